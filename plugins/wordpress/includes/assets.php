<?php
/**
 * The files of the npm package, which the plugin includes: nothing is loaded from elsewhere.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** The handle of script and style sheet. */
const HANDLE = 'slugline';

/**
 * The plugin's version with a hash of its files. The files of the package are in a folder of that name, because they refer to each
 * other: a version in the query of the first would not apply to the others.
 */
function build(): string {
	static $build = null;
	if ( null === $build ) {
		$file  = plugin_dir_path( PLUGIN ) . 'build.php';
		$build = is_readable( $file ) ? (string) require $file : '';
	}
	return $build;
}

/** The address of a file of the package. */
function asset_url( string $file ): string {
	return plugins_url( 'assets/' . build() . '/' . $file, PLUGIN );
}

/** The address of one of the plugin's own files. */
function own_url( string $file ): string {
	return plugins_url( $file, PLUGIN );
}

/** Registers the assets of pages and editors. */
function register_assets(): void {
	// No version in the query: it is in the path.
	// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	wp_register_script( HANDLE, asset_url( 'embed.js' ), array(), null, false );
	// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	wp_register_style( HANDLE, asset_url( 'slugline.css' ), array(), null );
	wp_register_style( 'slugline-post', own_url( 'post.css' ), array( HANDLE ), build() );
}
add_action( 'init', __NAMESPACE__ . '\register_assets' );

/** Adds the elements to the page. In the head if it is known early enough, else at the end of the page. */
function enqueue_elements(): void {
	wp_enqueue_script( HANDLE );
	wp_enqueue_style( HANDLE );
}

/**
 * Writes the script tag as a module, with WordPress's own function, so that it gets the nonce of another plugin
 * (`wp_script_attributes`). Plugins that combine, move or delay scripts are told to skip it: its files find
 * each other by their paths.
 */
function script_tag( string $tag, string $handle, string $src ): string {
	if ( HANDLE !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type'             => 'module',
			'src'              => $src,
			'id'               => HANDLE . '-js',
			'data-cfasync'     => 'false',
			'data-no-optimize' => '1',
			'data-noptimize'   => '1',
		)
	);
}
add_filter( 'script_loader_tag', __NAMESPACE__ . '\script_tag', 10, 3 );

/** Warns if the plugin was copied from its sources, without the package. */
function tell_missing_files(): void {
	if ( '' === build() && current_user_can( 'activate_plugins' ) ) {
		$text = __( 'Slugline: the package files are missing. Install the plugin from its zip file, which includes them.', 'slugline' );
		printf( '<div class="notice notice-error"><p>%s</p></div>', esc_html( $text ) );
	}
}
add_action( 'admin_notices', __NAMESPACE__ . '\tell_missing_files' );

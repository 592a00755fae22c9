<?php
/**
 * The block editor: a block for the strip, and a panel in the settings of a post.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** Registers the block and its scripts. */
function register_editor(): void {
	$preview = array( 'wp-element', 'wp-components', 'wp-i18n', 'wp-html-entities' );
	register_editor_script( 'slugline-preview', 'editor/preview.js', $preview );
	register_editor_script( 'slugline-ticker-editor', 'editor/ticker.js', array( 'slugline-preview', 'wp-blocks', 'wp-block-editor' ) );
	register_editor_script( 'slugline-story-editor', 'editor/story.js', array( 'slugline-preview', 'wp-plugins', 'wp-edit-post', 'wp-data', 'wp-core-data' ) );

	register_block_type(
		plugin_dir_path( PLUGIN ) . 'blocks/ticker',
		array(
			'attributes'      => array_fill_keys( array_keys( attributes_of( 'slugline-ticker' ) ), array( 'type' => 'string' ) ),
			'render_callback' => __NAMESPACE__ . '\ticker_block',
		)
	);
}
add_action( 'init', __NAMESPACE__ . '\register_editor' );

/** Registers a script of the editor, with its translations. */
function register_editor_script( string $handle, string $file, array $needs ): void {
	wp_register_script( $handle, own_url( $file ), $needs, build(), true );
	wp_set_script_translations( $handle, 'slugline' );
}

/** Passes data to the editor's scripts. */
function tell_editor(): void {
	$settings = settings();
	$facts    = array(
		'script'   => asset_url( 'embed.js' ),
		'style'    => asset_url( 'slugline.css' ),
		'ticker'   => attributes_of( 'slugline-ticker' ),
		'controls' => control_names(),
		'site'     => array(
			'src'      => $settings['src'],
			'stream'   => $settings['stream'],
			'label'    => $settings['label'],
			'controls' => implode( ' ', $settings['controls'] ) ?: 'none',
		),
		'meta'     => META,
	);
	wp_add_inline_script( 'slugline-preview', 'window.sluglineEditor = ' . wp_json_encode( $facts, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
	$screen = get_current_screen();
	if ( $screen && 'post' === $screen->base && in_array( $screen->post_type, $settings['post_types'], true ) ) {
		wp_enqueue_script( 'slugline-story-editor' );
	}
}
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor', 5 );

/** The output of the block. */
function ticker_block( array $attributes ): string {
	$html = ticker( array_intersect_key( $attributes, attributes_of( 'slugline-ticker' ) ) );
	return '' === $html ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $html );
}

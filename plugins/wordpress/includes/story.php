<?php
/**
 * The post as a story: its content is in `<slugline-article>` as the theme and other plugins have made it.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/**
 * The controls of a post: empty (the site's), `off` (no element), or a list of them as in the
 * attribute.
 */
const META = '_slugline_controls';

/** After blocks (9), paragraphs (10) and shortcodes (11); before content that others add below a post. */
const AFTER_SHORTCODES = 13;

/** Lets the editor store a post's choice. */
function register_choice(): void {
	$controls = implode( '|', control_names() );
	foreach ( settings()['post_types'] as $type ) {
		register_post_meta(
			$type,
			META,
			array(
				'type'          => 'string',
				'single'        => true,
				'default'       => '',
				'show_in_rest'  => array( 'schema' => array( 'pattern' => "^(off|none|($controls)( ($controls))*)?$" ) ),
				'auth_callback' => fn( $allowed, $key, $post ) => current_user_can( 'edit_post', $post ),
			)
		);
	}
}
add_action( 'init', __NAMESPACE__ . '\register_choice', 20 );

/** The controls of a post as in the attribute, or empty if it gets no element. */
function controls_of( int $post ): string {
	$settings = settings();
	if ( ! in_array( get_post_type( $post ), $settings['post_types'], true ) ) {
		return '';
	}
	$own = (string) get_post_meta( $post, META, true );
	if ( 'off' === $own ) {
		return '';
	}
	$rule = attributes_of( 'slugline-article' )['controls'];
	if ( '' !== $own && '' === problem( $rule, $own ) ) {
		return $own;
	}
	return implode( ' ', $settings['controls'] ) ?: 'none';
}

/** Adds script and style sheet to the head of a story's page, so that nothing moves when the controls appear. */
function enqueue_for_story(): void {
	if ( is_singular() && ! is_feed() && ! is_amp() && '' !== controls_of( get_queried_object_id() ) ) {
		enqueue_elements();
		wp_enqueue_style( 'slugline-post' );
	}
}
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\enqueue_for_story' );

/** Adds the tags around a post's content, on its own page, when the page's own post is rendered. */
function wrap( string $content ): string {
	$post = (int) get_the_ID();
	if ( ! is_page() || ! is_singular() || ! in_the_loop() || ! is_main_query() || get_queried_object_id() !== $post ) {
		return $content;
	}
	// Without text there is no story, and stories are not nested.
	if ( '' === wp_strip_all_tags( $content, true ) || post_password_required( $post ) || false !== strpos( $content, '<slugline-article' ) ) {
		return $content;
	}
	$controls = controls_of( $post );
	if ( '' === $controls ) {
		return $content;
	}
	enqueue_elements();
	wp_enqueue_style( 'slugline-post' );
	// The whole width of its container, and the class with which a classic theme places the content.
	$repeated = settings()['repeat'] && ! wp_is_block_theme() ? array( 'entry-content', 'alignfull' ) : array();
	/**
	 * The classes of the element around a post's content.
	 *
	 * @param string[] $classes The classes.
	 * @param int      $post    The post.
	 */
	$classes    = (array) apply_filters( 'slugline_article_classes', array_merge( array( 'slugline-post' ), $repeated ), $post );
	$attributes = array(
		'class'    => implode( ' ', array_map( 'sanitize_html_class', $classes ) ),
		'controls' => $controls,
	);
	return tag( 'slugline-article', $attributes ) . $content . '</slugline-article>';
}
add_filter( 'the_content', __NAMESPACE__ . '\wrap', AFTER_SHORTCODES );

/**
 * Gives the element the layout of the block around it: a block theme places the children of that block, and these are now the
 * element's children.
 */
function carry_layout( string $html ): string {
	$own = '<slugline-article class="slugline-post';
	if ( false === strpos( $html, $own ) || 1 !== preg_match( '/^\s*<div\b[^>]*\sclass="([^"]*)"/', $html, $found ) ) {
		return $html;
	}
	$layout = preg_grep( '/is-layout-|^has-global-padding$|^wp-container-/', words( $found[1] ) );
	return str_replace( $own, rtrim( $own . ' ' . implode( ' ', $layout ) ), $html );
}
add_filter( 'render_block_core/post-content', __NAMESPACE__ . '\carry_layout', 20 );

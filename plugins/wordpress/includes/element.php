<?php
/**
 * The elements as shortcodes: `[slugline_ticker …]`, `[slugline_article …]`, and what the ticker's block writes.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** Registers the shortcodes. */
function register_shortcodes(): void {
	add_shortcode( 'slugline_ticker', __NAMESPACE__ . '\ticker' );
	add_shortcode( 'slugline_article', __NAMESPACE__ . '\article' );
}
add_action( 'init', __NAMESPACE__ . '\register_shortcodes' );

/**
 * A strip of quotes.
 *
 * @param array|string $given Attributes of a shortcode or a block.
 */
function ticker( $given ): string {
	$settings = settings();
	$given    = named( $given );
	$site     = array();
	// A strip with an address of its own is another strip: the site's stream and label do not belong to it.
	if ( '' === trim( $given['src'] ?? '' ) && '' === trim( $given['stream'] ?? '' ) ) {
		$site = array_filter( array_intersect_key( $settings, array_flip( array( 'src', 'stream' ) ) ) );
	}
	$site += array_filter( array( 'label' => $settings['label'] ) );
	return element( 'slugline-ticker', $given, $site );
}

/**
 * A story that is somewhere else.
 *
 * @param array|string $given Attributes of a shortcode.
 */
function article( $given ): string {
	return element( 'slugline-article', named( $given ), array() );
}

/**
 * An element as HTML. What is wrong is left out, and told to those who can edit the page; readers see nothing of it.
 *
 * @param string $tag    The element's name.
 * @param array  $given  Attributes by name, from whomever.
 * @param array  $absent What to take for those that are not given.
 */
function element( string $tag, array $given, array $absent ): string {
	if ( ! is_page() ) {
		return '';
	}
	$rules      = attributes_of( $tag );
	$problems   = array();
	$attributes = array();
	foreach ( $given as $name => $value ) {
		$value = trim( $value );
		if ( ! isset( $rules[ $name ] ) ) {
			/* translators: %s: name of an attribute */
			$problems[] = sprintf( __( 'there is no attribute “%s”.', 'slugline' ), $name );
			continue;
		}
		if ( '' === $value && empty( $rules[ $name ]['empty'] ) ) {
			continue;
		}
		$problem = problem( $rules[ $name ], $value );
		if ( '' === $problem ) {
			$attributes[ $name ] = $value;
		} else {
			$problems[] = $name . ': ' . $problem;
		}
	}
	$attributes += $absent;
	if ( empty( $attributes['src'] ) && empty( $attributes['stream'] ) ) {
		$problems[] = __( 'no address (src) is given, here or in the settings; nothing is shown.', 'slugline' );
		return told( $tag, $problems );
	}
	enqueue_elements();
	return tag( $tag, $attributes ) . '</' . $tag . '>' . told( $tag, $problems );
}

/** The start tag of an element, with everything escaped. */
function tag( string $tag, array $attributes ): string {
	$html = '<' . $tag;
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', esc_attr( $name ), esc_attr( $value ) );
	}
	return $html . '>';
}

/**
 * Attributes by the names that the elements have: a shortcode may write `_` for `-`.
 *
 * @param array|string $given Attributes; a text where a shortcode has none.
 */
function named( $given ): array {
	$named = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		if ( is_int( $name ) ) {
			// A word without a value: it has no name to be known by, so it is named itself.
			$name  = is_scalar( $value ) ? (string) $value : '?';
			$value = '';
		}
		if ( is_scalar( $value ) ) {
			// Editors who may not write HTML have their `&` kept as `&amp;`.
			$named[ str_replace( '_', '-', strtolower( $name ) ) ] = html_entity_decode( (string) $value, ENT_QUOTES, 'UTF-8' );
		}
	}
	return $named;
}

/** What is wrong, for those who can mend it. */
function told( string $tag, array $problems ): string {
	if ( array() === $problems || ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	$items = '';
	foreach ( $problems as $problem ) {
		$items .= '<li>' . esc_html( $problem ) . '</li>';
	}
	/* translators: %s: name of an element, such as slugline-ticker */
	$title = sprintf( __( 'Slugline, %s (only people who can edit posts see this):', 'slugline' ), $tag );
	return '<div class="slugline-problems"><p>' . esc_html( $title ) . '</p><ul>' . $items . '</ul></div>';
}

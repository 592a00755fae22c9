<?php
/**
 * The elements as shortcodes: `[slugline_ticker …]`, `[slugline_article …]`, `[slugline_quote …]`, and the output of the ticker's block.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** Registers the shortcodes. */
function register_shortcodes(): void {
	add_shortcode( 'slugline_ticker', __NAMESPACE__ . '\ticker' );
	add_shortcode( 'slugline_article', __NAMESPACE__ . '\article' );
	add_shortcode( 'slugline_quote', __NAMESPACE__ . '\quote' );
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
	// A strip with its own address is another strip: the site's stream and label do not apply to it.
	if ( '' === trim( $given['src'] ?? '' ) && '' === trim( $given['stream'] ?? '' ) ) {
		$site = array_filter( array_intersect_key( $settings, array_flip( array( 'src', 'stream' ) ) ) );
	}
	$site += array_filter( array( 'label' => $settings['label'] ) );
	return element( 'slugline-ticker', $given, $site );
}

/**
 * A story from an address.
 *
 * @param array|string $given Attributes of a shortcode.
 */
function article( $given ): string {
	return element( 'slugline-article', named( $given ), array() );
}

/**
 * One quote in a sentence, with the figures of a strip of the page: `[slugline_quote symbol="RIO"]Rio Tinto[/slugline_quote]`.
 *
 * @param array|string $given Attributes of a shortcode.
 * @param string|null  $word  A word for the quote; without one its symbol is shown.
 */
function quote( $given, $word = '' ): string {
	list( $attributes, $problems ) = validated( 'slugline-quote', named( $given ) );

	$symbol = $attributes['symbol'] ?? '';
	$word   = esc_html( wp_strip_all_tags( (string) $word ) );
	if ( ! is_page() ) {
		// In a feed or a mail the sentence must read well without a script.
		return '' === $word ? esc_html( $symbol ) : $word;
	}
	if ( '' === $symbol ) {
		$problems[] = __( 'no symbol is given; only the word is shown.', 'slugline' );
		return $word . told( 'slugline-quote', $problems );
	}
	enqueue_elements();
	return tag( 'slugline-quote', $attributes ) . $word . '</slugline-quote>' . told( 'slugline-quote', $problems );
}

/**
 * An element as HTML. Invalid attributes are left out, and reported to those who can edit the page; readers see nothing of it.
 *
 * @param string $tag    The element's name.
 * @param array  $given  Attributes by name, unchecked.
 * @param array  $absent Defaults of those that are not given.
 */
function element( string $tag, array $given, array $absent ): string {
	if ( ! is_page() ) {
		return '';
	}
	list( $attributes, $problems ) = validated( $tag, $given );

	$attributes += $absent;
	if ( empty( $attributes['src'] ) && empty( $attributes['stream'] ) ) {
		$problems[] = __( 'no address (src) is given, here or in the settings; nothing is shown.', 'slugline' );
		return told( $tag, $problems );
	}
	enqueue_elements();
	return tag( $tag, $attributes ) . '</' . $tag . '>' . told( $tag, $problems );
}

/**
 * The valid attributes, and the problems of the others.
 *
 * @param string $tag   The element's name.
 * @param array  $given Attributes by name, unchecked.
 */
function validated( string $tag, array $given ): array {
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
	return array( $attributes, $problems );
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
 * Attributes by the elements' names: a shortcode may use `_` instead of `-`.
 *
 * @param array|string $given Attributes; a string if a shortcode has none.
 */
function named( $given ): array {
	$named = array();
	foreach ( is_array( $given ) ? $given : array() as $name => $value ) {
		if ( is_int( $name ) ) {
			// A word without a value has no name, so it is its own name.
			$name  = is_scalar( $value ) ? (string) $value : '?';
			$value = '';
		}
		if ( is_scalar( $value ) ) {
			// For editors who may not write HTML, `&` is stored as `&amp;`.
			$named[ str_replace( '_', '-', strtolower( $name ) ) ] = html_entity_decode( (string) $value, ENT_QUOTES, 'UTF-8' );
		}
	}
	return $named;
}

/** The problems, for those who can fix them. */
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

<?php
/**
 * The valid values of attributes. Everything from a form, a shortcode or a block is checked here.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** Attributes of an element and their rules, by name: the table in elements.json. */
function attributes_of( string $element ): array {
	static $table = null;
	if ( null === $table ) {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a file of the plugin.
		$table = json_decode( (string) file_get_contents( plugin_dir_path( PLUGIN ) . 'elements.json' ), true );
	}
	return $table[ $element ] ?? array();
}

/**
 * The problem with a value, in words; an empty string if there is none.
 *
 * @param array  $rule  A rule of the table.
 * @param string $value Trimmed.
 */
function problem( array $rule, string $value ): string {
	switch ( $rule['kind'] ) {
		case 'address':
			return problem_of_address( $value, $rule['schemes'] );
		case 'template':
			return problem_of_template( $value );
		case 'number':
			return problem_of_number( $value, $rule['minimum'], $rule['maximum'] );
		case 'choice':
			return problem_of_words( array( $value ), $rule['values'] );
		case 'words':
			if ( ( $rule['alone'] ?? '' ) === $value ) {
				return '';
			}
			return problem_of_words( words( $value ), $rule['values'] );
		default:
			return wp_check_invalid_utf8( $value ) === $value ? '' : __( 'not valid UTF-8 text.', 'slugline' );
	}
}

/** The words of a space-separated list. */
function words( string $list ): array {
	return (array) preg_split( '/\s+/', $list, -1, PREG_SPLIT_NO_EMPTY );
}

/** The problem with an address: it must be absolute with one of these schemes, or a path on this site. */
function problem_of_address( string $value, array $schemes ): string {
	$is_path = 1 === preg_match( '#^/(?!/)#', $value );
	$scheme  = strtolower( (string) wp_parse_url( $value, PHP_URL_SCHEME ) );
	$is_whole = in_array( $scheme, $schemes, true ) && '' !== (string) wp_parse_url( $value, PHP_URL_HOST );
	if ( has_stray_letters( $value ) || ( ! $is_path && ! $is_whole ) ) {
		$usual = implode( ', ', array_map( fn( $scheme ) => $scheme . '://', $schemes ) );
		/* translators: 1: what was typed, 2: beginnings of addresses, such as "http://, https://" */
		return sprintf( __( '“%1$s” cannot be used as an address. Give a full address (%2$s) or a path on this site that starts with a slash.', 'slugline' ), $value, $usual );
	}
	return '';
}

/** The problem with the address template of quotes. */
function problem_of_template( string $value ): string {
	$filled = str_replace( array( '{symbol}', '{exchange}' ), 'X', $value );
	if ( false !== strpbrk( $filled, '{}' ) ) {
		/* translators: %s: what was typed */
		return sprintf( __( '“%s”: only {symbol} and {exchange} may be in braces.', 'slugline' ), $value );
	}
	$is_fragment = '#' === substr( $filled, 0, 1 ) && ! has_stray_letters( $filled );
	return $is_fragment ? '' : problem_of_address( $filled, array( 'http', 'https' ) );
}

/** Whether there are characters that no address has: spaces, control characters, quotation marks, angle brackets, backslashes. */
function has_stray_letters( string $value ): bool {
	return 1 === preg_match( '/[\x00-\x20\x7f"<>\\\\^`]/', $value );
}

/** The problem with a number. */
function problem_of_number( string $value, int $minimum, int $maximum ): string {
	if ( 1 !== preg_match( '/^\d+(\.\d+)?$/', $value ) || (float) $value < $minimum || (float) $value > $maximum ) {
		/* translators: 1: what was typed, 2: smallest number, 3: largest number */
		return sprintf( __( '“%1$s” is not a number from %2$d to %3$d.', 'slugline' ), $value, $minimum, $maximum );
	}
	return '';
}

/** The problem with words, only some of which are known. */
function problem_of_words( array $given, array $known ): string {
	$unknown = array_diff( $given, $known );
	if ( array() === $unknown ) {
		return '';
	}
	/* translators: 1: words that were typed, 2: words that may be used */
	return sprintf( __( '“%1$s” is not known. Known values: %2$s.', 'slugline' ), implode( ' ', $unknown ), implode( ', ', $known ) );
}

<?php
/**
 * The site's settings: one option, which does not exist before something is chosen.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** The name of the option. */
const OPTION = 'slugline';

/** Classic themes that place content with `.entry-content > *`: these children are now the element's. */
const THEMES_THAT_PLACE_CHILDREN = array( 'twentytwentyone' );

/** The defaults. */
function default_settings(): array {
	return array(
		'src'        => '',
		'stream'     => '',
		'label'      => '',
		'controls'   => array( 'text-size' ),
		'post_types' => array( 'post' ),
		'repeat'     => in_array( get_template(), THEMES_THAT_PLACE_CHILDREN, true ),
	);
}

/** The settings of this site. Whatever wrote the option, the values have the right types. */
function settings(): array {
	$kept     = get_option( OPTION );
	$settings = array_merge( default_settings(), is_array( $kept ) ? $kept : array() );
	foreach ( array( 'src', 'stream' ) as $name ) {
		$address           = text_in( $settings, $name );
		$settings[ $name ] = '' === problem( attributes_of( 'slugline-ticker' )[ $name ], $address ) ? $address : '';
	}
	return array(
		'src'        => $settings['src'],
		'stream'     => $settings['stream'],
		'label'      => text_in( $settings, 'label' ),
		'controls'   => array_values( array_intersect( control_names(), words_in( $settings, 'controls' ) ) ),
		'post_types' => words_in( $settings, 'post_types' ),
		'repeat'     => ! empty( $settings['repeat'] ),
	);
}

/** The reader's controls. */
function control_names(): array {
	return attributes_of( 'slugline-article' )['controls']['values'];
}

/** The post types with their own pages, by name. */
function post_types(): array {
	$types = get_post_types( array( 'public' => true ), 'objects' );
	unset( $types['attachment'] );
	return array_filter( $types, 'is_post_type_viewable' );
}

/** Registers the option. Invalid values are reported on the page, and the former value stays. */
function register_settings(): void {
	register_setting(
		OPTION,
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
			'default'           => default_settings(),
		)
	);
}
add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );

/**
 * The settings to store for this input.
 *
 * @param mixed $given The submitted data.
 */
function sanitize_settings( $given ): array {
	$kept = settings();
	if ( ! is_array( $given ) ) {
		tell( 'settings', __( 'The settings could not be read; nothing was changed.', 'slugline' ) );
		return $kept;
	}
	$settings = array(
		'src'        => sanitize_address( 'src', __( 'Feed address', 'slugline' ), $given, $kept ),
		'stream'     => sanitize_address( 'stream', __( 'Stream address', 'slugline' ), $given, $kept ),
		'label'      => sanitize_label( $given, $kept ),
		'controls'   => sanitize_list( 'controls', __( 'Controls', 'slugline' ), $given, control_names() ),
		'post_types' => sanitize_list( 'post_types', __( 'Stories', 'slugline' ), $given, array_keys( post_types() ) ),
	);
	// The page does not ask this for a block theme: the setting of the next classic theme is not decided there.
	if ( ! wp_is_block_theme() ) {
		$settings['repeat'] = ! empty( $given['repeat'] );
	}
	return $settings;
}

/** An address, or the former one if it is invalid. */
function sanitize_address( string $name, string $title, array $given, array $kept ): string {
	$value = text_in( $given, $name );
	if ( '' === $value ) {
		return '';
	}
	$problem = problem( attributes_of( 'slugline-ticker' )[ $name ], $value );
	if ( '' !== $problem ) {
		tell( $name, $title . ': ' . $problem );
		return $kept[ $name ];
	}
	$scheme = strtolower( (string) wp_parse_url( $value, PHP_URL_SCHEME ) );
	if ( is_ssl() && in_array( $scheme, array( 'http', 'ws' ), true ) ) {
		/* translators: %s: name of a field */
		tell( $name, sprintf( __( '%s: browsers do not load an unencrypted address on an encrypted page. Use https:// (or wss://).', 'slugline' ), $title ), 'warning' );
	}
	return $value;
}

/** The strip's name: a text without tags and line breaks, and with a maximum length. */
function sanitize_label( array $given, array $kept ): string {
	$typed = text_in( $given, 'label' );
	$label = sanitize_text_field( $typed );
	if ( mb_strlen( $label ) > 80 ) {
		tell( 'label', __( 'Strip label: longer than 80 characters; the previous label was kept.', 'slugline' ) );
		return $kept['label'];
	}
	if ( $label !== $typed ) {
		tell( 'label', __( 'Strip label: tags, line breaks and extra spaces were removed.', 'slugline' ), 'warning' );
	}
	return $label;
}

/** The known words of a list, in their defined order. */
function sanitize_list( string $name, string $title, array $given, array $known ): array {
	$words   = words_in( $given, $name );
	$problem = problem_of_words( $words, $known );
	if ( '' !== $problem ) {
		tell( $name, $title . ': ' . $problem );
	}
	return array_values( array_intersect( $known, $words ) );
}

/** A submitted text, trimmed. */
function text_in( array $given, string $name ): string {
	$value = $given[ $name ] ?? '';
	return is_scalar( $value ) ? trim( (string) $value ) : '';
}

/** A submitted list of words. */
function words_in( array $given, string $name ): array {
	return array_map( 'strval', array_filter( (array) ( $given[ $name ] ?? array() ), 'is_scalar' ) );
}

/** Shows a message on the settings page, which writes messages as HTML. */
function tell( string $name, string $message, string $type = 'error' ): void {
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( OPTION, 'slugline-' . $name, esc_html( $message ), $type );
	}
}

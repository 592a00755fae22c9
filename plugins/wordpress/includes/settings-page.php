<?php
/**
 * The settings page: Settings → Slugline.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** Adds the page to the menu. */
function add_settings_page(): void {
	$page = add_options_page( __( 'Slugline', 'slugline' ), __( 'Slugline', 'slugline' ), 'manage_options', OPTION, __NAMESPACE__ . '\show_settings_page' );
	add_action( 'admin_print_styles-' . $page, __NAMESPACE__ . '\enqueue_elements' );
	add_action(
		'admin_print_styles-' . $page,
		fn() => wp_enqueue_script( 'slugline-settings', own_url( 'settings/preview.js' ), array( 'wp-i18n', 'wp-a11y' ), build(), true )
	);
}
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );

/** Adds a link to the page to the list of plugins. */
function link_to_settings( array $links ): array {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=' . OPTION ) ), esc_html__( 'Settings', 'slugline' ) );
	return array_merge( array( $link ), $links );
}
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN ), __NAMESPACE__ . '\link_to_settings' );

/** The labels of the controls. */
function control_titles(): array {
	return array(
		'text-size' => __( 'Text size', 'slugline' ),
		'theme'     => __( 'Colours', 'slugline' ),
		'font'      => __( 'Typeface', 'slugline' ),
		'spacing'   => __( 'Spacing', 'slugline' ),
		'measure'   => __( 'Line length', 'slugline' ),
		'listen'    => __( 'Reading aloud', 'slugline' ),
		'share'     => __( 'Sharing', 'slugline' ),
		'print'     => __( 'Printing', 'slugline' ),
	);
}

/** Writes the page. */
function show_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = settings();
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Slugline', 'slugline' ); ?></h1>
		<form action="options.php" method="post">
			<?php settings_fields( OPTION ); ?>
			<h2><?php esc_html_e( 'Stories', 'slugline' ); ?></h2>
			<table class="form-table" role="presentation">
				<?php
				show_boxes( 'post_types', __( 'Readers get controls on', 'slugline' ), wp_list_pluck( post_types(), 'label' ), $settings['post_types'] );
				show_boxes( 'controls', __( 'Controls', 'slugline' ), control_titles(), $settings['controls'] );
				if ( ! wp_is_block_theme() ) {
					$text = __( 'The theme styles the direct children of “entry-content”: give the element that class too. (For posts that lose the space between their paragraphs.)', 'slugline' );
					show_box( 'repeat', __( 'Layout', 'slugline' ), $text, $settings['repeat'] );
				}
				?>
			</table>
			<h2><?php esc_html_e( 'Strip of quotes', 'slugline' ); ?></h2>
			<p><?php esc_html_e( 'Used by strips without an address of their own.', 'slugline' ); ?></p>
			<table class="form-table" role="presentation">
				<?php
				show_text( 'src', __( 'Feed address', 'slugline' ), __( 'A snapshot of quotes: a full address, or a path on this site. Another site must allow this one to read it (Access-Control-Allow-Origin).', 'slugline' ), $settings['src'] );
				show_text( 'stream', __( 'Stream address', 'slugline' ), __( 'Where ticks come from, if there is a stream: Server-Sent Events, or a WebSocket (wss://).', 'slugline' ), $settings['stream'] );
				show_text( 'label', __( 'Strip label', 'slugline' ), __( 'The name of the strip, shown and spoken. If empty: the name in the feed, or “Markets”.', 'slugline' ), $settings['label'] );
				?>
			</table>
			<?php submit_button(); ?>
		</form>
		<?php show_preview( $settings ); ?>
		<h2><?php esc_html_e( 'How to use it', 'slugline' ); ?></h2>
		<p>
			<?php esc_html_e( 'In the block editor: the block “Market ticker”, and the panel “Slugline” in the settings of a post. Elsewhere, these shortcodes:', 'slugline' ); ?>
		</p>
		<p><code>[slugline_ticker]</code> <code>[slugline_ticker src="/markets.json" label="NYSE - LSE" symbols="RIO VOD"]</code> <code>[slugline_article src="/stories/tape.json"]</code> <code>[slugline_quote symbol="RIO"]Rio Tinto[/slugline_quote]</code></p>
	</div>
	<?php
}

/** A row with a text field. */
function show_text( string $name, string $title, string $help, string $value ): void {
	$id = 'slugline-' . $name;
	printf(
		'<tr><th scope="row"><label for="%1$s">%2$s</label></th><td><input class="regular-text" type="text" id="%1$s" name="%3$s[%4$s]" value="%5$s" aria-describedby="%1$s-help" autocomplete="off" spellcheck="false"><p class="description" id="%1$s-help">%6$s</p></td></tr>',
		esc_attr( $id ),
		esc_html( $title ),
		esc_attr( OPTION ),
		esc_attr( $name ),
		esc_attr( $value ),
		esc_html( $help )
	);
}

/** A row with a checkbox for each choice. */
function show_boxes( string $name, string $title, array $choices, array $chosen ): void {
	printf( '<tr><th scope="row">%1$s</th><td><fieldset><legend class="screen-reader-text">%1$s</legend>', esc_html( $title ) );
	foreach ( $choices as $value => $text ) {
		printf(
			'<label><input type="checkbox" name="%1$s[%2$s][]" value="%3$s"%4$s> %5$s</label><br>',
			esc_attr( OPTION ),
			esc_attr( $name ),
			esc_attr( $value ),
			checked( in_array( (string) $value, $chosen, true ), true, false ),
			esc_html( $text )
		);
	}
	echo '</fieldset></td></tr>';
}

/** A row with one checkbox. */
function show_box( string $name, string $title, string $text, bool $is_chosen ): void {
	printf(
		'<tr><th scope="row">%1$s</th><td><label><input type="checkbox" name="%2$s[%3$s]" value="1"%4$s> %5$s</label></td></tr>',
		esc_html( $title ),
		esc_attr( OPTION ),
		esc_attr( $name ),
		checked( $is_chosen, true, false ),
		esc_html( $text )
	);
}

/** The strip with the stored settings, and a place for its error messages. */
function show_preview( array $settings ): void {
	$attributes = array_filter( array_intersect_key( $settings, array_flip( array( 'src', 'stream', 'label' ) ) ) );
	if ( ! isset( $attributes['src'] ) && ! isset( $attributes['stream'] ) ) {
		return;
	}
	echo '<h2>' . esc_html__( 'Preview of the saved strip', 'slugline' ) . '</h2>';
	// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- `tag` escapes.
	echo tag( 'slugline-ticker', $attributes ) . '</slugline-ticker>';
	echo '<div id="slugline-preview-problem" class="notice notice-warning inline" hidden><p></p></div>';
}

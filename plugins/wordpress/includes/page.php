<?php
/**
 * Where elements are allowed: on pages for browsers, and nowhere else.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/**
 * Whether the output is a page for a browser. Feeds, the REST API, AMP, embeds, excerpts and mail get the text
 * alone: no scripts run there.
 */
function is_page(): bool {
	if ( is_admin() || wp_doing_ajax() || wp_doing_cron() ) {
		return false;
	}
	if ( defined( 'REST_REQUEST' ) && REST_REQUEST ) {
		return false;
	}
	if ( is_feed() || is_embed() || is_amp() ) {
		return false;
	}
	return ! doing_filter( 'get_the_excerpt' ) && ! doing_filter( 'the_excerpt' );
}

/** Whether the page is for AMP, according to the two usual plugins. */
function is_amp(): bool {
	foreach ( array( 'amp_is_request', 'is_amp_endpoint', 'ampforwp_is_amp_endpoint' ) as $question ) {
		if ( function_exists( $question ) && $question() ) {
			return true;
		}
	}
	return false;
}

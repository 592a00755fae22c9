<?php
/**
 * Where an element may stand: on a page that a browser shows, and nowhere else.
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/**
 * Whether what is being written is a page for a browser. Feeds, the REST API, AMP, embeds, excerpts, and what is sent by
 * mail get the text alone: nothing there runs a script.
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

/** Whether the page is written for AMP, as the two usual plugins tell it. */
function is_amp(): bool {
	foreach ( array( 'amp_is_request', 'is_amp_endpoint', 'ampforwp_is_amp_endpoint' ) as $question ) {
		if ( function_exists( $question ) && $question() ) {
			return true;
		}
	}
	return false;
}

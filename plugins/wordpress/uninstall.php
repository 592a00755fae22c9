<?php
/**
 * Removes everything that the plugin has stored: the option, and the posts' choices of controls.
 *
 * @package Slugline
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Cleans the current site. */
function slugline_clean_site(): void {
	delete_option( 'slugline' );
	delete_post_meta_by_key( '_slugline_controls' );
}

if ( is_multisite() ) {
	// All sites of the network, however many: `number` 0 has no limit.
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $slugline_site ) {
		switch_to_blog( $slugline_site );
		slugline_clean_site();
		restore_current_blog();
	}
} else {
	slugline_clean_site();
}

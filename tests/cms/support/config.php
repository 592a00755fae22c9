<?php
// What the tests' WordPress is told, beside its database and its address.

$table_prefix = 'wp_';

define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
// A notice of PHP fails the tests: see site.php and php.log.
define( 'WP_DEBUG_LOG', dirname( __DIR__, 3 ) . '/target/cms/php.log' );
// Nothing is asked of anybody else.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );
define( 'FS_METHOD', 'direct' );

foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $slugline_name ) {
	define( $slugline_name . '_KEY', 'tests' );
	define( $slugline_name . '_SALT', 'tests' );
}

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', dirname( __DIR__, 3 ) . '/target/cms/wordpress/' );
}
require_once ABSPATH . 'wp-settings.php';

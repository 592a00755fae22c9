<?php
/**
 * What the tests do in WordPress, by its own functions: php site.php FOLDER OPERATION JSON. Prints JSON.
 */

list( , $folder, $operation, $about ) = $argv;
$about = json_decode( $about, true );

$_SERVER['HTTP_HOST']       = 'localhost';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
if ( 'install' === $operation ) {
	define( 'WP_INSTALLING', true );
}
require $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

/** A value, or the end with what WordPress says. */
function sound( $value ) {
	if ( is_wp_error( $value ) ) {
		fwrite( STDERR, $value->get_error_message() . "\n" );
		exit( 1 );
	}
	return $value;
}

$operations = array(
	'install'        => function () {
		add_filter( 'pre_wp_mail', '__return_true' );
		wp_install( 'Site of the tests', 'admin', 'admin@example.org', false, '', 'password' );
		update_option( 'show_avatars', '0' );
		update_option( 'users_can_register', '0' );
		sound( wp_insert_user( array( 'user_login' => 'author', 'user_pass' => 'password', 'user_email' => 'author@example.org', 'role' => 'author' ) ) );
		foreach ( get_users() as $user ) {
			// The editor greets new users with a tour.
			update_user_meta( $user->ID, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ), '_modified' => gmdate( 'c' ) ) );
		}
		return get_bloginfo( 'version' );
	},
	'install-plugin' => function ( $about ) {
		require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
		wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
		$upgrader = new Plugin_Upgrader( new Automatic_Upgrader_Skin() );
		if ( true !== sound( $upgrader->install( $about['zip'] ) ) ) {
			sound( new WP_Error( 'install', implode( "\n", $upgrader->skin->get_upgrade_messages() ) ) );
		}
		sound( activate_plugin( 'slugline/slugline.php' ) );
		return true;
	},
	'post'           => function ( $about ) {
		$author = get_user_by( 'login', $about['author'] ?? 'admin' )->ID;
		wp_set_current_user( $author );
		kses_init();
		$post = array_diff_key( $about, array( 'author' => 0, 'meta' => 0 ) ) + array( 'post_title' => 'A headline', 'post_status' => 'publish', 'post_author' => $author );
		$id   = sound( wp_insert_post( wp_slash( $post ), true ) );
		foreach ( $about['meta'] ?? array() as $key => $value ) {
			update_post_meta( $id, $key, $value );
		}
		return array( 'id' => $id, 'content' => get_post( $id )->post_content );
	},
	'theme'          => function ( $about ) {
		switch_theme( $about['name'] );
		return get_stylesheet();
	},
	// Past every check of the page of settings, as a faulty import or another plugin writes.
	'set'            => fn( $about ) => update_option( 'slugline', $about ),
	'forget'         => fn() => delete_option( 'slugline' ),
	'settings'       => fn() => get_option( 'slugline', null ),
	'meta'           => fn( $about ) => get_post_meta( $about['id'], '_slugline_controls', true ),
	'content'        => fn( $about ) => get_post( $about['id'] )->post_content,
	'comment'        => fn( $about ) => sound( wp_insert_comment( array( 'comment_post_ID' => $about['id'], 'comment_content' => $about['text'], 'comment_approved' => 1 ) ) ),
	// Whatever in the whole database has the plugin's name.
	'left'           => function () {
		global $wpdb;
		return array(
			'options' => $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%slugline%'" ),
			'posts'   => $wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%slugline%'" ),
			'users'   => $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%slugline%'" ),
			'files'   => glob( WP_PLUGIN_DIR . '/slugline' ),
		);
	},
	'delete-plugin'  => function () {
		wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
		deactivate_plugins( 'slugline/slugline.php' );
		return sound( delete_plugins( array( 'slugline/slugline.php' ) ) );
	},
);

echo wp_json_encode( $operations[ $operation ]( $about ) );

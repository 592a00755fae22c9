<?php
/**
 * What themes and other plugins of a site do, by a word in the page's address.
 */

// phpcs:disable WordPress.Security.NonceVerification

/** Whether the address asks for something. */
function slugline_tests_ask( string $word ): bool {
	return isset( $_GET[ $word ] );
}

// The editor asks wordpress.org for more blocks; the tests ask nobody.
remove_action( 'enqueue_block_editor_assets', 'wp_enqueue_editor_block_directory_assets' );
add_filter( 'should_load_remote_block_patterns', '__return_false' );

// A theme that resets everything.
add_action(
	'wp_head',
	function () {
		if ( slugline_tests_ask( 'reset' ) ) {
			echo '<style>*,*::before,*::after{all:unset;box-sizing:border-box} head,head *{display:none} html,body,div,main,article,p,header,footer,h1,h2{display:block}</style>';
		}
	}
);

// A plugin that sends a policy with a nonce, and gives the nonce to scripts that WordPress writes.
add_action(
	'send_headers',
	function () {
		if ( slugline_tests_ask( 'policy' ) ) {
			header( "Content-Security-Policy: script-src 'nonce-of-this-page' 'wasm-unsafe-eval'; connect-src 'self'; object-src 'none'; base-uri 'none'" );
		}
	}
);
add_filter(
	'wp_script_attributes',
	function ( $attributes ) {
		return slugline_tests_ask( 'policy' ) ? $attributes + array( 'nonce' => 'of-this-page' ) : $attributes;
	}
);

// A plugin that puts something below every post.
add_filter(
	'the_content',
	function ( $content ) {
		return slugline_tests_ask( 'related' ) ? $content . '<aside id="related">More stories</aside>' : $content;
	},
	50
);

// An AMP plugin's answer.
if ( slugline_tests_ask( 'amp' ) ) {
	/** Whether the page is AMP's. */
	function amp_is_request(): bool {
		return true;
	}
}

// The plugin is not there: what the theme makes by itself.
if ( slugline_tests_ask( 'without' ) ) {
	add_filter( 'option_active_plugins', fn( $plugins ) => array_diff( (array) $plugins, array( 'slugline/slugline.php' ) ) );
}

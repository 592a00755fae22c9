<?php
/**
 * Plugin Name:       Slugline
 * Description:       Readers' controls for your posts (text size, colours, letters, reading aloud), and a strip of market quotes.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Slugline
 * License:           MIT
 * License URI:       https://spdx.org/licenses/MIT.html
 * Text Domain:       slugline
 * Domain Path:       /languages
 *
 * @package Slugline
 */

namespace Slugline;

defined( 'ABSPATH' ) || exit;

/** The plugin's main file, by which WordPress identifies the plugin. */
const PLUGIN = __FILE__;

require __DIR__ . '/includes/page.php';
require __DIR__ . '/includes/assets.php';
require __DIR__ . '/includes/values.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/story.php';
require __DIR__ . '/includes/editor.php';

/** Loads translations from the plugin's own folder, in addition to those from WordPress.org. */
function load_translations(): void {
	load_plugin_textdomain( 'slugline', false, dirname( plugin_basename( PLUGIN ) ) . '/languages' );
}
add_action( 'init', __NAMESPACE__ . '\load_translations', 1 );

if ( is_admin() ) {
	require __DIR__ . '/includes/settings-page.php';
}

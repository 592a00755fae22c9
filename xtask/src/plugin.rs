//! What is made for content systems: the WordPress plugin's zip, and the tests of it in a real WordPress.

use anyhow::Result;

use crate::browser::Engine;
use crate::workspace::Workspace;
use crate::{apt, node, package};

/// Debian's packages of the tests' WordPress. `mariadb-server-core` is the server without the service, and nothing that is
/// recommended comes along: no service is started by them.
const PACKAGES: &[&str] = &[
    "wordpress",
    "wordpress-theme-twentytwentyone",
    "wordpress-theme-twentytwentythree",
    "php-cli",
    "php-mysql",
    "mariadb-server-core",
    "mariadb-client-core",
];
/// Files that they bring.
const FILES: &[&str] = &[
    "/usr/share/wordpress/wp-load.php",
    "/usr/share/wordpress/wp-content/themes/twentytwentyone/style.css",
    "/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css",
    "/usr/bin/php",
    "/usr/sbin/mariadbd",
    "/usr/bin/mariadb",
];

/// Makes the zip, with a package that is up to date: `cargo xtask plugin`.
pub(crate) fn make(workspace: &Workspace) -> Result<()> {
    package::ensure(workspace)?;
    let script = node::script(workspace, "xtask/plugin.mjs");
    workspace.run(script, "mend what is named above").map(drop)
}

/// Installs WordPress, PHP and MariaDB where they are missing.
pub(crate) fn ensure_wordpress(workspace: &Workspace) -> Result<()> {
    if FILES.iter().all(|file| workspace.path(file).is_file()) {
        return Ok(());
    }
    apt::install(workspace, PACKAGES)
}

/// The tests of `tests/cms/`: they make a fresh WordPress in `target/cms/`, and end it.
pub(crate) fn tests(workspace: &Workspace, more: &[String]) -> Result<std::process::Command> {
    let browser = Engine::Chromium.ensure(workspace)?;
    let mut npx = workspace.command(node::program("npx"));
    npx.args(["--no", "playwright", "test", "--config", "tests/cms/playwright.config.js"]).args(more);
    npx.env("CHROMIUM", &browser.binary);
    Ok(npx)
}

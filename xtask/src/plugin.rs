//! For content systems: the WordPress plugin's zip, and its tests in a real WordPress.

use anyhow::Result;

use crate::browser::Engine;
use crate::workspace::Workspace;
use crate::{apt, node, package};

/// Debian's packages for the tests' WordPress. `mariadb-server-core` is the server without the service, and recommended
/// packages are left out, so that no service is started.
const PACKAGES: &[&str] = &[
    "wordpress",
    "wordpress-theme-twentytwentyone",
    "wordpress-theme-twentytwentythree",
    "php-cli",
    "php-mysql",
    "mariadb-server-core",
    "mariadb-client-core",
];
/// Files from these packages.
const FILES: &[&str] = &[
    "/usr/share/wordpress/wp-load.php",
    "/usr/share/wordpress/wp-content/themes/twentytwentyone/style.css",
    "/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css",
    "/usr/bin/php",
    "/usr/sbin/mariadbd",
    "/usr/bin/mariadb",
];

/// Makes the zip, with an up-to-date package: `cargo xtask plugin`.
pub(crate) fn make(workspace: &Workspace) -> Result<()> {
    make_into(workspace, "target/slugline-wordpress.zip")
}

/// Makes the zip as that file.
pub(crate) fn make_into(workspace: &Workspace, file: &str) -> Result<()> {
    package::ensure(workspace)?;
    let mut script = node::script(workspace, "xtask/plugin.mjs");
    script.arg(file);
    workspace.run(script, "mend what is named above").map(drop)
}

/// Installs WordPress, PHP and MariaDB if they are missing.
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

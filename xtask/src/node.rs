//! Node.js and the npm packages of the repository.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::stamp;
use crate::workspace::Workspace;

/// The oldest Node.js on which the chores run, and Vite in the tests.
const OLDEST: [u32; 2] = [20, 19];
/// Where to get it, printed when it is missing.
pub(crate) const BY_HAND: &str = "install Node.js 20.19 or newer with npm, from nodejs.org or your system's packages";

/// Node.js's version line, if it is there and new enough.
pub(crate) fn version(workspace: &Workspace) -> Result<String> {
    let mut node = workspace.command("node");
    node.arg("--version");
    let version = workspace.ask(node).context("there is no Node.js")?;
    let numbers: Vec<u32> = version.trim_start_matches('v').split('.').map_while(|number| number.parse().ok()).collect();
    if numbers.as_slice() < OLDEST.as_slice() {
        bail!("Node.js {version} is too old");
    }
    Ok(version)
}

/// Whether `node_modules` matches package-lock.json.
pub(crate) fn has_modules(workspace: &Workspace) -> Result<bool> {
    Ok(stamp::matches(&workspace.path(STAMP), &lock(workspace)?))
}

/// `npm ci`, if the lock file has changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    version(workspace).context(BY_HAND)?;
    if has_modules(workspace)? {
        return Ok(());
    }
    let mut npm = workspace.command(program("npm"));
    // Browsers come from the system: see `browser`.
    npm.arg("ci").env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    workspace.run(npm, "see to the npm registry of this machine (`npm config get registry`), then try again")?;
    stamp::write(&workspace.path(STAMP), &lock(workspace)?)
}

/// A command that runs a script with Node.js.
pub(crate) fn script(workspace: &Workspace, path: &str) -> Command {
    let mut command = workspace.command("node");
    command.arg(path);
    command
}

/// The name of one of npm's programs, which are batch files on Windows.
pub(crate) fn program(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

/// In the folder itself, so that it is removed with it: `npm ci` begins by removing the folder.
const STAMP: &str = "node_modules/.slugline";

fn lock(workspace: &Workspace) -> Result<String> {
    stamp::fingerprint(&[workspace.path("package-lock.json")])
}

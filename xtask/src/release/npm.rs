//! The npm package as npm would publish it, judged by those who read such packages.

use std::process::Command;

use anyhow::{Result, bail};

use super::FOLDER;
use super::version::VERSION;
use crate::node;
use crate::steps::Note;
use crate::workspace::Workspace;

/// The package has ES modules only: `require` of one works in Node.js 20.19 and newer.
const IGNORED_RULE: &str = "cjs-resolves-to-esm";
/// The script of a tag and the files of the module: a project wants their addresses, and its bundler has the types of those.
const WITHOUT_TYPES: &[&str] = &["embed.js", "slugline_bg.wasm", "formats.wasm", "controls.wasm", "quotes.wasm"];

/// Packs the tarball.
pub(super) fn pack(workspace: &Workspace) -> Result<Note> {
    let mut npm = workspace.command(node::program("npm"));
    npm.args(["pack", "./pkg", "--pack-destination", FOLDER]);
    workspace.run(npm, "mend what npm names above")?;
    if !workspace.path(&tarball()).is_file() {
        bail!("npm did not make {}; see {}", tarball(), workspace.log().display());
    }
    Ok(Some(tarball()))
}

/// Whether every entry of the manifest is there and of its kind.
pub(super) fn publint(workspace: &Workspace) -> Result<Note> {
    let mut publint = tool(workspace, "publint");
    publint.args(["run", &tarball(), "--strict"]);
    workspace.run(publint, "mend what publint names above, in xtask/manifest.mjs").map(|_| None)
}

/// Whether TypeScript finds the types, whatever its settings.
pub(super) fn types(workspace: &Workspace) -> Result<Note> {
    let mut attw = tool(workspace, "attw");
    attw.args([tarball().as_str(), "--no-emoji", "--no-color", "--format", "ascii", "--ignore-rules", IGNORED_RULE]);
    attw.arg("--exclude-entrypoints").args(WITHOUT_TYPES);
    workspace.run(attw, "mend what attw names above, in xtask/manifest.mjs").map(|_| None)
}

fn tarball() -> String {
    format!("{FOLDER}/slugline-{VERSION}.tgz")
}

/// A program of the repository's npm packages.
fn tool(workspace: &Workspace, name: &str) -> Command {
    workspace.command(node::program(name))
}

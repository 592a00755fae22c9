//! The projects of `examples/frameworks/`, each installed and built with its framework's own tools.

use std::process::Command;

use anyhow::Result;

use crate::browser::Engine;
use crate::node;
use crate::workspace::Workspace;

/// The tests of `tests/frameworks/`. A name of a project among the arguments selects its tests.
pub(crate) fn tests(workspace: &Workspace, more: &[String]) -> Result<Command> {
    let browser = Engine::Chromium.ensure(workspace)?;
    let mut npx = workspace.command(node::program("npx"));
    npx.args(["--no", "playwright", "test", "--config", "tests/frameworks/playwright.config.js"]);
    npx.args(more.iter().map(|word| selected(workspace, word))).env("CHROMIUM", &browser.binary);
    Ok(npx)
}

/// The file of a project's tests: Playwright looks for a bare name in the whole path.
fn selected(workspace: &Workspace, word: &str) -> String {
    let file = format!("tests/frameworks/{word}.spec.js");
    if workspace.path(&file).is_file() { file } else { word.to_owned() }
}

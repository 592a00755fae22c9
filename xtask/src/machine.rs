//! Prints what the tests run with before they run: a failure elsewhere may come from another browser.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::Engine;
use crate::node;
use crate::steps::Note;
use crate::workspace::Workspace;

/// The npm packages with the fonts of the test browsers: see tests/e2e/fonts/.
const FONTS: [&str; 5] = [
    "@expo-google-fonts/pt-sans-narrow",
    "@expo-google-fonts/arimo",
    "@expo-google-fonts/tinos",
    "@expo-google-fonts/cousine",
    "dejavu-fonts-ttf",
];

/// Checks Node.js, ensures that npm packages and browsers are there, and prints them.
pub(crate) fn report(workspace: &Workspace, engines: &[Engine]) -> Result<Note> {
    node::ensure(workspace)?;
    let mut lines = Vec::new();
    for engine in engines {
        let browser = engine.ensure(workspace)?;
        lines.push(format!("{}: {}", engine.name(), browser.version(workspace).unwrap_or_else(|| "unknown version".to_owned())));
    }
    lines.push(format!("Node.js {}", versions_of_node(workspace)?));
    lines.push(format!("fonts, and none of the machine's: {}", fonts(workspace)?));
    Ok(Some(lines.join("\n")))
}

fn versions_of_node(workspace: &Workspace) -> Result<String> {
    let mut node = workspace.command("node");
    node.args([
        "--print",
        "`${process.versions.node}, with ICU ${process.versions.icu} and Unicode ${process.versions.unicode}`",
    ]);
    workspace.ask(node).context("Node.js does not report its version of ICU")
}

fn fonts(workspace: &Workspace) -> Result<String> {
    let found = FONTS.map(|package| {
        let path = workspace.path("node_modules").join(package).join("package.json");
        let text = fs::read_to_string(&path).with_context(|| format!("{} is missing: `npm ci`", path.display()))?;
        let manifest: Value = serde_json::from_str(&text)?;
        let version = manifest.get("version").and_then(Value::as_str).unwrap_or("of no version");
        Ok(format!("{} {version}", package.trim_start_matches("@expo-google-fonts/")))
    });
    Ok(found.into_iter().collect::<Result<Vec<_>>>()?.join(", "))
}

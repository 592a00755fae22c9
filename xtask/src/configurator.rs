//! The configurator: a page made with the crate's components (`examples/configurator/`).

use anyhow::Result;

use crate::bindings::{self, Page};
use crate::stamp;
use crate::workspace::Workspace;

/// The inputs of the page's module.
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "demo",
    "docs/attributes.json",
    "examples/configurator/Cargo.toml",
    "examples/configurator/src",
    "src",
    "xtask/src/bindings.rs",
    "xtask/src/configurator.rs",
];
/// What the page imports.
const PAGE: Page = Page { package: "slugline-configurator", name: "configurator", output: "target/configurator" };

/// Builds the module of the page, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    stamp::unless_made(workspace, INPUTS, PAGE.output, || bindings::make(workspace, &PAGE))
}

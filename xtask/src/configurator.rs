//! The configurator: a page made with the crate's components (`examples/configurator/`).

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{bindings, stamp};

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
/// Where the page imports it.
const OUTPUT: &str = "target/configurator";

/// Builds the module of the page, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    stamp::unless_made(workspace, INPUTS, OUTPUT, || bindings::make(workspace, "slugline-configurator", "configurator", OUTPUT))
}

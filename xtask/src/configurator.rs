//! The configurator: a page made with the crate's components (`examples/configurator/`).

use anyhow::Result;

use crate::toolchain::TARGET;
use crate::workspace::Workspace;
use crate::{setup, stamp, tools};

/// The inputs of the page's module.
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "demo",
    "docs/attributes.json",
    "examples/configurator/Cargo.toml",
    "examples/configurator/src",
    "src",
    "xtask/src/configurator.rs",
];
/// Where the page imports it.
const OUTPUT: &str = "target/configurator";
const STAMP: &str = "target/xtask/configurator.stamp";
/// In the debug profile: it builds faster.
const MODULE: &str = "wasm32-unknown-unknown/debug/slugline_configurator.wasm";

/// Builds the module of the page, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    let inputs = INPUTS.iter().map(|path| workspace.path(path)).collect::<Vec<_>>();
    let state = stamp::fingerprint(&inputs)?;
    if stamp::matches(&workspace.path(STAMP), &state) && workspace.path(OUTPUT).is_dir() {
        return Ok(());
    }
    let toolchain = setup::for_wasm(workspace)?;
    let mut cargo = toolchain.command(workspace, "cargo");
    cargo.args(["build", "--package", "slugline-configurator", "--target", TARGET]);
    workspace.run(cargo, "mend what the compiler names above")?;
    tools::Tool::wasm_bindgen(&workspace.path(""))?.ensure(workspace)?;
    let mut glue = workspace.command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--out-name", "configurator", "--out-dir", OUTPUT])
        .arg(workspace.target().join(MODULE));
    workspace.run(glue, "see what wasm-bindgen says above")?;
    stamp::write(&workspace.path(STAMP), &state)
}

//! The example: a Leptos application with both components, on a server and in the browser (`examples/leptos/`).

use anyhow::Result;

use crate::toolchain::TARGET;
use crate::workspace::Workspace;
use crate::{setup, stamp, tools};

/// The inputs of the example.
const INPUTS: &[&str] = &["Cargo.lock", "Cargo.toml", "demo", "examples/leptos", "src", "xtask/src/example.rs"];
/// What the browser gets.
const OUTPUT: &str = "target/example";
const STAMP: &str = "target/xtask/example.stamp";
/// In the debug profile: it builds faster, and Leptos then reports hydration errors.
const MODULE: &str = "wasm32-unknown-unknown/debug/slugline_example_browser.wasm";

/// Builds the example and serves it at a printed address.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    ensure(workspace)?;
    let mut server = workspace.command(workspace.target().join("debug/slugline-example-server"));
    server.args(arguments);
    workspace.hand_over(server)
}

/// Builds the example, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    let inputs = INPUTS.iter().map(|path| workspace.path(path)).collect::<Vec<_>>();
    let state = stamp::fingerprint(&inputs)?;
    if stamp::matches(&workspace.path(STAMP), &state) && workspace.path(OUTPUT).is_dir() {
        return Ok(());
    }
    let toolchain = setup::for_wasm(workspace)?;
    let remedy = "mend what the compiler names above";
    let mut browser = toolchain.command(workspace, "cargo");
    browser.args(["build", "--package", "slugline-example-browser", "--target", TARGET]);
    workspace.run(browser, remedy)?;
    tools::Tool::wasm_bindgen(&workspace.path(""))?.ensure(workspace)?;
    let mut glue = workspace.command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--out-name", "example", "--out-dir", OUTPUT])
        .arg(workspace.target().join(MODULE));
    workspace.run(glue, "see what wasm-bindgen says above")?;
    let mut server = workspace.command("cargo");
    server.args(["build", "--package", "slugline-example-server"]);
    workspace.run(server, remedy)?;
    stamp::write(&workspace.path(STAMP), &state)
}

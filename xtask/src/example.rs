//! The example: a Leptos application with both components, on a server and in the browser (`examples/leptos/`).

use anyhow::Result;

use crate::bindings::{self, Page};
use crate::stamp;
use crate::workspace::Workspace;

/// The inputs of the example.
const INPUTS: &[&str] =
    &["Cargo.lock", "Cargo.toml", "demo", "examples/leptos", "src", "xtask/src/bindings.rs", "xtask/src/example.rs"];
/// What the browser gets. In its debug profile Leptos reports hydration errors.
const PAGE: Page = Page { package: "slugline-example-browser", name: "example", output: "target/example" };

/// Builds the example and serves it at a printed address.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    ensure(workspace)?;
    let mut server = workspace.command(workspace.target().join("debug/slugline-example-server"));
    server.args(arguments);
    workspace.hand_over(server)
}

/// Builds the example, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    stamp::unless_made(workspace, INPUTS, PAGE.output, || {
        bindings::make(workspace, &PAGE)?;
        let mut server = workspace.command("cargo");
        server.args(["build", "--package", "slugline-example-server"]);
        workspace.run(server, "mend what the compiler names above").map(drop)
    })
}

//! The modules of example pages: a crate of the workspace for wasm32, and what wasm-bindgen makes of it.

use anyhow::Result;

use crate::toolchain::TARGET;
use crate::workspace::Workspace;
use crate::{setup, tools};

/// A crate, the name of what is made of it, and the folder for that.
pub(crate) struct Page<'a> {
    pub(crate) package: &'a str,
    pub(crate) name: &'a str,
    pub(crate) output: &'a str,
}

/// Builds the crate in the debug profile, which is faster, and writes its module and script.
pub(crate) fn make(workspace: &Workspace, page: &Page) -> Result<()> {
    build(workspace, page, "debug", &[])
}

/// The same in the profile of what is published.
pub(crate) fn make_release(workspace: &Workspace, page: &Page) -> Result<()> {
    build(workspace, page, "release", &["--release"])
}

fn build(workspace: &Workspace, Page { package, name, output }: &Page, profile: &str, options: &[&str]) -> Result<()> {
    let toolchain = setup::for_wasm(workspace)?;
    let mut cargo = toolchain.command(workspace, "cargo");
    cargo.args(["build", "--package", package, "--target", TARGET]).args(options);
    workspace.run(cargo, "mend what the compiler names above")?;
    tools::Tool::wasm_bindgen(&workspace.path(""))?.ensure(workspace)?;
    let module = format!("{TARGET}/{profile}/{}.wasm", package.replace('-', "_"));
    let mut glue = workspace.command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir", output])
        .arg(workspace.target().join(module));
    workspace.run(glue, "see what wasm-bindgen says above").map(drop)
}

//! The modules of example pages: a crate of the workspace for wasm32, and what wasm-bindgen makes of it.

use anyhow::Result;

use crate::toolchain::TARGET;
use crate::workspace::Workspace;
use crate::{setup, tools};

/// Builds the crate `package` in the debug profile, which is faster, and writes its module and script into the folder `output`, by `name`.
pub(crate) fn make(workspace: &Workspace, package: &str, name: &str, output: &str) -> Result<()> {
    let toolchain = setup::for_wasm(workspace)?;
    let mut cargo = toolchain.command(workspace, "cargo");
    cargo.args(["build", "--package", package, "--target", TARGET]);
    workspace.run(cargo, "mend what the compiler names above")?;
    tools::Tool::wasm_bindgen(&workspace.path(""))?.ensure(workspace)?;
    let module = format!("{TARGET}/debug/{}.wasm", package.replace('-', "_"));
    let mut glue = workspace.command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir", output])
        .arg(workspace.target().join(module));
    workspace.run(glue, "see what wasm-bindgen says above").map(drop)
}

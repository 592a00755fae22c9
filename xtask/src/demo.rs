//! The demonstration: the repository's folder, served with a feed, the relay's addresses, and an up-to-date package.

use anyhow::Result;

use crate::package;
use crate::workspace::Workspace;

/// Builds pkg/ if anything changed, and serves until it is stopped.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    package::ensure(workspace)?;
    // The release profile is for the module: small, and slow to build.
    println!("the program `slugline`, in the debug profile:");
    let mut cargo = workspace.command("cargo");
    // Not quiet: the first build takes minutes. On Unix cargo also replaces itself by the program.
    cargo.args(["run", "--package", "slugline-cli", "--", "serve", "--relay", "."]).args(arguments);
    workspace.hand_over(cargo)
}

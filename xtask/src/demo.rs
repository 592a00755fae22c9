//! The demonstration: the repository's folder, served with a feed and the relay's addresses, and a package that is up to date.

use anyhow::Result;

use crate::package;
use crate::workspace::Workspace;

/// Builds pkg/ if anything changed, and serves until the caller ends it.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    package::ensure(workspace)?;
    // The release profile is for the module: small, and slow to build.
    println!("the program `slugline`, in the debug profile:");
    let mut cargo = workspace.command("cargo");
    // Not quiet: the first build takes minutes. On Unix cargo too leaves its place to the program.
    cargo.args(["run", "--package", "slugline-cli", "--", "serve", "--relay", "."]).args(arguments);
    workspace.hand_over(cargo)
}

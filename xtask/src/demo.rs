//! The demonstration: the repository's folder, served with a feed, the relay's addresses, an up-to-date package, the gallery, and the
//! configurator.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{configurator, gallery, package};

/// Builds pkg/ and the configurator if anything changed, writes the gallery, and serves until it is stopped.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    package::ensure(workspace)?;
    configurator::ensure(workspace)?;
    gallery::make(workspace)?;
    println!("the gallery is at /examples/gallery/");
    println!("the configurator is at /examples/configurator/");
    // The release profile is for the module: small, and slow to build.
    println!("the program `slugline`, in the debug profile:");
    let mut cargo = workspace.command("cargo");
    // Not quiet: the first build takes minutes. On Unix cargo also replaces itself by the program.
    cargo.args(["run", "--package", "slugline-cli", "--", "serve", "--relay", "."]).args(arguments);
    workspace.hand_over(cargo)
}

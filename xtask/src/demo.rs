//! The demonstration: the repository's folder, served with a feed and the relay's addresses, and a package that is up to date.

use anyhow::Result;

use crate::package;
use crate::shop::Shop;

/// Builds pkg/ if anything changed, and serves until the caller ends it.
pub(crate) fn run(shop: &Shop, arguments: &[String]) -> Result<()> {
    package::ensure(shop)?;
    // The release profile is for the module: small, and slow to build.
    println!("the program `slugline`, in the debug profile:");
    let mut cargo = shop.command("cargo");
    // Not quiet: the first build takes minutes. On Unix cargo too leaves its place to the program.
    cargo.args(["run", "--package", "slugline-cli", "--", "serve", "--relay", "."]).args(arguments);
    shop.hand_over(cargo)
}

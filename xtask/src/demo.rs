//! The demonstration: the repository's folder, served, with a package that is up to date.

use anyhow::Result;

use crate::shop::Shop;
use crate::{node, package};

/// Builds pkg/ if anything changed, and serves until the caller ends it.
pub(crate) fn run(shop: &Shop, arguments: &[String]) -> Result<()> {
    package::ensure(shop)?;
    let mut server = node::script(shop, "xtask/serve.mjs");
    server.arg(".").args(arguments);
    shop.hand_over(server)
}

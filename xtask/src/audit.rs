//! The licences, duplicates and sources of all dependencies, after deny.toml.

use anyhow::Result;

use crate::shop::Shop;
use crate::tools::Tool;

/// Runs cargo-deny. Advisories are not checked: their database is fetched from a server that not every machine reaches.
pub(crate) fn run(shop: &Shop) -> Result<()> {
    Tool::cargo_deny().ensure(shop)?;
    let mut cargo = shop.command("cargo");
    cargo.args(["deny", "check", "licenses", "bans", "sources"]);
    shop.run(cargo, "replace the dependency, or allow it in deny.toml and say why").map(drop)
}

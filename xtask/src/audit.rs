//! The licences, duplicates and sources of all dependencies, by deny.toml.

use anyhow::Result;

use crate::tools::Tool;
use crate::workspace::Workspace;

/// Runs cargo-deny. Advisories are not checked: their database is fetched from a server that not every machine reaches.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    Tool::cargo_deny().ensure(workspace)?;
    let mut cargo = workspace.command("cargo");
    cargo.args(["deny", "check", "licenses", "bans", "sources"]);
    workspace.run(cargo, "replace the dependency, or allow it in deny.toml and say why").map(drop)
}

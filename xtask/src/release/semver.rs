//! Whether the version says what has changed for who uses the crates, since the last version.

use anyhow::Result;

use super::{crates, history};
use crate::steps::Note;
use crate::tools::Tool;
use crate::workspace::Workspace;

/// The features that are compared: those of servers, as on docs.rs. Those of browsers exclude them.
const FEATURES: &str = "languages,serde,ssr";

/// Runs cargo-semver-checks on the libraries, against the last version tag.
pub(super) fn check(workspace: &Workspace) -> Result<Note> {
    let Some(tag) = history::last_tag(workspace) else {
        return Ok(Some("there is no earlier version tag (`v1.2.3`), so there is nothing to compare with".to_owned()));
    };
    let tool = Tool::cargo_semver_checks();
    if let Err(error) = tool.ensure(workspace) {
        return Ok(Some(format!("left out: cargo-semver-checks cannot be installed; by hand: `{}`\n{error:#}", tool.by_hand())));
    }
    let mut compared = Vec::new();
    for one in crates::published(workspace)?.iter().filter(|one| one.is_library) {
        let mut cargo = workspace.command("cargo");
        cargo.args(["semver-checks", "check-release", "--package", &one.name, "--baseline-rev", &tag]);
        cargo.args(["--only-explicit-features", "--features", FEATURES]);
        workspace.run(cargo, "undo the change, or set a version that says so in Cargo.toml (semver.org)")?;
        compared.push(format!("{} {} compared with {tag}", one.name, one.version));
    }
    Ok(Some(compared.join("\n")))
}

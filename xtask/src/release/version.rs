//! The version that is published: one everywhere, and at a tag also that of the tag.

use std::fs;

use anyhow::{Context, Result, bail};

use super::{FOLDER, crates, history};
use crate::steps::Note;
use crate::workspace::Workspace;

/// The version of everything in the repository.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Empties the folder, and compares the versions. At a tag, everything must be committed and the changes listed.
pub(super) fn check(workspace: &Workspace) -> Result<Note> {
    let folder = workspace.path(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;

    for one in crates::published(workspace)? {
        if one.version != VERSION {
            bail!("{} has the version {}, not {VERSION}; all crates take `version.workspace`", one.name, one.version);
        }
    }
    let is_changed = history::is_changed(workspace);
    let Some(tag) = history::tag(workspace) else {
        let state = if is_changed { "with changes that are not committed" } else { "without a version tag" };
        return Ok(Some(format!("{VERSION}, {state}: these files are a trial, not for publishing")));
    };
    if tag != format!("v{VERSION}") {
        bail!("the tag {tag} is not that of version {VERSION}; set `version` in Cargo.toml, or move the tag");
    }
    if is_changed {
        bail!("{tag} has changes that are not committed: `git status`");
    }
    let changes = fs::read_to_string(workspace.path("CHANGELOG.md")).context("cannot read CHANGELOG.md")?;
    if !changes.lines().any(|line| line.starts_with(&format!("## [{VERSION}]"))) {
        bail!("CHANGELOG.md has no heading `## [{VERSION}]`; give it to what is below `[Unreleased]`");
    }
    Ok(Some(tag))
}

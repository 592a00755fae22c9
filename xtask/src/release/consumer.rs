//! The published crates, unpacked into a workspace of their own: what who depends on them gets.
//!
//! In the repository, cargo would use its lock file, its `[patch]` and the sources next to a crate.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::crates::Crate;
use crate::workspace::Workspace;

/// The workspace's folder.
const FOLDER: &str = "target/xtask/published";
/// Its manifest.
pub(super) const MANIFEST: &str = "target/xtask/published/Cargo.toml";

/// The archive that `cargo package` made.
pub(super) fn archive(workspace: &Workspace, one: &Crate) -> PathBuf {
    workspace.target().join("package").join(format!("{}.crate", one.stem()))
}

/// Unpacks the archives into the workspace, and returns its folder.
pub(super) fn unpack(workspace: &Workspace, crates: &[Crate]) -> Result<PathBuf> {
    let folder = workspace.path(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    for one in crates {
        let mut tar = workspace.command("tar");
        tar.arg("-xzf").arg(archive(workspace, one)).arg("-C").arg(&folder);
        workspace.run(tar, "see to `tar`, which every system has")?;
    }
    fs::write(workspace.path(MANIFEST), manifest(crates)?).with_context(|| format!("cannot write {MANIFEST}"))?;
    // The versions that the repository is tested with; what its `[patch]` replaced is resolved anew.
    fs::copy(workspace.path("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    Ok(folder)
}

/// The manifest of the workspace. A crate finds those that it needs here: no registry has this version yet.
fn manifest(crates: &[Crate]) -> Result<String> {
    let members: Vec<String> = crates.iter().map(|one| format!("\"{}\"", one.stem())).collect();
    let mut text = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[patch.crates-io]\n", members.join(", "));
    for one in crates.iter().filter(|one| one.is_library) {
        writeln!(text, "{} = {{ path = \"{}\" }}", one.name, one.stem())?;
    }
    Ok(text)
}

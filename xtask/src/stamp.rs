//! Stamps: has anything changed since a thing was made?

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Makes the folder `output` of the workspace, unless it was made from the same `inputs` before.
pub(crate) fn unless_made(workspace: &Workspace, inputs: &[&str], output: &str, make: impl FnOnce() -> Result<()>) -> Result<()> {
    let inputs = inputs.iter().map(|path| workspace.path(path)).collect::<Vec<_>>();
    let state = fingerprint(&inputs)?;
    let stamp = workspace.path(&format!("target/xtask/{}.stamp", output.rsplit('/').next().unwrap_or(output)));
    if matches(&stamp, &state) && workspace.path(output).is_dir() {
        return Ok(());
    }
    make()?;
    write(&stamp, &state)
}

/// A fingerprint of the names and contents of files, and of all files in folders. Missing ones count as empty.
///
/// The hash may differ between releases of Rust: then things are made once more, without harm.
pub(crate) fn fingerprint(paths: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        hash(path, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            hash(&entry, hasher)?;
        }
    } else if path.is_file() {
        path.file_name().hash(hasher);
        fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
    }
    Ok(())
}

/// Whether the stamp at `path` equals `text`.
pub(crate) fn matches(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|stamp| stamp.trim() == text)
}

/// Writes the stamp at `path`.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, format!("{text}\n")).with_context(|| format!("cannot write {}", path.display()))
}

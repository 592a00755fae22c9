//! The paths of this machine: in published files they would reveal its owner, and they take space.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::toolchain::{TARGET, Toolchain};
use crate::workspace::Workspace;

/// The compiler flags, as `CARGO_ENCODED_RUSTFLAGS`: the caller's, `more`, and those that make the compiler
/// leave these paths out of its output.
pub(crate) fn flags(workspace: &Workspace, toolchain: &Toolchain, more: &[&str]) -> Result<OsString> {
    // The folders of registries are known once they have content.
    let mut fetch = toolchain.command(workspace, "cargo");
    fetch.args(["fetch", "--target", TARGET]);
    workspace.run(fetch, "see to the network, or to what cargo names above")?;

    let plain = || env::var("RUSTFLAGS").map(|flags| flags.split_whitespace().collect::<Vec<_>>().join(SEPARATOR).into());
    let callers = env::var_os("CARGO_ENCODED_RUSTFLAGS").or_else(|| plain().ok());
    let remapped = folders(workspace)?.into_iter().map(|folder| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(folder);
        flag.push("=");
        flag
    });
    let flags: Vec<_> =
        callers.into_iter().filter(|flags| !flags.is_empty()).chain(more.iter().map(OsString::from)).chain(remapped).collect();
    Ok(flags.join(OsStr::new(SEPARATOR)))
}

/// Fails if one of these files contains the path of this machine's user or of the repository.
pub(crate) fn refuse(workspace: &Workspace, files: &[PathBuf]) -> Result<()> {
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        for folder in env::home_dir().into_iter().chain([workspace.path("")]) {
            if tells(&bytes, &folder) {
                let (file, folder) = (file.display(), folder.display());
                bail!("{file} contains the path {folder}; see what `folders` in xtask/src/paths.rs forgets");
            }
        }
    }
    Ok(())
}

/// What separates flags where they may contain spaces.
const SEPARATOR: &str = "\x1f";

/// The folders of sources. If two contain a file, the compiler uses the later.
fn folders(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let home = env::home_dir();
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(home.as_ref()?.join(".cargo")));
    let cargo = cargo.context("no home folder: set CARGO_HOME")?;
    let mut registries = Vec::new();
    for entry in fs::read_dir(cargo.join("registry/src")).into_iter().flatten() {
        registries.push(entry?.path());
    }
    registries.sort();
    let all = home.into_iter().chain([cargo]).chain(registries).chain([workspace.path("")]);
    Ok(all.map(|folder| folder.components().collect::<PathBuf>()).filter(|folder| folder.parent().is_some()).collect())
}

/// Whether there is a path below the folder.
fn tells(bytes: &[u8], folder: &Path) -> bool {
    // Without a separator at its end.
    let folder: PathBuf = folder.components().collect();
    let name = folder.as_os_str().as_encoded_bytes();
    // All paths are in the root.
    folder.parent().is_some()
        && bytes.windows(name.len() + 1).any(|window| window.starts_with(name) && matches!(window.last(), Some(b'/' | b'\\')))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::tells;

    #[test]
    fn build_path_is_found() {
        assert!(tells(b"panicked at /home/ink/src/lib.rs:1", Path::new("/home/ink")));
        assert!(tells(b"panicked at /home/ink/src/lib.rs:1", Path::new("/home/ink/")));
        assert!(!tells(b"panicked at /home/inkwell/src/lib.rs:1", Path::new("/home/ink")));
        assert!(!tells(b"a/b", Path::new("/")));
    }
}

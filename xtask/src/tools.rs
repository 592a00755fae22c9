//! Rust programs that the chores use, each in one version, separate from the caller's own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A program from crates.io, in the version that the chores were written for.
#[derive(Clone, Debug)]
pub(crate) struct Tool {
    /// The crate.
    pub(crate) name: &'static str,
    /// The program, if its name differs from the crate's.
    pub(crate) program: &'static str,
    /// The version.
    pub(crate) version: String,
}

impl Tool {
    /// Builds the package from wasm-bindgen's output, and drives browser tests.
    pub(crate) fn wasm_pack() -> Self {
        Self { name: "wasm-pack", program: "wasm-pack", version: "0.15.1".to_owned() }
    }

    /// Makes JavaScript for a module: its format must match exactly the version of the library in Cargo.lock.
    pub(crate) fn wasm_bindgen(root: &Path) -> Result<Self> {
        let lock = fs::read_to_string(root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
        let version = locked(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?;
        Ok(Self { name: "wasm-bindgen-cli", program: "wasm-bindgen", version })
    }

    /// Checks licences and sources of dependencies.
    pub(crate) fn cargo_deny() -> Self {
        Self { name: "cargo-deny", program: "cargo-deny", version: "0.20.2".to_owned() }
    }

    /// Compares the public items of two versions.
    pub(crate) fn cargo_semver_checks() -> Self {
        Self { name: "cargo-semver-checks", program: "cargo-semver-checks", version: "0.51.0".to_owned() }
    }

    /// Drives Firefox.
    pub(crate) fn geckodriver() -> Self {
        Self { name: "geckodriver", program: "geckodriver", version: "0.37.0".to_owned() }
    }

    /// Its installation folder.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        Some(cache()?.join(format!("{}-{}", self.name, self.version)))
    }

    /// The command that installs it, for a person to type.
    pub(crate) fn by_hand(&self) -> String {
        format!("cargo install {}@{}", self.name, self.version)
    }
}

/// The folders of all tools in the cache, for the search path, in the required versions only.
pub(crate) fn folders(root: &Path) -> Vec<PathBuf> {
    [Tool::wasm_pack(), Tool::cargo_deny(), Tool::cargo_semver_checks(), Tool::geckodriver()]
        .into_iter()
        .chain(Tool::wasm_bindgen(root).ok())
        .filter_map(|tool| Some(tool.folder()?.join("bin")))
        .filter(|folder| folder.is_dir())
        .collect()
}

/// The cache folder, after the XDG base directory specification.
fn cache() -> Option<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    Some(base.or_else(|| Some(env::home_dir()?.join(".cache")))?.join("slugline"))
}

/// The version of a package in the text of a Cargo.lock.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(after.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn version_is_that_of_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "bindgen"), None);
    }
}

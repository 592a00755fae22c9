//! A Rust toolchain, and its support for `wasm32-unknown-unknown`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::Workspace;

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// A toolchain with the target's standard library.
#[derive(Clone, Debug)]
pub(crate) struct Toolchain {
    /// Its name in rustup, if it is not the default one.
    name: Option<&'static str>,
}

impl Toolchain {
    /// What rustup calls Debian's compiler.
    pub(crate) const DEBIAN_NAME: &str = "debian";
    /// The default one.
    pub(crate) const CURRENT: Self = Self { name: None };
    /// Debian's compiler, linked in rustup.
    pub(crate) const DEBIAN: Self = Self { name: Some(Self::DEBIAN_NAME) };

    /// Whether it is Debian's, linked in rustup.
    pub(crate) fn is_debian(&self) -> bool {
        self.name.is_some()
    }

    /// A command that uses cargo and rustc of this toolchain.
    pub(crate) fn command(&self, workspace: &Workspace, program: &str) -> Command {
        let mut command = workspace.command(program);
        if let Some(name) = self.name {
            command.env("RUSTUP_TOOLCHAIN", name).env_remove("RUSTC").env_remove("RUSTDOC");
        }
        command
    }

    /// The compiler's version line.
    pub(crate) fn version(&self, workspace: &Workspace) -> Option<String> {
        let mut rustc = self.command(workspace, "rustc");
        rustc.arg("--version");
        workspace.ask(rustc)
    }

    /// Whether it can lint for the target: Debian's compiler has no clippy.
    pub(crate) fn has_clippy(&self, workspace: &Workspace) -> bool {
        let mut clippy = self.command(workspace, "cargo");
        clippy.args(["clippy", "--version"]);
        workspace.ask(clippy).is_some()
    }

    /// Where the target's libraries are or would be.
    pub(crate) fn libraries(&self, workspace: &Workspace) -> Option<PathBuf> {
        let mut rustc = self.command(workspace, "rustc");
        rustc.args(["--print", "target-libdir", "--target", TARGET]);
        workspace.ask(rustc).map(PathBuf::from)
    }

    /// Whether the sources of the standard library are there.
    pub(crate) fn has_sources(&self, workspace: &Workspace) -> bool {
        let mut rustc = self.command(workspace, "rustc");
        rustc.args(["--print", "sysroot"]);
        workspace.ask(rustc).is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
    }

    /// Whether the target's standard library and a linker for it are there.
    pub(crate) fn is_complete(&self, workspace: &Workspace) -> bool {
        let Some(folder) = self.libraries(workspace) else { return false };
        let has_std = files(&folder).any(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        });
        // rustup keeps the linker in the host's folder next to the target's, Debian on the search path.
        let hosts = folder.ancestors().nth(2).map(files).into_iter().flatten();
        has_std
            && (hosts
                .map(|host| host.join("bin").join(format!("rust-lld{}", env::consts::EXE_SUFFIX)))
                .any(|path| path.is_file())
                || workspace.find("rust-lld").is_some())
    }
}

/// The content of a folder; empty if it does not exist.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

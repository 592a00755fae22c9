//! The Rust toolchain for `wasm32-unknown-unknown`: the caller's own where it has the target, else Debian's.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::debian;
use crate::shop::Shop;

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// A toolchain that has the target's standard library.
#[derive(Clone, Debug)]
pub(crate) struct Toolchain {
    /// Its name in rustup, if it is not the one that is in use anyway.
    name: Option<&'static str>,
}

impl Toolchain {
    /// The one that is in use anyway.
    pub(crate) const CURRENT: Self = Self { name: None };
    /// Debian's compiler, under the name that `debian` gives it.
    pub(crate) const DEBIAN: Self = Self { name: Some(debian::NAME) };

    /// Whether it is Debian's, linked in rustup.
    pub(crate) fn is_debian(&self) -> bool {
        self.name.is_some()
    }

    /// A command of which cargo and rustc are this toolchain's.
    pub(crate) fn command(&self, shop: &Shop, program: &str) -> Command {
        let mut command = shop.command(program);
        if let Some(name) = self.name {
            command.env("RUSTUP_TOOLCHAIN", name).env_remove("RUSTC").env_remove("RUSTDOC");
        }
        command
    }

    /// The compiler's version line.
    pub(crate) fn version(&self, shop: &Shop) -> Option<String> {
        let mut rustc = self.command(shop, "rustc");
        rustc.arg("--version");
        shop.ask(rustc)
    }

    /// Whether it can lint for the target: Debian's compiler comes without clippy.
    pub(crate) fn has_clippy(&self, shop: &Shop) -> bool {
        let mut clippy = self.command(shop, "cargo");
        clippy.args(["clippy", "--version"]);
        shop.ask(clippy).is_some()
    }

    /// Where the target's libraries are or would be.
    pub(crate) fn libraries(&self, shop: &Shop) -> Option<PathBuf> {
        let mut rustc = self.command(shop, "rustc");
        rustc.args(["--print", "target-libdir", "--target", TARGET]);
        shop.ask(rustc).map(PathBuf::from)
    }

    /// Whether the sources of the standard library are there.
    pub(crate) fn has_sources(&self, shop: &Shop) -> bool {
        let mut rustc = self.command(shop, "rustc");
        rustc.args(["--print", "sysroot"]);
        shop.ask(rustc).is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
    }

    /// Whether the target's standard library and a linker for it are there.
    pub(crate) fn is_complete(&self, shop: &Shop) -> bool {
        let Some(folder) = self.libraries(shop) else { return false };
        let has_std = files(&folder).any(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        });
        // rustup keeps the linker in the host's folder beside the target's, Debian on the search path.
        let hosts = folder.ancestors().nth(2).map(files).into_iter().flatten();
        has_std
            && (hosts
                .map(|host| host.join("bin").join(format!("rust-lld{}", env::consts::EXE_SUFFIX)))
                .any(|path| path.is_file())
                || shop.find("rust-lld").is_some())
    }
}

/// The first toolchain here that has the target; installs nothing.
pub(crate) fn look(shop: &Shop) -> Option<Toolchain> {
    if Toolchain::CURRENT.is_complete(shop) && !debian::is_stale(shop, &Toolchain::CURRENT) {
        return Some(Toolchain::CURRENT);
    }
    (Toolchain::DEBIAN.is_complete(shop) && !debian::is_stale(shop, &Toolchain::DEBIAN)).then_some(Toolchain::DEBIAN)
}

/// The first toolchain here that has the target, made if there is none.
pub(crate) fn ensure(shop: &Shop) -> Result<Toolchain> {
    if let Some(toolchain) = look(shop) {
        debian::adopt(shop, &toolchain)?;
        return Ok(toolchain);
    }
    if shop.find("rustup").is_some() {
        let mut rustup = shop.command("rustup");
        rustup.args(["target", "add", TARGET]);
        // It fails on machines that do not reach Rust's servers, which is no news.
        if shop.quiet("rustup").run(rustup, "").is_ok() && Toolchain::CURRENT.is_complete(shop) {
            return Ok(Toolchain::CURRENT);
        }
    }
    debian::make(shop)
        .map_err(|error| anyhow!("no toolchain for {TARGET}: `rustup target add {TARGET}` does not work here; {error:#}"))
}

/// The first toolchain here that also has the sources of the standard library; installs nothing.
pub(crate) fn look_with_sources(shop: &Shop) -> Option<Toolchain> {
    [look(shop)?, Toolchain::DEBIAN].into_iter().find(|toolchain| toolchain.has_sources(shop) && toolchain.is_complete(shop))
}

/// The first toolchain here that also has the sources of the standard library, made if there is none.
pub(crate) fn ensure_with_sources(shop: &Shop) -> Result<Toolchain> {
    let toolchain = ensure(shop)?;
    if let Some(toolchain) = look_with_sources(shop) {
        return Ok(toolchain);
    }
    if shop.find("rustup").is_some() && !toolchain.is_debian() {
        let mut rustup = shop.command("rustup");
        rustup.args(["component", "add", "rust-src"]);
        // It fails on machines that do not reach Rust's servers, which is no news.
        if shop.quiet("rustup").run(rustup, "").is_ok() && toolchain.has_sources(shop) {
            return Ok(toolchain);
        }
    }
    debian::make(shop).map_err(|error| {
        anyhow!("no sources of the standard library: `rustup component add rust-src` does not work here; {error:#}")
    })
}

/// What is in a folder; nothing if it does not exist.
fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

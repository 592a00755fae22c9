//! Finds the Rust toolchain for `wasm32-unknown-unknown`: the caller's own if it has the target, else Debian's.

use anyhow::{Result, anyhow};

use crate::debian;
use crate::toolchain::{TARGET, Toolchain};
use crate::workspace::Workspace;

/// The first toolchain here that has the target; installs nothing.
pub(crate) fn look(workspace: &Workspace) -> Option<Toolchain> {
    if Toolchain::CURRENT.is_complete(workspace) && !debian::is_stale(workspace, &Toolchain::CURRENT) {
        return Some(Toolchain::CURRENT);
    }
    (Toolchain::DEBIAN.is_complete(workspace) && !debian::is_stale(workspace, &Toolchain::DEBIAN)).then_some(Toolchain::DEBIAN)
}

/// The first toolchain here that has the target, made if there is none.
pub(crate) fn ensure(workspace: &Workspace) -> Result<Toolchain> {
    if let Some(toolchain) = look(workspace) {
        debian::adopt(workspace, &toolchain)?;
        return Ok(toolchain);
    }
    if workspace.find("rustup").is_some() {
        let mut rustup = workspace.command("rustup");
        rustup.args(["target", "add", TARGET]);
        // It fails on machines that do not reach Rust's servers, which is expected.
        if workspace.quiet("rustup").run(rustup, "").is_ok() && Toolchain::CURRENT.is_complete(workspace) {
            return Ok(Toolchain::CURRENT);
        }
    }
    debian::make(workspace)
        .map_err(|error| anyhow!("no toolchain for {TARGET}: `rustup target add {TARGET}` does not work here; {error:#}"))
}

/// The first toolchain here that also has the sources of the standard library; installs nothing.
pub(crate) fn look_with_sources(workspace: &Workspace) -> Option<Toolchain> {
    [look(workspace)?, Toolchain::DEBIAN]
        .into_iter()
        .find(|toolchain| toolchain.has_sources(workspace) && toolchain.is_complete(workspace))
}

/// The first toolchain here that also has the sources of the standard library, made if there is none.
pub(crate) fn ensure_with_sources(workspace: &Workspace) -> Result<Toolchain> {
    let toolchain = ensure(workspace)?;
    if let Some(toolchain) = look_with_sources(workspace) {
        return Ok(toolchain);
    }
    if workspace.find("rustup").is_some() && !toolchain.is_debian() {
        let mut rustup = workspace.command("rustup");
        rustup.args(["component", "add", "rust-src"]);
        // It fails on machines that do not reach Rust's servers, which is expected.
        if workspace.quiet("rustup").run(rustup, "").is_ok() && toolchain.has_sources(workspace) {
            return Ok(toolchain);
        }
    }
    debian::make(workspace).map_err(|error| {
        anyhow!("no sources of the standard library: `rustup component add rust-src` does not work here; {error:#}")
    })
}

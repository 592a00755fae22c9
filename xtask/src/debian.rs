//! The `wasm32-unknown-unknown` standard library on machines that reach package registries but not Rust's own servers:
//! Debian ships a recent compiler with its sources for building browsers, and the library is built from those.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::toolchain::{TARGET, Toolchain};
use crate::workspace::Workspace;
use crate::{apt, stamp};

/// Compiler, cargo, sources of the standard library, and LLVM's tools.
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
/// Where Debian puts the compiler, its linker and the sources.
const PREFIX: &str = "/usr";
const LINKER: &str = "/usr/bin/rust-lld";
const SOURCES: &str = "/usr/lib/rustlib/src/rust/library";
/// A file next to the libraries: the version of the compiler that built them.
const BUILT_BY: &str = ".built-by";

/// Whether the libraries of a toolchain were built here by a different compiler than it has now.
pub(crate) fn is_stale(workspace: &Workspace, toolchain: &Toolchain) -> bool {
    let Some(built_by) = toolchain.libraries(workspace).map(|folder| folder.join(BUILT_BY)).filter(|file| file.is_file()) else {
        return false;
    };
    toolchain.version(workspace).is_none_or(|version| !stamp::matches(&built_by, &version))
}

/// Leaves a stamp next to libraries that were built here, so that a new compiler is noticed.
pub(crate) fn adopt(workspace: &Workspace, toolchain: &Toolchain) -> Result<()> {
    let Some(folder) = toolchain.libraries(workspace) else { return Ok(()) };
    // Only the toolchain that is linked in rustup is certainly ours: elsewhere a package may own the folder.
    if !toolchain.is_debian() || folder.join(BUILT_BY).exists() {
        return Ok(());
    }
    let version = toolchain.version(workspace).context("Debian's rustc does not start: reinstall rustc-web")?;
    leave_stamp(workspace, &folder, &version)
}

/// Installs Debian's compiler, builds the standard library for the target and puts it next to the compiler's own.
pub(crate) fn make(workspace: &Workspace) -> Result<Toolchain> {
    if !Path::new("/etc/debian_version").is_file() {
        bail!("and only on Debian is there another way");
    }
    if !Path::new(SOURCES).is_dir() || workspace.find("rustc").is_none() {
        apt::install(workspace, PACKAGES)?;
    }
    if !Path::new(LINKER).is_file() {
        // A link to a file of a package that no other depends on; the two are named alike.
        let lld = fs::read_link(LINKER).with_context(|| format!("{LINKER} is missing: reinstall rust-web-llvm"))?;
        apt::install(workspace, &[&lld.file_name().unwrap_or_default().to_string_lossy()])?;
    }
    let toolchain = link(workspace)?;
    if toolchain.is_complete(workspace) && !is_stale(workspace, &toolchain) {
        adopt(workspace, &toolchain)?;
        return Ok(toolchain);
    }
    let version = toolchain.version(workspace).context("Debian's rustc does not start: reinstall rustc-web")?;
    let folder = toolchain.libraries(workspace).context("Debian's rustc does not know the target: reinstall rustc-web")?;
    let built = build(workspace, &toolchain)?;
    place(workspace, &built, &folder, &version)?;
    // Cargo does not notice a new standard library, and reports "can't find crate" for everything built with the old one.
    let outdated = workspace.target().join(TARGET);
    if outdated.exists() {
        fs::remove_dir_all(&outdated).with_context(|| format!("cannot remove {}", outdated.display()))?;
    }
    Ok(toolchain)
}

/// Links Debian's compiler in rustup; without rustup it is the one in use.
fn link(workspace: &Workspace) -> Result<Toolchain> {
    if workspace.find("rustup").is_none() {
        return Ok(Toolchain::CURRENT);
    }
    if Toolchain::DEBIAN.version(workspace).is_none() {
        let mut rustup = workspace.command("rustup");
        rustup.args(["toolchain", "link", Toolchain::DEBIAN_NAME, PREFIX]);
        workspace.run(rustup, "link the toolchain by hand")?;
    }
    Ok(Toolchain::DEBIAN)
}

/// Builds the standard library through an empty crate; returns the folder with the libraries.
fn build(workspace: &Workspace, toolchain: &Toolchain) -> Result<PathBuf> {
    let probe = workspace.path("target/xtask/std");
    fs::create_dir_all(probe.join("src"))?;
    fs::write(probe.join("src/lib.rs"), "")?;
    fs::write(
        probe.join("Cargo.toml"),
        "[package]\nname = \"probe\"\nedition = \"2024\"\n\n[profile.release]\npanic = \"abort\"\n\n[workspace]\n",
    )?;
    let mut cargo = toolchain.command(workspace, "cargo");
    cargo
        .current_dir(&probe)
        .args(["build", "-Zbuild-std=std,panic_abort,proc_macro,test", "--target", TARGET, "--release", "--target-dir", "target"])
        // Link-time optimisation includes the standard library only if it has its bitcode.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        // Building the standard library is a nightly feature; sources and compiler are from the same release here.
        .env("RUSTC_BOOTSTRAP", "1");
    workspace.run(cargo, "remove target/xtask/std and try again")?;
    Ok(probe.join("target").join(TARGET).join("release/deps"))
}

/// Copies the libraries, except the probe's, and leaves the stamp.
fn place(workspace: &Workspace, built: &Path, folder: &Path, version: &str) -> Result<()> {
    let by_hand = format!("cp {}/*.rlib {}", built.display(), folder.display());
    let mut libraries = Vec::new();
    for entry in fs::read_dir(built)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libprobe-") {
            libraries.push(path);
        }
    }
    let remedy = format!("as root: `{by_hand}`");
    // Two builds of one library in one folder are ambiguous to the compiler.
    let mut remove = apt::privileged(workspace, "rm", &by_hand)?;
    remove.arg("-rf").arg(folder);
    workspace.run(remove, &remedy)?;
    let mut make = apt::privileged(workspace, "mkdir", &by_hand)?;
    make.arg("-p").arg(folder);
    workspace.run(make, &remedy)?;
    let mut copy = apt::privileged(workspace, "cp", &by_hand)?;
    copy.args(libraries).arg(folder);
    workspace.run(copy, &remedy)?;
    leave_stamp(workspace, folder, version)
}

fn leave_stamp(workspace: &Workspace, folder: &Path, version: &str) -> Result<()> {
    let built_by = workspace.path("target/xtask").join(BUILT_BY);
    stamp::write(&built_by, version)?;
    let by_hand = format!("cp {} {}", built_by.display(), folder.display());
    let mut copy = apt::privileged(workspace, "cp", &by_hand)?;
    copy.arg(built_by).arg(folder);
    workspace.run(copy, &format!("as root: `{by_hand}`")).map(drop)
}

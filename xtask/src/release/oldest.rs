//! The published crates, built as a consumer builds them: by the oldest Rust that they promise, with the usual features.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{consumer, crates};
use crate::steps::Note;
use crate::toolchain::TARGET;
use crate::wasm;
use crate::workspace::Workspace;

/// What is built: a crate, its features, and whether for a browser.
const SETS: &[(&str, &str, bool)] = &[
    ("slugline", "", false),
    ("slugline", "ssr", false),
    ("slugline", "serde,ssr", false),
    ("slugline", "csr", true),
    ("slugline", "hydrate,serde", true),
    ("slugline-cli", "", false),
];

/// Checks the crates that `archives::package` unpacked.
pub(super) fn check(workspace: &Workspace) -> Result<Note> {
    let oldest =
        crates::published(workspace)?.into_iter().find_map(|one| one.rust_version).context("no crate has a `rust-version`")?;
    let mut notes = Vec::new();
    let toolchains = if install(workspace, &oldest).is_ok() {
        Toolchains::Oldest(oldest)
    } else {
        let why = if workspace.find("rustup").is_some() { "rustup cannot install it here" } else { "there is no rustup here" };
        notes.push(format!("left out: Rust {oldest}, because {why}; by hand: `{}`. With this Rust instead:", by_hand(&oldest)));
        Toolchains::Current
    };
    for (package, features, in_browser) in SETS {
        let Some(mut cargo) = toolchains.command(workspace, *in_browser) else {
            notes.push(format!(
                "left out: {package} with {features} for {TARGET}, because no toolchain here has it; by hand: `cargo xtask setup`"
            ));
            continue;
        };
        cargo.args(["check", "--manifest-path", consumer::MANIFEST, "--package", package, "--features", features]);
        if *in_browser {
            cargo.args(["--target", TARGET]);
        }
        cargo.arg("--target-dir").arg(workspace.target().join("published"));
        let remedy = format!(
            "mend it, or set `rust-version` in Cargo.toml; this is the crate as it is published, in {}",
            consumer::MANIFEST
        );
        workspace.run(cargo, &remedy)?;
        notes.push(format!(
            "{} {package}{}{}",
            toolchains.name(),
            if features.is_empty() { String::new() } else { format!(" with {features}") },
            if *in_browser { ", for browsers" } else { "" },
        ));
    }
    Ok(Some(notes.join("\n")))
}

/// Who builds.
enum Toolchains {
    /// The oldest Rust, by its name in rustup.
    Oldest(String),
    /// What is here.
    Current,
}

impl Toolchains {
    /// Cargo, for a browser or this machine; `None` if it cannot build for a browser.
    fn command(&self, workspace: &Workspace, in_browser: bool) -> Option<Command> {
        match self {
            Self::Oldest(name) => {
                let mut cargo = workspace.command("cargo");
                cargo.env("RUSTUP_TOOLCHAIN", name).env_remove("RUSTC").env_remove("RUSTDOC");
                Some(cargo)
            }
            Self::Current if in_browser => Some(wasm::look(workspace)?.command(workspace, "cargo")),
            Self::Current => Some(workspace.command("cargo")),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Oldest(version) => format!("Rust {version}:"),
            Self::Current => "this Rust:".to_owned(),
        }
    }
}

/// Installs a toolchain that builds for browsers too, unless it is there.
fn install(workspace: &Workspace, version: &str) -> Result<()> {
    let mut libraries = workspace.command("rustup");
    libraries.args(["run", version, "rustc", "--print", "target-libdir", "--target", TARGET]);
    if workspace.ask(libraries).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let mut rustup = workspace.command("rustup");
    rustup.args(["toolchain", "install", version, "--profile", "minimal", "--target", TARGET, "--no-self-update"]);
    workspace.run(rustup, &by_hand(version)).map(drop)
}

fn by_hand(version: &str) -> String {
    format!("rustup toolchain install {version} --profile minimal --target {TARGET}")
}

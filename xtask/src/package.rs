//! The npm package `pkg/`: the module with wasm-pack and Binaryen, the scripts and style sheets with esbuild.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::workspace::Workspace;
use crate::{node, paths, setup, sinks, split, stamp, wasm};

/// The inputs of the package.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "docs/attributes.json",
    "docs/record.schema.json",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "embed",
    "package-lock.json",
    "src",
    "www",
    "xtask",
];
/// The standard library is built along with the module: small, and without panic messages. Compilers only accept these flags
/// on the nightly channel, so `RUSTC_BOOTSTRAP` enables them (`docs/decisions/0003-bytes.md`).
const STANDARD_LIBRARY: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const PANICS: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Clink-arg=--no-merge-data-segments"];
/// In git, while the rest of the package is made.
const README: &str = "README.md";
const STAMP: &str = "target/xtask/package.stamp";

/// Builds the package, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    if stamp::matches(&workspace.path(STAMP), &state(workspace, &inputs(workspace)?)?) {
        // The package is used by scripts.
        return node::ensure(workspace);
    }
    build(workspace)
}

/// Builds the package.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let toolchain = setup::for_package(workspace)?;
    // Read first: edits during the build are not part of it.
    let inputs = inputs(workspace)?;
    clear(workspace)?;

    let mut wasm_pack = toolchain.command(workspace, "wasm-pack");
    wasm_pack.args(["build", "embed", "--release", "--target", "bundler", "--mode", "no-install"]).args([
        "--out-dir",
        "../target/pkg",
        "--out-name",
        "slugline",
        "--no-opt",
        "--no-pack",
        "--no-gitignore",
        "--",
    ]);
    wasm_pack.args(STANDARD_LIBRARY).env("RUSTC_BOOTSTRAP", "1");
    let table_base = format!("-Clink-arg=--table-base={}", split::TABLE_BASE);
    let flags: Vec<_> = PANICS.iter().copied().chain([table_base.as_str()]).collect();
    wasm_pack.env("CARGO_ENCODED_RUSTFLAGS", paths::flags(workspace, &toolchain, &flags)?);
    workspace.run(wasm_pack, "mend what the compiler names above, or run `cargo xtask doctor`")?;

    let parts = workspace.path("target/split");
    if parts.exists() {
        fs::remove_dir_all(&parts).with_context(|| format!("cannot remove {}", parts.display()))?;
    }
    fs::create_dir_all(&parts)?;
    split::split(&workspace.path("target/pkg/slugline_bg.wasm"), &parts)?;

    let mut optimise = node::script(workspace, "xtask/optimise.mjs");
    optimise.arg(env!("CARGO_PKG_VERSION"));
    workspace.run(optimise, "mend what is named above; if it is a feature, see FEATURES in xtask/binaryen.mjs")?;

    sinks::refuse(&workspace.path("target/optimised/slugline_bg.wasm"))?;

    let mut bundle = node::script(workspace, "xtask/bundle.mjs");
    bundle.args([env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE")]);
    workspace.run(bundle, "mend what esbuild names above")?;

    paths::refuse(workspace, &outputs(workspace)?)?;
    stamp::write(&workspace.path(STAMP), &state(workspace, &inputs)?)
}

/// Empties the folders, so that nothing outlives its source.
fn clear(workspace: &Workspace) -> Result<()> {
    let made = workspace.path("target/pkg");
    if made.exists() {
        fs::remove_dir_all(&made).with_context(|| format!("cannot remove {}", made.display()))?;
    }
    fs::create_dir_all(workspace.path("pkg"))?;
    for path in outputs(workspace)? {
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}

/// The compiler that builds the module here; its version affects the bytes.
pub(crate) fn compiler(workspace: &Workspace) -> String {
    wasm::look_with_sources(workspace)
        .and_then(|toolchain| toolchain.version(workspace))
        .unwrap_or_else(|| "no compiler".to_owned())
}

/// The stamp of a package that was made from these inputs and not changed since.
fn state(workspace: &Workspace, inputs: &str) -> Result<String> {
    Ok(format!("{inputs} {}", stamp::fingerprint(&outputs(workspace)?)?))
}

fn inputs(workspace: &Workspace) -> Result<String> {
    let files = stamp::fingerprint(&INPUTS.iter().map(|path| workspace.path(path)).collect::<Vec<_>>())?;
    Ok(format!("{files} {}", compiler(workspace)))
}

/// Everything in the package that is not in git, in order.
fn outputs(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let folder = workspace.path("pkg");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| !path.ends_with(README));
    paths.sort();
    Ok(paths)
}

//! The npm package `pkg/`: the module by wasm-pack and Binaryen, the scripts and style sheets by esbuild.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::shop::Shop;
use crate::{node, paths, setup, sinks, split, stamp, wasm};

/// Whatever the package is made from.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "docs/record.schema.json",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "embed",
    "package-lock.json",
    "src",
    "www",
    "xtask",
];
/// The standard library is built along with the module: small, and without what panics would say. Compilers take these flags
/// unasked only on the nightly channel, so `RUSTC_BOOTSTRAP` asks (`docs/decisions/0003-bytes.md`).
const STANDARD_LIBRARY: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const PANICS: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Clink-arg=--no-merge-data-segments"];
/// In git, where the rest of the package is made.
const README: &str = "README.md";
const STAMP: &str = "target/xtask/package.stamp";

/// Builds the package, if anything changed since the last time.
pub(crate) fn ensure(shop: &Shop) -> Result<()> {
    if stamp::matches(&shop.path(STAMP), &state(shop, &inputs(shop)?)?) {
        // Whatever uses the package next is a script.
        return node::ensure(shop);
    }
    build(shop)
}

/// Builds the package.
pub(crate) fn build(shop: &Shop) -> Result<()> {
    let toolchain = setup::for_package(shop)?;
    // Taken first: what is edited while the build runs is not in it.
    let inputs = inputs(shop)?;
    clear(shop)?;

    let mut wasm_pack = toolchain.command(shop, "wasm-pack");
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
    wasm_pack.env("CARGO_ENCODED_RUSTFLAGS", paths::flags(shop, &toolchain, PANICS)?);
    shop.run(wasm_pack, "mend what the compiler names above, or run `cargo xtask doctor`")?;

    let halves = ["target/split/slugline_bg.wasm", "target/split/formats.wasm"].map(|path| shop.path(path));
    fs::create_dir_all(shop.path("target/split"))?;
    split::split(&shop.path("target/pkg/slugline_bg.wasm"), &halves[0], &halves[1])?;

    let mut optimise = node::script(shop, "xtask/optimise.mjs");
    optimise.arg(env!("CARGO_PKG_VERSION"));
    shop.run(optimise, "mend what is named above; if it is a feature, see FEATURES in xtask/binaryen.mjs")?;

    sinks::refuse(&shop.path("target/optimised/slugline_bg.wasm"))?;

    let mut bundle = node::script(shop, "xtask/bundle.mjs");
    bundle.args([env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE")]);
    shop.run(bundle, "mend what esbuild names above")?;

    paths::refuse(shop, &outputs(shop)?)?;
    stamp::write(&shop.path(STAMP), &state(shop, &inputs)?)
}

/// Empties the folders, so that nothing outlives its source.
fn clear(shop: &Shop) -> Result<()> {
    let made = shop.path("target/pkg");
    if made.exists() {
        fs::remove_dir_all(&made).with_context(|| format!("cannot remove {}", made.display()))?;
    }
    fs::create_dir_all(shop.path("pkg"))?;
    for path in outputs(shop)? {
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.with_context(|| format!("cannot remove {}", path.display()))?;
    }
    Ok(())
}

/// The compiler that builds the module here; its version tells in bytes.
pub(crate) fn compiler(shop: &Shop) -> String {
    wasm::look_with_sources(shop).and_then(|toolchain| toolchain.version(shop)).unwrap_or_else(|| "no compiler".to_owned())
}

/// What the stamp says of a package made from these inputs that nobody has touched since.
fn state(shop: &Shop, inputs: &str) -> Result<String> {
    Ok(format!("{inputs} {}", stamp::fingerprint(&outputs(shop)?)?))
}

fn inputs(shop: &Shop) -> Result<String> {
    let files = stamp::fingerprint(&INPUTS.iter().map(|path| shop.path(path)).collect::<Vec<_>>())?;
    Ok(format!("{files} {}", compiler(shop)))
}

/// Whatever is in the package and not in git, in order.
fn outputs(shop: &Shop) -> Result<Vec<PathBuf>> {
    let folder = shop.path("pkg");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| !path.ends_with(README));
    paths.sort();
    Ok(paths)
}

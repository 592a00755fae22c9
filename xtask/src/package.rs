//! The npm package `pkg/`: the module by wasm-pack and wasm-opt, the scripts and style sheets by esbuild.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::shop::Shop;
use crate::{node, setup, stamp, wasm};

/// Whatever the package is made from.
const INPUTS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "embed",
    "package-lock.json",
    "src",
    "www",
    "xtask",
];
/// In git, where the rest of the package is made.
const README: &str = "README.md";
const STAMP: &str = "target/xtask/package.stamp";

/// The features that the compiler uses and every browser with WebAssembly's reference types has. `--all-features` would
/// let wasm-opt write what browsers refuse.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

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
    wasm_pack.args(["build", "embed", "--release", "--target", "web", "--mode", "no-install"]).args([
        "--out-dir",
        "../target/pkg",
        "--out-name",
        "slugline",
        "--no-opt",
        "--no-pack",
        "--no-gitignore",
    ]);
    shop.run(wasm_pack, "mend what the compiler names above, or run `cargo xtask doctor`")?;

    optimise(shop)?;

    let mut bundle = node::script(shop, "xtask/bundle.mjs");
    bundle.args([env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE")]);
    shop.run(bundle, "mend what esbuild names above")?;

    stamp::write(&shop.path(STAMP), &state(shop, &inputs)?)
}

/// Makes the module small, and drops its debugging names and notes on its making.
fn optimise(shop: &Shop) -> Result<()> {
    // By its path: another wasm-opt on the search path would be of another version.
    let wasm_opt = "node_modules/binaryen/bin/wasm-opt";
    if !shop.path(wasm_opt).is_file() {
        bail!("{wasm_opt} is missing; to go on: remove node_modules and run `cargo xtask setup`");
    }
    let mut command = node::script(shop, wasm_opt);
    command.args(["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"]).args(FEATURES).args([
        "target/pkg/slugline_bg.wasm",
        "-o",
        "pkg/slugline_bg.wasm",
    ]);
    shop.run(command, "if it names a feature, see FEATURES in xtask/src/package.rs").map(drop)
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
    wasm::look(shop).and_then(|toolchain| toolchain.version(shop)).unwrap_or_else(|| "no compiler".to_owned())
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

//! The example: a Leptos application with both components, on a server and in the browser (`examples/leptos/`).

use anyhow::Result;

use crate::shop::Shop;
use crate::{setup, stamp, tools, wasm};

/// Whatever the example is made from.
const INPUTS: &[&str] = &["Cargo.lock", "Cargo.toml", "demo", "examples/leptos", "src", "xtask/src/example.rs"];
/// What the browser gets.
const OUTPUT: &str = "target/example";
const STAMP: &str = "target/xtask/example.stamp";
/// In the debug profile: it is built faster, and Leptos then says what is wrong with a page that it takes over.
const MODULE: &str = "wasm32-unknown-unknown/debug/slugline_example_browser.wasm";

/// Builds the example and serves it at a printed address.
pub(crate) fn run(shop: &Shop, arguments: &[String]) -> Result<()> {
    ensure(shop)?;
    let mut server = shop.command(shop.target().join("debug/slugline-example-server"));
    server.args(arguments);
    shop.hand_over(server)
}

/// Builds the example, if anything changed since the last time.
pub(crate) fn ensure(shop: &Shop) -> Result<()> {
    let inputs = INPUTS.iter().map(|path| shop.path(path)).collect::<Vec<_>>();
    let state = stamp::fingerprint(&inputs)?;
    if stamp::matches(&shop.path(STAMP), &state) && shop.path(OUTPUT).is_dir() {
        return Ok(());
    }
    let toolchain = setup::for_wasm(shop)?;
    let remedy = "mend what the compiler names above";
    let mut browser = toolchain.command(shop, "cargo");
    browser.args(["build", "--package", "slugline-example-browser", "--target", wasm::TARGET]);
    shop.run(browser, remedy)?;
    tools::Tool::wasm_bindgen(shop)?.ensure(shop)?;
    let mut glue = shop.command("wasm-bindgen");
    glue.args(["--target", "web", "--no-typescript", "--out-name", "example", "--out-dir", OUTPUT])
        .arg(shop.target().join(MODULE));
    shop.run(glue, "see what wasm-bindgen says above")?;
    let mut server = shop.command("cargo");
    server.args(["build", "--package", "slugline-example-server"]);
    shop.run(server, remedy)?;
    stamp::write(&shop.path(STAMP), &state)
}

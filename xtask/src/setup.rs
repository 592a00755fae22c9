//! Everything that the chores need, installed where it is missing.

use anyhow::Result;

use crate::browser::Engine;
use crate::shop::Shop;
use crate::tools::Tool;
use crate::{node, wasm};

/// Installs what is missing for all chores, but for the engines that are asked for by name.
pub(crate) fn run(shop: &Shop) -> Result<()> {
    for_package(shop)?;
    Engine::Chromium.ensure(shop)?;
    Ok(())
}

/// Installs what is missing for building pkg/, and gives the toolchain to build it with.
pub(crate) fn for_package(shop: &Shop) -> Result<wasm::Toolchain> {
    node::ensure(shop)?;
    for_wasm(shop)?;
    wasm::ensure_with_sources(shop)
}

/// Installs what is missing for building the module.
pub(crate) fn for_wasm(shop: &Shop) -> Result<wasm::Toolchain> {
    let toolchain = wasm::ensure(shop)?;
    Tool::wasm_bindgen(shop)?.ensure(shop)?;
    Tool::wasm_pack().ensure(shop)?;
    Ok(toolchain)
}

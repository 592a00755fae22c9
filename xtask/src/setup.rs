//! Everything that the chores need, installed if it is missing.

use anyhow::Result;

use crate::browser::Engine;
use crate::toolchain::Toolchain;
use crate::tools::Tool;
use crate::workspace::Workspace;
use crate::{node, wasm};

/// Installs what is missing for all chores, except engines that must be named.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    for_package(workspace)?;
    Engine::Chromium.ensure(workspace)?;
    Ok(())
}

/// Installs what is missing for building pkg/, and returns the toolchain for it.
pub(crate) fn for_package(workspace: &Workspace) -> Result<Toolchain> {
    node::ensure(workspace)?;
    for_wasm(workspace)?;
    wasm::ensure_with_sources(workspace)
}

/// Installs what is missing for building the module.
pub(crate) fn for_wasm(workspace: &Workspace) -> Result<Toolchain> {
    let toolchain = wasm::ensure(workspace)?;
    Tool::wasm_bindgen(&workspace.path(""))?.ensure(workspace)?;
    Tool::wasm_pack().ensure(workspace)?;
    Ok(toolchain)
}

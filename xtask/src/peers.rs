//! The module of the peer that is a Leptos application (`benches/peers/leptos/`).

use anyhow::Result;

use crate::bindings::{self, Page};
use crate::stamp;
use crate::workspace::Workspace;

/// Its inputs.
const INPUTS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "benches/peers/leptos/Cargo.toml",
    "benches/peers/leptos/src",
    "xtask/src/bindings.rs",
    "xtask/src/peers.rs",
];
/// What `benches/peers/leptos/index.js` imports.
const PAGE: Page = Page { package: "slugline-peer-leptos", name: "leptos", output: "target/peers-leptos" };

/// Builds it, if anything changed since the last time.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    stamp::unless_made(workspace, INPUTS, PAGE.output, || bindings::make_release(workspace, &PAGE))
}

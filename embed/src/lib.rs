//! The WebAssembly module of the npm package.
//!
//! A `cdylib` that is also an `rlib` turns link-time optimisation off, so this crate stays thin and apart.

#[cfg(target_arch = "wasm32")]
pub use slugline::element::*;

/// Smaller than the allocator that the standard library brings along (`docs/dependencies.md`).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

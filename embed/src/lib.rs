//! The WebAssembly module of the npm package.
//!
//! A `cdylib` that is also an `rlib` disables link-time optimisation, so this crate is separate and thin.

#[cfg(target_arch = "wasm32")]
pub use slugline::element::*;

/// Smaller than the standard library's allocator (`docs/dependencies.md`).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

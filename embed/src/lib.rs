//! The WebAssembly module of the npm package.
//!
//! A `cdylib` that is also an `rlib` turns link-time optimisation off, so this crate stays thin and apart.

#[cfg(target_arch = "wasm32")]
pub use slugline::element::*;

//! What a reader has chosen: the record, what it may hold, and in a browser where it is kept.
//!
//! - [`Preferences`]: the record, to and from its JSON text
//! - [`Setting`]: what a reader may choose, and its values
//! - [`TextSize`]: one of the sizes of text
//! - `store`: the page's preferences, kept in the browser's storage and followed across tabs (feature `csr`, wasm32 only)
//! - `sheet`: the style sheet by which they hold (feature `csr`, wasm32 only)

mod preferences;
mod setting;
#[cfg(all(target_arch = "wasm32", feature = "csr"))]
mod sheet;
#[cfg(all(target_arch = "wasm32", feature = "csr"))]
mod store;
mod text_size;

pub use preferences::Preferences;
pub use setting::Setting;
#[cfg(all(target_arch = "wasm32", feature = "csr"))]
pub use store::{Follower, Kind, keep_preferences};
pub use text_size::TextSize;

//! What a reader has chosen: the record, its valid values, and in a browser its storage.
//!
//! - [`Preferences`]: the record, to and from its JSON text
//! - [`Setting`]: what a reader may choose, and its values
//! - [`TextSize`]: one of the sizes of text
//! - `store`: the page's preferences, in the browser's storage and synchronised across tabs (features `csr` and `hydrate`, wasm32 only)
//! - `sight`: what is visible stays in place while they change (features `csr` and `hydrate`, wasm32 only)
//! - `sheet`: the style sheet that applies them (features `csr` and `hydrate`, wasm32 only)

mod preferences;
mod setting;
#[cfg(all(target_arch = "wasm32", any(feature = "csr", feature = "hydrate")))]
mod sheet;
#[cfg(all(target_arch = "wasm32", any(feature = "csr", feature = "hydrate")))]
mod sight;
#[cfg(all(target_arch = "wasm32", any(feature = "csr", feature = "hydrate")))]
mod store;
mod text_size;
#[cfg(not(all(target_arch = "wasm32", any(feature = "csr", feature = "hydrate"))))]
mod unkept;

pub use preferences::Preferences;
pub use setting::Setting;
#[cfg(all(target_arch = "wasm32", any(feature = "csr", feature = "hydrate")))]
pub use store::{Follower, Kind, keep_preferences};
pub use text_size::TextSize;
#[cfg(not(all(target_arch = "wasm32", any(feature = "csr", feature = "hydrate"))))]
pub use unkept::{Follower, Kind};

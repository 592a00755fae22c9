//! What a reader has chosen: the record, what it may hold, and in a browser where it is kept.
//!
//! - [`Preferences`]: the record, to and from its JSON text
//! - [`Setting`]: what a reader may choose, and its values
//! - [`TextSize`]: one of the sizes of text
//! - `store`: the page's preferences, kept in the browser's storage and followed across tabs (features `csr` and `hydrate`, wasm32 only)
//! - `sight`: what is in sight stays where it is while they change (features `csr` and `hydrate`, wasm32 only)
//! - `sheet`: the style sheet by which they hold (features `csr` and `hydrate`, wasm32 only)

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

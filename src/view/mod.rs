//! What readers see, written with Leptos: the same code gives HTML on a server and nodes in a browser.

mod address;
pub mod controls;
mod node;
pub mod story;
pub mod ticker;
mod watched;

pub use address::{link, media};
pub use node::{Child, Node, State, node};
pub use watched::Watched;

/// The value of an attribute that is there or is not.
fn flag(is_set: bool) -> Option<String> {
    is_set.then(String::new)
}

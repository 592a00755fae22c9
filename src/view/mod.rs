//! What readers see, written with Leptos: the same code gives HTML on a server and nodes in a browser.

mod address;
pub mod controls;
mod node;
pub mod story;
pub mod ticker;

pub use address::{link, media};
pub use node::{Child, Node, State, node};

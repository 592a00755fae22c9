//! What readers see, written with Leptos: the same code gives HTML on a server and nodes in a browser.
//!
//! Two rules keep these views working under a policy of `require-trusted-types-for 'script'`, where an assignment to
//! `innerHTML` throws: no element in a `view!` is wholly static below its root (Leptos makes a template of those), and elements
//! without a word or a value of their own are made by [`node`].

mod address;
pub mod controls;
mod node;
pub mod story;
pub mod ticker;

pub use address::{link, media};
pub use node::node;

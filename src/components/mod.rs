//! What readers see: Leptos components, rendered to HTML on a server and mounted in a browser.
//!
//! | room | what it holds |
//! |---|---|
//! | [`story`] | a story in the page itself: head, blocks, pictures, text |
//! | [`ticker`] | a strip of quotes |
//! | [`controls`] | the reader's controls of a story |
//!
//! A nested element of `view!` whose attributes and children are all string literals is made by Leptos through `innerHTML`, which
//! Trusted Types refuse. So every nested element here has a brace in it, and the build fails when the module imports a setter of
//! `innerHTML`.

#![allow(unreachable_pub, reason = "`#[component]` makes a public struct of every component's props")]

mod address;
pub mod controls;
pub mod story;
pub mod ticker;

pub use address::{link, media};

//! What readers see: Leptos components, rendered to HTML on a server and mounted in a browser.
//!
//! | room | what it holds |
//! |---|---|
//! | [`story`] | a story in the page itself: head, blocks, pictures, text |
//! | [`ticker`] | a strip of quotes |
//! | [`controls`] | the reader's controls of a story |
//!
//! Applications write [`Ticker`], [`Story`] and [`Stylesheet`]; all else is what these are made of.
//!
//! A nested element of `view!` whose attributes and children are all string literals is made by Leptos through `innerHTML`, which
//! Trusted Types refuse. So every nested element here has a brace in it, and the build fails when the module imports a setter of
//! `innerHTML`.

#![allow(unreachable_pub, reason = "`#[component]` makes a public struct of every component's props")]

mod address;
mod clock;
pub mod controls;
mod host;
pub mod story;
mod stylesheet;
mod theme;
pub mod ticker;

pub use address::{link, media};
pub use clock::RecentTime;
pub use story::Story;
pub use stylesheet::Stylesheet;
pub use theme::{Palette, Theme};
pub use ticker::Ticker;

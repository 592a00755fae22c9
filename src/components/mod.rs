//! What readers see: Leptos components, rendered to HTML on a server and mounted in a browser.
//!
//! | module | what it holds |
//! |---|---|
//! | [`story`] | a story in the page itself: head, blocks, pictures, text |
//! | [`ticker`] | a strip of quotes |
//! | [`quote`] | one quote in a text |
//! | [`controls`] | the reader's controls of a story |
//!
//! Applications use [`Ticker`], [`Quote`], [`Story`] and [`Stylesheet`]; everything else is what these are made of.
//!
//! Leptos makes a nested element of `view!` whose attributes and children are all string literals through `innerHTML`, which
//! Trusted Types refuse. So every nested element here contains a brace, and the build fails if the module imports a setter of
//! `innerHTML`.

#![allow(unreachable_pub, reason = "`#[component]` makes a public struct of every component's props")]

mod address;
mod clock;
pub mod controls;
mod host;
pub mod quote;
pub mod story;
mod stylesheet;
mod theme;
pub mod ticker;

pub use address::{link, media};
pub use clock::RecentTime;
pub use quote::Quote;
pub use story::Story;
pub use stylesheet::Stylesheet;
pub use theme::{Palette, Theme};
pub use ticker::Ticker;

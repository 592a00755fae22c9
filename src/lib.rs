//! A news story and a market ticker for any web page.
//!
//! Two streets of data run through this crate, each downwards only:
//!
//! - story: bytes → [`ingest`] → [`story::Article`] → [`components::story`] → nodes or HTML
//! - market: bytes → [`ingest`] → [`quote::Board`] → one flush → cells of [`components::ticker`]
//!
//! | room | what it holds |
//! |---|---|
//! | [`json`] | the one JSON reader, and how types look as JSON |
//! | [`story`] | the story as data |
//! | [`quote`] | the market as data |
//! | [`locale`] | numbers and words of a language |
//! | [`ingest`] | the formats that stories and quotes arrive in |
//! | [`feed`] | what is decided about where quotes come from: attempts, hours, freshness |
//! | [`components`] | what readers see: Leptos components for a server and a browser |
//! | `render` | a story or a strip to HTML (feature `ssr`) |
//! | `element` | what the browser's elements call (feature `csr`, wasm32 only) |
#![forbid(unsafe_code)]

pub mod components;
#[cfg(all(target_arch = "wasm32", feature = "csr"))]
pub mod element;
pub mod feed;
pub mod ingest;
pub mod json;
pub mod locale;
pub mod quote;
#[cfg(feature = "ssr")]
pub mod render;
pub mod story;

//! A news story and a market ticker for any web page.
//!
//! Two streams of data run through this crate, each only downwards:
//!
//! - story: bytes → [`ingest`] → [`story::Article`] → [`components::story`] → nodes or HTML
//! - market: bytes → [`ingest`] → [`quote::Board`] → one flush → cells of [`components::ticker`]
//!
//! | module | what it holds |
//! |---|---|
//! | [`json`] | the JSON reader and writer, and how types are represented in JSON |
//! | [`story`] | the story as data |
//! | [`quote`] | the market as data |
//! | [`locale`] | numbers and words of a language |
//! | [`reader`] | what a reader has chosen |
//! | [`ingest`] | the formats that stories and quotes arrive in |
//! | [`feed`] | where quotes come from: the decisions (attempts, hours, freshness), and their execution in a browser |
//! | [`motion`] | how a strip moves: the decisions, and their execution in a browser |
//! | [`flash`] | marks of prices that have moved |
//! | [`hooks`] | browser state as Leptos signals: a feed, the motion of a strip, whether an element is seen |
//! | [`components`] | what readers see: Leptos components for a server and a browser |
//! | [`attributes`] | what the elements' attributes may say |
//! | [`style`] | the style sheets |
//! | `render` | a story or a strip to HTML (feature `ssr`) |
//! | `element` | what the browser's elements call (feature `elements`, wasm32 only) |
//!
//! # In a Leptos application
//!
//! ```
//! use leptos::prelude::*;
//! use slugline::{Story, Stylesheet, Ticker, quote::Strip, story::Article};
//!
//! #[component]
//! fn FrontPage(#[prop(into)] strip: Signal<Strip>, article: Article) -> impl IntoView {
//!     view! {
//!         <Stylesheet href="/slugline.css"/>
//!         <Ticker strip label="NYSE - LSE" href_template="/markets/{symbol}"/>
//!         <Story article headline_level=1/>
//!     }
//! }
//! ```
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `ssr` | components that give HTML, and `render`: for a server, never together with the next two |
//! | `csr`, `hydrate` | components in a browser: rendered there, or hydrated from a server's HTML |
//! | `serde` | `Serialize` and `Deserialize` for stories and strips, as the JSON of record |
//! | `languages` (on) | the controls' words in all languages |
//! | `elements` | what the classes of the custom elements call: only for the npm package |
#![forbid(unsafe_code)]

pub mod attributes;
pub mod components;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub mod element;
pub mod feed;
pub mod flash;
pub mod hooks;
pub mod ingest;
pub mod json;
pub mod locale;
pub mod motion;
pub mod quote;
pub mod reader;
#[cfg(feature = "ssr")]
pub mod render;
pub mod story;
pub mod style;

pub use components::{Quote, Story, Stylesheet, Ticker};

/// The code in the documentation, compiled.
#[cfg(all(doctest, feature = "ssr"))]
mod documents {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/leptos.md")]
    struct Leptos;
}

//! The configurator: a page that turns every option of both elements, shows them, and gives the finished snippet.
//!
//! | module | what it holds |
//! |---|---|
//! | [`element`] | the two elements and their attributes, from `slugline::attributes` |
//! | [`choice`] | a choice of a few words |
//! | [`language`] | the language of the page, and its direction |
//! | [`values`] | what the publisher gave each attribute, and what of it is written |
//! | [`state`] | all that can be chosen on the page |
//! | [`fragment`] | the state as the fragment of the page's address |
//! | [`snippet`] | the state as a snippet, one file for each kind |
//! | `page` | the page: Leptos components (wasm32 only) |
//!
//! Everything but `page` is tested natively.

pub mod choice;
pub mod element;
pub mod fragment;
pub mod language;
#[cfg(target_arch = "wasm32")]
mod page;
pub mod snippet;
pub mod state;
pub mod values;

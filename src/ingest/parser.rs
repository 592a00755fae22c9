//! What HTML is parsed with in a browser: its own parser, by way of who loads the module (`www/markup.js`).
//!
//! Stories of other formats hold HTML, so that none is read before the parser is set. In the package it is set when the room of those
//! formats has come, which is a file of its own.

#[cfg(target_arch = "wasm32")]
use std::cell::RefCell;

#[cfg(target_arch = "wasm32")]
use super::Error;

/// Parses a document and gives it in the fields of `foreign::html::tree`; nothing, where the page does not allow it.
#[cfg(target_arch = "wasm32")]
pub type Parser = Box<dyn Fn(&str) -> Option<String>>;

#[cfg(target_arch = "wasm32")]
thread_local! {
    static PARSER: RefCell<Option<Parser>> = const { RefCell::new(None) };
}

/// Sets the parser that HTML is read with from now on. Without one no format but the JSON of record and wire is read.
#[cfg(target_arch = "wasm32")]
pub fn set_parser(parser: Parser) {
    PARSER.set(Some(parser));
}

#[cfg(target_arch = "wasm32")]
pub(super) fn parse(markup: &str) -> Result<String, Error> {
    PARSER.with_borrow(|parser| parser.as_ref().and_then(|parse| parse(markup))).ok_or(Error::NoParser)
}

/// Whether other formats can be read.
pub(super) fn is_there() -> bool {
    #[cfg(target_arch = "wasm32")]
    return PARSER.with_borrow(Option::is_some);
    #[cfg(not(target_arch = "wasm32"))]
    true
}

//! In a browser: the browser's own parser, provided by the loader of the module (`www/markup.js`).

use std::cell::RefCell;

/// Parses a document and returns it in the fields of `super::tree`; `None` if the page does not allow it.
pub type Parser = Box<dyn Fn(&str) -> Option<String>>;

thread_local! {
    static PARSER: RefCell<Option<Parser>> = const { RefCell::new(None) };
}

/// Sets the parser for HTML.
pub fn set_parser(parser: Parser) {
    PARSER.set(Some(parser));
}

pub(super) fn parse(markup: &str) -> Option<String> {
    PARSER.with_borrow(|parser| parser.as_ref().and_then(|parse| parse(markup)))
}

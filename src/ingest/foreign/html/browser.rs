//! In a browser: its own parser, by way of who loads the module (`www/markup.js`).

use std::cell::RefCell;

/// Parses a document and gives it in the fields of `super::tree`; nothing, where the page does not allow it.
pub type Parser = Box<dyn Fn(&str) -> Option<String>>;

thread_local! {
    static PARSER: RefCell<Option<Parser>> = const { RefCell::new(None) };
}

/// Sets the parser that HTML is read with from now on.
pub fn set_parser(parser: Parser) {
    PARSER.set(Some(parser));
}

pub(super) fn parse(markup: &str) -> Option<String> {
    PARSER.with_borrow(|parser| parser.as_ref().and_then(|parse| parse(markup)))
}

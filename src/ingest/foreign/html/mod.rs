//! HTML: a body, a caption or a title to typed blocks, inlines and text.
//!
//! The parser is html5ever or, in a browser, the browser's own. Either hands over the document as a row of fields ([`tree`]);
//! all that follows is written once: what each element is to a story ([`kind`]), how text is put together ([`line`]), and the
//! mapping to blocks ([`body`]), which are written as JSON of record and read as such. Markup that the model cannot hold yields its text.

mod address;
mod body;
#[cfg(target_arch = "wasm32")]
mod browser;
mod figure;
mod kind;
mod line;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod page;
mod table;
mod tree;

#[cfg(target_arch = "wasm32")]
use browser::parse;
#[cfg(target_arch = "wasm32")]
pub use browser::{Parser, set_parser};
#[cfg(not(target_arch = "wasm32"))]
use native::parse;
pub(super) use page::read;

use self::body::Reader;
use super::table::string;
use crate::json::Value;
use crate::locale::kind::{BLANK, trim};

/// What is made of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A body: blocks, and the agency's sign, where the last paragraph was one. Headings are crossheads, the highest of them of
    /// level 1.
    Body,
    /// The inlines of a caption or a standfirst.
    Line,
    /// A title: its words, without their form.
    Words,
}

/// Makes of markup the JSON of record; `null` where it says nothing. Addresses are resolved against `base`, where there is one;
/// those that no reader may be sent to are left out. Nothing comes back in a browser whose page allows no parser.
#[inline(never)]
pub(super) fn part(markup: &str, base: &str, part: Part) -> Option<Value> {
    if part == Part::Words && !markup.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
        return Some(Value::String(trim(markup, BLANK).to_owned()));
    }
    let fields = fragment(markup)?;
    let nodes = tree::nodes(&fields);
    let mut reader = Reader::new(&nodes, base);
    Some(match part {
        Part::Body => reader.body(ALL),
        Part::Line if reader.write_line(ALL) => reader.made(),
        Part::Line => Value::Null,
        Part::Words => string(&reader.words(ALL)),
    })
}

/// The element that all others of a document are in.
const ALL: usize = 1;

/// Parses what stands in a body. The tags before it keep a frameset from taking its place.
fn fragment(markup: &str) -> Option<String> {
    parse(&["<!DOCTYPE html><body>", markup].concat())
}

#[cfg(test)]
mod tests;

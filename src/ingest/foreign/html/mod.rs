//! HTML: a body, a caption or a title to typed blocks, inlines and text.
//!
//! The parser is html5ever or, in a browser, the browser's own. Both return the document as a list of fields, which becomes a
//! [`Tree`]. The rest is written once: the role of each element in a story ([`Kind`]), the composition of a line (`inlines`), and
//! the mapping of nodes to blocks (`blocks`, and a module for each of the larger ones). Markup that the model cannot represent gives its
//! text, or a note that says what was left out and where.

mod address;
mod blocks;
#[cfg(target_arch = "wasm32")]
mod browser;
mod embed;
mod figure;
mod furniture;
mod image;
mod inlines;
mod kind;
mod list;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod preformatted;
mod quote;
mod table;
mod tree;

pub(super) use blocks::Reader;
#[cfg(target_arch = "wasm32")]
use browser::parse;
#[cfg(target_arch = "wasm32")]
pub use browser::{Parser, set_parser};
pub(super) use kind::Kind;
#[cfg(not(target_arch = "wasm32"))]
use native::parse;
pub(super) use tree::{Node, Tree};

use crate::json::Problem;

/// Reads the markup of a body: the result of `make` for the reader, and what was left out. Addresses are resolved against `base`,
/// if there is one; those that are not allowed are left out. `None` in a browser whose page allows no parser.
pub(super) fn read<T>(markup: &str, base: Option<&str>, make: impl FnOnce(&mut Reader<'_>) -> T) -> Option<(T, Vec<Problem>)> {
    let fields = fragment(markup)?;
    let tree = Tree::of(&fields);
    let mut reader = Reader::new(&tree, base);
    let made = make(&mut reader);
    Some((made, reader.into_notes()))
}

/// Parses a whole page, or a part of one, and passes its tree to `make`.
pub(super) fn with_tree<T>(markup: &str, make: impl FnOnce(&Tree<'_>) -> T) -> Option<T> {
    let opening = markup.trim_ascii_start().as_bytes();
    // A fragment is put into a body, where a frameset cannot replace it.
    let is_page = matches!(opening, [b'<', b'!', ..] | [b'<', b'h' | b'H', b't' | b'T' | b'e' | b'E', ..]);
    let fields = if is_page { parse(markup)? } else { fragment(markup)? };
    Some(make(&Tree::of(&fields)))
}

/// Parses the content of a body. The tags before it keep a frameset from replacing it.
fn fragment(markup: &str) -> Option<String> {
    parse(&format!("<!DOCTYPE html><body>{markup}"))
}

#[cfg(test)]
pub(super) mod tests;

//! HTML: a body, a caption or a title to typed blocks, inlines and text.
//!
//! The parser is html5ever or, in a browser, the browser's own. Either hands over the document as a row of fields ([`tree`]);
//! all that follows is written once: what each element is to a story ([`kind`]), how text is put together ([`line`]), and the
//! mapping to blocks ([`body`]). Markup that the model cannot hold yields its text.

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

use self::body::{Reader, rebase};
use super::Error;
use super::wire::is_signature;
use crate::story::{Block, Inline, plain_text};

/// A body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Body {
    /// Its blocks. Headings are crossheads, the highest of them of level 1.
    pub(super) blocks: Vec<Block>,
    /// The agency's sign, where the last paragraph was one.
    pub(super) signature: Option<String>,
}

/// Reads a body. Addresses are resolved against `base`, where there is one; those that no reader may be sent to are left out.
/// It fails only in a browser whose page allows no parser.
pub(super) fn blocks(markup: &str, base: Option<&str>) -> Result<Body, Error> {
    let fields = fragment(markup)?;
    let nodes = tree::nodes(&fields);
    let mut reader = Reader::new(&nodes, base);
    Ok(signed(reader.blocks(BODY)))
}

/// Reads a caption or a standfirst.
pub(super) fn inlines(markup: &str, base: Option<&str>) -> Result<Vec<Inline>, Error> {
    let fields = fragment(markup)?;
    Ok(Reader::new(&tree::nodes(&fields), base).line(BODY))
}

/// Reads a title: its words, without their form.
pub(super) fn text(markup: &str) -> Result<String, Error> {
    if !markup.contains(['<', '&']) {
        return Ok(crate::locale::kind::trim(markup, crate::locale::kind::BLANK).to_owned());
    }
    Ok(plain_text(&inlines(markup, None)?))
}

/// The element that a document's is.
const BODY: usize = 0;

/// Parses what stands in a body. The tags before it keep a frameset from taking its place.
fn fragment(markup: &str) -> Result<String, Error> {
    parse(&["<!DOCTYPE html><body>", markup].concat())
}

/// Levels and the signature.
fn signed(mut blocks: Vec<Block>) -> Body {
    rebase(&mut blocks);
    let mut signature = None;
    if let Some(Block::Paragraph { text }) = blocks.last() {
        let words = plain_text(text);
        if is_signature(&words) {
            signature = Some(words);
            blocks.pop();
        }
    }
    Body { blocks, signature }
}

#[cfg(test)]
mod tests;

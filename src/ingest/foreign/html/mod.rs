//! HTML: a body, a caption or a title to typed blocks, inlines and text.
//!
//! The parser is html5ever or, in a browser, the browser's own. Either hands over the document as a row of fields ([`tree`]);
//! all that follows is written once: what each element is to a story ([`kind`]), how text is put together ([`line`]), and the
//! mapping to blocks ([`body`]), which are written as JSON of record and read as such. Markup that the model cannot hold yields its text.

mod address;
mod body;
mod figure;
mod kind;
mod line;
#[cfg(target_arch = "wasm32")]
mod browser;
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
use crate::ingest::{Document, Error};
use crate::json::{self, read_into};
use crate::locale::kind::{BLANK, trim};
use crate::story::{Block, Inline};

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
    let mut body = Body::default();
    if let Some(article) = part(markup, base, &|reader| reader.write_body(ALL))?.article {
        (body.blocks, body.signature) = (article.body, article.signature);
    }
    Ok(body)
}

/// Reads a caption or a standfirst.
pub(super) fn inlines(markup: &str, base: Option<&str>) -> Result<Vec<Inline>, Error> {
    let write = |reader: &mut Reader<'_>| {
        reader.page.name("standfirst");
        reader.write_line(ALL);
    };
    Ok(part(markup, base, &write)?.article.map(|article| article.standfirst).unwrap_or_default())
}

/// Reads a title: its words, without their form.
pub(super) fn text(markup: &str) -> Result<String, Error> {
    if !markup.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
        return Ok(trim(markup, BLANK).to_owned());
    }
    Ok(Reader::new(&tree::nodes(&fragment(markup)?), None).words(ALL))
}

/// The element that all others of a document are in.
const ALL: usize = 0;

/// Parses what stands in a body. The tags before it keep a frameset from taking its place.
fn fragment(markup: &str) -> Result<String, Error> {
    parse(&["<!DOCTYPE html><body>", markup].concat())
}

/// Reads a part of a story.
#[inline(never)]
fn part(markup: &str, base: Option<&str>, write: &dyn Fn(&mut Reader<'_>)) -> Result<Document, Error> {
    let fields = fragment(markup)?;
    let nodes = tree::nodes(&fields);
    let mut reader = Reader::new(&nodes, base);
    reader.page.raw("{\"article\":{");
    write(&mut reader);
    Ok(document(reader))
}

/// The document that was written.
#[inline(never)]
fn document(mut reader: Reader<'_>) -> Document {
    reader.page.raw("}}");
    let mut document = Document::default();
    if let Ok(value) = json::parse(&reader.page.json) {
        read_into(&mut document, value);
    }
    document
}

#[cfg(test)]
mod tests;

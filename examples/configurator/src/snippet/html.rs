//! An element as HTML.

use slugline::json::to_text;

use super::text::{escaped, for_script};
use super::{Piece, Request};

/// A start tag.
pub(super) fn start_tag<'a>(tag: &str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let attributes = attributes.into_iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
    format!("<{tag}{}>", attributes.collect::<String>())
}

/// An element with its data, if it has no address.
pub(super) fn element(piece: &Piece) -> String {
    let tag = piece.element.tag();
    let attributes = piece.attributes.iter().map(|written| (written.attribute.name, written.value.as_str()));
    let data = piece.data.as_ref().map(|data| {
        let json = for_script(&to_text(data));
        format!("\n  <script type=\"application/json\">{json}</script>\n")
    });
    format!("{}{}</{tag}>", start_tag(tag, attributes), data.unwrap_or_default())
}

/// All elements.
pub(super) fn elements(request: &Request) -> String {
    request.pieces.iter().map(element).collect::<Vec<_>>().join("\n")
}

/// What the head of a page needs.
pub(super) fn head(request: &Request) -> String {
    let file = |name| escaped(&format!("{}{name}", request.assets));
    let (sheet, script) = (file("slugline.css"), file("embed.js"));
    format!("<link rel=\"stylesheet\" href=\"{sheet}\">\n<script type=\"module\" src=\"{script}\"></script>")
}

//! Text.

use crate::story::Inline;
use crate::view::{Child, Node, link, node};

pub(super) fn inline(inline: &Inline) -> Child {
    let (tag, text) = match inline {
        Inline::Text(text) => return Child::Text(text.clone()),
        Inline::Code(text) => return node("code").text(text).into(),
        Inline::Break => return node("br").into(),
        Inline::Symbol { symbol, text } => {
            return node("span").class("slugline-ref").attr("data-symbol", symbol).text(text).into();
        }
        Inline::Link { href, text } => return anchor(href).each(text, self::inline).into(),
        Inline::Strong(text) => ("strong", text),
        Inline::Em(text) => ("em", text),
        Inline::Mark(text) => ("mark", text),
        Inline::Sub(text) => ("sub", text),
        Inline::Sup(text) => ("sup", text),
    };
    node(tag).each(text, self::inline).into()
}

/// A link to be filled; where it may not lead, no more than its text. One that may leave the site gives the other page no hold
/// of this one.
pub(super) fn anchor(href: &str) -> Node {
    match link(href) {
        Some(href) => node("a").attr("href", href).maybe("rel", leads_away(href).then_some("noopener")),
        None => node("span"),
    }
}

/// Whether an address may be one of another site: it names a host.
fn leads_away(href: &str) -> bool {
    href.as_bytes().windows(2).any(|pair| pair == b"//")
}

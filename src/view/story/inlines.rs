//! Text.

use leptos::prelude::*;

use crate::story::Inline;
use crate::view::{Node, link, node};

pub(super) fn inlines(inlines: &[Inline]) -> Vec<AnyView> {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> AnyView {
    let (tag, text) = match inline {
        Inline::Text(text) => return text.clone().into_any(),
        Inline::Code(text) => return node("code").text(text).view(),
        Inline::Break => return node("br").view(),
        Inline::Symbol { symbol, text } => {
            return node("span").class("slugline-ref").attr("data-symbol", symbol).text(text).view();
        }
        Inline::Link { href, text } => return anchor(href, inlines(text)).view(),
        Inline::Strong(text) => ("strong", text),
        Inline::Em(text) => ("em", text),
        Inline::Mark(text) => ("mark", text),
        Inline::Sub(text) => ("sub", text),
        Inline::Sup(text) => ("sup", text),
    };
    node(tag).children(inlines(text)).view()
}

/// A link; where it may not lead, its text alone. One that may leave the site gives the other page no hold of this one.
pub(super) fn anchor(href: &str, text: Vec<AnyView>) -> Node {
    match link(href) {
        Some(href) => node("a").attr("href", href).maybe("rel", href.contains("//").then_some("noopener")).children(text),
        None => node("span").children(text),
    }
}

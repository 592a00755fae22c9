//! Text.

use leptos::html;
use leptos::prelude::*;

use crate::story::Inline;
use crate::view::{link, node};

pub(super) fn inlines(inlines: &[Inline]) -> Vec<AnyView> {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> AnyView {
    let formatted = |tag, text: &[Inline]| node(tag, None, inlines(text)).into_any();
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Strong(text) => formatted("strong", text),
        Inline::Em(text) => formatted("em", text),
        Inline::Mark(text) => formatted("mark", text),
        Inline::Sub(text) => formatted("sub", text),
        Inline::Sup(text) => formatted("sup", text),
        Inline::Code(text) => node("code", None, vec![text.clone().into_any()]).into_any(),
        Inline::Link { href, text } => match link(href) {
            Some(href) => node("a", None, inlines(text)).attr("href", href.to_owned()).attr("rel", rel(href)).into_any(),
            None => inlines(text).into_any(),
        },
        Inline::Break => html::br().into_any(),
        Inline::Symbol { symbol, text } => {
            node("span", Some("slugline-ref"), vec![text.clone().into_any()]).attr("data-symbol", symbol.clone()).into_any()
        }
    }
}

/// A link that may leave the site gives the other page no hold of this one.
pub(super) fn rel(href: &str) -> Option<&'static str> {
    href.contains("//").then_some("noopener")
}

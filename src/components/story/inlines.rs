//! Text.

use leptos::html::custom;
use leptos::prelude::*;

use super::quotes_in_text::QuotesInText;
use crate::components::link;
use crate::story::Inline;

/// The inlines of a text, one after the other.
#[component]
pub(super) fn Inlines(
    text: Vec<Inline>,
    /// The quotes that are shown next to its words.
    #[prop(optional)]
    quotes: QuotesInText,
) -> AnyView {
    text.into_iter().map(|inline| view! { <InlineText inline quotes=quotes.clone()/> }.into_any()).collect_view().into_any()
}

#[component]
fn InlineText(inline: Inline, quotes: QuotesInText) -> AnyView {
    match inline {
        Inline::Text(text) => quotes.with_quotes(text),
        Inline::Strong(text) => view! { <Phrase tag="strong" text quotes/> }.into_any(),
        Inline::Em(text) => view! { <Phrase tag="em" text quotes/> }.into_any(),
        Inline::Mark(text) => view! { <Phrase tag="mark" text quotes/> }.into_any(),
        Inline::Sub(text) => view! { <Phrase tag="sub" text quotes/> }.into_any(),
        Inline::Sup(text) => view! { <Phrase tag="sup" text quotes/> }.into_any(),
        Inline::Code(text) => view! { <code dir={"ltr"}>{text}</code> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Symbol { symbol, text } => {
            let text = quotes.behind(&symbol, text);
            view! { <span class="slugline-ref" data-symbol=symbol>{text}</span> }.into_any()
        }
        // A link's words have a link already.
        Inline::Link { href, text } => view! { <Anchor href><Inlines text/></Anchor> }.into_any(),
    }
}

/// Text within an element that has only a name.
#[component]
fn Phrase(tag: &'static str, text: Vec<Inline>, quotes: QuotesInText) -> impl IntoView {
    custom(tag).child(view! { <Inlines text quotes/> })
}

/// A link; if its address is not allowed, only its text. A link to another site gives the other page no reference to this one.
#[component]
pub(super) fn Anchor(href: String, children: Children) -> AnyView {
    match link(&href) {
        Some(address) => {
            let rel = leads_away(address).then_some("noopener");
            view! { <a href=address.to_owned() rel=rel>{children()}</a> }.into_any()
        }
        None => view! { <span>{children()}</span> }.into_any(),
    }
}

/// Whether an address may be on another site: it names a host.
fn leads_away(href: &str) -> bool {
    href.contains("//")
}

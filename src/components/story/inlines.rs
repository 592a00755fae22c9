//! Text.

use leptos::prelude::*;

use super::quotes_in_text::{QuoteInText, QuotesInText};
use crate::components::link;
use crate::story::Inline;

/// The inlines of a text, one after the other.
#[component]
pub(super) fn Inlines(
    text: Vec<Inline>,
    /// The quotes that are shown beside its words.
    #[prop(optional)]
    quotes: QuotesInText,
) -> AnyView {
    text.into_iter().map(|inline| view! { <InlineText inline quotes=quotes.clone()/> }).collect_view().into_any()
}

#[component]
fn InlineText(inline: Inline, quotes: QuotesInText) -> AnyView {
    match inline {
        Inline::Text(text) => view! { <Words text quotes/> }.into_any(),
        Inline::Strong(text) => view! { <strong><Inlines text quotes/></strong> }.into_any(),
        Inline::Em(text) => view! { <em><Inlines text quotes/></em> }.into_any(),
        Inline::Mark(text) => view! { <mark><Inlines text quotes/></mark> }.into_any(),
        Inline::Sub(text) => view! { <sub><Inlines text quotes/></sub> }.into_any(),
        Inline::Sup(text) => view! { <sup><Inlines text quotes/></sup> }.into_any(),
        Inline::Code(text) => view! { <code>{text}</code> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Symbol { symbol, text } => {
            let quote = quotes.of_symbol(&symbol);
            view! {
                <span class="slugline-ref" data-symbol=symbol>{text}</span>
                {quote.map(|quote| view! { <QuoteInText quote locale=quotes.locale()/> })}
            }
            .into_any()
        }
        // A link's words lead somewhere already.
        Inline::Link { href, text } => view! { <Anchor href><Inlines text/></Anchor> }.into_any(),
    }
}

/// Plain text, with a quote behind each word such as `$ABC` that one is known for.
#[component]
fn Words(text: String, quotes: QuotesInText) -> AnyView {
    let pieces = quotes.split(&text);
    if pieces.is_empty() {
        return text.into_any();
    }
    let locale = quotes.locale();
    let piece = |(words, quote): (String, Option<_>)| {
        view! { {words}{quote.map(|quote| view! { <QuoteInText quote locale/> })} }
    };
    pieces.into_iter().map(piece).collect_view().into_any()
}

/// A link; where it may not lead, no more than its text. One that may leave the site gives the other page no hold of this one.
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

/// Whether an address may be one of another site: it names a host.
fn leads_away(href: &str) -> bool {
    href.contains("//")
}

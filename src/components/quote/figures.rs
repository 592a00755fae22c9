//! The figures of a quote as a line of text has them.

use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

use crate::components::ticker::{Cells, Field, Fields, Space, cell_text, href, state_text};
use crate::locale::Locale;
use crate::quote;

/// What changes in one quote. All of it is `Copy`, and ends with the owner that it was made in.
#[derive(Clone, Copy, Debug)]
pub struct QuoteSignals {
    /// The symbol, with its exchange if needed: `RIO@XLON`.
    pub symbol: RwSignal<String>,
    /// The quote; `None` as long as nothing is known of it.
    pub quote: RwSignal<Option<quote::Quote>>,
    /// What is shown of it.
    pub fields: RwSignal<Fields>,
    /// Where it leads, see [`href`].
    pub href_template: RwSignal<Option<String>>,
    /// Whether its figures are missing or old.
    pub is_stale: RwSignal<bool>,
    /// The colours of rise and fall, as the attribute `palette` of its strip.
    pub palette: RwSignal<Option<String>>,
}

impl QuoteSignals {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            symbol: RwSignal::default(),
            quote: RwSignal::default(),
            fields: RwSignal::new(Field::usual()),
            href_template: RwSignal::default(),
            is_stale: RwSignal::default(),
            palette: RwSignal::default(),
        }
    }
}

impl Default for QuoteSignals {
    fn default() -> Self {
        Self::new()
    }
}

/// A quote in a line of text: its symbol until there are figures, and nothing at all next to a word of the page.
#[component]
pub fn QuoteFigures(
    /// What changes.
    signals: QuoteSignals,
    /// Whether it follows a word of the page, which stands for the symbol.
    has_word: bool,
    /// The language of figures and words.
    #[prop(into)]
    locale: Signal<Locale>,
) -> impl IntoView {
    let QuoteSignals { symbol, quote, fields, href_template, is_stale, palette } = signals;
    let space = Space::new();
    let figures = move |quote: quote::Quote| {
        let locale = locale.get();
        let address =
            href_template.read().as_deref().and_then(|template| href(template, &quote.symbol, quote.exchange.as_deref()));
        let fields = fields.get();
        let shown = fields.iter().copied().filter(|field| !(has_word && *field == Field::Symbol));
        let texts = shown.map(|field| (field, cell_text(field, &quote, locale))).collect();
        // The last price of a closed market is what a text means anyway.
        let is_told = quote.state != Some(quote::State::Closed);
        let state = if is_stale.get() {
            Some(locale.words().stale().to_owned())
        } else {
            state_text(&quote, None, locale).filter(|_| is_told)
        };
        let cells = view! { <Cells texts direction=quote.direction() state locale space/> };
        match address {
            Some(address) => view! { <a href=address>{cells}</a> }.into_any(),
            None => cells.into_any(),
        }
    };
    let content = move || match quote.get() {
        Some(quote) => figures(quote),
        None if has_word => ().into_any(),
        // Its exchange is for finding it, not for reading.
        None => {
            let name = symbol.read().split('@').next().unwrap_or_default().to_owned();
            view! { <span class="slugline-symbol"><bdi translate="no">{name}</bdi></span> }.into_any()
        }
    };
    // HTML knows no such attribute of a span.
    let palette = custom_attribute("palette", move || palette.get());
    // In an element's shadow root there is a place of that name.
    view! {
        {has_word.then_some(" ")}
        <span class="slugline-figures" slot="figures" {..palette}>
            {content}
        </span>
    }
}

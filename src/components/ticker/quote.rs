//! A quote and its cells, in a list.

use leptos::prelude::*;

use super::direction::{direction_class, direction_glyph, direction_part, direction_word};
use super::spark::Spark;
use super::{Field, Fields, Space, cell_text, href, state_text};
use crate::locale::Locale;
use crate::quote::{Direction, Freshness, Quote};

/// Shown instead of an unknown price; a label gives it a name for screen readers.
pub const NO_PRICE: &str = "\u{2013}";

/// The quotes as a list that is readable on its own: what a server renders.
#[component]
pub fn QuoteList(
    /// The quotes, in display order.
    quotes: Vec<Quote>,
    /// The cells of each.
    #[prop(optional_no_strip, default = Field::usual(), into)]
    fields: Fields,
    /// The template of an address, see [`href`]: each quote with an address is a link.
    #[prop(optional_no_strip)]
    href_template: Option<String>,
    /// The language of figures and words.
    locale: Locale,
    /// Whether it is a copy of the list, which follows it so that the strip continues without a gap.
    #[prop(optional)]
    is_copy: bool,
) -> impl IntoView {
    let shared = Freshness::of(&quotes).state;
    let item = |quote: Quote| {
        let address = href_template.as_deref().and_then(|template| href(template, &quote.symbol, quote.exchange.as_deref()));
        let direction = quote.direction();
        let texts = fields.iter().map(|field| (*field, cell_text(*field, &quote, locale))).collect();
        let cells = view! { <Cells texts direction state=state_text(&quote, shared, locale) locale/> };
        let content = match address {
            Some(address) => view! { <a part="link" href=address tabindex=is_copy.then_some("-1")>{cells}</a> }.into_any(),
            None => cells.into_any(),
        };
        view! { <li class="slugline-quote" part="item">{content}</li> }.into_any()
    };
    let items = quotes.into_iter().map(item).collect_view();
    // Inert content cannot be clicked either: docs/decisions/0007-copies-that-are-links.md.
    let is_inert = is_copy && href_template.is_none();
    view! { <List is_copy is_inert>{items}</List> }
}

/// The list of quotes.
#[component]
pub fn List(
    /// Whether it is a copy, which is only visual.
    #[prop(optional)]
    is_copy: bool,
    /// Whether it cannot be clicked or focused.
    #[prop(optional)]
    is_inert: bool,
    /// Its quotes.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    // For some screen readers a list without bullets is no list unless it has the role.
    view! {
        <ul class="slugline-quotes" role="list" aria-hidden=is_copy.then_some("true") inert=is_inert>
            {children.map(|children| children())}
        </ul>
    }
}

/// A quote without any figures: a strip clones it, and writes its cells (`www/cells.js`). A node that a script can focus
/// has the attribute for it.
#[component]
pub fn BlankQuote(
    /// Its cells.
    fields: Fields,
    /// Whether quotes are links.
    is_link: bool,
    /// The language of the words.
    locale: Locale,
) -> AnyView {
    // Empty texts, not none: their nodes are written later.
    let texts = fields.iter().map(|field| (*field, Some(String::new()))).collect();
    let cells = view! { <Cells texts direction=None state=Some(String::new()) locale/> };
    if is_link {
        view! { <li class="slugline-quote" part="item"><a part="link" tabindex="-1">{cells}</a></li> }.into_any()
    } else {
        view! { <li class="slugline-quote" part="item" tabindex="-1">{cells}</li> }.into_any()
    }
}

/// The cells of a quote, and its state. With spaces between them they read as words without a style sheet.
#[component]
pub(in crate::components) fn Cells(
    /// The text of each cell.
    texts: Vec<(Field, Option<String>)>,
    /// The direction of the price.
    direction: Option<Direction>,
    /// The state of the quote.
    state: Option<String>,
    /// The language of the words.
    locale: Locale,
    /// What the figures reserve in a text.
    #[prop(optional)]
    space: Option<Space>,
) -> impl IntoView {
    let cell = |(place, (field, text))| {
        let is_first = place == 0;
        view! { {(!is_first).then_some(" ")} <Cell field direction text locale space/> }.into_any()
    };
    // In a strip its place is there always, for a tick to write.
    let state =
        (space.is_none() || state.is_some()).then(|| view! { {" "} <span class="slugline-state" part="state">{state}</span> });
    view! { {texts.into_iter().enumerate().map(cell).collect_view()} {state} }
}

#[component]
fn Cell(field: Field, direction: Option<Direction>, text: Option<String>, locale: Locale, space: Option<Space>) -> AnyView {
    let (class, part) = match field {
        Field::Symbol => ("slugline-symbol", "symbol"),
        Field::Name => ("slugline-name", "name"),
        Field::Price => ("slugline-price", "price"),
        Field::Change | Field::Percent => (direction_class(direction), direction_part(direction)),
        Field::Spark => return view! { <Spark direction points=text.unwrap_or_default()/> }.into_any(),
    };
    // There is never an arrow without a figure.
    let direction = direction.filter(|_| text.as_deref().is_some_and(|text| !text.is_empty()));
    let arrow = (field == Field::Percent).then(|| view! { <Arrow direction locale/> {" "} }.into_any());
    // Figures and symbols are the same in every language.
    let translate = (field != Field::Name).then_some("no");
    if field == Field::Price && text.is_none() {
        let word = locale.words().no_price();
        return view! { <span class=class part=part><bdi translate="no" role="img" aria-label=word>{NO_PRICE}</bdi></span> }
            .into_any();
    }
    let is_figure = matches!(field, Field::Price | Field::Change | Field::Percent);
    let reserved = space.filter(|_| is_figure).zip(text.as_deref()).and_then(|(space, text)| space.reserve(field, text));
    // The number is isolated from the direction of the text around it.
    view! { <span class=class part=part>{arrow}<bdi translate=translate data-widest=reserved>{text}</bdi></span> }.into_any()
}

/// The direction as a sign with a label.
#[component]
fn Arrow(direction: Option<Direction>, locale: Locale) -> impl IntoView {
    view! {
        <span class="slugline-arrow" role="img" aria-label=direction_word(direction, locale) hidden=direction.is_none()>
            {direction_glyph(direction)}
        </span>
    }
}

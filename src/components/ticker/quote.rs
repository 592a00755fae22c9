//! A quote and its cells, in a list.

use leptos::prelude::*;

use super::direction::{direction_class, direction_glyph, direction_part, direction_word};
use super::spark::Spark;
use super::{Field, Fields, cell_text, href, state_text};
use crate::locale::Locale;
use crate::quote::{Direction, Freshness, Quote};

/// What stands in the place of a price that is not known; it is read as a word.
pub const NO_PRICE: &str = "\u{2013}";

/// The quotes as a list that reads by itself: what a server renders.
#[component]
pub fn QuoteList(
    /// The quotes, in the order in which they are shown.
    quotes: Vec<Quote>,
    /// The cells of each.
    #[prop(optional_no_strip, default = Field::usual(), into)]
    fields: Fields,
    /// The template of an address, see [`href`]: each quote that has one is a link.
    #[prop(optional_no_strip)]
    href_template: Option<String>,
    /// The language of figures and words.
    locale: Locale,
    /// Whether it is a copy of the list, which follows it so that the strip begins again without an end.
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
    // What is inert cannot be pointed at either: docs/decisions/0007-copies-that-are-links.md.
    let is_inert = is_copy && href_template.is_none();
    view! { <List is_copy is_inert>{items}</List> }
}

/// The list in which quotes stand.
#[component]
pub fn List(
    /// Whether it is a copy: for the eye alone.
    #[prop(optional)]
    is_copy: bool,
    /// Whether it is out of reach of pointer and focus.
    #[prop(optional)]
    is_inert: bool,
    /// Its quotes.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    // A list without bullets is no list for some screen readers unless it says so.
    view! {
        <ul class="slugline-quotes" role="list" aria-hidden=is_copy.then_some("true") inert=is_inert>
            {children.map(|children| children())}
        </ul>
    }
}

/// A quote of which nothing is known yet: a strip clones it, and writes its cells (`src/js/cells.js`). What a script can give the
/// focus says so.
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

/// The cells of a quote, and its state. With blanks between them they read as words where no style sheet sets them apart.
#[component]
fn Cells(
    texts: Vec<(Field, Option<String>)>,
    direction: Option<Direction>,
    state: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let cell = |(field, text)| view! { <Cell field direction text locale/> {" "} }.into_any();
    view! {
        {texts.into_iter().map(cell).collect_view()}
        <span class="slugline-state" part="state">{state}</span>
    }
}

#[component]
fn Cell(field: Field, direction: Option<Direction>, text: Option<String>, locale: Locale) -> AnyView {
    let (class, part) = match field {
        Field::Symbol => ("slugline-symbol", "symbol"),
        Field::Name => ("slugline-name", "name"),
        Field::Price => ("slugline-price", "price"),
        Field::Change | Field::Percent => (direction_class(direction), direction_part(direction)),
        Field::Spark => return view! { <Spark direction points=text.unwrap_or_default()/> }.into_any(),
    };
    // An arrow never stands without a figure.
    let direction = direction.filter(|_| text.as_deref().is_some_and(|text| !text.is_empty()));
    let arrow = (field == Field::Percent).then(|| view! { <Arrow direction locale/> {" "} }.into_any());
    // Figures and symbols are the same in every language.
    let translate = (field != Field::Name).then_some("no");
    if field == Field::Price && text.is_none() {
        let word = locale.words().no_price();
        return view! { <span class=class part=part><bdi translate="no" role="img" aria-label=word>{NO_PRICE}</bdi></span> }
            .into_any();
    }
    // The number is set apart from the direction of the text around it.
    view! { <span class=class part=part>{arrow}<bdi translate=translate>{text}</bdi></span> }.into_any()
}

/// The direction as a sign that is read as a word.
#[component]
fn Arrow(direction: Option<Direction>, locale: Locale) -> impl IntoView {
    view! {
        <span class="slugline-arrow" role="img" aria-label=direction_word(direction, locale) hidden=direction.is_none()>
            {direction_glyph(direction)}
        </span>
    }
}

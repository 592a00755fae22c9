//! The strip: a list of quotes, and the region in which it moves.

mod cell;
mod strip;

pub use cell::{Field, Fields, direction_class, direction_glyph, direction_part, direction_word, text};
pub use strip::{StripView, source_line, strip};

use leptos::html;
use leptos::prelude::*;

use super::node;
use crate::locale::Locale;
use crate::quote::Quote;

/// The quotes as a list that reads by itself: what a server renders, and what moves in the strip. In the strip its copies are
/// hidden from assistive technology, and inert.
pub fn quotes(quotes: &[Quote], fields: &Fields, locale: Locale, is_copy: bool) -> impl IntoView + use<> {
    let items: Vec<_> = quotes.iter().map(|quote| item(quote, fields, locale)).collect();
    // A list without bullets is no list for some screen readers unless it says so.
    html::ul()
        .class("slugline-quotes")
        .attr("role", "list")
        .attr("aria-hidden", is_copy.then_some("true"))
        .attr("inert", is_copy)
        .child(items)
}

fn item(quote: &Quote, fields: &Fields, locale: Locale) -> AnyView {
    let cells = fields.iter().map(|field| cell(*field, quote, locale)).collect();
    node("li", Some("slugline-quote"), cells).attr("part", "item").into_any()
}

fn cell(field: Field, quote: &Quote, locale: Locale) -> AnyView {
    let text = text(field, quote, locale);
    let direction = if field.has_direction() { quote.direction() } else { None };
    let (class, part) = match field {
        Field::Symbol => ("slugline-symbol", "symbol"),
        Field::Name => ("slugline-name", "name"),
        Field::Price => ("slugline-price", "price"),
        Field::Change | Field::Percent => (direction_class(direction), direction_part(direction)),
    };
    // The number is set apart from the direction of the text around it.
    let number = node("bdi", None, vec![text.into_any()]).into_any();
    let children = match field {
        Field::Percent => vec![arrow(quote, locale), number],
        _ => vec![number],
    };
    node("span", Some(class), children).attr("part", part).into_any()
}

/// The direction as a sign that is read as a word.
fn arrow(quote: &Quote, locale: Locale) -> AnyView {
    let direction = quote.direction();
    node("span", Some("slugline-arrow"), vec![direction_glyph(direction).into_any()])
        .attr("role", "img")
        .attr("aria-label", direction_word(direction, locale))
        .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests;

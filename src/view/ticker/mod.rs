//! The strip: a list of quotes, and the region in which it moves.

mod cell;
mod strip;

pub use cell::{Field, Fields, delay_text, direction_class, direction_glyph, direction_part, direction_word, state_text, text};
pub use strip::{Lists, StripState, Told, source_line, strip};

use super::{Node, node};
use crate::locale::Locale;
use crate::quote::{Freshness, Quote, State};

/// The quotes as a list that reads by itself: what a server renders, and what moves in the strip. In the strip its copies are
/// hidden from assistive technology, and inert.
pub fn quotes(quotes: &[Quote], fields: &Fields, locale: Locale, is_copy: bool) -> Node {
    // A list without bullets is no list for some screen readers unless it says so.
    let shared = Freshness::of(quotes).state;
    node("ul")
        .class("slugline-quotes")
        .attr("role", "list")
        .maybe("aria-hidden", is_copy.then_some("true"))
        .maybe("inert", is_copy.then_some(""))
        .each(quotes, |quote| item(quote, fields, shared, locale))
}

fn item(quote: &Quote, fields: &Fields, shared: Option<State>, locale: Locale) -> Node {
    let item = node("li").class("slugline-quote").attr("part", "item");
    // With blanks between them the cells read as words where no style sheet sets them apart.
    let item = fields.iter().fold(item, |item, field| item.child(cell(*field, quote, locale)).text(" "));
    let state = node("span").class("slugline-state").attr("part", "state");
    item.child(state.text(&state_text(quote, shared, locale)))
}

fn cell(field: Field, quote: &Quote, locale: Locale) -> Node {
    let direction = quote.direction();
    let (class, part) = match field {
        Field::Symbol => ("slugline-symbol", "symbol"),
        Field::Name => ("slugline-name", "name"),
        Field::Price => ("slugline-price", "price"),
        Field::Change | Field::Percent => (direction_class(direction), direction_part(direction)),
    };
    let mut cell = node("span").class(class).attr("part", part);
    if field == Field::Percent {
        // The direction is a sign that is read as a word.
        let arrow = node("span").class("slugline-arrow").attr("role", "img");
        let arrow = arrow.maybe("aria-label", direction_word(direction, locale)).text(direction_glyph(direction));
        cell = cell.child(arrow).text(" ");
    }
    // The number is set apart from the direction of the text around it.
    cell.child(node("bdi").text(&text(field, quote, locale)))
}

#[cfg(all(test, feature = "ssr"))]
mod tests;

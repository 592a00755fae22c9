//! The strip: a list of quotes, and the region in which it moves.

mod cell;
mod href;
mod spark;
mod strip;

pub use cell::{Field, Fields, delay_text, direction_class, direction_glyph, direction_part, direction_word, state_text, text};
pub use href::href;
pub use spark::{spark_class, spark_part, spark_points};
pub use strip::{Lists, StripState, Told, source_line, strip};

use super::{Node, node};
use crate::locale::Locale;
use crate::quote::{Freshness, Quote, State};

/// The quotes as a list that reads by itself: what a server renders, and what moves in the strip. In the strip its copies are
/// hidden from assistive technology and cannot take the focus; with the template of an address, see [`href`], each quote is a link,
/// in the copies too: a reader points at what is there.
pub fn quotes(quotes: &[Quote], fields: &Fields, template: Option<&str>, locale: Locale, is_copy: bool) -> Node {
    // A list without bullets is no list for some screen readers unless it says so.
    let shared = Freshness::of(quotes).state;
    node("ul")
        .class("slugline-quotes")
        .attr("role", "list")
        .maybe("aria-hidden", is_copy.then_some("true"))
        // What is inert cannot be pointed at either.
        .maybe("inert", (is_copy && template.is_none()).then_some(""))
        .each(quotes, |quote| {
            let item = node("li").class("slugline-quote").attr("part", "item");
            match template.and_then(|template| href(template, &quote.symbol, quote.exchange.as_deref())) {
                Some(address) => {
                    let link = node("a").attr("part", "link").attr("href", &address);
                    item.child(cells(link.maybe("tabindex", is_copy.then_some("-1")), quote, fields, shared, locale))
                }
                None => cells(item, quote, fields, shared, locale),
            }
        })
}

/// Puts the cells of a quote into an element.
fn cells(into: Node, quote: &Quote, fields: &Fields, shared: Option<State>, locale: Locale) -> Node {
    // With blanks between them the cells read as words where no style sheet sets them apart.
    let into = fields.iter().fold(into, |into, field| into.child(cell(*field, quote, locale)).text(" "));
    let state = node("span").class("slugline-state").attr("part", "state");
    into.child(state.text(&state_text(quote, shared, locale)))
}

fn cell(field: Field, quote: &Quote, locale: Locale) -> Node {
    let direction = quote.direction();
    let (class, part) = match field {
        Field::Symbol => ("slugline-symbol", "symbol"),
        Field::Name => ("slugline-name", "name"),
        Field::Price => ("slugline-price", "price"),
        Field::Change | Field::Percent => (direction_class(direction), direction_part(direction)),
        Field::Spark => return spark::spark(quote),
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

//! The strip: a list of quotes, and the region in which it moves.

mod cell;
mod href;
mod spark;
mod strip;

pub use cell::{Field, Fields, delay_text, direction_class, direction_glyph, direction_part, direction_word, state_text, text};
pub use href::href;
pub use spark::{spark_class, spark_part, spark_points};
pub use strip::{StripState, Told, source_line, strip};

use super::{Node, node};
use crate::locale::Locale;
use crate::quote::{Direction, Freshness, Quote};

/// The list in which quotes stand.
pub fn list() -> Node {
    // A list without bullets is no list for some screen readers unless it says so.
    node("ul").class("slugline-quotes").attr("role", "list")
}

/// The quotes as a list that reads by itself: what a server renders, and what moves in the strip. With the template of an address,
/// see [`href`], each quote that has one is a link.
pub fn quotes(quotes: &[Quote], fields: &Fields, template: Option<&str>, locale: Locale) -> Node {
    let shared = Freshness::of(quotes).state;
    list().each(quotes, |quote| {
        let address = template.and_then(|template| href(template, &quote.symbol, quote.exchange.as_deref()));
        let link = address.map(|address| node("a").attr("part", "link").attr("href", &address));
        item(node("li"), link, fields, quote.direction(), locale, |field| match field {
            Some(field) => text(field, quote, locale),
            None => state_text(quote, shared, locale),
        })
    })
}

/// A quote of which nothing is known yet: its cells are written later. What a script can give the focus says so.
pub fn blank(fields: &Fields, is_link: bool, locale: Locale) -> Node {
    let stop = |tag| node(tag).attr("tabindex", "-1");
    let (li, link) = if is_link { (node("li"), Some(stop("a").attr("part", "link"))) } else { (stop("li"), None) };
    item(li, link, fields, None, locale, |_| String::new())
}

/// An item of the list. `text` gives what stands in a cell, or beside the cells.
fn item(
    li: Node,
    link: Option<Node>,
    fields: &Fields,
    direction: Option<Direction>,
    locale: Locale,
    text: impl Fn(Option<Field>) -> String,
) -> Node {
    let li = li.class("slugline-quote").attr("part", "item");
    let cells = |into: Node| {
        // With blanks between them the cells read as words where no style sheet sets them apart.
        let into =
            fields.iter().fold(into, |into, field| into.child(cell(*field, direction, &text(Some(*field)), locale)).text(" "));
        into.child(node("span").class("slugline-state").attr("part", "state").text(&text(None)))
    };
    match link {
        Some(link) => li.child(cells(link)),
        None => cells(li),
    }
}

fn cell(field: Field, direction: Option<Direction>, text: &str, locale: Locale) -> Node {
    let (class, part) = match field {
        Field::Symbol => ("slugline-symbol", "symbol"),
        Field::Name => ("slugline-name", "name"),
        Field::Price => ("slugline-price", "price"),
        Field::Change | Field::Percent => (direction_class(direction), direction_part(direction)),
        Field::Spark => return spark::spark(direction, text),
    };
    let mut cell = node("span").class(class).attr("part", part);
    if field == Field::Percent {
        // The direction is a sign that is read as a word, and never stands without a figure.
        let direction = direction.filter(|_| !text.is_empty());
        let arrow = node("span").class("slugline-arrow").attr("role", "img");
        let arrow = arrow.maybe("aria-label", direction_word(direction, locale)).text(direction_glyph(direction));
        cell = cell.child(arrow).text(" ");
    }
    // The number is set apart from the direction of the text around it.
    cell.child(node("bdi").text(text))
}

#[cfg(all(test, feature = "ssr"))]
mod tests;

//! What stands in a cell: the same text at first render and at every tick.

use std::sync::Arc;

use super::spark_points;
use crate::locale::{Locale, Sign, fill, percent, price, signed, whole};
use crate::quote::{Direction, Quote, State};

/// A cell of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The symbol.
    Symbol,
    /// The name.
    Name,
    /// The price with its currency.
    Price,
    /// The change.
    Change,
    /// The change as a percentage, with its arrow.
    Percent,
    /// A line of former prices.
    Spark,
}

/// The cells of every quote, in their order.
pub type Fields = Arc<[Field]>;

impl Field {
    /// All fields with the words that attributes call them.
    pub const ALL: [(&'static str, Self); 6] = [
        ("symbol", Self::Symbol),
        ("name", Self::Name),
        ("price", Self::Price),
        ("change", Self::Change),
        ("percent", Self::Percent),
        ("spark", Self::Spark),
    ];

    /// What is shown where the page does not say.
    pub fn usual() -> Fields {
        Arc::new([Self::Symbol, Self::Percent, Self::Price])
    }

    /// Whether the cell is coloured by the direction of the price.
    pub fn has_direction(self) -> bool {
        matches!(self, Self::Change | Self::Percent | Self::Spark)
    }
}

/// The text of a cell, or the points of its line; nothing where the feed does not say.
pub fn text(field: Field, quote: &Quote, locale: Locale) -> String {
    let text = match field {
        Field::Symbol => Some(quote.symbol.clone()),
        Field::Name => quote.name.clone(),
        Field::Price => quote.price.map(|number| price(number, quote.currency.as_deref(), locale)),
        Field::Change => quote.change.map(|number| signed(number, locale)),
        Field::Percent => quote.change_percent.map(|number| percent(number, locale, Sign::Both)),
        Field::Spark => Some(spark_points(quote)),
    };
    text.unwrap_or_default()
}

/// The class of a cell by its direction.
pub fn direction_class(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "slugline-change slugline-up",
        Some(Direction::Down) => "slugline-change slugline-down",
        Some(Direction::Unchanged) => "slugline-change slugline-flat",
        None => "slugline-change",
    }
}

/// The shadow part of a cell by its direction.
pub fn direction_part(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "change up",
        Some(Direction::Down) => "change down",
        Some(Direction::Unchanged) => "change flat",
        None => "change",
    }
}

/// The sign of a direction.
pub fn direction_glyph(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "\u{25B2}",
        Some(Direction::Down) => "\u{25BC}",
        Some(Direction::Unchanged) => "\u{25A0}",
        None => "",
    }
}

/// The word for a direction.
pub fn direction_word(direction: Option<Direction>, locale: Locale) -> Option<&'static str> {
    let words = locale.words();
    direction.map(|direction| match direction {
        Direction::Up => words.up(),
        Direction::Down => words.down(),
        Direction::Unchanged => words.unchanged(),
    })
}

/// What is said of the state of a quote that others do not share: what all share stands beside the source, and a live price
/// speaks for itself.
pub fn state_text(quote: &Quote, shared: Option<State>, locale: Locale) -> String {
    let words = locale.words();
    match quote.state.filter(|_| shared.is_none()) {
        Some(State::Closed) => words.closed().to_owned(),
        Some(State::Halted) => words.halted().to_owned(),
        Some(State::Delayed) => delay_text(quote.delay, locale),
        Some(State::Live) | None => String::new(),
    }
}

/// By how much a price lags; nothing where that is not known.
pub fn delay_text(minutes: Option<u32>, locale: Locale) -> String {
    minutes.map_or_else(String::new, |minutes| fill(locale.words().delayed(), &whole(minutes, locale)))
}

//! What stands in a cell: the same text at first render and at every tick.

use std::sync::Arc;

use super::spark_points;
use crate::locale::{Locale, Sign, fill, percent, price, signed, whole};
use crate::quote::{Quote, State};

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

    /// The fields that are named, parted by blanks; the usual ones where none is known.
    pub fn named(names: &str) -> Fields {
        let field = |word: &str| Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, field)| field);
        let fields: Vec<Self> = names.split_whitespace().filter_map(field).collect();
        if fields.is_empty() { Self::usual() } else { fields.into() }
    }

    /// Whether the cell is coloured by the direction of the price.
    pub fn has_direction(self) -> bool {
        matches!(self, Self::Change | Self::Percent | Self::Spark)
    }
}

/// The text of a cell, or the points of its line; `None` where the feed does not say.
pub fn cell_text(field: Field, quote: &Quote, locale: Locale) -> Option<String> {
    match field {
        Field::Symbol => Some(quote.symbol.clone()),
        Field::Name => quote.name.clone(),
        Field::Price => quote.price.map(|number| price(number, quote.currency.as_deref(), locale)),
        Field::Change => quote.change.map(|number| signed(number, locale)),
        Field::Percent => quote.change_percent.map(|number| percent(number, locale, Sign::Both)),
        Field::Spark => Some(spark_points(quote)),
    }
}

/// What is said of the state of a quote that others do not share: what all share stands beside the source, and a live price
/// speaks for itself.
pub fn state_text(quote: &Quote, shared: Option<State>, locale: Locale) -> Option<String> {
    let words = locale.words();
    match quote.state.filter(|_| shared.is_none())? {
        State::Closed => Some(words.closed().to_owned()),
        State::Halted => Some(words.halted().to_owned()),
        State::Delayed => delay_text(quote.delay, locale),
        State::Live => None,
    }
}

/// By how many minutes a price lags; `None` where that is not known.
pub(super) fn delay_text(minutes: Option<u32>, locale: Locale) -> Option<String> {
    minutes.map(|minutes| fill(locale.words().delayed(), &whole(minutes, locale)))
}

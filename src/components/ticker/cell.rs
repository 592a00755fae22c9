//! The content of a cell: the same text at first render and at every tick.

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

/// The cells of every quote, in order.
pub type Fields = Arc<[Field]>;

impl Field {
    /// All fields with their names in attributes.
    pub const ALL: [(&'static str, Self); 6] = [
        ("symbol", Self::Symbol),
        ("name", Self::Name),
        ("price", Self::Price),
        ("change", Self::Change),
        ("percent", Self::Percent),
        ("spark", Self::Spark),
    ];

    /// What is shown by default.
    pub fn usual() -> Fields {
        Arc::new([Self::Symbol, Self::Percent, Self::Price])
    }

    /// The named fields, separated by spaces; the default ones if none is known.
    pub fn named(names: &str) -> Fields {
        let field = |word: &str| Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, field)| field);
        let fields: Vec<Self> = names.split_whitespace().filter_map(field).collect();
        Self::or_usual(&fields)
    }

    /// These, or what is shown by default.
    pub fn or_usual(fields: &[Self]) -> Fields {
        if fields.is_empty() { Self::usual() } else { fields.into() }
    }

    /// Whether the cell is coloured by the direction of the price.
    pub fn has_direction(self) -> bool {
        matches!(self, Self::Change | Self::Percent | Self::Spark)
    }
}

/// The text of a cell, or the points of its line; `None` if the feed does not give the value.
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

/// The text for the state of a single quote: a state that all quotes share is shown next to the source, and a live price needs
/// no text.
pub fn state_text(quote: &Quote, shared: Option<State>, locale: Locale) -> Option<String> {
    let words = locale.words();
    match quote.state.filter(|_| shared.is_none())? {
        State::Closed => Some(words.closed().to_owned()),
        State::Halted => Some(words.halted().to_owned()),
        State::Delayed => delay_text(quote.delay, locale),
        State::Live => None,
    }
}

/// By how many minutes a price lags; `None` if unknown.
pub(super) fn delay_text(minutes: Option<u32>, locale: Locale) -> Option<String> {
    minutes.map(|minutes| fill(locale.words().delayed(), &whole(minutes, locale)))
}

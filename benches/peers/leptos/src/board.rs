//! The quotes of a feed, and the signals of the rows that show them.

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;
use serde::Deserialize;

use crate::numbers::{Change, Direction, Numbers};

/// A frame of the feed.
#[derive(Deserialize)]
pub(crate) struct Frame {
    pub(crate) quotes: Vec<Tick>,
}

#[derive(Deserialize)]
pub(crate) struct Tick {
    symbol: String,
    price: String,
    #[serde(default)]
    currency: String,
    previous_close: Option<String>,
    time: f64,
}

struct Quote {
    price: String,
    currency: String,
    close: f64,
    time: f64,
}

/// What is shown of a quote.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) symbol: String,
    pub(crate) price: RwSignal<String>,
    pub(crate) percent: RwSignal<String>,
    pub(crate) direction: RwSignal<Direction>,
}

/// The board of a strip.
pub(crate) struct Board {
    numbers: Numbers,
    quotes: Vec<Quote>,
    places: HashMap<String, usize>,
    dirty: BTreeSet<usize>,
}

impl Board {
    pub(crate) fn new(lang: &str) -> Self {
        Self { numbers: Numbers::of(lang), quotes: Vec::new(), places: HashMap::new(), dirty: BTreeSet::new() }
    }

    /// Takes the first frame, which is the whole board. The signals belong to the current owner.
    pub(crate) fn begin(&mut self, ticks: Vec<Tick>) -> Vec<Row> {
        let rows = ticks.into_iter().enumerate().map(|(place, tick)| {
            let close = tick.previous_close.and_then(|close| close.parse().ok()).unwrap_or_default();
            self.places.insert(tick.symbol.clone(), place);
            let quote = Quote { price: tick.price, currency: tick.currency, close, time: tick.time };
            let (price, percent, direction) = shown(&self.numbers, &quote);
            self.quotes.push(quote);
            let [price, percent] = [price, percent].map(RwSignal::new);
            Row { symbol: tick.symbol, price, percent, direction: RwSignal::new(direction) }
        });
        rows.collect()
    }

    /// Takes a frame of ticks; returns whether there is something to show.
    pub(crate) fn take(&mut self, ticks: Vec<Tick>) -> bool {
        for tick in ticks {
            let Some(place) = self.places.get(&tick.symbol).copied() else { continue };
            let Some(quote) = self.quotes.get_mut(place).filter(|quote| tick.time >= quote.time) else { continue };
            quote.time = tick.time;
            if tick.price != quote.price {
                quote.price = tick.price;
                self.dirty.insert(place);
            }
        }
        !self.dirty.is_empty()
    }

    /// Writes what has changed into its rows.
    pub(crate) fn flush(&mut self, rows: &[Row]) {
        for place in std::mem::take(&mut self.dirty) {
            let (Some(quote), Some(row)) = (self.quotes.get(place), rows.get(place)) else { continue };
            let (price, percent, direction) = shown(&self.numbers, quote);
            row.price.set(price);
            if row.percent.read_untracked() != percent {
                row.percent.set(percent);
            }
            if *row.direction.read_untracked() != direction {
                row.direction.set(direction);
            }
        }
    }
}

fn shown(numbers: &Numbers, quote: &Quote) -> (String, String, Direction) {
    let change = Change::of(&quote.price, quote.close);
    (numbers.price(&quote.price, &quote.currency), numbers.percent(change), change.direction)
}

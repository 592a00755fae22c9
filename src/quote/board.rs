//! The board: the last value of every quote.

use std::collections::BTreeMap;

use super::plausible::doubt;
use super::{Doubt, Quote, Strip};
use crate::json::Problem;

/// All quotes of a feed, one row for each symbol on each exchange. The last value by time wins; a tick changes only the members it has.
///
/// Memory is limited by the symbols that the strip named, and by [`Board::MOST_ROWS`]: ticks of unknown symbols are dropped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    rows: Vec<Quote>,
    /// By row, the stamp of its last change.
    stamps: Vec<u64>,
    /// The rows of each symbol, one for each exchange.
    rows_of_symbol: BTreeMap<String, Vec<usize>>,
    /// Incremented by every change.
    stamp: u64,
    /// Whether former prices are kept.
    keeps_history: bool,
}

/// The result of a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It changed the row at this index.
    Changed(usize),
    /// It had known values, or older ones.
    Same,
    /// Its price is doubtful. If the row has another one, that is kept with its change and time.
    Doubtful(Doubt),
    /// The board has no such symbol, or not on that exchange.
    Unknown,
    /// The board has the symbol on several exchanges, and the tick does not name one.
    Ambiguous,
}

impl Applied {
    /// The warning about a tick: a doubtful price, a missing exchange. Unknown symbols and old values are dropped without a warning,
    /// because a feed may have more than the page shows.
    pub fn problem(&self, symbol: &str) -> Option<String> {
        match self {
            Self::Doubtful(doubt) => Some(format!("{symbol}: {doubt}")),
            Self::Ambiguous => Some(format!("{symbol} is there on several exchanges: name one, as \"exchange\"")),
            Self::Changed(_) | Self::Same | Self::Unknown => None,
        }
    }
}

/// The row of a quote.
enum Found {
    Row(usize),
    Nowhere,
    /// One of several rows, without naming it.
    Ambiguous,
}

/// The maximum number of problems: a hostile strip must not fill the memory with messages about itself.
const MOST_PROBLEMS: usize = 50;

impl Board {
    /// The maximum number of rows.
    pub const MOST_ROWS: usize = 4096;

    /// A board with the quotes of a strip; a quote that occurs twice has its first position and its last value.
    pub fn of(strip: &Strip) -> Self {
        Self::read(strip).0
    }

    /// A board with the quotes of a strip, and their faults.
    pub fn read(strip: &Strip) -> (Self, Vec<Problem>) {
        let mut board = Self::default();
        let mut problems = Vec::new();
        for (index, quote) in strip.quotes.iter().enumerate() {
            if let Found::Nowhere = board.find(&quote.symbol, quote.exchange.as_deref())
                && board.rows.len() < Self::MOST_ROWS
            {
                board.rows_of_symbol.entry(quote.symbol.clone()).or_default().push(board.rows.len());
                board.rows.push(Quote { symbol: quote.symbol.clone(), exchange: quote.exchange.clone(), ..Quote::default() });
                board.stamps.push(0);
            }
            note(&mut problems, index, board.apply(quote), quote);
        }
        (board, problems)
    }

    /// The rows, in order.
    pub fn rows(&self) -> &[Quote] {
        &self.rows
    }

    /// Keeps former prices from now on, because a strip draws them.
    pub fn keep_history(&mut self) {
        self.keeps_history = true;
    }

    /// The quote of this name, see [`row_of`](Self::row_of).
    pub fn quote_of(&self, name: &str) -> Option<&Quote> {
        self.rows().get(self.row_of(name)?)
    }

    /// The row of the quote of that name: a symbol, or one on an exchange, `RIO@XLON`. For a symbol alone that is on several
    /// exchanges it is the first row.
    pub fn row_of(&self, name: &str) -> Option<usize> {
        match self.find(name, None) {
            Found::Row(row) => Some(row),
            Found::Ambiguous => self.rows_of_symbol.get(name)?.first().copied(),
            Found::Nowhere => None,
        }
    }

    /// Incremented by every change: what was shown of the board at one stamp is compared with it at the next.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Whether a row has changed since the board had that stamp.
    pub fn has_changed(&self, row: usize, since: u64) -> bool {
        self.stamps.get(row).is_some_and(|stamp| *stamp > since)
    }

    /// Takes a complete or partial quote. Change and percentage are derived if the tick gives only a price and the board knows
    /// the previous close.
    pub fn apply(&mut self, tick: &Quote) -> Applied {
        match self.find(&tick.symbol, tick.exchange.as_deref()) {
            Found::Row(row) => self.update(row, tick, false),
            Found::Nowhere => Applied::Unknown,
            Found::Ambiguous => Applied::Ambiguous,
        }
    }

    /// Takes the quotes of a later strip, and returns their faults: absent members are removed, except prices.
    /// Nothing happens if it has other quotes, or the same in another order.
    pub fn renew(&mut self, strip: &Strip) -> Option<Vec<Problem>> {
        let (later, mut problems) = Self::read(strip);
        let is_same_quote = |(known, quote): (&Quote, &Quote)| {
            let exchanges = known.exchange.as_ref().zip(quote.exchange.as_ref());
            known.symbol == quote.symbol && exchanges.is_none_or(|(known, named)| known == named)
        };
        if self.rows.len() != later.rows.len() || !self.rows.iter().zip(&later.rows).all(is_same_quote) {
            return None;
        }
        for (row, quote) in later.rows.iter().enumerate() {
            note(&mut problems, row, self.update(row, quote, true), quote);
        }
        Some(problems)
    }

    /// Takes a quote into its row. A complete one also removes absent members; a price that could not be read is not removed.
    fn update(&mut self, index: usize, tick: &Quote, is_whole: bool) -> Applied {
        let (Some(row), Some(stamp)) = (self.rows.get_mut(index), self.stamps.get_mut(index)) else { return Applied::Unknown };
        if row.time.zip(tick.time).is_some_and(|(known, new)| new < known) {
            return Applied::Same;
        }

        let mut has_changed = set(&mut row.name, &tick.name, is_whole)
            | set(&mut row.exchange, &tick.exchange, is_whole)
            | set(&mut row.currency, &tick.currency, is_whole)
            | set(&mut row.state, &tick.state, is_whole)
            | set(&mut row.delay, &tick.delay, is_whole);

        let figures = |row: &Quote| (row.price, row.previous_close, row.change, row.change_percent);
        let before = figures(row);
        (row.price, row.previous_close) = (row.with_own_places(row.price), row.with_own_places(row.previous_close));
        let (price, close) = (row.with_own_places(tick.price), row.with_own_places(tick.previous_close));
        let doubt = doubt(row, price, close);
        if doubt.is_none_or(|doubt| doubt.kept.is_none()) {
            if set(&mut row.price, &price, false) | set(&mut row.previous_close, &close, false) {
                // Values derived from another price are no longer valid.
                (row.change, row.change_percent) = (None, None);
            }
            set(&mut row.change, &tick.change, false);
            set(&mut row.change_percent, &tick.change_percent, false);
            has_changed |= set(&mut row.time, &tick.time, false);
        }
        row.derive_change();
        if self.keeps_history && row.price != before.0 {
            row.remember_price(before.0);
        }
        if !tick.history.is_empty() && tick.history != row.history {
            row.history.clone_from(&tick.history);
            has_changed = true;
        }

        has_changed |= figures(row) != before;
        if has_changed {
            self.stamp += 1;
            *stamp = self.stamp;
        }
        match doubt {
            Some(doubt) => Applied::Doubtful(doubt),
            None if has_changed => Applied::Changed(index),
            None => Applied::Same,
        }
    }

    /// The row of a quote. A quote without an exchange is the only one of its symbol, and so is one whose row has none.
    fn find(&self, symbol: &str, exchange: Option<&str>) -> Found {
        let Some(rows) = self.rows_of_symbol.get(symbol) else {
            return match symbol.rsplit_once('@') {
                Some((symbol, named)) if exchange.is_none() => self.find(symbol, Some(named)),
                _ => Found::Nowhere,
            };
        };
        let exchange_of = |row: usize| self.rows.get(row).and_then(|quote| quote.exchange.as_deref());
        if let Some(row) = rows.iter().find(|row| exchange_of(**row) == exchange) {
            return Found::Row(*row);
        }
        match rows.as_slice() {
            [row] if exchange.is_none() || exchange_of(*row).is_none() => Found::Row(*row),
            _ if exchange.is_none() => Found::Ambiguous,
            _ => Found::Nowhere,
        }
    }
}

/// Takes the members of a quote, and returns whether any is new. Absent members of a complete one are removed.
fn set<T: PartialEq + Clone>(known: &mut Option<T>, said: &Option<T>, is_whole: bool) -> bool {
    let is_new = known != said && (is_whole || said.is_some());
    if is_new {
        known.clone_from(said);
    }
    is_new
}

/// Adds a warning about the quote at that index of a strip.
fn note(problems: &mut Vec<Problem>, index: usize, applied: Applied, quote: &Quote) {
    if let Some(message) = applied.problem(&quote.symbol)
        && problems.len() < MOST_PROBLEMS
    {
        problems.push(Problem { at: format!("$.strip.quotes[{index}]"), message });
    }
}

#[cfg(test)]
mod tests;

//! The board: the last value of every symbol.

use super::{Quote, Strip};

/// All quotes of a feed, one row a symbol. The last value by time wins; a tick changes only the members it has.
///
/// Memory is bounded by the symbols that the strip named, and by [`Board::MOST_ROWS`]: ticks of unknown symbols are dropped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    rows: Vec<Quote>,
    /// By row, the stamp of its last change.
    stamps: Vec<u64>,
    /// The rows by the hashes of their symbols, so that a tick of thousands finds its own.
    index: Vec<(u32, usize)>,
    /// Raised by every change.
    stamp: u64,
    /// Whether former prices are kept.
    keeps_history: bool,
}

/// What a tick did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It changed the row at this index.
    Changed(usize),
    /// It said what the board knew, or something older.
    Same,
    /// Its price cannot be: the row keeps the one it had, and what goes with it.
    Absurd,
    /// The board has no such symbol.
    Unknown,
}

impl Board {
    /// More symbols than these are not taken.
    pub const MOST_ROWS: usize = 4096;

    /// A board with the quotes of a strip; of a symbol that stands there twice the first keeps its place, the last its value.
    pub fn of(strip: &Strip) -> Self {
        let mut board = Self::default();
        for quote in &strip.quotes {
            if let Err(place) = board.find(&quote.symbol)
                && board.rows.len() < Self::MOST_ROWS
            {
                board.index.insert(place, (hash_of(&quote.symbol), board.rows.len()));
                board.rows.push(Quote { symbol: quote.symbol.clone(), ..Quote::default() });
                board.stamps.push(0);
            }
            board.apply(quote);
        }
        board
    }

    /// The rows in their order.
    pub fn rows(&self) -> &[Quote] {
        &self.rows
    }

    /// Keeps former prices from now on: some strip draws them.
    pub fn keep_history(&mut self) {
        self.keeps_history = true;
    }

    /// At which row a symbol stands.
    pub fn row_of(&self, symbol: &str) -> Option<usize> {
        self.find(symbol).ok()
    }

    /// Raised by every change: what has been shown of the board at one stamp is compared with it at the next.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Whether a row has changed since the board had that stamp.
    pub fn has_changed(&self, row: usize, since: u64) -> bool {
        self.stamps.get(row).is_some_and(|stamp| *stamp > since)
    }

    /// Takes a whole or partial quote. Change and percent are reckoned where the tick gives only a price and the board knows
    /// the previous close.
    pub fn apply(&mut self, tick: &Quote) -> Applied {
        self.take(tick, false)
    }

    /// Takes the quotes of a later strip: what they do not have is no more, but for prices. Tells whether it could: the symbols
    /// must be the same in the same order.
    pub fn renew(&mut self, strip: &Strip) -> bool {
        let later = Self::of(strip);
        let is_same = self.rows.len() == later.rows.len()
            && self.rows.iter().zip(&later.rows).all(|(known, quote)| known.symbol == quote.symbol);
        if is_same {
            for quote in &later.rows {
                self.take(quote, true);
            }
        }
        is_same
    }

    fn take(&mut self, tick: &Quote, is_whole: bool) -> Applied {
        let Some(index) = self.row_of(&tick.symbol) else { return Applied::Unknown };
        let (Some(row), Some(stamp)) = (self.rows.get_mut(index), self.stamps.get_mut(index)) else { return Applied::Unknown };
        if let (Some(known), Some(new)) = (row.time, tick.time)
            && new < known
        {
            return Applied::Same;
        }
        let mut changes = false;
        if is_whole {
            // What is whole says also what is no more; a price that could not be read is not told to be none.
            for (known, said) in
                [(&mut row.name, &tick.name), (&mut row.exchange, &tick.exchange), (&mut row.currency, &tick.currency)]
            {
                changes |= said.is_none() && known.take().is_some();
            }
            changes |= tick.state.is_none() && row.state.take().is_some();
            changes |= tick.delay.is_none() && row.delay.take().is_some();
        }
        let is_absurd = row.is_absurd(tick);
        if !is_absurd {
            if self.keeps_history && tick.price.is_some() && tick.price != row.price {
                row.remember_price();
            }
            if renew(&mut row.price, &tick.price) | renew(&mut row.previous_close, &tick.previous_close) {
                // What was reckoned from another price is not true any more.
                (row.change, row.change_percent) = (None, None);
                changes = true;
            }
            changes |= renew(&mut row.change, &tick.change);
            changes |= renew(&mut row.change_percent, &tick.change_percent);
            changes |= renew(&mut row.time, &tick.time);
        }
        changes |= renew(&mut row.exchange, &tick.exchange);
        changes |= renew(&mut row.name, &tick.name);
        changes |= renew(&mut row.currency, &tick.currency);
        changes |= renew(&mut row.state, &tick.state);
        changes |= renew(&mut row.delay, &tick.delay);
        if !tick.history.is_empty() && tick.history != row.history {
            row.history.clone_from(&tick.history);
            changes = true;
        }
        if let (Some(price), Some(close)) = (row.price, row.previous_close) {
            let change = price.checked_sub(close);
            row.change = row.change.or(change);
            row.change_percent = row.change_percent.or_else(|| change?.percent_of(close));
        }
        if changes {
            self.stamp += 1;
            *stamp = self.stamp;
        }
        if is_absurd {
            Applied::Absurd
        } else if changes {
            Applied::Changed(index)
        } else {
            Applied::Same
        }
    }

    /// The row of a symbol, or where it would stand in the index.
    fn find(&self, symbol: &str) -> Result<usize, usize> {
        let hash = hash_of(symbol);
        let place = self.index.partition_point(|(known, _)| *known < hash);
        let alike = self.index.iter().skip(place).take_while(|(known, _)| *known == hash);
        let mut rows = alike.map(|(_, row)| *row);
        rows.find(|row| self.rows.get(*row).is_some_and(|row| row.symbol == symbol)).ok_or(place)
    }
}

/// To compare numbers is much less than to compare texts, and nothing else is asked of it: FNV-1a.
fn hash_of(symbol: &str) -> u32 {
    symbol.bytes().fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Takes what a tick says, and tells whether that is new.
fn renew<T: PartialEq + Clone>(known: &mut Option<T>, said: &Option<T>) -> bool {
    let is_new = said.is_some() && said != known;
    if is_new {
        known.clone_from(said);
    }
    is_new
}

#[cfg(test)]
mod tests;

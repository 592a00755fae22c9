//! The board: the last value of every symbol.

use super::{Quote, Strip};

/// All quotes of a feed, one row a symbol. The last value by time wins; a tick changes only the members it has.
///
/// Memory is bounded by the symbols that the strip named, and by [`Board::MOST_ROWS`]: ticks of unknown symbols are dropped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    rows: Vec<Quote>,
    /// The rows by their symbols, so that a tick of thousands finds its own.
    index: Vec<usize>,
}

/// What a tick did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It changed the row at this index.
    Changed(usize),
    /// It said what the board knew, or something older.
    Same,
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
            if let Err(place) = board.find(&quote.symbol) {
                if board.rows.len() >= Self::MOST_ROWS {
                    continue;
                }
                board.index.insert(place, board.rows.len());
                board.rows.push(Quote { symbol: quote.symbol.clone(), ..Quote::default() });
            }
            board.apply(quote.clone());
        }
        board
    }

    /// The rows in their order.
    pub fn rows(&self) -> &[Quote] {
        &self.rows
    }

    /// Takes a whole or partial quote. Change and percent are reckoned where the tick gives only a price and the board knows
    /// the previous close.
    pub fn apply(&mut self, tick: Quote) -> Applied {
        let row = self.find(&tick.symbol).ok().and_then(|index| Some((index, self.rows.get_mut(index)?)));
        let Some((index, row)) = row else { return Applied::Unknown };
        if let (Some(known), Some(new)) = (row.time, tick.time)
            && new < known
        {
            return Applied::Same;
        }
        let mut changes = renew(&mut row.price, tick.price);
        if changes {
            // A price without its change makes the former change untrue.
            (row.change, row.change_percent) = (None, None);
        }
        changes |= renew(&mut row.change, tick.change);
        changes |= renew(&mut row.change_percent, tick.change_percent);
        changes |= renew(&mut row.previous_close, tick.previous_close);
        changes |= renew(&mut row.exchange, tick.exchange);
        changes |= renew(&mut row.name, tick.name);
        changes |= renew(&mut row.currency, tick.currency);
        changes |= renew(&mut row.time, tick.time);
        changes |= renew(&mut row.state, tick.state);
        changes |= renew(&mut row.delay, tick.delay);
        if !tick.history.is_empty() && tick.history != row.history {
            row.history = tick.history;
            changes = true;
        }
        if let (Some(price), Some(close)) = (row.price, row.previous_close) {
            let change = price.checked_sub(close);
            row.change = row.change.or(change);
            row.change_percent = row.change_percent.or_else(|| change?.percent_of(close));
        }
        if changes { Applied::Changed(index) } else { Applied::Same }
    }

    /// The row of a symbol, or the place in the index where it would stand.
    fn find(&self, symbol: &str) -> Result<usize, usize> {
        let place = self.index.binary_search_by(|row| self.rows.get(*row).map_or("", |row| &row.symbol).cmp(symbol))?;
        Ok(self.index.get(place).copied().unwrap_or_default())
    }
}

/// Takes what a tick says, and tells whether that is new.
fn renew<T: PartialEq>(known: &mut Option<T>, said: Option<T>) -> bool {
    let is_new = said.is_some() && said != *known;
    if is_new {
        *known = said;
    }
    is_new
}

#[cfg(test)]
mod tests {
    use super::{Applied, Board};
    use crate::quote::{Decimal, Quote, Strip};

    fn quote(symbol: &str, price: &str, time: i64) -> Quote {
        Quote { symbol: symbol.to_owned(), price: Decimal::parse(price), time: Some(time), ..Quote::default() }
    }

    fn board() -> Board {
        let close = Decimal::parse("10.00");
        Board::of(&Strip {
            quotes: vec![Quote { previous_close: close, ..quote("A", "10.00", 5) }, quote("B", "1", 5)],
            ..Strip::default()
        })
    }

    #[test]
    fn the_last_value_wins() {
        let mut board = board();
        assert_eq!(board.apply(quote("B", "2", 6)), Applied::Changed(1));
        assert_eq!(board.apply(quote("B", "3", 5)), Applied::Same, "older than what is known");
        assert_eq!(board.apply(quote("B", "2", 6)), Applied::Same);
        assert_eq!(board.rows()[1].price, Decimal::parse("2"));
    }

    #[test]
    fn unknown_symbols_take_no_memory() {
        let mut board = board();
        assert_eq!(board.apply(quote("C", "1", 9)), Applied::Unknown);
        assert_eq!(board.rows().len(), 2);
    }

    #[test]
    fn symbols_without_end_are_bounded() {
        // Each symbol was once looked for in all that came before it: a long list stopped the page for minutes.
        let quotes = (0..300_000).rev().map(|number| quote(&number.to_string(), "1", 5)).collect();
        let mut board = Board::of(&Strip { quotes, ..Strip::default() });
        assert_eq!(board.rows().len(), Board::MOST_ROWS);
        assert_eq!(board.rows()[0].symbol, "299999");
        assert_eq!(board.apply(quote("299990", "2", 6)), Applied::Changed(9));
        assert_eq!(board.apply(quote("7", "2", 6)), Applied::Unknown);
    }

    #[test]
    fn change_and_percent_follow_the_price() {
        let mut board = board();
        board.apply(quote("A", "10.25", 6));
        assert_eq!(board.rows()[0].change.unwrap().to_string(), "0.25");
        assert_eq!(board.rows()[0].change_percent.unwrap().to_string(), "2.50");
        board.apply(quote("B", "2", 6));
        assert_eq!(board.rows()[1].change_percent, None, "nothing is known of its close");
    }
}

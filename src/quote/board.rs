//! The board: the last value of every symbol.

use super::{Quote, Strip};

/// All quotes of a feed, one row a symbol. The last value by time wins; a tick changes only the members it has.
///
/// Memory is bounded by the number of symbols that the first snapshot or the page named: ticks of unknown symbols are dropped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    rows: Vec<Quote>,
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
    /// A board with the quotes of a strip; of a symbol that stands there twice the first keeps its place, the last its value.
    pub fn of(strip: &Strip) -> Self {
        let mut board = Self::default();
        for quote in &strip.quotes {
            if board.apply(quote) == Applied::Unknown {
                board.rows.push(settled(quote.clone()));
            }
        }
        board
    }

    /// The rows in their order.
    pub fn rows(&self) -> &[Quote] {
        &self.rows
    }

    /// Takes a whole or partial quote. Change and percent are reckoned where the tick gives only a price and the board knows
    /// the previous close.
    pub fn apply(&mut self, tick: &Quote) -> Applied {
        let Some((index, row)) = self.rows.iter_mut().enumerate().find(|(_, row)| row.symbol == tick.symbol) else {
            return Applied::Unknown;
        };
        if let (Some(known), Some(new)) = (row.time, tick.time)
            && new < known
        {
            return Applied::Same;
        }
        let next = settled(merged(row, tick));
        if next == *row {
            return Applied::Same;
        }
        *row = next;
        Applied::Changed(index)
    }
}

/// The row with every member that the tick has. A price without its change makes the former change untrue.
fn merged(row: &Quote, tick: &Quote) -> Quote {
    let stale = tick.price.is_some() && tick.price != row.price;
    let keep = |old, new: Option<_>| new.or(if stale { None } else { old });
    let mut history = row.history.clone();
    if !tick.history.is_empty() {
        history.clone_from(&tick.history);
    }
    Quote {
        symbol: row.symbol.clone(),
        exchange: tick.exchange.clone().or_else(|| row.exchange.clone()),
        name: tick.name.clone().or_else(|| row.name.clone()),
        price: tick.price.or(row.price),
        currency: tick.currency.clone().or_else(|| row.currency.clone()),
        change: keep(row.change, tick.change),
        change_percent: keep(row.change_percent, tick.change_percent),
        previous_close: tick.previous_close.or(row.previous_close),
        time: tick.time.or(row.time),
        state: tick.state.or(row.state),
        delay: tick.delay.or(row.delay),
        history,
    }
}

/// The quote with change and percent reckoned where they are missing.
fn settled(mut quote: Quote) -> Quote {
    if let (Some(price), Some(close)) = (quote.price, quote.previous_close) {
        quote.change = quote.change.or_else(|| price.checked_sub(close));
        quote.change_percent = quote.change_percent.or_else(|| price.checked_sub(close)?.percent_of(close));
    }
    quote
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
        assert_eq!(board.apply(&quote("B", "2", 6)), Applied::Changed(1));
        assert_eq!(board.apply(&quote("B", "3", 5)), Applied::Same, "older than what is known");
        assert_eq!(board.apply(&quote("B", "2", 6)), Applied::Same);
        assert_eq!(board.rows()[1].price, Decimal::parse("2"));
    }

    #[test]
    fn unknown_symbols_take_no_memory() {
        let mut board = board();
        assert_eq!(board.apply(&quote("C", "1", 9)), Applied::Unknown);
        assert_eq!(board.rows().len(), 2);
    }

    #[test]
    fn change_and_percent_follow_the_price() {
        let mut board = board();
        board.apply(&quote("A", "10.25", 6));
        assert_eq!(board.rows()[0].change.unwrap().to_string(), "0.25");
        assert_eq!(board.rows()[0].change_percent.unwrap().to_string(), "2.50");
        board.apply(&quote("B", "2", 6));
        assert_eq!(board.rows()[1].change_percent, None, "nothing is known of its close");
    }
}

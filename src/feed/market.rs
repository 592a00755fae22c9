//! The quotes of a feed, however many strips show them: a snapshot or a frame is read once.

use std::cell::{Cell, Ref, RefCell};

use super::{Fault, Frame, Milliseconds};
use crate::ingest::{Error, Format, Ingested, read};
use crate::json::Problem;
use crate::quote::{Board, Quote, Strip};

/// The maximum number of quotes that a strip shows: nobody waits for the end of a longer one, and each costs the page.
pub const MOST_SHOWN: usize = 500;

/// What the strips of one feed share.
#[derive(Debug, Default)]
pub struct Market {
    pub(crate) board: RefCell<Board>,
    /// What is shown with the quotes; the quotes themselves are in the board.
    pub(crate) strip: RefCell<Strip>,
    edition: Cell<u32>,
}

/// Why a snapshot is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// It could not be read.
    Unreadable(Error),
    /// It has no strip.
    NoStrip,
}

impl From<SnapshotError> for Fault {
    fn from(error: SnapshotError) -> Self {
        match error {
            SnapshotError::Unreadable(error) => Self::new(error.code(), error.text()),
            SnapshotError::NoStrip => {
                Self::new("no-strip", "the source holds no strip: give it a \"strip\", or rows SYMBOL CHANGE% PRICE")
            }
        }
    }
}

impl Market {
    /// Incremented when the symbols change; 0 before the first.
    pub fn edition(&self) -> u32 {
        self.edition.get()
    }

    /// Whether it has no quotes.
    pub fn is_empty(&self) -> bool {
        self.board.borrow().rows().is_empty()
    }

    /// The quotes with their last values.
    pub fn quotes(&self) -> Ref<'_, [Quote]> {
        Ref::map(self.board.borrow(), Board::rows)
    }

    /// The quote of this name: a symbol, or one on an exchange, `RIO@XLON`.
    pub fn quote_of(&self, name: &str) -> Option<Quote> {
        self.board.borrow().quote_of(name).cloned()
    }

    /// The strip with its last values; `None` before the first.
    pub fn whole_strip(&self) -> Option<Strip> {
        (self.edition.get() != 0).then(|| Strip { quotes: self.board.borrow().rows().to_vec(), ..self.strip.borrow().clone() })
    }

    /// Reads a complete strip. With the same symbols its quotes are merged as they come; with others they are a new
    /// edition. The quotes stay if it cannot be read.
    pub fn show(&self, bytes: &[u8], format: Option<Format>, now: Milliseconds) -> Result<Ingested, SnapshotError> {
        let mut ingested = read(bytes, format).map_err(SnapshotError::Unreadable)?;
        let strip = ingested.document.strip.take().ok_or(SnapshotError::NoStrip)?;
        if strip.quotes.len() > MOST_SHOWN {
            let message = "a strip shows the first 500 quotes, or those that `symbols` names among the first 4096".to_owned();
            ingested.problems.push(Problem { at: "$.strip.quotes".to_owned(), message });
        }
        ingested.problems.append(&mut self.take(strip, now));
        Ok(ingested)
    }

    /// Takes a frame: quotes with only some of their members. The first frame with quotes is the first edition. Returns a fault
    /// in one of its quotes: the others were used. An unreadable frame is an error.
    pub fn apply(&self, text: &str, now: Milliseconds) -> Result<Option<Fault>, Fault> {
        let ingested = read(text.as_bytes(), Some(Format::Slugline)).map_err(|error| Fault::new(error.code(), error.text()))?;
        let Some(mut strip) = ingested.document.strip else {
            return Err(Fault::new("no-strip", "the frame holds no quotes"));
        };
        let describe = |problem: &Problem| format!("{}: {}", problem.at, problem.message);
        let mut fault = ingested.problems.first().map(describe);
        if self.is_empty() && !strip.quotes.is_empty() {
            // A source without quotes still has a name.
            let known = self.strip.take();
            strip.label = strip.label.or(known.label);
            strip.source = strip.source.or(known.source);
            fault = self.take(strip, now).first().map(describe).or(fault);
        } else {
            let mut board = self.board.borrow_mut();
            for tick in &mut strip.quotes {
                tick.doubt_time(now as i64);
                fault = board.apply(tick).problem(&tick.symbol).or(fault);
            }
        }
        Ok(fault.map(|fault| Fault::new("quote", fault)))
    }

    /// Takes a frame of a stream, and returns the outcome.
    pub fn take_frame(&self, text: &str, now: Milliseconds) -> Frame {
        let in_frame = |fault: Fault| Fault::new(fault.code, ["in a frame: ", &fault.message].concat());
        match self.apply(text, now) {
            Ok(fault) => Frame::Taken { fault: fault.map(in_frame), has_quotes: !self.is_empty() },
            Err(fault) => Frame::Dropped(in_frame(fault)),
        }
    }

    /// Takes a complete strip, and returns the faults of its quotes.
    fn take(&self, mut strip: Strip, now: Milliseconds) -> Vec<Problem> {
        for quote in &mut strip.quotes {
            quote.doubt_time(now as i64);
        }
        let renewed = if self.edition.get() == 0 { None } else { self.board.borrow_mut().renew(&strip) };
        let problems = renewed.unwrap_or_else(|| {
            let (board, problems) = Board::read(&strip);
            self.board.replace(board);
            self.edition.set(self.edition.get().wrapping_add(1).max(1));
            problems
        });
        strip.quotes = Vec::new();
        self.strip.replace(strip);
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::{Market, SnapshotError};
    use crate::feed::{Fault, Frame};

    const NOW: f64 = 1_764_400_000_000.0;

    fn prices(market: &Market) -> Vec<(String, String)> {
        let quotes = market.whole_strip().unwrap().quotes;
        quotes.into_iter().map(|quote| (quote.symbol, quote.price.map(|price| price.to_string()).unwrap_or_default())).collect()
    }

    fn pair(symbol: &str, price: &str) -> (String, String) {
        (symbol.to_owned(), price.to_owned())
    }

    #[test]
    fn snapshot_of_the_same_symbols_keeps_the_edition() {
        let market = Market::default();
        assert_eq!((market.edition(), market.whole_strip()), (0, None));
        market.show(br#"{"label": "LSE", "quotes": [{"symbol": "A", "price": "1.0"}]}"#, None, NOW).unwrap();
        let first = market.edition();
        market.show(br#"{"quotes": [{"symbol": "A", "price": "2.0"}]}"#, None, NOW).unwrap();
        assert_eq!((market.edition(), prices(&market)), (first, vec![pair("A", "2.0")]));
        market.show(br#"{"quotes": [{"symbol": "B", "price": "3.0"}]}"#, None, NOW).unwrap();
        assert_ne!(market.edition(), first);
        assert_eq!(prices(&market), [pair("B", "3.0")]);
    }

    #[test]
    fn unreadable_snapshot_keeps_the_quotes() {
        let market = Market::default();
        market.show(br#"{"quotes": [{"symbol": "A", "price": "1.0"}]}"#, None, NOW).unwrap();
        assert!(matches!(market.show(b"{", None, NOW), Err(SnapshotError::Unreadable(_))));
        let story = market.show(br#"{"headline": "A headline"}"#, None, NOW).unwrap_err();
        assert_eq!(Fault::from(story).code, "no-strip");
        assert_eq!(prices(&market), [pair("A", "1.0")]);
    }

    #[test]
    fn first_frame_with_quotes_is_the_first_edition() {
        let market = Market::default();
        assert!(matches!(market.take_frame(r#"{"quotes": []}"#, NOW), Frame::Taken { has_quotes: false, .. }));
        let taken = market.take_frame(r#"{"quotes": [{"symbol": "A", "price": "1.0"}]}"#, NOW);
        assert_eq!(taken, Frame::Taken { fault: None, has_quotes: true });
        assert_eq!(market.edition(), 1);
        market.take_frame(r#"{"quotes": [{"symbol": "A", "price": "1.5"}]}"#, NOW);
        assert_eq!((market.edition(), prices(&market)), (1, vec![pair("A", "1.5")]));
    }

    #[test]
    fn frame_with_a_faulty_quote_is_used_and_invalid_json_is_dropped() {
        let market = Market::default();
        market.show(br#"{"quotes": [{"symbol": "A", "price": "1.0"}, {"symbol": "B", "price": "1.0"}]}"#, None, NOW).unwrap();
        let Frame::Taken { fault: Some(fault), has_quotes: true } =
            market.take_frame(r#"{"quotes": [{"symbol": "A", "price": "much"}, {"symbol": "B", "price": "2.0"}]}"#, NOW)
        else {
            panic!("the frame was dropped, or nothing was said")
        };
        assert_eq!(fault.code, "quote");
        assert!(fault.message.starts_with("in a frame: "), "{}", fault.message);
        assert_eq!(prices(&market), [pair("A", "1.0"), pair("B", "2.0")]);
        let Frame::Dropped(fault) = market.take_frame("{", NOW) else { panic!("it was taken") };
        assert_eq!(fault.code, "syntax");
    }
}

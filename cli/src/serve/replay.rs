//! A recorded market: frames from a file, sent unchanged.

use std::str;
use std::sync::Arc;

use slugline::ingest::{Format, read};
use slugline::quote::{Applied, Board, Quote, Strip};

use super::market::Source;

/// A recorded frame.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    text: String,
    /// Its quotes. `None` if it is no frame: what a feed once sent in error is sent again.
    quotes: Vec<Quote>,
}

/// The frames of a file, one per line; empty lines are skipped.
pub(super) fn lines(bytes: &[u8]) -> Result<Arc<[Line]>, String> {
    let mut lines = Vec::new();
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let text = str::from_utf8(line).map_err(|_| format!("line {}: the bytes are not UTF-8", index + 1))?.trim();
        if !text.is_empty() {
            lines.push(Line { text: text.to_owned(), quotes: quotes(text) });
        }
    }
    if lines.iter().all(|line| line.quotes.is_empty()) {
        return Err("there is no frame with quotes, one a line".to_owned());
    }
    Ok(lines.into())
}

/// The quotes of a frame.
pub(super) fn quotes(frame: &str) -> Vec<Quote> {
    let read = read(frame.as_bytes(), Some(Format::Slugline));
    read.ok().and_then(|ingested| ingested.document.strip).map(|strip| strip.quotes).unwrap_or_default()
}

/// A recorded market, from its beginning.
pub(super) struct Replay {
    lines: Arc<[Line]>,
    board: Board,
    /// The number of the last frame that changed each row.
    changed: Vec<u64>,
}

impl Replay {
    /// The market of these frames.
    pub(super) fn of(lines: Arc<[Line]>) -> Self {
        Self { lines, board: Board::default(), changed: Vec::new() }
    }

    fn apply(&mut self, quote: &Quote, number: u64) {
        match self.board.apply(quote) {
            Applied::Same | Applied::Doubtful(_) | Applied::Ambiguous => {}
            Applied::Changed(index) => {
                if let Some(changed) = self.changed.get_mut(index) {
                    *changed = number;
                }
            }
            Applied::Unknown => {
                let quotes = self.board.rows().iter().chain([quote]).cloned().collect();
                self.board = Board::of(&Strip { quotes, ..Strip::default() });
                self.changed.push(number);
            }
        }
    }
}

impl Source for Replay {
    fn next(&mut self, number: u64, _: i64, _: u32) -> Option<String> {
        let lines = Arc::clone(&self.lines);
        let line = lines.get(usize::try_from(number.checked_sub(1)?).ok()?)?;
        for quote in &line.quotes {
            self.apply(quote, number);
        }
        Some(line.text.clone())
    }

    fn whole(&self) -> Strip {
        Strip { quotes: self.board.rows().to_vec(), ..Strip::default() }
    }

    fn since(&self, number: u64) -> Vec<Quote> {
        let rows = self.board.rows().iter().zip(&self.changed);
        rows.filter(|(_, changed)| **changed > number).map(|(row, _)| row.clone()).collect()
    }

    fn length(&self) -> Option<u64> {
        Some(self.lines.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Replay, Source, lines};

    const RECORDED: &str = "{\"quotes\":[{\"symbol\":\"A\",\"price\":\"1.00\"},{\"symbol\":\"B\",\"price\":\"2.00\"}]}\r\n\n\
                            {\"quotes\":[{\"symbol\":\"B\",\n\
                            {\"quotes\":[{\"symbol\":\"B\",\"price\":\"2.10\"}]}\n";

    #[test]
    fn recorded_frames_are_sent_unchanged() {
        let mut replay = Replay::of(lines(RECORDED.as_bytes()).unwrap());
        assert_eq!(replay.length(), Some(3));
        let sent: Vec<_> = (1..).map_while(|number| replay.next(number, 0, 1)).collect();
        assert_eq!(sent, RECORDED.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>());
        let prices = |quotes: Vec<slugline::quote::Quote>| {
            quotes.iter().map(|quote| format!("{} {}", quote.symbol, quote.price.unwrap())).collect::<Vec<_>>()
        };
        assert_eq!(prices(replay.whole().quotes), ["A 1.00", "B 2.10"]);
        assert_eq!(prices(replay.since(1)), ["B 2.10"]);
    }

    #[test]
    fn file_without_frames_is_an_error() {
        assert!(lines(b"").is_err());
        assert!(lines(b"{\"quotes\":[]}\nnot a frame\n").is_err());
        assert_eq!(lines(b"{}\n\xFF").unwrap_err(), "line 2: the bytes are not UTF-8");
    }
}

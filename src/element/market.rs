//! A market: the quotes of a feed, or of one element's own source.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::outcome::{failed, shown, to_js, unread};
use crate::feed::Fault;
use crate::ingest::{Format, read};
use crate::json::{Problem, write_from};
use crate::quote::{Board, Strip};

/// More quotes than these are not shown by a strip: nobody waits for the end of it, and each costs the page.
pub(super) const MOST_SHOWN: usize = 500;

/// The quotes of one feed, however many strips show them: a frame is read once.
#[wasm_bindgen]
pub struct Market(pub(super) Rc<Quotes>);

/// What the strips of a market share.
#[derive(Default)]
pub(super) struct Quotes {
    pub(super) board: RefCell<Board>,
    /// What stands around the quotes; they themselves are the board's.
    pub(super) strip: RefCell<Strip>,
    /// Raised when there are other symbols than before; 0 before the first.
    pub(super) edition: Cell<u32>,
}

#[wasm_bindgen]
impl Market {
    /// A market without quotes.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript's constructor")]
    pub fn new() -> Market {
        Self(Rc::default())
    }

    /// Reads a strip. With the symbols that are there already its quotes are merged as they come; with others they are a new
    /// edition. What is there stays when it cannot be read. `format` is a format's name or `auto`, `now` the time in
    /// milliseconds since 1970. Gives `{ format, warnings }` or `{ code, message }`.
    pub fn show(&self, bytes: &[u8], format: &str, now: f64) -> JsValue {
        let mut ingested = match read(bytes, Format::named(format)) {
            Ok(ingested) => ingested,
            Err(error) => return unread(&error),
        };
        let Some(strip) = ingested.document.strip.take() else {
            return failed("no-strip", "the source holds no strip: give it a \"strip\", or rows SYMBOL CHANGE% PRICE");
        };
        if strip.quotes.len() > MOST_SHOWN {
            let message = "a strip shows the first 500 quotes, or those that `symbols` names among the first 4096".to_owned();
            ingested.problems.push(Problem { at: "$.strip.quotes".to_owned(), message });
        }
        ingested.problems.append(&mut self.take(strip, now));
        shown(&ingested)
    }

    /// Takes a frame: quotes of which only some members are there. The first that holds any is the first edition. Gives nothing,
    /// or what was at fault as `{ code, message }`: with the code `quote` the rest of the frame was taken.
    pub fn apply(&self, text: &str, now: f64) -> JsValue {
        match self.take_frame(text, now) {
            Ok(None) => JsValue::UNDEFINED,
            Ok(Some(fault)) | Err(fault) => failed(&fault.code, &fault.message),
        }
    }

    /// Whether it has no quotes.
    #[wasm_bindgen(getter)]
    pub fn is_empty(&self) -> bool {
        self.0.board.borrow().rows().is_empty()
    }

    /// The strip with its last values, in the JSON of record; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn strip(&self) -> JsValue {
        if self.0.edition.get() == 0 {
            return JsValue::UNDEFINED;
        }
        let mut strip = self.0.strip.borrow_mut();
        strip.quotes = self.0.board.borrow().rows().to_vec();
        let value = to_js(&write_from(&mut *strip));
        strip.quotes = Vec::new();
        value
    }
}

impl Market {
    /// Takes a frame; gives what was at fault in one of its quotes. What cannot be read as a whole is an error.
    pub(super) fn take_frame(&self, text: &str, now: f64) -> Result<Option<Fault>, Fault> {
        let ingested = read(text.as_bytes(), Some(Format::Slugline)).map_err(|error| Fault::new(error.code(), error.text()))?;
        let Some(mut strip) = ingested.document.strip else {
            return Err(Fault::new("no-strip", "the frame holds no quotes"));
        };
        let describe = |problem: &Problem| format!("{}: {}", problem.at, problem.message);
        let mut fault = ingested.problems.first().map(describe);
        if self.is_empty() && !strip.quotes.is_empty() {
            // A source without quotes has told its name all the same.
            let known = self.0.strip.take();
            strip.label = strip.label.or(known.label);
            strip.source = strip.source.or(known.source);
            fault = self.take(strip, now).first().map(describe).or(fault);
        } else {
            let mut board = self.0.board.borrow_mut();
            for tick in &mut strip.quotes {
                tick.doubt_time(now as i64);
                fault = board.apply(tick).problem(&tick.symbol).or(fault);
            }
        }
        Ok(fault.map(|fault| Fault::new("quote", fault)))
    }

    /// Takes a whole strip, and gives what was at fault with its quotes.
    fn take(&self, mut strip: Strip, now: f64) -> Vec<Problem> {
        for quote in &mut strip.quotes {
            quote.doubt_time(now as i64);
        }
        let quotes = &self.0;
        let renewed = if quotes.edition.get() == 0 { None } else { quotes.board.borrow_mut().renew(&strip) };
        let problems = renewed.unwrap_or_else(|| {
            let (board, problems) = Board::read(&strip);
            quotes.board.replace(board);
            quotes.edition.set(quotes.edition.get().wrapping_add(1).max(1));
            problems
        });
        strip.quotes = Vec::new();
        quotes.strip.replace(strip);
        problems
    }
}

//! `<slugline-ticker>`.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

use super::cells::Cells;
use super::mount::Mounted;
use super::outcome::{failed, shown, to_js, unread};
use crate::ingest::{Format, read};
use crate::json::{Problem, write_from};
use crate::locale::Locale;
use crate::quote::{Applied, Board, Quote, Strip};
use crate::view::Watched;
use crate::view::ticker::{Field, Lists, StripState, source_line, strip};

/// More quotes than these are not shown at once.
const MOST_SHOWN: usize = 500;

/// The strip of one element: its board and its cells. Where it stands and when it is written is JavaScript's. `free()` takes it
/// out of the page.
#[wasm_bindgen]
pub struct Ticker {
    locale: Locale,
    track: Option<Element>,
    state: Watched<StripState>,
    lists: Watched<Lists>,
    board: RefCell<Board>,
    strip: RefCell<Strip>,
    label: RefCell<Option<String>>,
    symbols: RefCell<Vec<String>>,
    /// The board's rows that are shown, in their order.
    shown: RefCell<Vec<usize>>,
    cells: RefCell<Cells>,
    /// By row of the board, whether its cells are older than it.
    dirty: RefCell<Vec<bool>>,
    /// Whether the board has had quotes.
    is_filled: Cell<bool>,
    _strip: Mounted,
}

#[wasm_bindgen]
impl Ticker {
    /// Mounts an empty strip, in the language of the tag `lang`. `toggle()` is called when the reader presses the button.
    #[wasm_bindgen(constructor)]
    pub fn new(shadow: &ShadowRoot, lang: &str, toggle: js_sys::Function) -> Ticker {
        let locale = Locale::of(lang);
        let label = locale.words().markets().to_owned();
        let state = Watched::new(StripState { label, ..StripState::default() });
        let lists = Watched::new(Lists { quotes: Arc::new([]), fields: Field::usual(), copies: 1 });
        let toggle = SendWrapper::new(toggle);
        let toggle = move || {
            // What a listener of the page throws is told by the browser.
            let _ = toggle.call0(&JsValue::NULL);
        };
        let mounted = Mounted::new(shadow, strip(&state, lists.clone(), locale, toggle));
        Self {
            locale,
            track: shadow.query_selector(".track").ok().flatten(),
            state,
            lists,
            board: RefCell::default(),
            strip: RefCell::default(),
            label: RefCell::default(),
            symbols: RefCell::default(),
            shown: RefCell::default(),
            cells: RefCell::default(),
            dirty: RefCell::default(),
            is_filled: Cell::default(),
            _strip: mounted,
        }
    }

    /// Names the strip; without a name it has the source's own, or the word for markets.
    pub fn label(&self, label: Option<String>) {
        self.label.replace(label);
        self.name();
    }

    /// Chooses quotes and their order by symbols that are parted by blanks; all where there is none.
    pub fn symbols(&self, symbols: &str) {
        self.symbols.replace(symbols.split_whitespace().map(str::to_owned).collect());
        self.lay();
    }

    /// Chooses the cells of a quote by words of [`Field::ALL`] that are parted by blanks; the usual where there is none.
    pub fn fields(&self, fields: &str) {
        let field = |word: &str| Field::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, field)| field);
        let fields: Vec<Field> = fields.split_whitespace().filter_map(field).collect();
        let fields = if fields.is_empty() { Field::usual() } else { fields.into() };
        self.lists.update(|lists| lists.fields = fields);
        self.lay();
    }

    /// Says whether the strip moves, and whether the reader has stopped it.
    pub fn run(&self, moves: bool, paused: bool) {
        if self.state.with_untracked(|state| (state.moves, state.paused)) != (moves, paused) {
            self.state.update(|state| (state.moves, state.paused) = (moves, paused));
        }
    }

    /// Lays so many lists behind one another.
    pub fn copies(&self, copies: usize) {
        let quotes = self.quotes();
        self.cells.take();
        self.lists.update(|lists| (lists.copies, lists.quotes) = (copies, quotes.into()));
    }

    /// Reads a strip and shows it; what is there stays when it cannot be read. `format` is a format's name or `auto`. Gives
    /// `{ format, warnings }` or `{ code, message }`.
    pub fn show(&self, bytes: &[u8], format: &str) -> JsValue {
        let mut ingested = match read(bytes, Format::named(format)) {
            Ok(ingested) => ingested,
            Err(error) => return unread(&error),
        };
        let Some(strip) = ingested.document.strip.take() else {
            return failed("no-strip", "the source holds no strip: give it a \"strip\", or rows SYMBOL CHANGE% PRICE");
        };
        let board = Board::of(&strip);
        if board.rows().len() > MOST_SHOWN {
            let message = "a strip shows the first 500 quotes, or those that `symbols` names among the first 4096".to_owned();
            ingested.problems.push(Problem { at: "$.strip.quotes".to_owned(), message });
        }
        self.board.replace(board);
        // The quotes are the board's from now on.
        self.strip.replace(Strip { quotes: Vec::new(), ..strip });
        self.is_filled.set(true);
        self.lay();
        shown(&ingested)
    }

    /// Takes ticks, as JSON: quotes of which only some members are there. Gives whether a cell is to be written, or
    /// `{ code, message }`.
    pub fn apply(&self, bytes: &[u8]) -> JsValue {
        let ticks = match read(bytes, Some(Format::Slugline)) {
            Ok(ingested) => ingested.document.strip.unwrap_or_default().quotes,
            Err(error) => return unread(&error),
        };
        let (mut board, mut dirty) = (self.board.borrow_mut(), self.dirty.borrow_mut());
        let mut has_changed = false;
        for tick in ticks {
            if let Applied::Changed(row) = board.apply(tick)
                && let Some(is_dirty) = dirty.get_mut(row)
            {
                *is_dirty = true;
                has_changed = true;
            }
        }
        has_changed.into()
    }

    /// Writes the quotes that have changed into their cells.
    pub fn flush(&self) {
        let Some(track) = &self.track else { return };
        let mut cells = self.cells.borrow_mut();
        let (fields, copies) = self.lists.with_untracked(|lists| (lists.fields.clone(), lists.copies));
        if cells.lists() != copies {
            *cells = Cells::of(track, &fields);
        }
        let (board, mut dirty) = (self.board.borrow(), self.dirty.borrow_mut());
        for (at, row) in self.shown.borrow().iter().enumerate() {
            if let (Some(quote), Some(is_dirty)) = (board.rows().get(*row), dirty.get_mut(*row))
                && std::mem::take(is_dirty)
            {
                cells.write(at, quote, self.locale);
            }
        }
        drop(board);
        self.tell_source(&self.quotes());
    }

    /// The strip with its last values, in the JSON of record; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn strip(&self) -> JsValue {
        if !self.is_filled.get() {
            return JsValue::UNDEFINED;
        }
        let mut strip = self.strip.borrow_mut();
        strip.quotes = self.board.borrow().rows().to_vec();
        to_js(&write_from(&mut *strip))
    }
}

impl Ticker {
    fn name(&self) {
        let named = self.label.borrow().clone().or_else(|| self.strip.borrow().label.clone());
        let label = named.unwrap_or_else(|| self.locale.words().markets().to_owned());
        self.state.update(|state| state.label = label);
    }

    /// Makes the lists anew.
    fn lay(&self) {
        let board = self.board.borrow();
        let symbols = self.symbols.borrow();
        let rows = board.rows();
        let shown: Vec<usize> = if symbols.is_empty() {
            (0..rows.len().min(MOST_SHOWN)).collect()
        } else {
            let named = symbols.iter().filter_map(|symbol| rows.iter().position(|row| row.symbol == *symbol));
            named.take(MOST_SHOWN).collect()
        };
        self.shown.replace(shown);
        // The lists hold the last values already.
        self.dirty.replace(vec![false; rows.len()]);
        self.cells.take();
        drop((board, symbols));
        let quotes = self.quotes();
        self.name();
        self.tell_source(&quotes);
        let filled = !quotes.is_empty();
        self.state.update(|state| state.filled = filled);
        self.lists.update(|lists| lists.quotes = quotes.into());
    }

    /// Says who gives the figures and how fresh they are.
    fn tell_source(&self, quotes: &[Quote]) {
        let source = source_line(self.strip.borrow().source.as_deref(), quotes, self.locale);
        if self.state.with_untracked(|state| state.source != source) {
            self.state.update(|state| state.source = source);
        }
    }

    /// The quotes that are shown, with their last values.
    fn quotes(&self) -> Vec<Quote> {
        let board = self.board.borrow();
        self.shown.borrow().iter().filter_map(|row| board.rows().get(*row).cloned()).collect()
    }
}

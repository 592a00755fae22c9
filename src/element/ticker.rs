//! `<slugline-ticker>`.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::cells::{Cells, Nodes};
use super::market::Market;
use super::mount::{Mounted, root_owner};
use super::moves::Moves;
use crate::components::ticker::{Absence, FeedStatus, Field, List, Strip, StripSignals, href, source_line};
use crate::feed::{self, MOST_SHOWN, as_of};
use crate::hooks::set_if_changed;
use crate::locale::Locale;
use crate::motion::{Host, Motion, MotionMode, MotionOptions, PauseOn, ScrollDirection, names_of};
use crate::quote::{Feed, Freshness};

/// How many rows out of view are written at once: these are what makes a strip of hundreds slow.
const MOST_UNSEEN: usize = 64;

/// The strip of one element: the part of a market that it shows, its cells, and its motion. JavaScript decides when it is written.
/// `free()` removes it from the page.
#[wasm_bindgen]
pub struct Ticker {
    locale: RwSignal<Locale>,
    signals: StripSignals,
    market: RefCell<Rc<feed::Market>>,
    label: RefCell<Option<String>>,
    symbols: RefCell<Vec<String>>,
    /// The board's rows that are shown, in order.
    shown: RefCell<Vec<usize>>,
    cells: RefCell<Cells>,
    /// How many of the rows exist: those of a long strip are added in parts.
    filled: Cell<usize>,
    /// The edition that is filled.
    edition: Cell<u32>,
    /// The row at which the next flush continues with what is out of view.
    next: Cell<usize>,
    feed_status: RefCell<FeedStatus>,
    /// How fresh the quotes are, and the board's stamp when that was determined.
    fresh: Cell<Option<(u64, Freshness)>>,
    moves: RefCell<Moves>,
    /// Its motion; empty in a list that is never shown.
    motion: OnceCell<Motion>,
    // What is mounted is dropped before the owner of its signals.
    _strip: Mounted,
    _owner: Owner,
}

#[wasm_bindgen]
impl Ticker {
    /// Mounts an empty strip, in the language of the tag `lang`. `toggle()` is called when the reader presses the button;
    /// `cells` writes into the lists, as www/cells.js does.
    #[wasm_bindgen(constructor)]
    pub fn new(shadow: &ShadowRoot, lang: &str, toggle: js_sys::Function, cells: Nodes) -> Ticker {
        let locale = Locale::of(lang);
        let owner = root_owner();
        let (signals, spoken) = owner.with(|| (StripSignals::new(locale.words().markets().to_owned()), RwSignal::new(locale)));
        let mounted = Mounted::new(&owner, shadow, move || {
            let toggle = StoredValue::new_local(toggle);
            let on_toggle = move |()| {
                // The browser reports what a listener of the page throws.
                let _ = toggle.with_value(|toggle| toggle.call0(&JsValue::NULL));
            };
            view! { <Strip signals locale=spoken on_toggle><List/></Strip> }
        });
        Self {
            locale: spoken,
            signals,
            market: RefCell::default(),
            label: RefCell::default(),
            symbols: RefCell::default(),
            shown: RefCell::default(),
            cells: RefCell::new(Cells::new(cells, locale)),
            filled: Cell::default(),
            edition: Cell::default(),
            next: Cell::default(),
            feed_status: RefCell::default(),
            fresh: Cell::default(),
            moves: RefCell::default(),
            motion: OnceCell::new(),
            _strip: mounted,
            _owner: owner,
        }
    }

    /// Shows the quotes of a market.
    pub fn follow(&self, market: &Market) {
        self.market.replace(market.0.clone());
        self.fresh.take();
        if market.0.edition() != 0 {
            self.arrange();
        }
    }

    /// Switches to the language of the tag `lang`.
    pub fn speak(&self, lang: &str) {
        let locale = Locale::of(lang);
        if locale != self.locale.get_untracked() {
            self.locale.set(locale);
            self.cells.borrow_mut().speak(locale);
            self.arrange();
        }
    }

    /// Names the strip; by default it has the source's own name, or the word for markets.
    pub fn label(&self, label: Option<String>) {
        self.label.replace(label);
        self.name();
    }

    /// Chooses quotes and their order by symbols, separated by spaces; by default all.
    pub fn symbols(&self, symbols: &str) {
        self.symbols.replace(symbols.split_whitespace().map(str::to_owned).collect());
        self.arrange();
    }

    /// Chooses the cells of a quote by words of [`Field::ALL`], separated by spaces; by default the usual ones.
    pub fn fields(&self, fields: &str) {
        self.cells.borrow_mut().show(Field::named(fields));
        self.arrange();
    }

    /// Makes each quote a link, by a template such as `/markets/{symbol}`, or none of them by `""`. Returns whether the template
    /// is valid.
    pub fn links(&self, template: &str) -> bool {
        let leads = !template.is_empty() && href(template, "A", Some("A")).is_some();
        self.cells.borrow_mut().lead(leads.then(|| template.to_owned()));
        self.arrange();
        leads
    }

    /// Moves the strip in a shadow root. `choose(row)` is called when the reader chooses a quote, and returns whether its link
    /// may be followed.
    #[wasm_bindgen(js_name = beginMotion)]
    pub fn begin_motion(&self, shadow: &ShadowRoot, choose: js_sys::Function) {
        let nodes = self.cells.borrow().nodes();
        let is_moving = self.signals.is_moving;
        let host = Host {
            copy: Box::new(move |copies| nodes.copy(copies.lists, copies.quotes)),
            on_move: Box::new(move |moves| set_if_changed(is_moving, moves)),
            on_choose: Box::new(move |row, _| {
                let follows = choose.call1(&JsValue::NULL, &JsValue::from_f64(row as f64));
                follows.is_ok_and(|follows| follows.is_falsy())
            }),
        };
        // It begins only once.
        let _ = self.motion.set(Motion::new(shadow, MotionOptions::default(), host));
    }

    /// Sets when the strip moves, by a word of the attribute `motion`.
    #[wasm_bindgen(js_name = setMode)]
    pub fn set_mode(&self, word: &str) {
        self.set_motion(|options| options.mode = MotionMode::named(word));
    }

    /// Sets its speed, in CSS pixels a second.
    #[wasm_bindgen(js_name = setSpeed)]
    pub fn set_speed(&self, speed: f64) {
        self.set_motion(|options| options.speed = speed);
    }

    /// Sets its direction, by a word of the attribute `direction`.
    #[wasm_bindgen(js_name = setDirection)]
    pub fn set_direction(&self, word: &str) {
        self.set_motion(|options| options.direction = ScrollDirection::named(word));
    }

    /// Sets what pauses it temporarily, by words of the attribute `pause-on`.
    #[wasm_bindgen(js_name = setPauseOn)]
    pub fn set_pause_on(&self, words: &str) {
        self.set_motion(|options| options.pause_on = PauseOn::all_named(words));
    }

    /// Sets whether the reader or the page has stopped it.
    #[wasm_bindgen(js_name = setPaused)]
    pub fn set_paused(&self, is_paused: bool) {
        set_if_changed(self.signals.is_paused, is_paused);
        if let Some(motion) = self.motion.get() {
            motion.set_paused(is_paused);
        }
    }

    /// Applies the settings of the motion, with as many lists as the width needs. What is visible stays in place.
    pub fn fit(&self) {
        if let Some(motion) = self.motion.get() {
            motion.fit();
        }
    }

    /// Which quotes are in view, or up to this many widths of the strip from it: the row of the first, and how many.
    pub fn sight(&self, widths: f64) -> Vec<usize> {
        let sight = self.motion.get().and_then(|motion| motion.sight(widths));
        let (first, seen) = sight.unwrap_or((0, MOST_SHOWN));
        vec![first, seen]
    }

    /// Writes changed quotes into their cells, or renders all of them again if there are others: those in view, from
    /// the row `first` on, and some of the rest, in turn. Returns whether there may be more to write.
    pub fn flush(&self, first: usize, seen: usize) -> bool {
        if self.edition.get() != self.market.borrow().edition() {
            self.arrange();
            return false;
        }
        self.update_source_line();
        let shared = self.fresh().state;
        let mut cells = self.cells.borrow_mut();
        let shown = self.shown.borrow();
        let market = self.market.borrow();
        let board = market.board.borrow();
        let count = shown.len().min(self.filled.get()).max(1);
        cells.share(shared);
        let mut write = |at: usize| {
            let place = shown.get(at).copied().unwrap_or(usize::MAX);
            let is_due = !cells.is_written(at, &board, place);
            if is_due {
                cells.write(at, &board, place);
            }
            is_due
        };
        for step in 0..seen.min(count) {
            write((first + step) % count);
        }
        let mut rest = MOST_UNSEEN;
        for step in 0..count {
            let at = (self.next.get() + step) % count;
            rest -= usize::from(write(at));
            if rest == 0 {
                self.next.set(at + 1);
                return true;
            }
        }
        false
    }

    /// Writes the rows that were added since the strip was filled: there are this many now.
    pub fn fill(&self, rows: usize) {
        let market = self.market.borrow();
        let board = market.board.borrow();
        let mut cells = self.cells.borrow_mut();
        for row in self.filled.replace(rows)..rows {
            cells.write(row, &board, self.place(row));
        }
    }

    /// The direction of a row's price, as it is written, since this was last called: 1, -1, or 0 if it is unchanged.
    pub fn step(&self, row: usize) -> i32 {
        let market = self.market.borrow();
        let board = market.board.borrow();
        let place = self.place(row);
        match board.rows().get(place) {
            // Ticks since the last flush are not written yet.
            Some(quote) if self.cells.borrow().is_written(row, &board, place) => self.moves.borrow_mut().step(row, quote.price),
            _ => 0,
        }
    }

    /// The index of a row's quote among those of its market; an invalid one if there is no such row.
    pub fn place(&self, row: usize) -> usize {
        self.shown.borrow().get(row).copied().unwrap_or(usize::MAX)
    }

    /// The row of the quote with that name: a symbol, or one on an exchange, `RIO@XLON`.
    #[wasm_bindgen(js_name = rowOf)]
    pub fn row_of(&self, name: &str) -> Option<usize> {
        let place = self.market.borrow().board.borrow().row_of(name)?;
        self.shown.borrow().iter().position(|shown| *shown == place)
    }

    /// Sets the state of the feed, by the words of `slugline-feed` or empty if there is no feed, and the time of the latest figure,
    /// formatted in the language. An empty strip is shown if `is_empty_shown`: it has nothing to hide.
    #[wasm_bindgen(js_name = setFeedState)]
    pub fn set_feed_state(&self, feed: &str, as_of: String, is_empty_shown: bool) {
        let mut status = self.feed_status.borrow_mut();
        (status.feed, status.as_of) = (Feed::named(feed), as_of);
        drop(status);
        self.update_source_line();
        let is_filled = is_empty_shown || !self.shown.borrow().is_empty();
        set_if_changed(self.signals.is_filled, is_filled);
    }

    /// Announces the state of the feed.
    pub fn announce(&self, feed: &str) {
        if let Some(state) = Feed::named(feed) {
            self.signals.announce(state, self.locale.get_untracked());
        }
    }

    /// The time of the figures: milliseconds since 1970, if known. A stream gave the last ones at `streamed`.
    #[wasm_bindgen(js_name = asOf)]
    pub fn as_of(&self, streamed: Option<f64>, now: f64) -> Option<f64> {
        as_of(self.fresh().time.map(|time| time as f64), streamed, now)
    }
}

impl Ticker {
    fn set_motion(&self, change: impl FnOnce(&mut MotionOptions)) {
        if let Some(motion) = self.motion.get() {
            motion.set_options(change);
        }
    }

    fn name(&self) {
        let named = self.label.borrow().clone().or_else(|| self.market.borrow().strip.borrow().label.clone());
        let label = named.unwrap_or_else(|| self.locale.get_untracked().words().markets().to_owned());
        set_if_changed(self.signals.label, label);
    }

    /// Chooses the rows, and renders the lists again.
    fn arrange(&self) {
        let market = self.market.borrow();
        self.edition.set(market.edition());
        if self.cells.borrow().are_drawn() {
            market.board.borrow_mut().keep_history();
        }
        let board = market.board.borrow();
        let symbols = self.symbols.borrow();
        let mut shown: Vec<usize> = if symbols.is_empty() {
            (0..board.rows().len()).collect()
        } else {
            symbols.iter().filter_map(|symbol| board.row_of(symbol)).collect()
        };
        let mut status = self.feed_status.borrow_mut();
        status.most = (shown.len() > MOST_SHOWN).then_some(MOST_SHOWN as u32);
        status.absence = Absence::of(shown.len(), board.rows().len()).filter(|_| market.edition() != 0);
        drop(status);
        shown.truncate(MOST_SHOWN);
        let rows = shown.len();
        self.moves.borrow_mut().begin(shown.iter().map(|place| board.rows().get(*place)?.price));
        let names = self.motion.get().map(|_| {
            let rows = shown.iter().filter_map(|place| board.rows().get(*place));
            names_of(rows.map(|quote| quote.symbol.clone()))
        });
        self.shown.replace(shown);
        self.fresh.take();
        let shared = self.fresh().state;
        let mut cells = self.cells.borrow_mut();
        let there = cells.lay_out(rows);
        cells.share(shared);
        drop((board, symbols, cells));
        drop(market);
        if let Some((motion, names)) = self.motion.get().zip(names) {
            motion.look(names);
        }
        self.filled.take();
        self.fill(there);
        self.name();
        self.update_source_line();
        if rows > 0 {
            set_if_changed(self.signals.is_filled, true);
        }
    }

    /// Shows the source of the figures and their freshness.
    fn update_source_line(&self) {
        let market = self.market.borrow();
        let locale = self.locale.get_untracked();
        let source = source_line(market.strip.borrow().source.as_deref(), self.fresh(), &self.feed_status.borrow(), locale);
        set_if_changed(self.signals.source, source);
    }

    /// How fresh the visible quotes are.
    pub(super) fn fresh(&self) -> Freshness {
        let market = self.market.borrow();
        let board = market.board.borrow();
        if let Some((stamp, fresh)) = self.fresh.get()
            && stamp == board.stamp()
        {
            return fresh;
        }
        let fresh = Freshness::of(self.shown.borrow().iter().filter_map(|row| board.rows().get(*row)));
        self.fresh.set(Some((board.stamp(), fresh)));
        fresh
    }
}

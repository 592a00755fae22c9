//! `<slugline-ticker>`.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::attribute;
use super::cells::{Cells, Nodes};
use super::market::Market;
use super::mount::{Mounted, root_owner};
use super::moves::Moves;
use crate::attributes::TICKER;
use crate::components::RecentTime;
use crate::components::ticker::{Absence, FeedStatus, Field, List, Strip, StripSignals, href, source_line};
use crate::feed::{self, Figures, MOST_SHOWN, Milliseconds, Opening, SECOND, Terms, as_of};
use crate::hooks::set_if_changed;
use crate::locale::Locale;
use crate::motion::{Host, Motion, MotionMode, MotionOptions, PauseOn, ScrollDirection, names_of};
use crate::quote::{Feed, Freshness};

/// What warnings call it.
const HOST: &str = "slugline-ticker";
/// So many rows out of sight are written at once: they are what makes a strip of hundreds slow.
const MOST_UNSEEN: usize = 64;

/// The strip of one element: what it shows of a market, its cells, and how it moves. When it is written is JavaScript's.
/// `free()` takes it out of the page.
#[wasm_bindgen]
pub struct Ticker {
    locale: RwSignal<Locale>,
    /// The language of its place.
    lang: RefCell<String>,
    signals: StripSignals,
    market: RefCell<Rc<feed::Market>>,
    label: RefCell<Option<String>>,
    symbols: RefCell<Vec<String>>,
    /// The board's rows that are shown, in their order.
    shown: RefCell<Vec<usize>>,
    cells: RefCell<Cells>,
    /// How many of the rows are there to be written: those of a long strip come one part after the other.
    filled: Cell<usize>,
    /// The edition that is filled.
    edition: Cell<u32>,
    /// The row at which the next flush goes on with what is out of sight.
    next: Cell<usize>,
    feed_status: RefCell<FeedStatus>,
    recent_time: RefCell<RecentTime>,
    terms: Cell<Terms>,
    /// The trading hours of its market, if the page names any.
    opening: RefCell<Option<Opening>>,
    /// How long a price that has moved is marked, in milliseconds.
    flash: Cell<u32>,
    /// How often a second changed figures are written at most.
    max_rate: Cell<u32>,
    /// How fresh the quotes are, and the board's stamp when that was found out.
    fresh: Cell<Option<(u64, Freshness)>>,
    moves: RefCell<Moves>,
    /// How it moves; nothing in a list that nobody sees.
    motion: OnceCell<Motion>,
    // What is mounted goes before the owner of its signals.
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
                // What a listener of the page throws is told by the browser.
                let _ = toggle.with_value(|toggle| toggle.call0(&JsValue::NULL));
            };
            view! { <Strip signals locale=spoken on_toggle><List/></Strip> }
        });
        Self {
            locale: spoken,
            lang: RefCell::new(lang.to_owned()),
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
            recent_time: RefCell::default(),
            terms: Cell::new(Terms { interval: seconds("interval", None), stale_after: seconds("stale-after", None) }),
            opening: RefCell::default(),
            flash: Cell::new(number("flash", None)),
            max_rate: Cell::new(number("max-rate", None)),
            fresh: Cell::default(),
            moves: RefCell::default(),
            motion: OnceCell::new(),
            _strip: mounted,
            _owner: owner,
        }
    }

    /// Shows the quotes of a market from now on.
    pub fn follow(&self, market: &Market) {
        self.market.replace(market.0.clone());
        self.fresh.take();
        if market.0.edition() != 0 {
            self.arrange();
        }
    }

    /// Speaks the language of the tag `lang` from now on.
    pub fn speak(&self, lang: &str) {
        self.lang.replace(lang.to_owned());
        let locale = Locale::of(lang);
        if locale != self.locale.get_untracked() {
            self.locale.set(locale);
            self.cells.borrow_mut().speak(locale);
            self.arrange();
        }
    }

    /// Takes the value of an attribute, or that it is absent. What is not known is told, and counts as absent.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, written: Option<String>) {
        let Some(attribute) = attribute::of(TICKER, name) else { return };
        let written = written.as_deref();
        attribute::warn_of_problems(HOST, attribute, written);
        match name {
            "label" => self.label(written.map(str::to_owned)),
            "symbols" => self.symbols(written.unwrap_or_default()),
            "fields" => self.fields(&attribute.words(written)),
            "href-template" => {
                if !self.links(written.unwrap_or_default())
                    && let Some(written) = written
                {
                    attribute::warn(&attribute.unknown(HOST, written, r#"an address of http or https such as "/markets/{symbol}""#));
                }
            }
            "motion" => self.set_motion(|options| options.mode = MotionMode::named(attribute.word(written))),
            "speed" => self.set_motion(|options| options.speed = attribute.number(written).into()),
            "direction" => self.set_motion(|options| options.direction = ScrollDirection::named(attribute.word(written))),
            "pause-on" => self.set_motion(|options| options.pause_on = PauseOn::all_named(&attribute.words(written))),
            "interval" => self.terms.set(Terms { interval: seconds(name, written), ..self.terms.get() }),
            "stale-after" => self.terms.set(Terms { stale_after: seconds(name, written), ..self.terms.get() }),
            "hours" => {
                let opening = written.and_then(Opening::parse);
                if let (Some(written), None) = (written, &opening) {
                    let expected = r#"trading hours such as "Mon-Fri 09:30-16:00 America/New_York""#;
                    attribute::warn(&attribute.unknown(HOST, written, expected));
                }
                self.opening.replace(opening);
            }
            "flash" => self.flash.set(attribute.number(written)),
            "max-rate" => self.max_rate.set(attribute.number(written)),
            // Where the content comes from, and what style sheets read.
            _ => {}
        }
        self.fit();
    }

    /// How long a price that has moved is marked, in milliseconds.
    #[wasm_bindgen(getter)]
    pub fn flash(&self) -> u32 {
        self.flash.get()
    }

    /// How often a second changed figures are written at most.
    #[wasm_bindgen(getter = maxRate)]
    pub fn max_rate(&self) -> u32 {
        self.max_rate.get()
    }

    /// Chooses quotes and their order by symbols that are parted by blanks; all where there is none.
    pub fn symbols(&self, symbols: &str) {
        self.symbols.replace(symbols.split_whitespace().map(str::to_owned).collect());
        self.arrange();
    }

    /// Chooses the cells of a quote by words of [`Field::ALL`] that are parted by blanks; the usual where there is none.
    pub fn fields(&self, fields: &str) {
        self.cells.borrow_mut().show(Field::named(fields));
        self.arrange();
    }

    /// Makes each quote a link, by a template such as `/markets/{symbol}`, or none of them by `""`. Tells whether the template
    /// leads anywhere.
    pub fn links(&self, template: &str) -> bool {
        let leads = !template.is_empty() && href(template, "A", Some("A")).is_some();
        self.cells.borrow_mut().lead(leads.then(|| template.to_owned()));
        self.arrange();
        leads
    }

    /// Moves the strip in a shadow root from now on. `choose(row)` is called when the reader chooses a quote, and gives whether its link
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
        // It begins once.
        let _ = self.motion.set(Motion::new(shadow, MotionOptions::default(), host));
    }

    /// Says whether the reader or the page has stopped it.
    #[wasm_bindgen(js_name = setPaused)]
    pub fn set_paused(&self, is_paused: bool) {
        set_if_changed(self.signals.is_paused, is_paused);
        if let Some(motion) = self.motion.get() {
            motion.set_paused(is_paused);
        }
    }

    /// Lets the strip move as it has been said, with as many lists as its width needs. What is seen stays where it is.
    pub fn fit(&self) {
        if let Some(motion) = self.motion.get() {
            motion.fit();
        }
    }

    /// Which quotes are in sight, or so many widths of the strip from that: the row of the first, and how many.
    pub fn sight(&self, widths: f64) -> Vec<usize> {
        let sight = self.motion.get().and_then(|motion| motion.sight(widths));
        let (first, seen) = sight.unwrap_or((0, MOST_SHOWN));
        vec![first, seen]
    }

    /// Writes quotes that have changed into their cells, or lays them all anew where there are others: so many as are in sight, from
    /// the row `first` on, and some of the rest, in turn. Tells whether there may be more of that.
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

    /// Writes the rows that have come since the strip was filled: so many are there now.
    pub fn fill(&self, rows: usize) {
        let market = self.market.borrow();
        let board = market.board.borrow();
        let mut cells = self.cells.borrow_mut();
        for row in self.filled.replace(rows)..rows {
            cells.write(row, &board, self.place(row));
        }
    }

    /// Where the price of a row, as it is written, has gone since this was asked last: 1, -1, or 0 where it stands.
    pub fn step(&self, row: usize) -> i32 {
        let market = self.market.borrow();
        let board = market.board.borrow();
        let place = self.place(row);
        match board.rows().get(place) {
            // What has come since the last flush is not written yet.
            Some(quote) if self.cells.borrow().is_written(row, &board, place) => self.moves.borrow_mut().step(row, quote.price),
            _ => 0,
        }
    }

    /// At which place the quote of a row stands among those of its market; one that there is not if there is no such row.
    pub fn place(&self, row: usize) -> usize {
        self.shown.borrow().get(row).copied().unwrap_or(usize::MAX)
    }

    /// At which row the quote of that name stands: a symbol, or one on an exchange, `RIO@XLON`.
    #[wasm_bindgen(js_name = rowOf)]
    pub fn row_of(&self, name: &str) -> Option<usize> {
        let place = self.market.borrow().board.borrow().row_of(name)?;
        self.shown.borrow().iter().position(|shown| *shown == place)
    }

    /// Says as of when its own figures are. An empty strip is seen where `is_empty_shown`: it has nothing to cover. Where a feed gives them
    /// [`Feed::update_status`](super::Feed::update_status) says so.
    #[wasm_bindgen(js_name = updateStatus)]
    pub fn update_status(&self, is_empty_shown: bool) {
        self.set_status(None, None, is_empty_shown);
    }
}

impl Ticker {
    /// Says beside the figures how their feed is, if there is one to speak of, and as of when they are: a stream gave some at `streamed`.
    pub(super) fn set_status(&self, feed: Option<Feed>, streamed: Option<Milliseconds>, is_empty_shown: bool) {
        let time = as_of(self.fresh().time.map(|time| time as f64), streamed, Date::now());
        let as_of = self.recent_time.borrow_mut().write(time, &self.lang.borrow());
        let mut status = self.feed_status.borrow_mut();
        (status.feed, status.as_of) = (feed, as_of);
        drop(status);
        self.update_source_line();
        let is_filled = is_empty_shown || !self.shown.borrow().is_empty();
        set_if_changed(self.signals.is_filled, is_filled);
    }

    /// Announces how the feed is.
    pub(super) fn announce(&self, state: Feed) {
        self.signals.announce(state, self.locale.get_untracked());
    }

    /// What is expected of its feed.
    pub(super) fn terms(&self) -> Terms {
        self.terms.get()
    }

    /// Whether its market is open at a time.
    pub(super) fn is_open(&self, now: Milliseconds) -> bool {
        self.opening.borrow().as_ref().is_none_or(|opening| opening.is_open(now))
    }

    /// What is known of its quotes.
    pub(super) fn figures(&self, are_there: bool) -> Figures {
        Figures { are_there, state: self.fresh().state }
    }

    fn label(&self, label: Option<String>) {
        self.label.replace(label);
        self.name();
    }

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

    /// Chooses the rows, and makes the lists anew.
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

    /// Says who gives the figures and how fresh they are.
    fn update_source_line(&self) {
        let market = self.market.borrow();
        let locale = self.locale.get_untracked();
        let source = source_line(market.strip.borrow().source.as_deref(), self.fresh(), &self.feed_status.borrow(), locale);
        set_if_changed(self.signals.source, source);
    }

    /// How fresh the quotes are that are shown.
    fn fresh(&self) -> Freshness {
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

/// The number that an attribute means.
fn number(name: &str, written: Option<&str>) -> u32 {
    attribute::of(TICKER, name).map_or(0, |attribute| attribute.number(written))
}

/// The same of one that counts seconds.
fn seconds(name: &str, written: Option<&str>) -> Milliseconds {
    Milliseconds::from(number(name, written)) * SECOND
}

//! `<slugline-ticker>`.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot, window};

use super::attribute;
use super::cells::{Cells, Nodes};
use super::feed::Feed;
use super::host::{EarlyFetch, TickerHost};
use super::mount::{Mounted, root_owner};
use super::outcome::{failed, shown, to_js};
use super::pace::Pace;
use super::rows::{Flush, Rows};
use super::strips::{self, Strip as _};
use crate::attributes::TICKER;
use crate::components::RecentTime;
use crate::components::ticker::{Absence, FeedStatus, List, Strip, StripSignals, source_line};
use crate::feed::{
    self, Addresses, Fault, Fetch, Figures, MOST_SHOWN, Notification, Opening, SECOND, Source, Tally, Terms, as_of,
};
use crate::flash::{Flash, FlashSource, Moves};
use crate::hooks::{set_if_changed, use_seen};
use crate::ingest::{Format, Outcome};
use crate::json::{Record, write_from};
use crate::locale::Locale;
use crate::motion::{Host, Motion, MotionMode, MotionOptions, PauseOn, ScrollDirection, names_of};
use crate::quote::Quote;

/// Its name in warnings.
const NAME: &str = "slugline-ticker";
/// Children that are not visible.
const UNSEEN: &str = "script, style, template";

/// The strip of one element: what it shows, and when. `free()` removes it from the page.
#[wasm_bindgen]
pub struct Ticker(Rc<View>);

pub(super) struct View {
    host: TickerHost,
    element: Element,
    locale: RwSignal<Locale>,
    /// The language of its place.
    lang: RefCell<String>,
    signals: StripSignals,
    rows: Rows,
    /// Whether there is a market to show.
    has_market: Cell<bool>,
    feed: RefCell<Option<Rc<Feed>>>,
    /// Whether the next snapshot is new content, and not a later state of the same.
    is_awaited: Cell<bool>,
    /// Counts faults in frames from the page.
    tally: RefCell<Tally>,
    label: RefCell<Option<String>>,
    feed_status: RefCell<FeedStatus>,
    recent_time: RefCell<RecentTime>,
    terms: Cell<Terms>,
    /// The trading hours of its market, if the page sets any.
    opening: RefCell<Option<Opening>>,
    pace: Pace,
    moves: RefCell<Moves>,
    flash: OnceCell<Flash>,
    motion: OnceCell<Motion>,
    is_seen: Signal<bool>,
    visibility: OnceCell<EventListener>,
    // What is mounted is dropped before the owner of its signals.
    _strip: Mounted,
    owner: Owner,
}

#[wasm_bindgen]
impl Ticker {
    /// Mounts an empty strip in the shadow root of an element, in the language of the tag `lang`. `cells` writes into the lists, as
    /// www/cells.js does.
    #[wasm_bindgen(constructor)]
    pub fn new(host: TickerHost, shadow: &ShadowRoot, lang: &str, cells: Nodes) -> Ticker {
        let locale = Locale::of(lang);
        let element = shadow.host();
        let owner = root_owner();
        let (signals, spoken) = owner.with(|| (StripSignals::new(locale.words().markets().to_owned()), RwSignal::new(locale)));
        let button = host.clone();
        let strip = Mounted::new(&owner, shadow, move || {
            let button = StoredValue::new_local(button);
            let on_toggle = move |()| button.with_value(TickerHost::toggle);
            view! { <Strip signals locale=spoken on_toggle><List/></Strip> }
        });
        // Mounting starts the effects.
        let seen = element.clone();
        let is_seen = owner.with(|| use_seen(move || Some(seen.clone())));
        let view = View {
            host,
            element,
            locale: spoken,
            lang: RefCell::new(lang.to_owned()),
            signals,
            rows: Rows::new(Cells::new(cells, locale)),
            has_market: Cell::default(),
            feed: RefCell::default(),
            is_awaited: Cell::default(),
            tally: RefCell::default(),
            label: RefCell::default(),
            feed_status: RefCell::default(),
            recent_time: RefCell::default(),
            terms: Cell::new(Terms { interval: seconds("interval", None), stale_after: seconds("stale-after", None) }),
            opening: RefCell::default(),
            pace: Pace::new(number("max-rate", None)),
            moves: RefCell::default(),
            flash: OnceCell::new(),
            motion: OnceCell::new(),
            is_seen,
            visibility: OnceCell::new(),
            _strip: strip,
            owner,
        };
        Self(Rc::new(view))
    }

    /// Begins to move the strip in its shadow root, to mark changes in it, and to write it when it is visible. It looks for the nodes that
    /// [`new`](Self::new) has made.
    pub fn begin(&self, shadow: &ShadowRoot) {
        self.0.begin(shadow);
    }

    /// Takes the value of an attribute, or its absence. An unknown value is reported, and counts as absent.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, written: Option<String>) {
        self.0.set_attribute(name, written.as_deref());
    }

    /// Switches to the language of the tag `lang`.
    pub fn speak(&self, lang: &str) {
        self.0.speak(lang);
    }

    /// Stops the strip and holds its values, all of one moment, or continues and catches up.
    #[wasm_bindgen(js_name = setPaused)]
    pub fn set_paused(&self, is_paused: bool) {
        self.0.set_paused(is_paused);
    }

    /// Applies the settings of the motion, with as many lists as the width needs. What is visible stays in place.
    pub fn fit(&self) {
        self.0.fit();
    }

    /// Writes the rows that were added since the lists were rendered: there are this many now.
    pub fn fill(&self, rows: usize) {
        self.0.rows.fill(rows);
    }

    /// Reads a strip of the element's own, and shows it; it no longer follows a feed. The current one stays if it cannot be read.
    /// `format` is a format's name or `auto`. Returns `{ format, warnings }` or `{ code, message }`.
    pub fn show(&self, bytes: &[u8], format: &str) -> JsValue {
        self.0.leave_feed();
        let market = Rc::new(feed::Market::default());
        match market.show(bytes, Format::named(format), Date::now()) {
            Ok(ingested) => {
                self.0.show_market(market);
                shown(&ingested.outcome())
            }
            Err(error) => {
                let fault = Fault::from(error);
                failed(&fault.code, &fault.message)
            }
        }
    }

    /// Follows the feed of these addresses; what it delivers is reported to the host. `early` is a fetch of `src` that was begun
    /// before. With `anew` a new snapshot is fetched in any case. Throws `{ code, message }` if one of them is not an address.
    #[wasm_bindgen(js_name = followFeed)]
    pub fn follow_feed(
        &self,
        src: Option<String>,
        stream: Option<String>,
        format: &str,
        early: Option<EarlyFetch>,
        anew: bool,
    ) -> Result<(), JsValue> {
        let source = Source { addresses: Addresses { snapshot: src, stream }, format: Format::named(format) };
        let early = early.map(|early| Fetch::begun(early.abort(), early.response()));
        self.0.follow_feed(source, early, anew).map_err(|fault| failed(&fault.code, &fault.message))
    }

    /// Stops following a feed.
    #[wasm_bindgen(js_name = leaveFeed)]
    pub fn leave_feed(&self) {
        self.0.leave_feed();
    }

    /// Whether an attempt at a snapshot is in progress.
    #[wasm_bindgen(getter = isFetching)]
    pub fn is_fetching(&self) -> bool {
        self.0.feed().is_some_and(|feed| feed.subscription().is_fetching())
    }

    /// Whether there is something to show.
    #[wasm_bindgen(getter = hasMarket)]
    pub fn has_market(&self) -> bool {
        self.0.has_market.get()
    }

    /// Takes a frame from the page: quotes with only some of their members. Faults are reported to the host, at most once a minute for each
    /// kind.
    pub fn apply(&self, text: &str) {
        self.0.apply(text);
    }

    /// The strip with its last values, in the JSON of record; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn strip(&self) -> JsValue {
        self.0.rows.market().whole_strip().map_or(JsValue::UNDEFINED, |mut strip| to_js(&write_from(&mut strip)))
    }
}

impl View {
    fn begin(self: &Rc<Self>, shadow: &ShadowRoot) {
        let nodes = self.rows.cells().nodes();
        let is_moving = self.signals.is_moving;
        let view = Rc::downgrade(self);
        let host = Host {
            copy: Box::new(move |copies| nodes.copy(copies.lists, copies.quotes)),
            on_move: Box::new(move |moves| set_if_changed(is_moving, moves)),
            on_choose: Box::new(move |row, _| view.upgrade().is_some_and(|view| !view.choose(row))),
        };
        // All of this begins only once.
        let _ = self.motion.set(Motion::new(shadow, MotionOptions::default(), host));
        let (view, moved) = (Rc::downgrade(self), Rc::downgrade(self));
        let source = FlashSource {
            sight: Box::new(move || view.upgrade().map_or((0, 0), |view| view.sight(0.0))),
            step: Box::new(move |row| {
                let view = moved.upgrade()?;
                let quote = view.rows.written_quote(row)?;
                view.moves.borrow_mut().take(row, quote.price)
            }),
        };
        let _ = self.flash.set(Flash::new(shadow, number("flash", None), source));
        // Nothing is written out of view; it catches up as soon as the strip is visible.
        let (view, is_seen) = (Rc::downgrade(self), self.is_seen);
        self.owner.with(|| {
            let view = StoredValue::new_local(view);
            Effect::new(move |_| {
                is_seen.track();
                if let Some(view) = view.with_value(std::rc::Weak::upgrade) {
                    view.flush_soon();
                }
            });
        });
        let view = Rc::downgrade(self);
        if let Some(document) = window().and_then(|window| window.document()) {
            let listener = EventListener::new(&document, "visibilitychange", move |_| {
                if let Some(view) = view.upgrade() {
                    view.flush_soon();
                }
            });
            let _ = self.visibility.set(listener);
        }
    }

    fn set_attribute(self: &Rc<Self>, name: &str, written: Option<&str>) {
        let Some(attribute) = attribute::of(TICKER, name) else { return };
        attribute::warn_of_problems(NAME, attribute, written);
        match name {
            "label" => {
                self.label.replace(written.map(str::to_owned));
                self.name();
            }
            "symbols" => {
                self.rows.choose(written.unwrap_or_default());
                self.arrange();
            }
            "fields" => {
                self.rows.show(&attribute.words(written));
                self.arrange();
            }
            "href-template" => {
                let leads = self.rows.lead(written.unwrap_or_default());
                if let (Some(written), false) = (written, leads) {
                    attribute::warn(&attribute.unknown(
                        NAME,
                        written,
                        r#"an address of http or https such as "/markets/{symbol}""#,
                    ));
                }
                self.arrange();
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
                    attribute::warn(&attribute.unknown(NAME, written, expected));
                }
                self.opening.replace(opening);
            }
            "flash" => {
                if let Some(flash) = self.flash.get() {
                    flash.set_duration(attribute.number(written));
                }
            }
            "max-rate" => self.pace.set_rate(attribute.number(written)),
            // The source, and what only style sheets read.
            _ => {}
        }
        self.fit();
        if let Some(feed) = self.feed() {
            feed.subscription().expect(self.terms.get());
        }
        self.judge();
    }

    fn speak(&self, lang: &str) {
        self.lang.replace(lang.to_owned());
        let locale = Locale::of(lang);
        if locale != self.locale.get_untracked() {
            self.locale.set(locale);
            self.rows.speak(locale);
            self.arrange();
        }
        self.update_status();
    }

    // Its motion, and the reader's input.

    fn set_motion(&self, change: impl FnOnce(&mut MotionOptions)) {
        if let Some(motion) = self.motion.get() {
            motion.set_options(change);
        }
    }

    fn set_paused(self: &Rc<Self>, is_paused: bool) {
        set_if_changed(self.signals.is_paused, is_paused);
        if let Some(flash) = self.flash.get() {
            flash.set_paused(is_paused);
        }
        if let Some(motion) = self.motion.get() {
            motion.set_paused(is_paused);
        }
        self.fit();
        // A paused strip holds the values of one moment.
        if is_paused && self.pace.is_behind() {
            self.write_all();
        }
        self.flush_soon();
        strips::notify(false);
    }

    fn fit(&self) {
        if let Some(motion) = self.motion.get() {
            motion.fit();
        }
    }

    /// Which rows are visible, or up to this many widths of the strip away: the first, and how many.
    fn sight(&self, widths: f64) -> (usize, usize) {
        self.motion.get().and_then(|motion| motion.sight(widths)).unwrap_or((0, MOST_SHOWN))
    }

    /// The reader has chosen the quote of a row; returns whether its link may be followed.
    fn choose(&self, row: usize) -> bool {
        self.rows.quote(row).is_none_or(|quote| self.host.choose(&quote.symbol, to_js(&quote.write())))
    }

    // What it shows.

    fn feed(&self) -> Option<Rc<Feed>> {
        self.feed.borrow().clone()
    }

    /// Whether the market of a feed is shown.
    fn shows(&self, feed: &Feed) -> bool {
        self.has_market.get() && Rc::ptr_eq(&self.rows.market(), feed.subscription().market())
    }

    fn follow_feed(self: &Rc<Self>, source: Source, early: Option<Fetch>, anew: bool) -> Result<(), Fault> {
        let known = self.feed().filter(|feed| feed.is_of(&source));
        let is_new = known.is_none();
        let feed = match known {
            Some(feed) => feed,
            None => {
                let view = Rc::downgrade(self);
                let notify = move |news| {
                    if let Some(view) = view.upgrade() {
                        view.hear(news);
                    }
                };
                let feed = Rc::new(Feed::new(source, self.terms.get(), early, notify)?);
                // The former one is left last: they may share a connection.
                self.leave_feed();
                self.feed.replace(Some(feed.clone()));
                feed
            }
        };
        self.is_awaited.set(true);
        self.judge();
        let subscription = feed.subscription();
        if let Some(outcome) = subscription.shown().filter(|_| !anew) {
            self.show_feed(&outcome);
        }
        // A feed that has just begun is up to date.
        if anew && !(is_new && subscription.is_fetching()) {
            subscription.refresh();
        }
        Ok(())
    }

    fn leave_feed(&self) {
        let Some(former) = self.feed.take() else { return };
        self.host.set_state("stale", false);
        // Only now, because a listener of its end may follow another feed.
        drop(former);
        self.host.attempted();
    }

    fn hear(self: &Rc<Self>, news: Notification) {
        match news {
            Notification::Shown(outcome) => self.show_feed(&outcome),
            Notification::Changed => {
                // A live feed stays live, and needs no other check.
                if self.feed().is_some_and(|feed| feed.is_to_judge_figures()) {
                    self.judge();
                }
                self.changed();
            }
            Notification::StatusChanged => self.judge(),
            Notification::Attempted => self.host.attempted(),
            Notification::Failed(failure) => self.host.fail(&failure.code, &failure.message, failure.count, true),
        }
    }

    /// Shows the market of the feed, and reports it if it is new.
    fn show_feed(self: &Rc<Self>, outcome: &Outcome) {
        let Some(feed) = self.feed() else { return };
        if !self.shows(&feed) {
            self.show_market(feed.subscription().market().clone());
        } else if self.is_awaited.get() {
            self.write_all();
        } else {
            self.changed();
        }
        self.judge();
        if self.is_awaited.replace(false) {
            self.host.notify_ready(shown(outcome));
        }
    }

    fn show_market(self: &Rc<Self>, market: Rc<feed::Market>) {
        let is_filled = market.edition() != 0;
        self.rows.follow(market);
        self.has_market.set(true);
        if is_filled {
            self.arrange();
        }
        self.pace.is_up_to_date();
        self.host.market_shown();
        self.update_status();
        let strip: Rc<dyn strips::Strip> = self.clone();
        strips::add(&strip);
    }

    fn apply(self: &Rc<Self>, text: &str) {
        let now = Date::now();
        if let Ok(Some(fault)) | Err(fault) = self.rows.market().apply(text, now) {
            let count = self.tally.borrow_mut().add(&fault.code, now);
            if let Some(count) = count {
                self.host.fail(&fault.code, &fault.message, count, false);
            }
        }
        match self.feed().filter(|feed| self.shows(feed)) {
            Some(feed) => feed.subscription().changed(),
            None => self.changed(),
        }
    }

    // When it is written.

    fn changed(self: &Rc<Self>) {
        self.pace.has_changed();
        self.flush_soon();
        strips::notify(false);
    }

    /// Whether changes can be seen.
    fn is_watched(&self) -> bool {
        let is_hidden = window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
        !is_hidden && self.is_seen.get_untracked()
    }

    /// Writes what has changed at the next frame that `max-rate` allows.
    fn flush_soon(self: &Rc<Self>) {
        if self.is_paused() || !self.is_watched() {
            return;
        }
        let view = Rc::downgrade(self);
        self.pace.flush_soon(move || {
            if let Some(view) = view.upgrade() {
                view.flush();
            }
        });
    }

    fn flush(self: &Rc<Self>) {
        self.pace.begin();
        if self.is_paused() || !self.is_watched() {
            return;
        }
        self.pace.flushed();
        let (first, seen) = self.sight(1.0);
        self.write(first, seen);
        if let Some(flash) = self.flash.get() {
            flash.mark();
        }
        self.update_status();
        self.judge();
        if self.pace.is_behind() {
            self.changed();
        }
    }

    fn write_all(&self) {
        self.write(0, usize::MAX);
    }

    /// Writes what is visible, and as much of the rest as fits into a frame.
    fn write(&self, first: usize, seen: usize) {
        let flush = self.rows.flush(first, seen);
        match flush {
            Flush::Outdated => self.arrange(),
            Flush::Done | Flush::More => self.update_source_line(),
        }
        self.pace.set_behind(flush == Flush::More);
    }

    /// Chooses the rows, and renders the lists again.
    fn arrange(&self) {
        self.rows.arrange();
        let market = self.rows.market();
        let count = self.rows.count();
        let mut status = self.feed_status.borrow_mut();
        status.most = self.rows.cut_off_at().map(|most| most as u32);
        status.absence = Absence::of(count, market.quotes().len()).filter(|_| market.edition() != 0);
        drop(status);
        self.moves.borrow_mut().begin(self.rows.for_each(|quote| quote.price).into_iter());
        if let Some(motion) = self.motion.get() {
            motion.look(names_of(self.rows.for_each(|quote| quote.symbol.clone()).into_iter()));
        }
        self.name();
        self.update_source_line();
        if count > 0 {
            set_if_changed(self.signals.is_filled, true);
        }
    }

    // The state and the source line.

    fn name(&self) {
        let named = self.label.borrow().clone().or_else(|| self.rows.market().strip.borrow().label.clone());
        let label = named.unwrap_or_else(|| self.locale.get_untracked().words().markets().to_owned());
        set_if_changed(self.signals.label, label);
    }

    /// Determines the state of its feed, announces it to the reader, and notifies the page if it has changed.
    fn judge(self: &Rc<Self>) {
        let Some(feed) = self.feed() else { return };
        let is_open = self.opening.borrow().as_ref().is_none_or(|opening| opening.is_open(Date::now()));
        let view = Rc::downgrade(self);
        let look_again = move || {
            let Some(view) = view.upgrade() else { return };
            if let Some(feed) = view.feed() {
                feed.looks();
            }
            view.judge();
        };
        // A sleeping feed is not lost.
        let Some(judgement) = feed.judge(self.figures(self.has_market.get()), self.terms.get(), is_open, look_again) else {
            return;
        };
        if judgement.is_announced {
            self.signals.announce(judgement.state, self.locale.get_untracked());
        }
        if judgement.has_changed {
            if self.is_watched() {
                self.update_status();
            } else {
                self.pace.has_changed();
            }
            strips::notify(false);
            self.host.feed_changed(judgement.state.word(), feed.is_lost());
        }
    }

    /// What is known about its quotes.
    fn figures(&self, are_there: bool) -> Figures {
        Figures { are_there, state: self.rows.fresh().state }
    }

    /// Shows the state and the time of the figures next to them.
    fn update_status(&self) {
        let feed = self.feed();
        let streamed = feed.as_ref().and_then(|feed| feed.subscription().status().streamed());
        let time = as_of(self.rows.fresh().time.map(|time| time as f64), streamed, Date::now());
        let as_of = self.recent_time.borrow_mut().write(time, &self.lang.borrow());
        let state = feed.as_ref().and_then(|feed| feed.shown_state(self.figures(true)));
        let mut status = self.feed_status.borrow_mut();
        (status.feed, status.as_of) = (state, as_of);
        drop(status);
        self.update_source_line();
        // An empty strip only says that. Visible children say more.
        let is_empty_shown = (feed.is_some() || self.has_market.get()) && !self.has_text();
        self.host.set_state("empty", is_empty_shown && !self.has_market.get());
        set_if_changed(self.signals.is_filled, is_empty_shown || self.rows.count() > 0);
    }

    /// Whether the page has visible content of its own in it.
    fn has_text(&self) -> bool {
        let children = self.element.children();
        (0..children.length()).filter_map(|at| children.item(at)).any(|child| !child.matches(UNSEEN).unwrap_or_default())
    }

    /// Shows the source of the figures and their freshness.
    fn update_source_line(&self) {
        let market = self.rows.market();
        let strip = market.strip.borrow();
        let locale = self.locale.get_untracked();
        let source = source_line(strip.source.as_deref(), self.rows.fresh(), &self.feed_status.borrow(), locale);
        set_if_changed(self.signals.source, source);
    }
}

impl strips::Strip for View {
    fn element(&self) -> &Element {
        &self.element
    }

    fn quote_of(&self, name: &str) -> Option<Quote> {
        let market = self.rows.market();
        let board = market.board.borrow();
        board.rows().get(board.row_of(name)?).cloned()
    }

    fn template(&self) -> Option<String> {
        self.rows.cells().template()
    }

    fn is_paused(&self) -> bool {
        self.signals.is_paused.get_untracked()
    }

    fn is_lost(&self) -> bool {
        self.feed().is_some_and(|feed| feed.is_lost())
    }
}

impl Drop for View {
    fn drop(&mut self) {
        strips::notify(true);
    }
}

/// The number of an attribute.
fn number(name: &str, written: Option<&str>) -> u32 {
    attribute::of(TICKER, name).map_or(0, |attribute| attribute.number(written))
}

/// The same in seconds.
fn seconds(name: &str, written: Option<&str>) -> feed::Milliseconds {
    feed::Milliseconds::from(number(name, written)) * SECOND
}

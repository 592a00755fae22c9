//! The strip of one element: what it shows, and when.

mod attributes;
mod feed;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Date;
use leptos::prelude::*;
use web_sys::{Document, Element, ShadowRoot};

use self::attributes::{number, seconds};
use super::cells::{Cells, Nodes};
use super::feed::Feed;
use super::host::TickerHost;
use super::mount::{Mounted, root_owner};
use super::outcome::to_js;
use super::pace::Pace;
use super::rows::{Flush, Rows};
use super::strips::{self, Strip as _};
use crate::components::RecentTime;
use crate::components::ticker::{Absence, FeedStatus, List, Strip, StripSignals, source_line};
use crate::feed::{MOST_SHOWN, Market, Opening, Tally, Terms};
use crate::flash::{Flash, FlashSource, Moves};
use crate::hooks::{set_if_changed, use_seen};
use crate::json::Record;
use crate::locale::Locale;
use crate::motion::{Host, Motion, MotionOptions, names_of};
use crate::quote::{Freshness, Quote};

pub(super) struct View {
    host: TickerHost,
    element: Element,
    document: Option<Document>,
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
    /// What the source line was made for.
    source_key: RefCell<Option<SourceKey>>,
    /// Whether style sheets see that it is empty.
    is_empty: Cell<bool>,
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

/// What a source line says, before it is put into words.
#[derive(PartialEq)]
struct SourceKey {
    locale: Locale,
    source: Option<String>,
    fresh: Freshness,
    status: FeedStatus,
}

impl View {
    /// Mounts an empty strip.
    pub(super) fn new(host: TickerHost, shadow: &ShadowRoot, lang: &str, cells: Nodes) -> Self {
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
        Self {
            host,
            document: element.owner_document(),
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
            source_key: RefCell::default(),
            is_empty: Cell::default(),
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
        }
    }

    pub(super) fn begin(self: &Rc<Self>, shadow: &ShadowRoot) {
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
                let price = view.rows.written_price(row)?;
                view.moves.borrow_mut().take(row, price)
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
            let signals = self.signals;
            let order = Memo::new(move |_| signals.order());
            Effect::new(move |former: Option<()>| {
                let order = order.get();
                if let (Some(()), Some(view)) = (former, view.with_value(std::rc::Weak::upgrade)) {
                    view.rows.sort(order);
                    view.arrange();
                }
            });
        });
        let view = Rc::downgrade(self);
        if let Some(document) = &self.document {
            let listener = EventListener::new(document, "visibilitychange", move |_| {
                if let Some(view) = view.upgrade() {
                    view.flush_soon();
                }
            });
            let _ = self.visibility.set(listener);
        }
    }

    pub(super) fn set_lang(&self, lang: &str) {
        self.lang.replace(lang.to_owned());
        let locale = Locale::of(lang);
        if locale != self.locale.get_untracked() {
            self.locale.set(locale);
            self.rows.set_locale(locale);
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

    pub(super) fn set_paused(self: &Rc<Self>, is_paused: bool) {
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

    pub(super) fn fit(&self) {
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

    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    pub(super) fn has_market(&self) -> bool {
        self.has_market.get()
    }

    pub(super) fn feed(&self) -> Option<Rc<Feed>> {
        self.feed.borrow().clone()
    }

    pub(super) fn show_market(self: &Rc<Self>, market: Rc<Market>) {
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

    pub(super) fn apply(self: &Rc<Self>, text: &str) {
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
        self.is_seen.get_untracked() && !self.document.as_ref().is_some_and(Document::hidden)
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

    /// Shows the source of the figures and their freshness.
    fn update_source_line(&self) {
        let market = self.rows.market();
        let strip = market.strip.borrow();
        let locale = self.locale.get_untracked();
        let (source, fresh, status) = (&strip.source, self.rows.fresh(), self.feed_status.borrow());
        // It is the same at most flushes.
        let key = SourceKey { locale, source: source.clone(), fresh, status: status.clone() };
        if self.source_key.borrow().as_ref() != Some(&key) {
            set_if_changed(self.signals.source, source_line(source.as_deref(), fresh, &status, locale));
            self.source_key.replace(Some(key));
        }
    }
}

impl strips::Strip for View {
    fn element(&self) -> &Element {
        &self.element
    }

    fn quote_of(&self, name: &str) -> Option<Quote> {
        self.rows.market().quote_of(name)
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

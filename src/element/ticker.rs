//! `<slugline-ticker>`.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use gloo_events::EventListener;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, MediaQueryList, ShadowRoot};

use super::cells::Cells;
use super::emit::{Emit, object, text, to_js};
use super::motion::{Hold, Motion, Travel};
use super::mount::Mounted;
use super::resized::Resized;
use super::{attribute, place};
use crate::ingest::{Format, read};
use crate::json::{Value, write_from};
use crate::locale::Locale;
use crate::quote::{Applied, Board, Quote, Strip};
use crate::view::ticker::{Field, Lists, StripState, source_line, strip};

/// The strip of one element: its board, its cells and its motion. `free()` takes it out of the page.
#[wasm_bindgen]
pub struct Ticker {
    inner: Rc<Inner>,
    _listeners: [EventListener; 5],
    _resized: Resized,
    _strip: Mounted,
}

struct Inner {
    emit: Emit,
    locale: Locale,
    state: ArcRwSignal<StripState>,
    lists: ArcRwSignal<Lists>,
    motion: Motion,
    board: RefCell<Board>,
    strip: RefCell<Strip>,
    label: RefCell<Option<String>>,
    symbols: RefCell<Vec<String>>,
    pauses_on: RefCell<Vec<Hold>>,
    moves: Cell<bool>,
    reduced: Option<MediaQueryList>,
    /// The board's rows that are shown, in their order.
    shown: RefCell<Vec<usize>>,
    cells: RefCell<Option<Cells>>,
    dirty: RefCell<Vec<usize>>,
    max_rate: Cell<u32>,
    /// When the last flush was, by the clock of animation frames.
    flushed: Cell<f64>,
    pending: RefCell<Option<Pending>>,
}

/// A flush that will come.
enum Pending {
    Rest { _timeout: Timeout },
    Frame { _frame: AnimationFrame },
}

#[wasm_bindgen]
impl Ticker {
    /// Mounts an empty strip. `emit(type, detail, cancelable)` dispatches an event and gives what `dispatchEvent` gives.
    #[wasm_bindgen(constructor)]
    pub fn new(host: &HtmlElement, shadow: &ShadowRoot, emit: js_sys::Function) -> Result<Ticker, JsValue> {
        let locale = place::locale(host);
        let label = locale.words().markets().to_owned();
        let state = ArcRwSignal::new(StripState { label, ..StripState::default() });
        let lists = ArcRwSignal::new(Lists { quotes: Arc::new([]), fields: Field::usual(), copies: 1 });
        // The button is made before the strip that it stops: it learns of it afterwards.
        let target: Arc<SendWrapper<RefCell<Weak<Inner>>>> = Arc::new(SendWrapper::new(RefCell::default()));
        let mounted = {
            let (state, lists, target) = (state.clone(), lists.clone(), target.clone());
            let toggle = move || {
                if let Some(inner) = target.borrow().upgrade() {
                    inner.toggle();
                }
            };
            Mounted::new(shadow, move || strip(&state, lists, locale, toggle))
        };
        let element = |selector| -> Result<HtmlElement, JsValue> {
            let found = shadow.query_selector(selector)?;
            Ok(found.ok_or_else(|| JsValue::from_str(selector))?.unchecked_into())
        };
        let (section, viewport, track) = (element(".strip")?, element(".viewport")?, element(".track")?);
        let window = web_sys::window();
        let inner = Rc::new(Inner {
            emit: Emit::new(emit),
            locale,
            state,
            lists,
            motion: Motion::new(viewport.clone(), track.clone()),
            board: RefCell::default(),
            strip: RefCell::default(),
            label: RefCell::default(),
            symbols: RefCell::default(),
            pauses_on: RefCell::new(vec![Hold::Hover, Hold::Focus]),
            moves: Cell::new(true),
            reduced: window.and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten()),
            shown: RefCell::default(),
            cells: RefCell::default(),
            dirty: RefCell::default(),
            max_rate: Cell::new(4),
            flushed: Cell::new(0.0),
            pending: RefCell::default(),
        });
        target.replace(Rc::downgrade(&inner));
        let listeners = inner.listen(&section, &viewport);
        let resized = {
            let inner = Rc::downgrade(&inner);
            let fit = move || {
                if let Some(inner) = inner.upgrade() {
                    inner.fit();
                    inner.flush_soon();
                }
            };
            Resized::new(&[&viewport, &track], fit)
        };
        Ok(Self { inner, _listeners: listeners, _resized: resized, _strip: mounted })
    }

    /// Takes the value of an attribute, or its absence.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        self.inner.attribute(name, value.as_deref());
    }

    /// Reads a strip and shows it; what is there stays when it cannot be read. `format` is a format's name or `auto`.
    pub fn show(&self, bytes: &[u8], format: &str) {
        let inner = &self.inner;
        let ingested = match read(bytes, Format::named(format)) {
            Ok(ingested) => ingested,
            Err(error) => return inner.emit.error(error.code(), &error.text()),
        };
        let Some(strip) = ingested.document.strip else {
            return inner.emit.error("no-strip", "the source holds no strip: give it a \"strip\", or rows SYMBOL CHANGE% PRICE");
        };
        inner.board.replace(Board::of(&strip));
        inner.strip.replace(strip);
        inner.lay();
        inner.emit.ready(ingested.format.word(), &ingested.problems);
    }

    /// Takes ticks, as JSON: quotes of which only some members are there.
    pub fn apply(&self, bytes: &[u8]) {
        let inner = &self.inner;
        let wrapped = [b"{\"quotes\":", bytes, b"}"].concat();
        let bytes = if bytes.trim_ascii_start().starts_with(b"[") { wrapped.as_slice() } else { bytes };
        let ticks = match read(bytes, Some(Format::Slugline)) {
            Ok(ingested) => ingested.document.strip.unwrap_or_default().quotes,
            Err(error) => return inner.emit.error(error.code(), &error.text()),
        };
        let mut board = inner.board.borrow_mut();
        for tick in ticks {
            if let Applied::Changed(row) = board.apply(tick) {
                inner.soil(row);
            }
        }
        drop(board);
        inner.flush_soon();
    }

    /// Stops the strip or sets it going, as the button does, without an event.
    pub fn pause(&self, pauses: bool) {
        self.inner.pause(pauses);
    }

    /// The strip with its last values, in the JSON of record; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn strip(&self) -> JsValue {
        let Strip { label, source, .. } = &*self.inner.strip.borrow();
        let quotes = self.inner.board.borrow().rows().to_vec();
        let mut strip = Strip { label: label.clone(), source: source.clone(), quotes };
        if strip.quotes.is_empty() { JsValue::UNDEFINED } else { to_js(&write_from(&mut strip)) }
    }
}

impl Inner {
    fn listen(self: &Rc<Self>, section: &HtmlElement, viewport: &HtmlElement) -> [EventListener; 5] {
        let held = |event: &'static str, target: &HtmlElement, hold: Hold, holds: bool| {
            let inner = Rc::downgrade(self);
            EventListener::new(target, event, move |_| {
                if let Some(inner) = inner.upgrade() {
                    inner.motion.hold(hold, holds && inner.pauses_on.borrow().contains(&hold));
                }
            })
        };
        let reduced: web_sys::EventTarget = match &self.reduced {
            Some(query) => query.clone().into(),
            None => section.clone().into(),
        };
        let inner = Rc::downgrade(self);
        [
            held("pointerenter", section, Hold::Hover, true),
            held("pointerleave", section, Hold::Hover, false),
            held("focusin", viewport, Hold::Focus, true),
            held("focusout", viewport, Hold::Focus, false),
            EventListener::new(&reduced, "change", move |_| {
                if let Some(inner) = inner.upgrade() {
                    inner.fit();
                }
            }),
        ]
    }

    fn attribute(&self, name: &str, value: Option<&str>) {
        match name {
            "label" => {
                self.label.replace(value.map(str::to_owned));
                self.name();
            }
            "symbols" => {
                self.symbols.replace(value.unwrap_or_default().split_whitespace().map(str::to_owned).collect());
                self.lay();
            }
            "fields" => {
                let fields = value.map(|value| attribute::choices(name, value, &Field::ALL)).unwrap_or_default();
                let fields = if fields.is_empty() { Field::usual() } else { fields.into() };
                self.lists.update(|lists| lists.fields = fields);
                self.lay();
            }
            "motion" => {
                self.moves.set(attribute::choice(name, value, &[("scroll", true), ("none", false)]).unwrap_or(true));
                self.fit();
            }
            "speed" => {
                self.motion.speed.set(attribute::number(name, value, 1, 2000).unwrap_or(50));
                self.fit();
            }
            "direction" => {
                let words = [("auto", Travel::Auto), ("left", Travel::Left), ("right", Travel::Right)];
                self.motion.travel.set(attribute::choice(name, value, &words).unwrap_or(Travel::Auto));
                self.fit();
            }
            "pause-on" => {
                let words = [("hover", Hold::Hover), ("focus", Hold::Focus)];
                let both = || vec![Hold::Hover, Hold::Focus];
                self.pauses_on.replace(value.map_or_else(both, |value| attribute::choices(name, value, &words)));
            }
            "max-rate" => self.max_rate.set(attribute::number(name, value, 1, 60).unwrap_or(4)),
            _ => {}
        }
    }

    fn toggle(self: &Rc<Self>) {
        let pauses = !self.is_paused();
        self.pause(pauses);
        self.emit.event("slugline-action", &object([("control", text("pause")), ("value", Value::Bool(pauses))]));
    }

    /// A paused strip holds its values too; they catch up when it goes on.
    fn pause(self: &Rc<Self>, pauses: bool) {
        if self.is_paused() != pauses {
            self.state.update(|state| state.paused = pauses);
        }
        self.fit();
        self.flush_soon();
    }

    fn name(&self) {
        let named = self.label.borrow().clone().or_else(|| self.strip.borrow().label.clone());
        let label = named.unwrap_or_else(|| self.locale.words().markets().to_owned());
        self.state.update(|state| state.label = label);
    }

    fn is_paused(&self) -> bool {
        self.state.with_untracked(|state| state.paused)
    }

    /// Makes the lists anew.
    fn lay(&self) {
        let board = self.board.borrow();
        let symbols = self.symbols.borrow();
        let rows = board.rows();
        let shown: Vec<usize> = if symbols.is_empty() {
            (0..rows.len()).collect()
        } else {
            symbols.iter().filter_map(|symbol| rows.iter().position(|row| row.symbol == *symbol)).collect()
        };
        self.shown.replace(shown);
        let quotes = self.quotes();
        // The lists hold the last values already.
        self.dirty.take();
        self.cells.take();
        drop((board, symbols));
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

    /// Lays as many copies as the width needs and sets the strip going, or stops it.
    fn fit(&self) {
        let reduced = self.reduced.as_ref().is_some_and(MediaQueryList::matches);
        let moves = self.moves.get() && !reduced;
        if self.state.with_untracked(|state| state.moves) != moves {
            self.state.update(|state| state.moves = moves);
        }
        let runs = moves && !self.is_paused();
        if !runs {
            self.motion.stop();
        }
        let copies = if moves { self.motion.copies() } else { Some(1) };
        let Some(needed) = copies else { return };
        let laid = self.lists.with_untracked(|lists| lists.copies);
        // One more than is needed does no harm; taking it away for a tick that narrows a cell would.
        let copies = if moves && laid == needed + 1 { laid } else { needed };
        if laid != copies {
            self.cells.take();
            let quotes = self.quotes();
            // The track changes its size with its copies: that calls here again.
            self.lists.update(|lists| (lists.copies, lists.quotes) = (copies, quotes.into()));
        } else if runs {
            self.motion.run(copies);
        }
    }

    fn soil(&self, row: usize) {
        let mut dirty = self.dirty.borrow_mut();
        if !dirty.contains(&row) {
            dirty.push(row);
        }
    }

    /// Writes the dirty rows at the next frame that `max-rate` allows. In a hidden tab no frame comes.
    fn flush_soon(self: &Rc<Self>) {
        if self.pending.borrow().is_some() || self.is_paused() || self.dirty.borrow().is_empty() {
            return;
        }
        let inner = Rc::downgrade(self);
        let least = 1000.0 / f64::from(self.max_rate.get());
        let rest = self.flushed.get() + least - js_sys::Date::now();
        let pending = if rest > 0.0 {
            let timeout = Timeout::new(rest.ceil() as u32, move || {
                if let Some(inner) = inner.upgrade() {
                    inner.pending.take();
                    inner.flush_soon();
                }
            });
            Pending::Rest { _timeout: timeout }
        } else {
            let frame = request_animation_frame(move |_| {
                if let Some(inner) = inner.upgrade() {
                    inner.flush();
                }
            });
            Pending::Frame { _frame: frame }
        };
        self.pending.replace(Some(pending));
    }

    fn flush(&self) {
        self.pending.take();
        self.flushed.set(js_sys::Date::now());
        let mut cells = self.cells.borrow_mut();
        let (fields, lists) = self.lists.with_untracked(|lists| (lists.fields.clone(), lists.copies));
        if cells.as_ref().is_none_or(|cells| cells.lists() != lists) {
            *cells = Some(Cells::of(self.motion.track(), &fields));
        }
        let (Some(cells), board, shown) = (&*cells, self.board.borrow(), self.shown.borrow()) else { return };
        for row in self.dirty.take() {
            if let (Some(at), Some(quote)) = (shown.iter().position(|shown| *shown == row), board.rows().get(row)) {
                cells.write(at, quote, self.locale);
            }
        }
        drop((board, shown));
        self.tell_source(&self.quotes());
    }
}

//! Quotes next to the words of a story: for symbols that its author marked, and for words such as `$ABC` if a strip of the page knows
//! the symbol. The text stays as it was written: quotes are added without text, so copying, search and reader views ignore them.

mod quote;
mod words;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver, window,
};

use self::quote::{Found, reserve, write};
use self::words::{Pairs, find};
use super::strips::{self, Listener};
use crate::locale::Locale;

/// Quotes are written before they are visible, while they may still take more space.
const NEAR: &str = "50%";
/// The stories that this module rendered and that have no quotes yet.
const NEW_STORIES: &str = r#":scope > [data-slugline="story"]:not(:has(.slugline-quote))"#;

/// The quotes of one story. They go with this.
pub(super) struct Mentions {
    story: HtmlElement,
    locale: Cell<Locale>,
    quotes: RefCell<Vec<HtmlElement>>,
    /// The pairs that are in or near the viewport.
    seen: RefCell<Vec<Element>>,
    observers: RefCell<Option<Observers>>,
    timer: RefCell<Option<Timeout>>,
    /// Whether there may be symbols that were not known before.
    is_new: Cell<bool>,
}

/// Disconnected when dropped.
struct Observers {
    sight: IntersectionObserver,
    widths: ResizeObserver,
    _on_sight: Closure<dyn Fn(Vec<IntersectionObserverEntry>)>,
    _on_width: Closure<dyn Fn()>,
}

impl Drop for Observers {
    fn drop(&mut self) {
        self.sight.disconnect();
        self.widths.disconnect();
    }
}

impl Mentions {
    /// The quotes of the story in an element; none yet.
    pub(super) fn new(story: HtmlElement) -> Rc<Self> {
        let mentions = Rc::new(Self {
            story,
            locale: Cell::new(Locale::of("")),
            quotes: RefCell::default(),
            seen: RefCell::default(),
            observers: RefCell::default(),
            timer: RefCell::default(),
            is_new: Cell::default(),
        });
        let listener: Rc<dyn Listener> = mentions.clone();
        strips::listen(&listener);
        mentions
    }

    /// Finds the words of a story that was just rendered, and adds their quotes before it is painted, with figures for a language.
    pub(super) fn place(self: &Rc<Self>, locale: Locale) {
        self.observers.take();
        self.seen.take();
        self.locale.set(locale);
        if strips::are_there() {
            for story in all(&self.story, NEW_STORIES) {
                find(&story);
            }
        }
        let quotes: Vec<HtmlElement> =
            all(&self.story, ".slugline-quote[data-symbol]").filter_map(|quote| quote.dyn_into().ok()).collect();
        self.quotes.replace(quotes.clone());
        if quotes.is_empty() {
            return;
        }
        for quote in &quotes {
            let is_new = !quote.has_attribute("data-widest");
            match found(quote) {
                Some(found) => drop(write(quote, Some(&found), locale, is_new)),
                None => reserve(quote),
            }
        }
        let pairs = Pairs::of(&quotes);
        pairs.part();
        self.observe(&pairs);
    }

    fn observe(self: &Rc<Self>, pairs: &Pairs) {
        let this = Rc::downgrade(self);
        let on_sight = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(move |entries: Vec<IntersectionObserverEntry>| {
            if let Some(mentions) = this.upgrade() {
                mentions.take_sight(&entries);
            }
        });
        // What is parted makes its block higher: never in the round in which that is observed.
        let this = Rc::downgrade(self);
        let on_width = Closure::<dyn Fn()>::new(move || {
            let this: Weak<Self> = this.clone();
            request_animation_frame(move || {
                if let Some(mentions) = this.upgrade() {
                    Pairs::of(&mentions.quotes.borrow()).part();
                }
            });
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let sight = IntersectionObserver::new_with_options(on_sight.as_ref().unchecked_ref(), &options);
        let widths = ResizeObserver::new(on_width.as_ref().unchecked_ref());
        let (Ok(sight), Ok(widths)) = (sight, widths) else { return };
        for pair in pairs.iter() {
            sight.observe(pair);
        }
        for block in pairs.blocks() {
            widths.observe(&block);
        }
        self.observers.replace(Some(Observers { sight, widths, _on_sight: on_sight, _on_width: on_width }));
    }

    fn take_sight(self: &Rc<Self>, entries: &[IntersectionObserverEntry]) {
        let mut seen = self.seen.borrow_mut();
        for entry in entries {
            let pair = entry.target();
            seen.retain(|other| *other != pair);
            if entry.is_intersecting() {
                seen.push(pair);
            }
        }
        drop(seen);
        self.clone().refresh(false);
    }

    /// Writes the quotes in or near the viewport, and those of which nothing was known.
    fn write_seen(&self) {
        self.timer.take();
        self.is_new.set(false);
        let quotes = self.quotes.borrow();
        let seen = self.seen.borrow();
        let is_due = |quote: &&HtmlElement| {
            !quote.has_attribute("data-widest") || quote.parent_element().is_some_and(|pair| seen.contains(&pair))
        };
        let mut grown = Vec::new();
        for quote in quotes.iter().filter(is_due) {
            let found = found(quote);
            // A paused strip keeps its values.
            let is_held = found.as_ref().is_some_and(Found::is_paused) && quote.has_attribute("data-quote");
            if !is_held && write(quote, found.as_ref(), self.locale.get(), false) {
                grown.push(quote.clone());
            }
        }
        Pairs::of(&grown).part();
    }
}

impl Listener for Mentions {
    fn refresh(self: Rc<Self>, is_new: bool) {
        self.is_new.set(self.is_new.get() || is_new);
        if self.seen.borrow().is_empty() && !self.is_new.get() {
            return;
        }
        let this = Rc::downgrade(&self);
        strips::update_soon(&self.timer, move || {
            if let Some(mentions) = this.upgrade() {
                mentions.write_seen();
            }
        });
    }
}

/// The quote of the first strip of the page that has one of that name.
fn found(quote: &HtmlElement) -> Option<Found> {
    let name = quote.get_attribute("data-symbol")?;
    strips::all().into_iter().find_map(|strip| Found::of(&strip, &name))
}

/// The elements that a selector matches below an element.
fn all(element: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = element.query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

/// The height of the viewport, in CSS pixels.
fn viewport_height() -> f64 {
    window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

/// Each element once.
fn once(elements: impl Iterator<Item = Element>) -> Vec<Element> {
    let mut unique: Vec<Element> = Vec::new();
    for element in elements {
        if !unique.contains(&element) {
            unique.push(element);
        }
    }
    unique
}

//! Marks changed prices: an attribute of the quote for a moment, which the style sheet shows.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{Element, ShadowRoot, window};

use super::Move;
use crate::feed::Milliseconds;

/// The time between two marks: never more than three flashes in any second, for the whole strip (WCAG 2.3.1), even if some frames are late.
/// Prices that change in between are marked together when that time is over.
const REST: Milliseconds = 360.0;

/// What marks need to know about the strip.
pub struct FlashSource {
    /// Which quotes are visible: the row of the first, and how many. No others are marked.
    pub sight: Box<dyn Fn() -> (usize, usize)>,
    /// The direction of a row's price since the last call.
    pub step: Box<dyn Fn(usize) -> Option<Move>>,
}

/// The marks of the strip in a shadow root. They end with this.
pub struct Flash(Rc<Marks>);

struct Marks {
    track: Option<Element>,
    source: FlashSource,
    /// How long a change is marked; 0 for never.
    duration: Cell<Milliseconds>,
    is_paused: Cell<bool>,
    /// Whether rows have been written since the last marks.
    is_due: Cell<bool>,
    /// When rows were marked last.
    last: Cell<Milliseconds>,
    /// The marked rows, each with the time at which its mark ends.
    marked: RefCell<Vec<(Element, Milliseconds)>>,
    timer: RefCell<Option<Timeout>>,
}

impl Flash {
    /// Marks that last this many milliseconds.
    pub fn new(shadow: &ShadowRoot, duration: u32, source: FlashSource) -> Self {
        Self(Rc::new(Marks {
            track: shadow.query_selector(".track").ok().flatten(),
            source,
            duration: Cell::new(duration.into()),
            is_paused: Cell::default(),
            is_due: Cell::default(),
            last: Cell::new(-REST),
            marked: RefCell::default(),
            timer: RefCell::default(),
        }))
    }

    /// Sets how long a change is marked, in milliseconds; 0 for never. Changes before that are not marked.
    pub fn set_duration(&self, duration: u32) {
        self.0.skip();
        self.0.duration.set(duration.into());
    }

    /// Marks nothing while the strip is paused.
    pub fn set_paused(&self, is_paused: bool) {
        self.0.is_paused.set(is_paused);
    }

    /// Marks what has changed, now or as soon as it is allowed.
    pub fn mark(&self) {
        if self.0.duration.get() > 0.0 {
            self.0.is_due.set(true);
            self.0.beat();
        }
    }
}

impl Marks {
    fn rows(&self) -> usize {
        let list = self.track.as_ref().and_then(Element::first_element_child);
        list.map_or(0, |list| list.child_element_count() as usize)
    }

    /// Changes so far are not marked later.
    fn skip(&self) {
        for row in 0..self.rows() {
            (self.source.step)(row);
        }
    }

    /// One timer for the whole strip.
    fn beat(self: &Rc<Self>) {
        self.timer.take();
        let now = now();
        self.marked.borrow_mut().retain(|(quote, end)| {
            if *end <= now {
                // Removing an attribute cannot fail.
                let _ = quote.remove_attribute("data-flash");
            }
            *end > now
        });
        if self.is_paused.get() {
            self.is_due.set(false);
        }
        if self.is_due.get() && now >= self.last.get() + REST {
            self.is_due.set(false);
            self.mark_moved(now);
        }
        let next_mark = if self.is_due.get() { self.last.get() + REST } else { Milliseconds::INFINITY };
        let due = self.marked.borrow().iter().map(|(_, end)| *end).fold(next_mark, Milliseconds::min);
        if due < Milliseconds::INFINITY {
            let marks = Rc::downgrade(self);
            let timer = Timeout::new((due - now).max(0.0).ceil() as u32, move || {
                if let Some(marks) = marks.upgrade() {
                    marks.beat();
                }
            });
            self.timer.replace(Some(timer));
        }
    }

    fn mark_moved(&self, now: Milliseconds) {
        let Some(track) = &self.track else { return };
        let lists = track.children();
        let rows = self.rows();
        let (first, seen) = (self.source.sight)();
        for row in 0..rows {
            // Called in any case: a change that is not marked now is not marked later.
            let Some(step) = (self.source.step)(row) else { continue };
            if (row + rows - first % rows) % rows >= seen {
                continue;
            }
            self.last.set(now);
            let direction = if step == Move::Up { "up" } else { "down" };
            // Lists that are being rendered may lack it.
            let quotes = (0..lists.length()).filter_map(|list| lists.item(list)?.children().item(row as u32));
            for quote in quotes {
                let _ = quote.set_attribute("data-flash", direction);
                let mut marked = self.marked.borrow_mut();
                marked.retain(|(other, _)| *other != quote);
                marked.push((quote, now + self.duration.get()));
            }
        }
    }
}

fn now() -> Milliseconds {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

//! When the cells of a strip are written: at most so many times a second, in an animation frame.

use std::cell::Cell;

use gloo_timers::callback::Timeout;
use leptos::prelude::request_animation_frame;
use web_sys::{Performance, window};

use crate::feed::{Milliseconds, SECOND};

/// Half of the time between two frames of most screens: a frame is this late on average.
const HALF_FRAME: Milliseconds = 8.0;

#[derive(Default)]
pub(super) struct Pace {
    clock: Option<Performance>,
    /// The maximum number of flushes per second.
    rate: Cell<u32>,
    /// When the last flush was.
    flushed: Cell<Milliseconds>,
    /// Whether there is something new to write.
    is_dirty: Cell<bool>,
    /// Whether quotes out of view may be outdated.
    is_behind: Cell<bool>,
    /// Whether a flush is pending.
    is_pending: Cell<bool>,
}

impl Pace {
    pub(super) fn new(rate: u32) -> Self {
        let clock = window().and_then(|window| window.performance());
        Self { clock, rate: Cell::new(rate), ..Self::default() }
    }

    pub(super) fn set_rate(&self, rate: u32) {
        self.rate.set(rate);
    }

    /// There is something to write.
    pub(super) fn has_changed(&self) {
        self.is_dirty.set(true);
    }

    /// Everything is written, in view and out of it.
    pub(super) fn is_up_to_date(&self) {
        self.is_dirty.set(false);
        self.is_behind.set(false);
    }

    pub(super) fn is_behind(&self) -> bool {
        self.is_behind.get()
    }

    pub(super) fn set_behind(&self, is_behind: bool) {
        self.is_behind.set(is_behind);
    }

    /// Calls `flush` at the next frame that the rate allows, if there is something to write.
    pub(super) fn flush_soon(&self, flush: impl FnOnce() + 'static) {
        if !self.is_dirty.get() || self.is_pending.replace(true) {
            return;
        }
        let rest = self.flushed.get() + SECOND / Milliseconds::from(self.rate.get().max(1)) - HALF_FRAME - self.now();
        let at_frame = move || request_animation_frame(flush);
        if rest > 0.0 {
            Timeout::new(rest.ceil() as u32, at_frame).forget();
        } else {
            at_frame();
        }
    }

    /// The frame has begun.
    pub(super) fn begin(&self) {
        self.is_pending.set(false);
    }

    /// The new values are written.
    pub(super) fn flushed(&self) {
        self.is_dirty.set(false);
        self.flushed.set(self.now());
    }

    fn now(&self) -> Milliseconds {
        self.clock.as_ref().map_or(0.0, Performance::now)
    }
}

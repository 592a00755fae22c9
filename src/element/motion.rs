//! How the strip moves: one transform animation that the compositor runs. A tick never touches it.
//!
//! The track holds the list and its copies, all of one width. It travels by the width of one list and begins again, which
//! nobody sees. The way is a percentage of the track, so it follows the width of the cells without being set anew.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{Animation, Element, HtmlElement, KeyframeEffect, OptionalEffectTiming, PlaybackDirection};

use super::emit::{object, text, to_js};
use super::place;
use crate::json::{Value, digits};

/// More lists than these are not laid behind one another, however short they are.
const MOST_COPIES: usize = 64;

/// Which way the strip travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Travel {
    /// Against the direction of the text: the beginning leaves first.
    Auto,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// Why the strip stands for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// A pointer is over it.
    Hover = 1,
    /// Something in it has the focus.
    Focus = 2,
}

/// The motion of one strip.
pub(super) struct Motion {
    viewport: HtmlElement,
    track: HtmlElement,
    /// CSS pixels a second.
    pub(super) speed: Cell<u32>,
    pub(super) travel: Cell<Travel>,
    animation: RefCell<Option<Animation>>,
    /// What the animation was made for.
    course: Cell<Option<Course>>,
    holds: Cell<u8>,
}

/// One round of the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Course {
    copies: usize,
    /// Milliseconds.
    duration: f64,
    to_right: bool,
    right_to_left: bool,
}

impl Motion {
    pub(super) fn new(viewport: HtmlElement, track: HtmlElement) -> Self {
        Self {
            viewport,
            track,
            speed: Cell::new(50),
            travel: Cell::new(Travel::Auto),
            animation: RefCell::default(),
            course: Cell::new(None),
            holds: Cell::new(0),
        }
    }

    /// The first list, whose width is the way.
    pub(super) fn list(&self) -> Option<Element> {
        self.track.first_element_child()
    }

    /// The element that holds the lists.
    pub(super) fn track(&self) -> &Element {
        &self.track
    }

    /// How many lists cover the viewport wherever the strip stands; nothing while it has no width, hidden or empty.
    pub(super) fn copies(&self) -> Option<usize> {
        let list = self.list()?.get_bounding_client_rect().width();
        let viewport = self.viewport.get_bounding_client_rect().width();
        (list > 0.0 && viewport > 0.0).then(|| ((viewport / list).ceil() as usize + 1).min(MOST_COPIES))
    }

    /// Sets the strip going, or changes its course where it stands: what is seen does not jump.
    pub(super) fn run(&self, copies: usize) {
        let Some(list) = self.list() else { return };
        // `offsetWidth` of the track is in the element's own pixels, as the speed is, whatever zoom it stands in.
        let way = f64::from(self.track.offset_width()) / self.track.child_element_count().max(1) as f64;
        if way <= 0.0 || list.child_element_count() == 0 {
            return;
        }
        let right_to_left = place::is_right_to_left(&self.viewport);
        let to_right = match self.travel.get() {
            Travel::Auto => right_to_left,
            Travel::Left => false,
            Travel::Right => true,
        };
        let course = Course { copies, duration: way / f64::from(self.speed.get()) * 1000.0, to_right, right_to_left };
        if self.course.get() == Some(course) && self.animation.borrow().is_some() {
            return;
        }
        let phase = self.phase().unwrap_or(0.0);
        self.course.set(Some(course));
        let mut animation = self.animation.borrow_mut();
        match &*animation {
            Some(running) => course.change(running),
            None => *animation = course.start(&self.track),
        }
        if let Some(animation) = &*animation {
            animation.set_current_time(Some(phase * course.duration));
        }
        drop(animation);
        self.keep_hold();
    }

    /// Stops the strip where it is and lets the reader scroll it.
    pub(super) fn stop(&self) {
        let Some(phase) = self.phase() else { return };
        let way = self.list().map_or(0.0, |list| list.get_bounding_client_rect().width());
        let Some(course) = self.course.take() else { return };
        if let Some(animation) = self.animation.take() {
            animation.cancel();
        }
        // A course against the text's direction runs its way backwards.
        let phase = if course.to_right == course.right_to_left { phase } else { 1.0 - phase };
        let left = if course.right_to_left { -phase * way } else { phase * way };
        self.viewport.set_scroll_left(left.round() as i32);
    }

    /// Lets the strip stand for a reason, or not any more.
    pub(super) fn hold(&self, hold: Hold, holds: bool) {
        let bit = hold as u8;
        self.holds.set(if holds { self.holds.get() | bit } else { self.holds.get() & !bit });
        self.keep_hold();
    }

    fn keep_hold(&self) {
        if let Some(animation) = &*self.animation.borrow() {
            // Neither fails: the animation has a target and no end.
            let _ = if self.holds.get() == 0 { animation.play() } else { animation.pause() };
        }
    }

    /// How much of its round the strip has behind it, 0 to 1: by the animation, or by the reader's scrolling.
    fn phase(&self) -> Option<f64> {
        if let Some(animation) = &*self.animation.borrow() {
            let duration = self.course.get()?.duration;
            let rounds = animation.current_time()? / duration;
            return Some(rounds - rounds.floor());
        }
        let way = self.list()?.get_bounding_client_rect().width();
        let scrolled = f64::from(self.viewport.scroll_left().abs());
        self.viewport.set_scroll_left(0);
        (way > 0.0).then(|| (scrolled / way).fract())
    }
}

impl Course {
    fn keyframes(self) -> js_sys::Object {
        let way = if self.right_to_left { "100%" } else { "-100%" };
        let end = ["translateX(calc(", way, " / ", &digits(self.copies as i64), "))"].concat();
        let frame = |transform: &str| object([("transform", text(transform))]);
        to_js(&Value::Array(vec![frame("translateX(0)"), frame(&end)])).unchecked_into()
    }

    fn playback(self) -> PlaybackDirection {
        if self.to_right == self.right_to_left { PlaybackDirection::Normal } else { PlaybackDirection::Reverse }
    }

    fn start(self, track: &Element) -> Option<Animation> {
        let effect = KeyframeEffect::new_with_opt_element_and_keyframes(Some(track), Some(&self.keyframes())).ok()?;
        let animation = Animation::new_with_effect(Some(&effect)).ok()?;
        self.change(&animation);
        animation.play().ok()?;
        Some(animation)
    }

    fn change(self, animation: &Animation) {
        let Some(effect) = animation.effect().and_then(|effect| effect.dyn_into::<KeyframeEffect>().ok()) else { return };
        let timing = OptionalEffectTiming::new();
        timing.set_duration_f64(self.duration);
        timing.set_iterations(f64::INFINITY);
        timing.set_direction(self.playback());
        // A duration above nought and two transforms are never refused.
        let _ = effect.update_timing_with_timing(&timing);
        let _ = effect.set_keyframes(Some(&self.keyframes()));
    }
}

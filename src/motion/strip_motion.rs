//! The motion of one strip in a browser. Ticks never touch it.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{Event, ShadowRoot};

use super::driver::Driver;
use super::keyboard::{Step, into_view};
use super::room::RoomCheck;
use super::{Copies, LeastWidths, MotionOptions, PauseOn, Plan, Position, Positions, Standing, Timeline, wrap};

/// A movement that is not visible, in pixels.
const NOTHING: f64 = 0.01;

/// What a strip's motion needs from its host.
pub struct Host {
    /// Renders this many lists.
    pub copy: Box<dyn Fn(Copies)>,
    /// The strip moves now, or is scrolled by hand.
    pub on_move: Box<dyn Fn(bool)>,
    /// The reader has chosen the quote of a row, by an event. Returns whether its link may not be followed.
    pub on_choose: Box<dyn Fn(usize, Event) -> bool>,
}

/// The motion of the strip in a shadow root. It ends with this.
pub struct Motion(Rc<StripMotion>);

struct StripMotion {
    driver: Driver,
    room: RoomCheck,
    host: Host,
    options: RefCell<MotionOptions>,
    /// Whether the reader or the page has stopped the strip.
    is_paused: Cell<bool>,
    /// The names of the quotes.
    names: RefCell<Vec<Rc<str>>>,
    /// The list when it was last measured.
    list: RefCell<Positions>,
    width: Cell<f64>,
    is_right_to_left: Cell<bool>,
    widths: RefCell<LeastWidths>,
    copies: Cell<Copies>,
    /// The state of the animation, if there is one.
    timeline: RefCell<Option<Timeline>>,
    holds: RefCell<Vec<String>>,
    /// The quote that is the tab stop: its row, and its name once it had the focus.
    stop: RefCell<(usize, Option<Rc<str>>)>,
    _listeners: Listeners,
}

/// What the driver calls, as long as there is a strip.
struct Listeners {
    _change: Closure<dyn Fn()>,
    _return: Closure<dyn Fn()>,
    _fonts: Closure<dyn Fn()>,
    _hold: Closure<dyn Fn(String, bool)>,
    _move: Closure<dyn Fn(f64)>,
    _focus: Closure<dyn Fn(usize, bool)>,
    _key: Closure<dyn Fn(usize, String) -> bool>,
    _choose: Closure<dyn Fn(usize, Event) -> bool>,
}

impl Motion {
    /// Moves the strip in a shadow root, from the next frame on.
    pub fn new(shadow: &ShadowRoot, options: MotionOptions, host: Host) -> Self {
        let motion = Rc::new_cyclic(|this| {
            let (driver, listeners) = drive(shadow, this);
            StripMotion {
                driver,
                room: RoomCheck::new(shadow.host()),
                host,
                options: RefCell::new(options),
                is_paused: Cell::default(),
                names: RefCell::default(),
                list: RefCell::default(),
                width: Cell::default(),
                is_right_to_left: Cell::default(),
                widths: RefCell::default(),
                copies: Cell::new(Copies::NONE),
                timeline: RefCell::default(),
                holds: RefCell::default(),
                stop: RefCell::default(),
                _listeners: listeners,
            }
        });
        motion.driver.watch();
        Self(motion)
    }

    /// Changes the page's options; they apply from the next [`fit`](Self::fit) on.
    pub fn set_options(&self, change: impl FnOnce(&mut MotionOptions)) {
        change(&mut self.0.options.borrow_mut());
    }

    /// Stops the strip where it is, or continues it, from the next [`fit`](Self::fit) on.
    pub fn set_paused(&self, is_paused: bool) {
        self.0.is_paused.set(is_paused);
    }

    /// The quotes have changed to these names: the strip is measured before the next frame is drawn.
    pub fn look(&self, names: Vec<Rc<str>>) {
        self.0.names.replace(names);
        self.0.forget_widths();
        self.0.driver.watch();
    }

    /// The requested copies have been rendered: their quotes get the widths of the first list.
    pub fn copied(&self) {
        self.0.keep_widths();
    }

    /// Renders as many lists as the width needs and starts or stops the strip. What is visible stays in place.
    pub fn fit(&self) {
        self.0.fit();
    }

    /// Which quotes are visible, or up to this many widths of the strip away: the row of the first, and how many. `None` if that is all.
    pub fn sight(&self, widths: f64) -> Option<(usize, usize)> {
        self.0.list.borrow().sight(self.0.standing().place, self.0.width.get(), widths)
    }
}

impl Drop for Motion {
    fn drop(&mut self) {
        // Before the driver's callbacks are gone.
        self.0.driver.end();
    }
}

impl StripMotion {
    fn fit(&self) {
        if !self.options.borrow().is_one_line {
            return self.leave_in_place();
        }
        // The browser would lay out the whole page to measure nothing.
        if self.names.borrow().is_empty() && self.list.borrow().quotes.is_empty() {
            return;
        }
        let driver = &self.driver;
        let before = self.standing();
        let place = self.measure(before.place);
        let width = driver.width();
        self.width.set(width);
        self.room.look();
        let plan = Plan::new(&self.options.borrow(), &self.list.borrow(), width, place, driver.is_reduced());
        (self.host.on_move)(plan != Plan::Still);
        match plan {
            Plan::Still => {
                self.lay(Copies::NONE);
                self.stop(place);
            }
            Plan::Waiting if self.is_paused.get() => self.stop(place),
            Plan::Waiting => {}
            Plan::Moving { points, copies } => {
                self.lay(copies);
                if self.is_paused.get() {
                    self.stop(place);
                } else {
                    let is_right_to_left = self.is_right_to_left.get();
                    let is_reverse = self.options.borrow().direction.is_reverse(is_right_to_left);
                    let timeline = Timeline::new(points, self.copies.get().lists, is_right_to_left, is_reverse);
                    self.run(timeline, before.place, Standing { place, ..before });
                }
            }
        }
        if !self.is_moved() && place != before.place {
            self.go_to(place);
        }
        driver.fit_scroll_bar();
        self.settle();
    }

    /// Leaves the quotes to the page's layout.
    fn leave_in_place(&self) {
        (self.host.on_move)(false);
        self.lay(Copies::NONE);
        self.stop(0.0);
        if !self.list.take().quotes.is_empty() {
            self.forget_widths();
        }
        self.room.look();
        self.settle();
    }

    /// Whether it is moved by an animation, paused or not; otherwise it is scrolled.
    fn is_moved(&self) -> bool {
        self.timeline.borrow().is_some()
    }

    fn standing(&self) -> Standing {
        if let Some(timeline) = &*self.timeline.borrow() {
            return timeline.at(self.driver.time().unwrap_or_default());
        }
        let way = self.list.borrow().way;
        let place = if way > 0.0 { wrap(self.driver.scrolled().abs(), way) } else { 0.0 };
        Standing { place, share: 0.0 }
    }

    fn go_to(&self, place: f64) {
        match &*self.timeline.borrow() {
            Some(timeline) => self.driver.seek(timeline.time_of(Standing { place, share: 0.0 })),
            None => self.driver.scroll_to(if self.is_right_to_left.get() { -place } else { place }),
        }
    }

    /// Measures the quotes; returns the position for which the reader sees the same.
    fn measure(&self, place: f64) -> f64 {
        let driver = &self.driver;
        let is_right_to_left = driver.is_right_to_left();
        self.is_right_to_left.set(is_right_to_left);
        if self.widths.borrow_mut().are_of_other_fonts(driver.fonts()) {
            driver.forget_widths();
        }
        let sizes = driver.measure(is_right_to_left);
        let Some((way, sizes)) = sizes.split_first().filter(|(way, _)| **way > 0.0) else { return place };
        let names = self.names.borrow();
        let quote = |(pair, name): (&[f64], &Rc<str>)| match pair {
            [start, size] => Some(Position { name: name.clone(), start: *start, size: *size }),
            _ => None,
        };
        let now = Positions { way: *way, quotes: sizes.chunks(2).zip(names.iter()).filter_map(quote).collect() };
        let before = self.list.replace(now);
        self.keep_widths();
        // At the beginning of a scroll container the position stays, as on any page.
        if !(before.way > 0.0 && (place > 0.0 || self.is_moved())) {
            return place;
        }
        let seen = before.same_sight(place, &self.list.borrow());
        if (seen - place).abs() < NOTHING { place } else { seen }
    }

    fn keep_widths(&self) {
        let least = self.widths.borrow_mut().keep(&self.list.borrow(), self.driver.em()).to_vec();
        self.driver.keep_widths(least);
    }

    fn forget_widths(&self) {
        self.widths.borrow_mut().forget();
        self.driver.forget_widths();
    }

    fn lay(&self, copies: Copies) {
        if !self.copies.get().cover(copies) {
            self.copies.set(copies);
            self.driver.rest();
            (self.host.copy)(copies);
        }
    }

    /// Starts the strip from its position, or changes its timeline.
    fn run(&self, timeline: Timeline, former_place: f64, standing: Standing) {
        let is_same = self.timeline.borrow().as_ref() == Some(&timeline);
        if is_same && standing.place == former_place {
            return;
        }
        if !is_same {
            let keyframes = timeline.keyframes().into_iter().flat_map(|(offset, percent)| [offset, percent]).collect();
            self.driver.run(keyframes, timeline.duration(), timeline.is_reverse());
        }
        self.driver.seek(timeline.time_of(standing));
        self.timeline.replace(Some(timeline));
        self.keep_hold();
    }

    /// Stops the strip where it is and lets the reader scroll it.
    fn stop(&self, place: f64) {
        if self.timeline.take().is_some() {
            self.driver.stop();
            self.go_to(place);
        }
    }

    fn keep_hold(&self) {
        self.driver.hold(!self.holds.borrow().is_empty());
    }

    /// Makes one quote the tab stop: the same as before, wherever it is now.
    fn settle(&self) {
        let (row, name) = self.stop.borrow().clone();
        let same = name.and_then(|name| self.names.borrow().iter().position(|known| *known == name));
        let row = same.unwrap_or(row.min(self.names.borrow().len().saturating_sub(1)));
        self.stop.borrow_mut().0 = row;
        self.driver.settle(row);
    }

    // Callbacks of the driver.

    fn on_return(&self) {
        self.stop(self.standing().place);
        self.fit();
    }

    fn on_hold(&self, reason: String, holds: bool) {
        let may_hold = match reason.as_str() {
            "hover" => self.options.borrow().pause_on.contains(&PauseOn::Hover),
            "focus" => self.options.borrow().pause_on.contains(&PauseOn::Focus),
            _ => true,
        };
        let mut reasons = self.holds.borrow_mut();
        reasons.retain(|known| *known != reason);
        if holds && may_hold {
            reasons.push(reason);
        }
        drop(reasons);
        self.keep_hold();
    }

    fn on_move(&self, distance: f64) {
        let way = self.list.borrow().way;
        if way > 0.0 {
            let distance = if self.is_right_to_left.get() { -distance } else { distance };
            self.go_to(wrap(self.standing().place + distance, way));
        }
    }

    fn on_focus(&self, row: usize, is_visible: bool) {
        let quote = self.list.borrow().quotes.get(row).cloned();
        self.stop.replace((row, self.names.borrow().get(row).cloned()));
        self.settle();
        self.on_hold("focus".to_owned(), is_visible);
        let Some(quote) = quote else { return };
        let place = self.standing().place;
        let shown = into_view(place, &quote, self.width.get());
        if shown != place {
            self.go_to(shown);
        }
    }

    fn on_key(&self, row: usize, key: &str) -> bool {
        let is_one_line = self.options.borrow().is_one_line;
        let Some(step) = Step::of_key(key, is_one_line, self.is_right_to_left.get()) else { return false };
        let list = self.list.borrow();
        let part = list.quotes.get(row).and_then(|quote| step.part(self.standing().place, quote, self.width.get()));
        let next = step.row(row, self.names.borrow().len());
        drop(list);
        match (part, next) {
            (Some(place), _) => self.go_to(place),
            (None, Some(row)) => self.driver.focus(row, !is_one_line),
            (None, None) => {}
        }
        true
    }
}

/// A driver that reports events to a motion.
fn drive(shadow: &ShadowRoot, motion: &Weak<StripMotion>) -> (Driver, Listeners) {
    let plain = |tell: fn(&StripMotion)| {
        let motion = motion.clone();
        Closure::<dyn Fn()>::new(move || {
            if let Some(motion) = motion.upgrade() {
                tell(&motion);
            }
        })
    };
    let change = plain(StripMotion::fit);
    let returned = plain(StripMotion::on_return);
    let fonts = plain(StripMotion::forget_widths);
    let weak = motion.clone();
    let hold = Closure::<dyn Fn(String, bool)>::new(move |reason, holds| {
        if let Some(motion) = weak.upgrade() {
            motion.on_hold(reason, holds);
        }
    });
    let weak = motion.clone();
    let moved = Closure::<dyn Fn(f64)>::new(move |distance| {
        if let Some(motion) = weak.upgrade() {
            motion.on_move(distance);
        }
    });
    let weak = motion.clone();
    let focus = Closure::<dyn Fn(usize, bool)>::new(move |row, is_visible| {
        if let Some(motion) = weak.upgrade() {
            motion.on_focus(row, is_visible);
        }
    });
    let weak = motion.clone();
    let key = Closure::<dyn Fn(usize, String) -> bool>::new(move |row, key: String| {
        weak.upgrade().is_some_and(|motion| motion.on_key(row, &key))
    });
    let weak = motion.clone();
    let choose = Closure::<dyn Fn(usize, Event) -> bool>::new(move |row, event| {
        weak.upgrade().is_some_and(|motion| (motion.host.on_choose)(row, event))
    });
    let driver = Driver::new(shadow, &change, &returned, &fonts, &hold, &moved, &focus, &key, &choose);
    let listeners = Listeners {
        _change: change,
        _return: returned,
        _fonts: fonts,
        _hold: hold,
        _move: moved,
        _focus: focus,
        _key: key,
        _choose: choose,
    };
    (driver, listeners)
}

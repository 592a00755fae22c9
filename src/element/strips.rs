//! The strips of the page that have quotes, and who shows some of them elsewhere: stories next to their words, and single quotes.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use leptos::prelude::request_animation_frame;
use web_sys::{Element, window};

use crate::components::ticker::Field;
use crate::quote::Quote;

/// The minimum time between two updates, in milliseconds.
const BETWEEN_UPDATES: u32 = 250;

thread_local! {
    static STRIPS: RefCell<Vec<Weak<dyn Strip>>> = const { RefCell::new(Vec::new()) };
    static LISTENERS: RefCell<Vec<Weak<dyn Listener>>> = const { RefCell::new(Vec::new()) };
}

/// What others need of a strip.
pub(super) trait Strip {
    /// Its element.
    fn element(&self) -> &Element;
    /// The quote of its market that has this name: a symbol, or one on an exchange, `RIO@XLON`.
    fn quote_of(&self, name: &str) -> Option<Quote>;
    /// Where its quotes lead.
    fn template(&self) -> Option<String>;
    /// Whether it keeps its values.
    fn is_paused(&self) -> bool;
    /// Whether its figures are missing or old.
    fn is_lost(&self) -> bool;
}

/// Who shows quotes of strips.
pub(super) trait Listener {
    /// Quotes may have changed; with `is_new` there may be others than before.
    fn refresh(self: Rc<Self>, is_new: bool);
}

/// A strip has quotes, which may be others than before.
pub(super) fn add(strip: &Rc<dyn Strip>) {
    STRIPS.with_borrow_mut(|strips| {
        strips.retain(|other| other.strong_count() > 0);
        let is_known = strips.iter().filter_map(Weak::upgrade).any(|other| Rc::ptr_eq(&other, strip));
        if !is_known {
            strips.push(Rc::downgrade(strip));
        }
    });
    notify(true);
}

/// The strips, in the order in which they came to the page.
pub(super) fn all() -> Vec<Rc<dyn Strip>> {
    STRIPS.with_borrow(|strips| strips.iter().filter_map(Weak::upgrade).collect())
}

/// Whether there is a strip, or will be.
pub(super) fn are_there() -> bool {
    let document = window().and_then(|window| window.document());
    !all().is_empty()
        || document.is_some_and(|document| document.query_selector("slugline-ticker").is_ok_and(|strip| strip.is_some()))
}

/// Notifies a listener of changes from now on.
pub(super) fn listen(listener: &Rc<dyn Listener>) {
    LISTENERS.with_borrow_mut(|listeners| {
        listeners.retain(|other| other.strong_count() > 0);
        listeners.push(Rc::downgrade(listener));
    });
}

/// Calls `update` in an animation frame, unless that is pending already: figures in texts are written four times a second at most.
pub(super) fn update_soon(pending: &RefCell<Option<Timeout>>, update: impl FnOnce() + 'static) {
    if pending.borrow().is_none() {
        pending.replace(Some(Timeout::new(BETWEEN_UPDATES, move || request_animation_frame(update))));
    }
}

/// Quotes may have changed; with `is_new` there may be others than before. At the end of the page there is nobody left to notify.
pub(super) fn notify(is_new: bool) {
    let listeners = LISTENERS.try_with(|listeners| listeners.borrow().iter().filter_map(Weak::upgrade).collect::<Vec<_>>());
    for listener in listeners.unwrap_or_default() {
        listener.refresh(is_new);
    }
}

/// The figures that a strip shows next to words: those of its `fields`.
pub(super) fn figures_of(strip: &Element) -> Vec<Field> {
    let is_figure = |field: &Field| matches!(field, Field::Price | Field::Change | Field::Percent);
    let fields = strip.get_attribute("fields").map(|fields| Field::named(&fields)).unwrap_or_default();
    let figures: Vec<_> = fields.iter().copied().filter(is_figure).collect();
    if figures.is_empty() { vec![Field::Percent, Field::Price] } else { figures }
}

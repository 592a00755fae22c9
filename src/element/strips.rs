//! The strips of the page that have quotes, and the stories that show some of them next to their words.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::{Element, window};

use super::mentions::Mentions;
use super::ticker::View;
use crate::components::ticker::Field;

thread_local! {
    static STRIPS: RefCell<Vec<Weak<View>>> = const { RefCell::new(Vec::new()) };
    static STORIES: RefCell<Vec<Weak<Mentions>>> = const { RefCell::new(Vec::new()) };
}

/// A strip has quotes, which may be others than before.
pub(super) fn add(strip: &Rc<View>) {
    STRIPS.with_borrow_mut(|strips| {
        strips.retain(|other| other.strong_count() > 0);
        if !strips.iter().any(|other| std::ptr::eq(other.as_ptr(), Rc::as_ptr(strip))) {
            strips.push(Rc::downgrade(strip));
        }
    });
    notify(true);
}

/// The strips, in the order in which they came to the page.
pub(super) fn all() -> Vec<Rc<View>> {
    STRIPS.with_borrow(|strips| strips.iter().filter_map(Weak::upgrade).collect())
}

/// Whether there is a strip, or will be.
pub(super) fn are_there() -> bool {
    let document = window().and_then(|window| window.document());
    !all().is_empty()
        || document.is_some_and(|document| document.query_selector("slugline-ticker").is_ok_and(|strip| strip.is_some()))
}

/// Tells a story of changes from now on.
pub(super) fn tell(story: &Rc<Mentions>) {
    STORIES.with_borrow_mut(|stories| {
        stories.retain(|other| other.strong_count() > 0);
        stories.push(Rc::downgrade(story));
    });
}

/// Quotes may have changed; with `is_new` there may be others than before. At the end of the page there is nobody left to tell.
pub(super) fn notify(is_new: bool) {
    let stories = STORIES.try_with(|stories| stories.borrow().iter().filter_map(Weak::upgrade).collect::<Vec<_>>());
    for story in stories.unwrap_or_default() {
        story.refresh(is_new);
    }
}

/// The figures that a strip shows next to words: those of its `fields`.
pub(super) fn figures_of(strip: &Element) -> Vec<Field> {
    let is_figure = |field: &Field| matches!(field, Field::Price | Field::Change | Field::Percent);
    let fields = strip.get_attribute("fields").map(|fields| Field::named(&fields)).unwrap_or_default();
    let figures: Vec<_> = fields.iter().copied().filter(is_figure).collect();
    if figures.is_empty() { vec![Field::Percent, Field::Price] } else { figures }
}

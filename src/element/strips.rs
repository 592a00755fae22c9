//! The strips of the page that have quotes, and the stories that show some of them next to their words.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::{Element, window};

use crate::components::ticker::Field;
use crate::quote::Quote;

thread_local! {
    static STRIPS: RefCell<Vec<Weak<dyn Strip>>> = const { RefCell::new(Vec::new()) };
    static STORIES: RefCell<Vec<Weak<dyn Story>>> = const { RefCell::new(Vec::new()) };
}

/// What a story needs of a strip.
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

/// A story that shows quotes.
pub(super) trait Story {
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

/// Tells a story of changes from now on.
pub(super) fn tell(story: &Rc<dyn Story>) {
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

//! The markup of an element.

use crate::attributes::Attribute;
pub(super) use crate::attributes::find as of;

/// Warns about unknown parts of an attribute's value.
pub(super) fn warn_of_problems(element: &str, attribute: &Attribute, written: Option<&str>) {
    for problem in written.map(|written| attribute.problems(element, written)).unwrap_or_default() {
        warn(&problem);
    }
}

/// Warns about a value.
pub(super) fn warn(problem: &str) {
    web_sys::console::warn_1(&problem.into());
}

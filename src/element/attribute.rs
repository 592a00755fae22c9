//! What the markup of an element says.

pub(super) use crate::attributes::find as of;
use crate::attributes::Attribute;

/// Warns of what is not known in the value of an attribute.
pub(super) fn warn_of_problems(element: &str, attribute: &Attribute, written: Option<&str>) {
    for problem in written.map(|written| attribute.problems(element, written)).unwrap_or_default() {
        warn(&problem);
    }
}

/// Warns of a value.
pub(super) fn warn(problem: &str) {
    web_sys::console::warn_1(&problem.into());
}

//! Whether the formats of other systems can be read now. In the package their readers are a file of its own, which is loaded when
//! one of them is needed: whoever loads it tells.

use std::cell::Cell;

thread_local! {
    static APART: Cell<bool> = const { Cell::new(false) };
}

/// Sets whether the readers of other formats than the JSON of record are still to be loaded. They are there where nobody says so.
/// While they are not, a text in such a format gives [`Error::Apart`](super::Error::Apart).
pub fn set_apart(are: bool) {
    APART.set(are);
}

pub(super) fn are() -> bool {
    APART.get()
}

//! Signals that are only written when they change.

use leptos::prelude::*;

/// Writes a signal only if its value is different, so that its subscribers have nothing to do otherwise. A disposed signal is ignored.
pub(crate) fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|former| *former != value) == Some(true) {
        signal.try_set(value);
    }
}

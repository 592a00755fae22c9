//! Signals that are written only where they change.

use leptos::prelude::*;

/// Writes a signal only where its value is another: whoever follows it has nothing to do otherwise. One that is gone is left alone.
pub(crate) fn set_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|former| *former != value) == Some(true) {
        signal.try_set(value);
    }
}

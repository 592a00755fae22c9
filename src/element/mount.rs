//! Views in the page, each with its own owner.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;

/// The owner of what one element has in the page. It has no parent: an element ends independently.
pub(super) fn root_owner() -> Owner {
    Owner::new_root(None)
}

/// A view that is in the page until this is dropped. The owner of its signals outlives it.
pub(super) struct Mounted {
    _handle: UnmountHandle<AnyViewState>,
}

impl Mounted {
    /// Puts a view at the end of a node, within an owner.
    pub(super) fn new<V: IntoView>(owner: &Owner, parent: &web_sys::Node, view: impl FnOnce() -> V + 'static) -> Self {
        // A shadow root supports everything that is done with an element here.
        let parent = parent.clone().unchecked_into();
        Self { _handle: owner.with(|| mount_to(parent, || view().into_any())) }
    }
}

//! Views in the page.

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// A view that is in the page until this is dropped.
pub(super) struct Mounted {
    // Dropped in this order: the nodes leave before what drives them ends.
    _view: UnmountHandle<AnyViewState>,
    _owner: Owner,
}

impl Mounted {
    /// Puts views at the end of a node.
    pub(super) fn new(parent: &Node, views: impl FnOnce() -> Vec<AnyView> + 'static) -> Self {
        // An owner without a parent: mounted inside another root's scope the view would end with that root.
        let owner = Owner::default();
        // `mount_to` takes an element and does nothing with it that a shadow root cannot do.
        let parent = parent.clone().unchecked_into::<HtmlElement>();
        let handle = owner.with(|| mount_to(parent, move || views().into_any()));
        Self { _view: handle, _owner: owner }
    }
}

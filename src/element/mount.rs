//! Views in the page.

use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;

use crate::view::{Node, State};

/// Views that are in the page until this is dropped.
pub(super) struct Mounted(Vec<State>);

impl Mounted {
    /// Puts views at the end of a node.
    pub(super) fn new(parent: &web_sys::Node, views: Vec<Node>) -> Self {
        let mut views: Vec<State> = views.into_iter().map(Render::build).collect();
        for view in &mut views {
            // A shadow root can do what is done here with an element.
            view.mount(parent.unchecked_ref(), None);
        }
        Self(views)
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(Mountable::unmount);
    }
}

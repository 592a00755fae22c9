//! Views in the page.

use any_spawner::Executor;
use leptos::prelude::*;

use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;

use crate::view::{Node, State};

/// Views that are in the page until this is dropped.
pub(super) struct Mounted {
    views: Vec<State>,
    _owner: Owner,
}

impl Mounted {
    /// Puts views at the end of a node.
    pub(super) fn new(parent: &web_sys::Node, views: impl FnOnce() -> Vec<Node>) -> Self {
        // It fails when it is there already.
        let _ = Executor::init_wasm_bindgen();
        // An owner without a parent: mounted inside another root's scope the view would end with that root.
        let owner = Owner::default();
        let mut views: Vec<State> = owner.with(|| views().into_iter().map(Render::build).collect());
        for view in &mut views {
            // A shadow root can do what is done here with an element.
            view.mount(parent.unchecked_ref(), None);
        }
        Self { views, _owner: owner }
    }
}

impl Drop for Mounted {
    /// The nodes leave before what drives them ends.
    fn drop(&mut self) {
        self.views.iter_mut().for_each(Mountable::unmount);
    }
}

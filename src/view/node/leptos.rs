//! A node as a view of Leptos: it can stand in `view!`, be rendered on a server and hydrated.

use ::leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use ::leptos::tachys::hydration::Cursor;
use ::leptos::tachys::no_attrs;
use ::leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;

use super::{Node, State};

// Attributes that are spread over a component do not reach it: what a node has stands in its description.
no_attrs!(Node);

impl Render for Node {
    type State = State;

    fn build(self) -> State {
        self.create()
    }

    fn rebuild(self, state: &mut State) {
        state.change(self);
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, html: &mut String, position: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        self.write(html);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> State {
        if position.get() == Position::FirstChild {
            cursor.child();
        } else {
            cursor.sibling();
        }
        position.set(Position::NextChild);
        let found = cursor.current();
        if self.fits(&found) {
            return self.adopt(found.unchecked_into());
        }
        let mut state = self.create();
        if let Some(parent) = found.parent_node() {
            state.mount(parent.unchecked_ref(), Some(&found));
            // The place is the node's, whatever the server put there.
            let _ = parent.remove_child(&found);
        }
        cursor.set(state.element.clone().into());
        state
    }

    fn into_owned(self) -> Self {
        self
    }
}

//! Nodes in a page.
//!
//! Building, rebuilding and hydrating are one routine: it makes what stands in the page what it is described to be. It compares
//! with the page and not with a former description, because ticks are written into the page directly.

use ::leptos::tachys::renderer::Rndr;
use ::leptos::tachys::view::Mountable;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;

use super::effect::Effect;
use super::{Child, Element, Node, Value};

/// An element in a page, and what keeps it up.
pub struct State {
    pub(super) element: web_sys::Element,
    keepers: Vec<Keeper>,
}

/// What ends with the element, or with its next description.
enum Keeper {
    Effect { _effect: Effect },
    Click { _listener: EventListener },
}

impl Node {
    pub(super) fn create(self) -> State {
        let mut keepers = Vec::new();
        let element = create(*self.0, &mut keepers);
        State { element, keepers }
    }

    /// Takes over an element that is there already.
    pub(super) fn adopt(self, element: web_sys::Element) -> State {
        let mut keepers = Vec::new();
        adopt(&element, *self.0, &mut keepers);
        State { element, keepers }
    }

    /// Whether the description can be that of a node: an element's name is in capitals there.
    pub(super) fn fits(&self, node: &web_sys::Node) -> bool {
        node.node_name().eq_ignore_ascii_case(self.0.tag)
    }
}

impl State {
    /// The element.
    pub fn element(&self) -> &web_sys::Element {
        &self.element
    }

    pub(super) fn change(&mut self, node: Node) {
        if node.fits(&self.element) {
            // What kept the element up before is gone before its successor comes.
            self.keepers.clear();
            adopt(&self.element, *node.0, &mut self.keepers);
        } else {
            let mut new = node.create();
            self.insert_before_this(&mut new);
            self.unmount();
            *self = new;
        }
    }
}

impl Mountable for State {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        insert(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_node() else { return false };
        // It may be a shadow root: whatever is done with it that can do as well.
        child.mount(parent.unchecked_ref(), Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.element.clone()]
    }
}

fn create(description: Element, keepers: &mut Vec<Keeper>) -> web_sys::Element {
    let namespace = matches!(description.tag, "svg" | "polyline").then_some("http://www.w3.org/2000/svg");
    let element = Rndr::create_element(description.tag, namespace);
    fill(&element, description, keepers);
    element
}

fn adopt(element: &web_sys::Element, description: Element, keepers: &mut Vec<Keeper>) {
    for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !description.attributes.iter().any(|(kept, _)| *kept == name) {
            set(element, &name, None);
        }
    }
    fill(element, description, keepers);
}

fn fill(element: &web_sys::Element, description: Element, keepers: &mut Vec<Keeper>) {
    for (name, value) in description.attributes {
        match value {
            Value::Fixed(value) => set(element, name, Some(&value)),
            Value::Live(value) => {
                let element = element.clone();
                keepers.push(follow(move || set(&element, name, value().as_deref())));
            }
            Value::Click(call) => {
                keepers.push(Keeper::Click { _listener: EventListener::new(element, name, move |_| call()) });
            }
        }
    }
    match description.live {
        Some(children) => {
            let element = element.clone();
            let mut inner = Vec::new();
            keepers.push(follow(move || {
                let children = children();
                inner.clear();
                lay(&element, children, &mut inner);
            }));
        }
        None => lay(element, description.children, keepers),
    }
}

/// Makes the children of an element what they are described to be. A node stays if it is of the kind that is wanted in its place.
fn lay(parent: &web_sys::Element, children: Vec<Child>, keepers: &mut Vec<Keeper>) {
    let mut place = parent.first_child();
    for child in children {
        let kept = place.take_if(|node| child.fits(node));
        if let Some(node) = &kept {
            place = node.next_sibling();
        }
        match (child, kept) {
            (Child::Text(text), Some(node)) => write(&node, &text),
            (Child::Text(text), None) => insert(parent, &Rndr::create_text_node(&text), place.as_ref()),
            (Child::Node(node), Some(element)) => adopt(element.unchecked_ref(), *node.0, keepers),
            (Child::Node(node), None) => insert(parent, &create(*node.0, keepers), place.as_ref()),
        }
    }
    while let Some(node) = place {
        place = node.next_sibling();
        Rndr::remove_node(parent, &node);
    }
}

impl Child {
    fn fits(&self, node: &web_sys::Node) -> bool {
        match self {
            Self::Text(_) => node.node_type() == web_sys::Node::TEXT_NODE,
            Self::Node(description) => description.fits(node),
        }
    }
}

fn insert(parent: &web_sys::Node, node: &web_sys::Node, before: Option<&web_sys::Node>) {
    // It fails only where a node cannot stand in its parent at all, such as an element in itself.
    let _ = parent.insert_before(node, before);
}

fn write(node: &web_sys::Node, text: &str) {
    if node.node_value().as_deref() != Some(text) {
        node.set_node_value(Some(text));
    }
}

/// Sets an attribute or a custom property, or takes it away.
fn set(element: &web_sys::Element, name: &str, value: Option<&str>) {
    // None of these fails for a name that is one.
    let _ = match (value, name.starts_with("--")) {
        (Some(value), true) => element.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, value),
        (None, true) => element.unchecked_ref::<web_sys::HtmlElement>().style().remove_property(name).map(drop),
        // A picture whose `src` is set is fetched again, even if it is the same.
        (Some(value), false) if element.get_attribute(name).as_deref() != Some(value) => element.set_attribute(name, value),
        (Some(_), false) => Ok(()),
        (None, false) => element.remove_attribute(name),
    };
}

/// Does something now, and again whenever the signals change that it reads.
fn follow(run: impl FnMut() + 'static) -> Keeper {
    Keeper::Effect { _effect: Effect::new(Box::new(run)) }
}

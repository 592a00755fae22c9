//! Elements by their name.
//!
//! Leptos makes a type of every combination of element, attributes and children, and the code for it. Here all elements are of
//! one type, which made the module a sixth smaller (`docs/decisions/0001-one-node-type.md`); and none is ever made from a
//! template, whose `innerHTML` a policy of Trusted Types refuses.

use std::sync::Arc;

use gloo_events::EventListener;
use leptos::html::{self, Custom, HtmlElement};
use leptos::prelude::*;
use leptos::tachys::html::attribute::{Attribute, NextAttribute};
use wasm_bindgen::JsCast;

/// Begins an element.
///
/// ```
/// # use leptos::prelude::*;
/// # use slugline::view::node;
/// let view = node("p").class("slugline-kicker").text("Markets").view();
/// ```
pub fn node(tag: &'static str) -> Node {
    Node { tag, attributes: Attributes::default(), children: Vec::new() }
}

/// An element that is being put together.
pub struct Node {
    tag: &'static str,
    attributes: Attributes,
    children: Vec<AnyView>,
}

impl Node {
    /// Adds a class.
    #[must_use]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.0.push((name, Value::Fixed(value.into())));
        self
    }

    /// Adds an attribute if it has a value.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute that follows signals; it is absent while there is no value. A name that opens with `--` is a custom
    /// property, which no policy of `style-src` refuses when it is set so.
    #[must_use]
    pub fn live(mut self, name: &'static str, value: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        self.attributes.0.push((name, Value::Live(Arc::new(value))));
        self
    }

    /// Calls back when the element is clicked.
    #[must_use]
    pub fn on_click(mut self, call: impl Fn() + Send + Sync + 'static) -> Self {
        self.attributes.0.push(("click", Value::Click(Arc::new(call))));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(text.into().into_any())
    }

    /// Adds a text that follows signals.
    #[must_use]
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        let text: Box<dyn FnMut() -> String + Send> = Box::new(text);
        self.child(text.into_any())
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// Adds children.
    #[must_use]
    pub fn children(mut self, children: Vec<AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// The finished element. Of those without an end tag there are three.
    pub fn view(self) -> AnyView {
        match self.tag {
            "img" => html::img().add_any_attr(self.attributes).into_any(),
            "br" => html::br().add_any_attr(self.attributes).into_any(),
            "hr" => html::hr().add_any_attr(self.attributes).into_any(),
            tag => {
                let element: HtmlElement<Custom<&'static str>, (Attributes,), (Vec<AnyView>,)> =
                    html::custom(tag).add_any_attr(self.attributes).child(self.children);
                element.into_any()
            }
        }
    }
}

/// Children that follow signals.
pub fn live_nodes(nodes: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let nodes: Box<dyn FnMut() -> Vec<AnyView> + Send> = Box::new(nodes);
    nodes.into_any()
}

/// All attributes of an element.
#[derive(Clone, Default)]
struct Attributes(Vec<(&'static str, Value)>);

#[derive(Clone)]
enum Value {
    Fixed(String),
    Live(Arc<dyn Fn() -> Option<String> + Send + Sync>),
    Click(Arc<dyn Fn() + Send + Sync>),
}

/// What was set, by whom it is kept up, and on what.
struct State {
    element: web_sys::Element,
    fixed: Vec<(&'static str, String)>,
    _effects: Vec<RenderEffect<()>>,
    _listeners: Vec<EventListener>,
}

impl Attribute for Attributes {
    const MIN_LENGTH: usize = 0;

    type State = State;
    type AsyncOutput = Self;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        self.0.len() * 16
    }

    fn to_html(self, html: &mut String, _: &mut String, _: &mut String, _: &mut String) {
        for (name, value) in self.0 {
            let value = match value {
                Value::Fixed(value) => Some(value),
                Value::Live(value) if !name.starts_with("--") => value(),
                Value::Live(_) | Value::Click(_) => None,
            };
            if let Some(value) = value {
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                html.push_str(&value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;"));
                html.push('"');
            }
        }
    }

    fn hydrate<const FROM_SERVER: bool>(self, element: &web_sys::Element) -> State {
        self.build(element)
    }

    fn build(self, element: &web_sys::Element) -> State {
        let mut state = State { element: element.clone(), fixed: Vec::new(), _effects: Vec::new(), _listeners: Vec::new() };
        for (name, value) in self.0 {
            match value {
                Value::Fixed(value) => {
                    set(element, name, Some(&value));
                    state.fixed.push((name, value));
                }
                Value::Live(value) => {
                    let element = element.clone();
                    state._effects.push(RenderEffect::new(move |_| set(&element, name, value().as_deref())));
                }
                Value::Click(call) => state._listeners.push(EventListener::new(element, name, move |_| call())),
            }
        }
        state
    }

    /// An element that is made anew keeps what follows signals, and takes the new values of the rest.
    fn rebuild(self, state: &mut State) {
        let fixed = self.0.into_iter().filter_map(|(name, value)| match value {
            Value::Fixed(value) => Some((name, value)),
            Value::Live(_) | Value::Click(_) => None,
        });
        let new: Vec<_> = fixed.collect();
        for (name, _) in &state.fixed {
            if !new.iter().any(|(kept, _)| kept == name) {
                set(&state.element, name, None);
            }
        }
        for attribute in &new {
            if !state.fixed.contains(attribute) {
                set(&state.element, attribute.0, Some(&attribute.1));
            }
        }
        state.fixed = new;
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }
}

impl NextAttribute for Attributes {
    type Output<NewAttr: Attribute> = (Self, NewAttr);

    fn add_any_attr<NewAttr: Attribute>(self, attribute: NewAttr) -> Self::Output<NewAttr> {
        (self, attribute)
    }
}

/// Sets an attribute or a custom property, or takes it away.
fn set(element: &web_sys::Element, name: &str, value: Option<&str>) {
    // None of these fails for a name that is one.
    let _ = match (value, name.starts_with("--")) {
        (Some(value), true) => element.unchecked_ref::<web_sys::HtmlElement>().style().set_property(name, value),
        (None, true) => element.unchecked_ref::<web_sys::HtmlElement>().style().remove_property(name).map(drop),
        (Some(value), false) => element.set_attribute(name, value),
        (None, false) => element.remove_attribute(name),
    };
}

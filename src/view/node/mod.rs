//! Elements by their name.
//!
//! Leptos makes a type of every combination of element, attributes and children, and the code for it. Here all elements are of
//! one type, described first and then built, kept up, hydrated or written as HTML by one routine each
//! (`docs/decisions/0001-one-node-type.md`). None is ever made from a template, whose `innerHTML` a policy of Trusted Types
//! refuses.

mod dom;
mod effect;
mod html;
mod leptos;

pub use dom::State;

use crate::json::digits;

/// Begins an element.
///
/// ```
/// # use leptos::prelude::*;
/// # use slugline::view::node;
/// let kicker = node("p").class("slugline-kicker").text("Markets");
/// let page = view! { <main>{kicker}</main> };
/// ```
pub fn node(tag: &'static str) -> Node {
    Node(Box::new(Element { tag, attributes: Vec::new(), children: Vec::new(), live: None }))
}

/// An element as it shall be: a view of Leptos.
// One pointer, so that putting it together moves one word and not ten.
pub struct Node(Box<Element>);

struct Element {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    children: Vec<Child>,
    /// In place of `children`.
    live: Option<LiveChildren>,
}

/// What stands in an element.
pub enum Child {
    /// A text.
    Text(String),
    /// An element.
    Node(Node),
}

enum Value {
    Fixed(String),
    Live(Box<dyn Fn() -> Option<String> + Send>),
    Click(Box<dyn Fn() + Send>),
}

type LiveChildren = Box<dyn Fn() -> Vec<Child> + Send>;

impl Node {
    /// Adds a class.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Adds an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.value(name, Value::Fixed(value.to_owned()))
    }

    /// Adds an attribute if it has a value.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds an attribute with a number if it has one.
    #[must_use]
    pub fn number(self, name: &'static str, value: Option<impl Into<i64>>) -> Self {
        let value = value.map(digits);
        self.maybe(name, value.as_deref())
    }

    /// Adds an attribute that follows signals; it is absent while there is no value. A name that opens with `--` is a custom
    /// property, which no policy of `style-src` refuses when it is set so.
    #[must_use]
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.value(name, Value::Live(Box::new(value)))
    }

    /// Calls back when the element is clicked.
    #[must_use]
    pub fn on_click(self, call: impl Fn() + Send + 'static) -> Self {
        self.value("click", Value::Click(Box::new(call)))
    }

    fn value(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.child(Child::Text(text.to_owned()))
    }

    /// Adds a child.
    #[must_use]
    pub fn child(mut self, child: impl Into<Child>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Adds a child if there is one.
    #[must_use]
    pub fn maybe_child(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds a child for each item.
    #[must_use]
    pub fn each<T, C: Into<Child>>(self, items: &[T], child: impl Fn(&T) -> C) -> Self {
        items.iter().fold(self, |node, item| node.child(child(item)))
    }

    /// Gives the element a text that follows signals, and no other children.
    #[must_use]
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        // One closure around all texts, so that its code is there once.
        let text: Box<dyn Fn() -> String + Send> = Box::new(text);
        self.live_children(move || vec![Child::Text(text())])
    }

    /// Gives the element children that follow signals, and no others. When they change, those that are of the same kind as what
    /// stood in their place keep their nodes.
    #[must_use]
    pub fn live_children(mut self, children: impl Fn() -> Vec<Child> + Send + 'static) -> Self {
        self.0.live = Some(Box::new(children));
        self
    }

    /// Whether there is anything in the element.
    pub fn is_empty(&self) -> bool {
        self.0.children.is_empty() && self.0.live.is_none()
    }
}

impl From<Node> for Child {
    fn from(node: Node) -> Self {
        Self::Node(node)
    }
}

impl From<&str> for Child {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;

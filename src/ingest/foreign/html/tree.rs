//! A parsed document as a row of nodes.
//!
//! The parsers, html5ever or the browser's own, hand over a text: fields, each begun by its sign and ended by U+0000, which no
//! parsed document holds (HTML 13.2.3.5, 13.2.5). So a document crosses the border to the module at once, and whatever the
//! parser was, all that follows is written once.

use super::kind::{self, Kind};
use crate::locale::parts;

/// Begins the name of an element.
pub(super) const OPEN: u8 = b'<';
/// Begins the name of an attribute; its value is the next field, without a sign.
pub(super) const ATTRIBUTE: u8 = b'@';
/// Begins a text.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const TEXT: u8 = b'"';
/// Ends an element.
pub(super) const CLOSE: u8 = b'>';
/// Ends a field.
pub(super) const END: u8 = 0;

/// Elements deeper than this give their text.
const MOST_LEVELS: usize = 200;

/// An element or a text. What an element holds are the nodes after it up to `end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind,
    /// Empty for a text.
    pub(super) name: &'a str,
    /// The text; of an element all fields behind its name, the attributes' first.
    pub(super) value: &'a str,
    pub(super) end: usize,
}

/// What stands where there is no node, and before all others.
pub(super) const NO_NODE: Node<'_> = Node { kind: kind::TEXT, name: "", value: "", end: 0 };

impl<'a> Node<'a> {
    /// The value of an attribute; empty where there is none.
    #[inline(never)]
    pub(super) fn attribute(&self, name: &str) -> &'a str {
        self.find(name).unwrap_or_default()
    }

    /// The value of an attribute.
    #[inline(never)]
    fn find(&self, name: &str) -> Option<&'a str> {
        let mut fields = parts(self.value, END);
        loop {
            let [b'@', known @ ..] = fields.next()?.as_bytes() else { return None };
            let value = fields.next()?;
            if known == name.as_bytes() {
                return Some(value);
            }
        }
    }

    /// Whether one of its classes has `part` in its name.
    #[inline(never)]
    pub(super) fn is_classed(&self, part: &str) -> bool {
        has(self.attribute("class"), part)
    }
}

/// Whether a text has a part. The standard library's search is longer than all that is searched.
#[inline(never)]
pub(super) fn has(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window == part.as_bytes())
}

/// The nodes of a document in preorder, without what is not there for readers.
#[inline(never)]
pub(super) fn nodes(text: &str) -> Vec<Node<'_>> {
    let mut nodes = vec![NO_NODE];
    let mut open = Vec::new();
    // How many elements are open that are left out with what they hold, and how many of which no more than that is kept.
    let (mut left_out, mut too_deep) = (0, 0);
    let mut fields = parts(text, END);
    while let Some(field) = fields.next() {
        let (sign, text) = field.split_at_checked(1).unwrap_or_default();
        let number = nodes.len();
        let mut node = Node { kind: kind::TEXT, name: "", value: text, end: number + 1 };
        match sign.as_bytes() {
            [ATTRIBUTE] => {
                fields.next();
                continue;
            }
            [CLOSE] => {
                if left_out > 0 {
                    left_out -= 1;
                } else if too_deep > 0 {
                    too_deep -= 1;
                } else if let Some(node) = open.pop().and_then(|number: usize| nodes.get_mut(number)) {
                    node.end = number;
                }
                continue;
            }
            [OPEN] => {
                (node.kind, node.name, node.value) = (kind::of(text), text, fields.rest());
                let is_data = text == "title" || text == "script" && node.attribute("type").ends_with("ld+json");
                let is_hidden = node.find("hidden").is_some_and(|how| how != "until-found");
                if left_out > 0 || is_hidden || node.kind == kind::NOTHING && !is_data {
                    left_out += 1;
                    continue;
                }
                if open.len() < MOST_LEVELS {
                    open.push(number);
                } else {
                    too_deep += 1;
                    if !kind::is_block(node.kind) {
                        continue;
                    }
                    (node.kind, node.name, node.value) = (kind::TEXT, "", " ");
                }
            }
            _ if left_out > 0 => continue,
            _ => {}
        }
        nodes.push(node);
    }
    nodes
}

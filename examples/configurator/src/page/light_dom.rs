//! The content of an element of the preview as HTML, as a server renders it: the components render the same nodes on both sides.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Elements without an end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];
/// Each of them is in a line of its own.
const BLOCKS: [&str; 12] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "figure", "header"];

/// The HTML of what is inside of an element.
pub(super) fn content_of(element: &Element) -> String {
    let mut html = String::new();
    write_children(element, &mut html);
    html
}

fn write_children(parent: &Node, html: &mut String) {
    let mut next = parent.first_child();
    while let Some(node) = next {
        match node.dyn_ref::<Element>() {
            Some(element) => write(element, html),
            // Comments are Leptos's own.
            None if node.node_type() == Node::TEXT_NODE => html.push_str(&escaped(&node.text_content().unwrap_or_default())),
            None => {}
        }
        next = node.next_sibling();
    }
}

fn write(element: &Element, html: &mut String) {
    let name = element.local_name();
    html.push('<');
    html.push_str(&name);
    let attributes = element.attributes();
    for place in 0..attributes.length() {
        let Some(attribute) = attributes.item(place) else { continue };
        // Written by the script, of which a server has none.
        if !attribute.name().starts_with("data-slugline-") {
            html.push_str(&format!(" {}=\"{}\"", attribute.name(), escaped(&attribute.value())));
        }
    }
    html.push('>');
    if VOID.contains(&name.as_str()) {
        return;
    }
    // A time is the reader's here, and its title is the full text.
    match element.get_attribute("title").filter(|_| name == "time") {
        Some(full) => html.push_str(&escaped(&full)),
        None => write_children(element, html),
    }
    html.push_str(&format!("</{name}>"));
    if BLOCKS.contains(&name.as_str()) {
        html.push('\n');
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

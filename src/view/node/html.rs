//! Nodes as HTML.

use super::{Child, Node, Value};

impl Node {
    /// The name of the element.
    #[cfg(feature = "ssr")]
    pub(crate) fn tag(&self) -> &'static str {
        self.0.tag
    }

    /// An attribute that stays as it is.
    #[cfg(feature = "ssr")]
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.0.attributes.iter().find_map(|(own, value)| match value {
            Value::Fixed(value) if *own == name => Some(value.as_str()),
            _ => None,
        })
    }

    /// The children that stay as they are.
    #[cfg(feature = "ssr")]
    pub(crate) fn children_mut(&mut self) -> &mut Vec<Child> {
        &mut self.0.children
    }

    pub(super) fn write(&self, html: &mut String) {
        let element = &*self.0;
        html.push('<');
        html.push_str(element.tag);
        for (name, value) in &element.attributes {
            let live;
            let value = match value {
                Value::Fixed(value) => value,
                Value::Live(value) if !name.starts_with("--") => match value() {
                    Some(value) => {
                        live = value;
                        &live
                    }
                    None => continue,
                },
                Value::Live(_) | Value::Click(_) => continue,
            };
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(value, true, html);
            html.push('"');
        }
        html.push('>');
        // The elements that have no end tag (HTML 13.1.2, void elements), as far as there is use for them.
        if matches!(element.tag, "br" | "hr" | "img" | "link" | "meta") {
            return;
        }
        let live = element.live.as_ref().map(|children| children());
        for child in live.as_ref().unwrap_or(&element.children) {
            match child {
                // What a script holds is not unescaped by any parser: its maker sees to it that it ends nowhere.
                Child::Text(text) if element.tag == "script" => html.push_str(text),
                Child::Text(text) => escape(text, false, html),
                Child::Node(node) => node.write(html),
            }
        }
        html.push_str("</");
        html.push_str(element.tag);
        html.push('>');
    }
}

fn escape(text: &str, quoted: bool, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' if quoted => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
}

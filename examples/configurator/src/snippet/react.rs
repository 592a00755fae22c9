//! A component for React 19.

use slugline::attributes::Value;
use slugline::json::to_text_pretty;

use super::npm::{IMPORTS, INSTALL};
use super::text::{for_script, literal};
use super::{Part, Piece, Request};
use crate::element::Element;
use crate::values::Written;

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let with_data: Vec<_> = request.pieces.iter().filter(|piece| piece.data.is_some()).collect();
    let types: Vec<_> = with_data.iter().map(|piece| type_of(piece.element)).collect();
    let mut module = IMPORTS.to_owned();
    if !types.is_empty() {
        module.push_str(&format!("\nimport type {{ {} }} from \"slugline\";", types.join(", ")));
    }
    module.push_str("\nimport type {} from \"slugline/react\"; // the types of the tags, once in a project\n");
    for piece in with_data {
        if let Some(data) = &piece.data {
            let json = for_script(&to_text_pretty(data));
            module.push_str(&format!("\nconst {}: {} = {json};\n", property(piece.element), type_of(piece.element)));
        }
    }
    let tags = request.pieces.iter().map(|piece| format!("      {}\n", tag(piece))).collect::<String>();
    module.push_str(&format!("\nexport function News() {{\n  return (\n    <>\n{tags}    </>\n  );\n}}"));
    let notes = vec![
        "The data is outside of the component: a new object with every rendering would show the story anew each time.".to_owned(),
    ];
    (vec![Part::new("In a terminal", INSTALL), Part::new("News.tsx", module)], notes)
}

/// The tag of an element in JSX.
fn tag(piece: &Piece) -> String {
    let property = property(piece.element);
    let data = piece.data.as_ref().map(|_| format!(" {property}={{{property}}}"));
    let attributes: String = piece.attributes.iter().map(|written| format!(" {}", attribute(written))).collect();
    format!("<{}{}{attributes} />", piece.element.tag(), data.unwrap_or_default())
}

/// An attribute in JSX. Between quotes JSX reads entities and has no escapes, so what is not plain is an expression.
fn attribute(Written { attribute, value }: &Written) -> String {
    let is_number = match attribute.value {
        Value::Number { .. } => true,
        Value::Word(words) => words.iter().all(|word| word.parse::<f64>().is_ok()),
        _ => false,
    };
    let is_plain = !value.contains(['"', '&', '\\', '<', '>', '{', '}']) && !value.contains(char::is_control);
    let value = match (is_number, is_plain) {
        (true, _) => format!("{{{value}}}"),
        (false, true) => format!("\"{value}\""),
        (false, false) => format!("{{{}}}", literal(value)),
    };
    format!("{}={value}", attribute.name)
}

/// The property that takes the data of an element.
fn property(element: Element) -> &'static str {
    match element {
        Element::Strip => "strip",
        Element::Story => "article",
    }
}

fn type_of(element: Element) -> &'static str {
    match element {
        Element::Strip => "Strip",
        Element::Story => "Article",
    }
}

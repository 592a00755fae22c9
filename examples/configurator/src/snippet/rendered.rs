//! What a server renders: complete without any script.

use slugline::json::to_text;

use super::html::{head, start_tag};
use super::leptos::file;
use super::text::{for_script, indented};
use super::{Part, Piece, Request};
use crate::choice::Choice;
use crate::element::Element;
use crate::language::Language;

/// What says where the content is. It is in the page already, and an address would be fetched once more.
const OF_SOURCE: [&str; 4] = ["src", "format", "credentials", "loading"];

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let elements: Vec<_> = request.pieces.iter().map(element).collect();
    let mut parts = vec![
        Part::new("In the head of the page", head(request)),
        Part::new("Where the elements are to be in the page", elements.join("\n")),
    ];
    let with_data = request.pieces.iter().filter(|piece| piece.data.is_some());
    let lang = if request.lang == Language::default() { String::new() } else { format!(" --lang {}", request.lang.word()) };
    let call = |piece: &Piece| format!("slugline render{lang} {} > {}.html", file(piece.element), piece.element.word());
    let calls: Vec<_> = with_data.map(call).collect();
    if !calls.is_empty() {
        parts.push(Part::new("The same by the program, without these attributes", calls.join("\n")));
    }
    let mut notes =
        vec!["The text is in the page without any script; with it, it stays as it is and gets its controls.".to_owned()];
    if request.pieces.iter().any(|piece| piece.rendered.is_none()) {
        notes.push("An element that has no content yet is left empty: look at the preview.".to_owned());
    }
    (parts, notes)
}

fn element(piece: &Piece) -> String {
    let tag = piece.element.tag();
    let is_kept = |name: &str| match piece.element {
        // The list is what is shown until the feed has figures.
        Element::Strip => piece.data.is_none() || !OF_SOURCE.contains(&name),
        Element::Story => !OF_SOURCE.contains(&name),
    };
    let attributes = piece.attributes.iter().map(|written| (written.attribute.name, written.value.as_str()));
    let start = start_tag(tag, attributes.filter(|(name, _)| is_kept(name)));
    let mut content = String::new();
    // A strip's figures are read from its data, a story's text is the page's own.
    if let (Element::Strip, Some(data)) = (piece.element, &piece.data) {
        content.push_str(&format!("\n  <script type=\"application/json\">{}</script>", for_script(&to_text(data))));
    }
    if let Some(rendered) = &piece.rendered {
        content.push_str(&format!("\n  {}", indented(rendered.trim(), "  ")));
    }
    let end = if content.is_empty() { "" } else { "\n" };
    format!("{start}{content}{end}</{tag}>")
}

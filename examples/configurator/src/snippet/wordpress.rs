//! The shortcodes of the WordPress plugin.

use super::{Part, Piece, Request};
use crate::element::Element;

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let codes: Vec<_> = request.pieces.iter().map(shortcode).collect();
    let mut notes = vec!["The plugin is made by `cargo xtask plugin`: docs/content-systems.md.".to_owned()];
    for piece in &request.pieces {
        let addresses = piece.attributes.iter().filter(|written| matches!(written.attribute.name, "src" | "stream"));
        for written in addresses.filter(|written| !is_taken(&written.value)) {
            let name = written.attribute.name;
            notes.push(format!("WordPress takes only an address that begins with https:// or with a slash: change {name}."));
        }
        if piece.data.is_some() {
            notes.push(match piece.element {
                Element::Strip => "A shortcode has no data: replace /strip.json by the address of your feed.".to_owned(),
                Element::Story => {
                    "A shortcode has no data: write the story as a post, where it gets the controls that are chosen in the settings, or replace /story.json by its address."
                        .to_owned()
                }
            });
        }
    }
    (vec![Part::new("In a post, as shortcodes", codes.join("\n\n"))], notes)
}

fn shortcode(piece: &Piece) -> String {
    let name = piece.element.tag().replace('-', "_");
    // Where the content is on the page, its address is missing.
    let address = format!("/{}.json", piece.element.word());
    let source = piece.data.as_ref().map(|_| ("src", address.as_str()));
    let attributes = piece.attributes.iter().map(|written| (written.attribute.name, written.value.as_str()));
    let attributes = source.into_iter().chain(attributes);
    let attributes = attributes.map(|(name, value)| format!(" {}=\"{}\"", name.replace('-', "_"), escaped(value)));
    format!("[{name}{}]", attributes.collect::<String>())
}

/// The plugin decodes entities, and WordPress takes quotes, brackets, tags and backslashes for its own.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if matches!(character, '&' | '<' | '>' | '"' | '\'' | '[' | ']' | '\\') || character.is_control() {
            escaped.push_str(&format!("&#{};", character as u32));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

fn is_taken(address: &str) -> bool {
    let has_scheme = ["https://", "http://", "wss://", "ws://"].iter().any(|scheme| address.starts_with(scheme));
    has_scheme || (address.starts_with('/') && !address.starts_with("//"))
}

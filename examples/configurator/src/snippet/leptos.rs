//! A component for Leptos.

use super::{Part, Piece, Request};
use crate::choice::Choice;
use crate::element::Element;
use crate::language::Language;
use crate::values::Written;

const DEPENDENCIES: &str = r#"[dependencies]
leptos = "0.8"
slugline = "0.1"

[features]
ssr = ["leptos/ssr", "slugline/ssr"]
hydrate = ["leptos/hydrate", "slugline/hydrate"]
csr = ["leptos/csr", "slugline/csr"]"#;

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let names: Vec<_> = request.pieces.iter().map(|piece| component(piece.element)).collect();
    let mut code = format!("use leptos::prelude::*;\nuse slugline::{{Stylesheet, {}}};\n\n", names.join(", "));
    code.push_str("#[component]\npub fn News() -> impl IntoView {\n");
    for piece in request.pieces.iter().filter(|piece| piece.data.is_some()) {
        let (prop, file) = (data_prop(piece.element), file(piece.element));
        code.push_str(&format!(
            "    let {prop} = slugline::ingest::read(include_bytes!(\"{file}\"), None).ok().and_then(|read| read.document.{prop});\n"
        ));
    }
    code.push_str("    view! {\n        <Stylesheet/>\n");
    let mut notes = Vec::new();
    for piece in &request.pieces {
        code.push_str(&format!("        {}\n", tag(piece, request.lang)));
        let without = piece.attributes.iter().filter(|written| prop(written).is_none());
        notes.extend(without.map(|Written { attribute, .. }| {
            format!("<{}> has no prop for {}: it is left out.", component(piece.element), attribute.name)
        }));
    }
    code.push_str("    }\n}");
    if request.pieces.iter().any(|piece| piece.data.is_some()) {
        notes.push("The files beside the component, story.json and strip.json, are under “Data”.".to_owned());
    }
    notes.push("Pages that a server renders link the style sheet: <Stylesheet href=\"/slugline.css\"/>.".to_owned());
    (vec![Part::new("Cargo.toml", DEPENDENCIES), Part::new("A component", code)], notes)
}

/// The component of an element.
fn component(element: Element) -> &'static str {
    match element {
        Element::Strip => "Ticker",
        Element::Story => "Story",
    }
}

/// The prop that takes the data of an element.
fn data_prop(element: Element) -> &'static str {
    match element {
        Element::Strip => "strip",
        Element::Story => "article",
    }
}

/// The file of an element's data.
pub(super) fn file(element: Element) -> String {
    format!("{}.json", element.word())
}

fn tag(piece: &Piece, lang: Language) -> String {
    let data = piece.data.as_ref().map(|_| format!(" {}", data_prop(piece.element))).unwrap_or_default();
    let props: String = piece.attributes.iter().filter_map(prop).map(|prop| format!(" {prop}")).collect();
    // A component does not know its surroundings.
    let lang = if lang == Language::default() { String::new() } else { format!(" lang={:?}", lang.word()) };
    format!("<{}{data}{props}{lang}/>", component(piece.element))
}

/// An attribute as a prop; `None` if the component has none for it.
fn prop(Written { attribute, value }: &Written) -> Option<String> {
    let words = || value.split_whitespace();
    let value = match attribute.name {
        "src" | "stream" | "hours" | "label" | "href-template" => format!("{value:?}"),
        "format" => variant("slugline::ingest::Format", value),
        "credentials" => variant("slugline::feed::Credentials", value),
        "theme" => variant("slugline::components::Theme", value),
        "palette" => variant("slugline::components::Palette", value),
        "motion" => variant("slugline::motion::MotionMode", value),
        "direction" => variant("slugline::motion::ScrollDirection", value),
        "layout" => variant("slugline::components::ticker::Layout", value),
        "breaks" => format!("vec![{}]", words().collect::<Vec<_>>().join(", ")),
        "fields" => variants("slugline::components::ticker::Field", words()),
        "pause-on" => variants("slugline::motion::PauseOn", words()),
        "controls" => variants("slugline::components::controls::Control", words().filter(|word| *word != "none")),
        "symbols" => format!("vec![{}]", words().map(|word| format!("{word:?}.to_owned()")).collect::<Vec<_>>().join(", ")),
        "interval" | "stale-after" => format!("std::time::Duration::from_secs({value})"),
        "speed" => format!("{value}.0"),
        "flash" | "headline-level" | "max-rate" => value.clone(),
        "text-size" => format!("slugline::components::controls::TextSize::of_percent({value:?}).unwrap_or_default()"),
        "persist" => (value != "none").to_string(),
        _ => return None,
    };
    // In `view!` a value of several words has to be in braces.
    let is_literal = value.starts_with('"') || value.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.');
    let name = attribute.name.replace('-', "_");
    Some(if is_literal { format!("{name}={value}") } else { format!("{name}={{{value}}}") })
}

/// The value of an enum that a word names: `color-blind` is `ColorBlind`.
fn variant(of: &str, word: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    format!("{of}::{}", word.split('-').map(capital).collect::<String>())
}

fn variants<'a>(of: &str, words: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<_> = words.map(|word| variant(of, word)).collect();
    if all.is_empty() { format!("Vec::<{of}>::new()") } else { format!("vec![{}]", all.join(", ")) }
}

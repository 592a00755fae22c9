//! The tables for the scripts that make the package (`docs/attributes.json`).

use super::{ARTICLE, Attribute, QUOTE, TICKER, Value};
use crate::json;

/// By element its attributes, as members of an element in a custom elements manifest: name, type in TypeScript, default, description.
pub fn manifest() -> json::Value {
    let element = |attributes: &[Attribute]| json::Value::Array(attributes.iter().map(told).collect());
    object(vec![("slugline-article", element(ARTICLE)), ("slugline-quote", element(QUOTE)), ("slugline-ticker", element(TICKER))])
}

fn told(attribute: &Attribute) -> json::Value {
    let bounds = match attribute.value {
        Value::Number { least, most } | Value::Numbers { least, most } => format!(", {least} to {most}"),
        _ => String::new(),
    };
    let mut members = vec![("name", text(attribute.name)), ("type", object(vec![("text", text(&type_of(attribute.value)))]))];
    if !attribute.default.is_empty() {
        members.push(("default", text(attribute.default)));
    }
    members.push(("description", text(&format!("{}{bounds}", attribute.description))));
    object(members)
}

fn type_of(value: Value) -> String {
    match value {
        Value::Text | Value::Numbers { .. } => "string".to_owned(),
        Value::Number { .. } => "number".to_owned(),
        Value::Word(words) => union(words),
        Value::Words(words) => format!("Words<{}>", union(words)),
        Value::WordsOrNone(words) => format!("Words<{}> | \"\"", union(words)),
    }
}

/// Words in quotes, numbers without.
fn union(words: &[&str]) -> String {
    let literal = |word: &&str| if word.parse::<f64>().is_ok() { (*word).to_owned() } else { format!("{word:?}") };
    words.iter().map(literal).collect::<Vec<_>>().join(" | ")
}

fn object(members: Vec<(&str, json::Value)>) -> json::Value {
    json::Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: &str) -> json::Value {
    json::Value::String(text.to_owned())
}

//! The JSON of record.

use super::document::Document;
use super::error::Error;
use crate::json::schema::{object, text};
use crate::json::{Problem, Record, Schema, Value, read_into};
use crate::quote::Strip;
use crate::story::Article;

/// Reads a whole document or one member of it: a story, a strip, or only the quotes.
pub(super) fn read(value: Value) -> Result<(Document, Vec<Problem>), Error> {
    let mut document = Document::default();
    let has = |names: &[&str]| names.iter().any(|name| value.get(name).is_some());
    let part: &mut dyn Record = if has(&["article", "strip"]) {
        &mut document
    } else if has(&["quotes"]) {
        &mut document.strip
    } else if has(&["headline", "body"]) {
        &mut document.article
    } else {
        return Err(Error::NotARecord);
    };
    let (_, problems) = read_into(part, value);
    Ok((document, problems))
}

/// The JSON Schema (draft 2020-12) of a whole document or one member of it: of what is written, and of what is read without
/// warnings. It does not allow `null`, which is read like an absent member.
pub fn schema() -> Value {
    let mut schema = Schema::default();
    let [document, strip, article] = [Document::schema, Strip::schema, Article::schema].map(|of| of(&mut schema));
    let has_one = |names: &[&str]| {
        let required = names.iter().map(|name| object([("required", Value::Array(vec![text(name)]))]));
        object([("anyOf", Value::Array(required.collect()))])
    };
    let story = object([("allOf", Value::Array(vec![article, has_one(&["headline", "body"])]))]);
    let member = object([("if", has_one(&["quotes"])), ("then", strip), ("else", story)]);
    object([
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("title", text("Slugline's JSON of record")),
        ("type", text("object")),
        ("if", has_one(&["article", "strip"])),
        ("then", document),
        ("else", member),
        ("$defs", schema.into_definitions()),
    ])
}

#[cfg(test)]
mod tests {
    use crate::ingest::{Document, Format, read};
    use crate::json::{Record, parse, to_text};

    /// Every member of the JSON of record once.
    const WHOLE: &str = include_str!("../../tests/fixtures/whole.json");

    fn document(json: &str) -> Document {
        let ingested = read(json.as_bytes(), Some(Format::Slugline)).unwrap();
        assert_eq!(ingested.problems, []);
        ingested.document
    }

    #[test]
    fn writes_what_it_read() {
        let as_written = to_text(&document(WHOLE).write());
        assert_eq!(as_written, to_text(&parse(WHOLE).unwrap()));
    }

    /// An empty item of a list, or row of a table, used to be written as `null` and reported as a fault when it was read again.
    #[test]
    fn an_empty_item_keeps_its_place() {
        let json = r#"{"article":{"body":[{"type":"list","items":[[],[{"type":"rule"}]]},{"type":"table","rows":[[]]}]}}"#;
        assert_eq!(to_text(&document(json).write()), json);
    }

    #[test]
    fn document_or_one_member_is_read() {
        let whole = document(WHOLE);
        let article = to_text(&whole.article.as_ref().unwrap().write());
        assert_eq!(document(&article).article, whole.article);
        let strip = to_text(&whole.strip.as_ref().unwrap().write());
        assert_eq!(document(&strip).strip, whole.strip);
    }

    #[test]
    fn valid_members_are_shown_next_to_faulty_ones() {
        let json = br#"{"article": {"headline": 3, "body": [{"type": "paragraph", "text": ["A", 1]}, {"type": "script"}]}}"#;
        let ingested = read(json, None).unwrap();
        let places: Vec<_> = ingested.problems.iter().map(|problem| problem.at.as_str()).collect();
        assert_eq!(places, ["$.article.headline", "$.article.body[0].text[1]", "$.article.body[1]"]);
        assert_eq!(ingested.document.article.unwrap().body.len(), 1);
    }
}

//! The JSON of record.

use super::{Document, Error};
use crate::json::{Problem, Reader, Record, Value, parse};
use crate::quote::Strip;
use crate::story::Article;

/// Reads a whole document or one member of it: a story, a strip, or the quotes alone.
#[inline(never)]
pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<Problem>), Error> {
    let value = parse(bytes).map_err(Error::Syntax)?;
    let mut reader = Reader::default();
    let document = member(&value, &mut reader).ok_or(Error::NotARecord)?;
    Ok((document, reader.into_problems()))
}

fn member(value: &Value, reader: &mut Reader) -> Option<Document> {
    let has = |names: &[&str]| names.iter().any(|name| value.get(name).is_some());
    if has(&["article", "strip"]) {
        Document::read(value, reader)
    } else if has(&["quotes"]) {
        Some(Document { strip: Some(Strip::read(value, reader)?), ..Document::default() })
    } else if has(&["headline", "body"]) {
        Some(Document { article: Some(Article::read(value, reader)?), ..Document::default() })
    } else {
        None
    }
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
        assert_eq!(as_written, to_text(&parse(WHOLE.as_bytes()).unwrap()));
    }

    #[test]
    fn takes_the_whole_or_one_member() {
        let whole = document(WHOLE);
        let article = to_text(&whole.article.as_ref().unwrap().write());
        assert_eq!(document(&article).article, whole.article);
        let strip = to_text(&whole.strip.as_ref().unwrap().write());
        assert_eq!(document(&strip).strip, whole.strip);
    }

    #[test]
    fn what_can_be_shown_is_shown() {
        let json = br#"{"article": {"headline": 3, "body": [{"type": "paragraph", "text": ["A", 1]}, {"type": "script"}]}}"#;
        let ingested = read(json, None).unwrap();
        let places: Vec<_> = ingested.problems.iter().map(|problem| problem.at.as_str()).collect();
        assert_eq!(places, ["$.article.headline", "$.article.body[0].text[1]", "$.article.body[1]"]);
        assert_eq!(ingested.document.article.unwrap().body.len(), 1);
    }
}

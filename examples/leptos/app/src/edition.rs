//! The content: the project's own demonstration.

use slugline::ingest::{Document, read};
use slugline::story::Timestamp;

/// A story and a strip.
pub fn edition() -> Document {
    let document = |json: &[u8]| read(json, None).map(|ingested| ingested.document).unwrap_or_default();
    let markets = document(include_bytes!("../../../../demo/markets.json"));
    let mut edition = Document { strip: markets.strip, ..document(include_bytes!("../../../../demo/story.json")) };
    if let Some(article) = &mut edition.article {
        // A server uses this clock, a browser the reader's.
        article.published = Timestamp::parse("2026-11-22T09:30:00-05:00");
    }
    edition
}

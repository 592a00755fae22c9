//! The content in the JSON of record, as files.

use slugline::json::to_text_pretty;

use super::leptos::file;
use super::{Part, Request};

pub(super) fn parts(request: &Request) -> (Vec<Part>, Vec<String>) {
    let part = |piece: &super::Piece| Some(Part::new(file(piece.element), to_text_pretty(piece.data.as_ref()?)));
    let parts: Vec<_> = request.pieces.iter().filter_map(part).collect();
    let note = if parts.is_empty() {
        "All content comes from addresses, so there is no data to copy."
    } else {
        "The JSON of record: docs/record.md. Publish these files, and give their addresses as src."
    };
    (parts, vec![note.to_owned()])
}

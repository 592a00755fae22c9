//! The JSON Schema in the documentation is the one of the types.
//!
//! `cargo xtask bless` regenerates it.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;

use slugline::ingest::schema;
use slugline::json::to_text_pretty;

#[test]
fn schema_is_up_to_date() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/record.schema.json");
    let expected = to_text_pretty(&schema()) + "\n";
    if std::env::var_os("SLUGLINE_BLESS").is_some() {
        fs::write(file, &expected).unwrap();
    }
    let written = fs::read_to_string(file).unwrap_or_default();
    assert!(written == expected, "docs/record.schema.json is out of date: `cargo xtask bless` writes it anew");
}

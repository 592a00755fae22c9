//! The list of attributes from which the package's types are made is the one that the elements use.
//!
//! `cargo xtask bless` regenerates it.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;

use slugline::attributes::manifest;
use slugline::json::to_text_pretty;

#[test]
fn list_of_attributes_is_up_to_date() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/attributes.json");
    let expected = to_text_pretty(&manifest()) + "\n";
    if std::env::var_os("SLUGLINE_BLESS").is_some() {
        fs::write(file, &expected).unwrap();
    }
    let written = fs::read_to_string(file).unwrap_or_default();
    assert!(written == expected, "docs/attributes.json is out of date: `cargo xtask bless` writes it anew");
}

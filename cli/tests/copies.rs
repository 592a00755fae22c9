//! The crate's copies of files outside its folder are up to date: cargo publishes a crate without its surroundings.
//!
//! `cargo xtask bless` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::Path;

/// Files of the repository, and their copies in `cli/`.
const COPIES: [(&str, &str); 3] =
    [("demo/markets.json", "src/demonstration.json"), ("LICENSE-APACHE", "LICENSE-APACHE"), ("LICENSE-MIT", "LICENSE-MIT")];

#[test]
fn copies_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (original, copy) in COPIES {
        let expected = fs::read(folder.join("..").join(original)).unwrap();
        if std::env::var_os("SLUGLINE_BLESS").is_some() {
            fs::write(folder.join(copy), &expected).unwrap();
        }
        let written = fs::read(folder.join(copy)).unwrap_or_default();
        assert!(written == expected, "cli/{copy} is not {original}: `cargo xtask bless` writes it anew");
    }
}

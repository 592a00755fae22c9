//! The demonstration page contains the output of `slugline render` for the demonstration's documents.
//!
//! `cargo xtask bless` regenerates it.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

fn root(file: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(file)
}

fn rendered(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_slugline")).current_dir(root("")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The page with the text between the two comments `name` replaced.
fn with(page: &str, name: &str, text: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = page.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    [before, &open, text, &close, after].concat()
}

#[test]
fn index_page_is_up_to_date() {
    let page = fs::read_to_string(root("index.html")).unwrap();
    let strip = rendered(&["render", "--lang", "en", "demo/markets.json"]);
    let story = rendered(&["render", "--headline-level", "1", "demo/story.json"]);
    let expected = with(&with(&page, "strip", &strip), "story", &story);
    if std::env::var_os("SLUGLINE_BLESS").is_some() {
        fs::write(root("index.html"), &expected).unwrap();
    } else {
        assert!(page == expected, "index.html is out of date: `cargo xtask bless` writes it anew");
    }
}

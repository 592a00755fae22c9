//! The program on the command line.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::{contains, is_match, starts_with};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/page.txt");

fn slugline(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slugline"));
    command.args(arguments);
    command
}

#[test]
fn converts_a_wire_page() {
    slugline(&["convert", PAGE])
        .assert()
        .success()
        .stdout(starts_with("{\n  \"site\": \"The Tape - Morning\""))
        .stdout(contains(r#""signature": "A.Clerk--TT""#))
        .stdout(contains("Text size").not());
}

#[test]
fn reads_standard_input() {
    slugline(&["convert", "--format", "wire", "-"])
        .write_stdin("A headline\n\nA paragraph.")
        .assert()
        .success()
        .stdout(contains(r#""headline": "A headline""#));
}

#[test]
fn renders_elements_and_pages() {
    slugline(&["render", PAGE])
        .assert()
        .success()
        .stdout(starts_with(r#"<slugline-ticker label="NYSE - LSE">"#))
        .stdout(is_match(r#"<h2 id="[^"]+" class="slugline-headline">"#).unwrap());
    slugline(&["render", "--page", "--assets", "/static", PAGE])
        .assert()
        .success()
        .stdout(starts_with("<!DOCTYPE html>\n<html"))
        .stdout(is_match(r#"<h1 id="[^"]+" class="slugline-headline">"#).unwrap())
        .stdout(contains(r#"href="/static/slugline.css""#));
}

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/");

#[test]
fn every_format_is_read_by_its_name_and_by_its_structure() {
    for (format, file) in [
        ("ninjs", "ninjs/v1.json"),
        ("jsonld", "jsonld/graph.json"),
        ("wordpress", "wordpress/blocks.json"),
        ("ghost", "ghost/blocks.json"),
    ] {
        let file = [FIXTURES, file].concat();
        let [named, auto] = [format, "auto"].map(|format| {
            slugline(&["convert", "--format", format, &file]).assert().success().stderr("").get_output().stdout.clone()
        });
        assert!(!named.is_empty() && named == auto, "{format}");
    }
    slugline(&["convert", "--format", "rss", PAGE]).assert().code(2).stderr(contains("ninjs"));
    slugline(&["convert", "--format", "html", "-"])
        .write_stdin("<p hidden>x")
        .assert()
        .code(1)
        .stdout("{}\n")
        .stderr(contains("neither a story"));
    slugline(&["convert", "--format", "ghost", "-"]).write_stdin("{}").assert().code(1).stderr(contains("$: no post of Ghost"));
}

#[test]
fn withheld_story_is_neither_converted_nor_rendered() {
    for file in ["ninjs/canceled.json", "ninjs/embargoed.json", "ninjs/expired.json", "wordpress/scheduled.json"] {
        let file = [FIXTURES, file].concat();
        for call in [vec!["convert"], vec!["render"], vec!["render", "--page"]] {
            slugline(&[call.as_slice(), &[&file]].concat())
                .assert()
                .success()
                .stdout(contains("igure").not())
                .stdout(contains("ld+json").not())
                .stderr(contains("it is not shown"));
        }
        slugline(&["convert", &file]).assert().stdout(contains("\"rights\""));
    }
}

#[test]
fn json_ld_is_written_unless_disabled() {
    let file = [FIXTURES, "ghost/blocks.json"].concat();
    slugline(&["render", &file])
        .assert()
        .success()
        .stdout(contains(r#"<script type="application/ld+json">{"@context":"https://schema.org""#));
    slugline(&["render", "--json-ld", "none", &file]).assert().success().stdout(contains("ld+json").not());
}

#[test]
fn input_errors_have_a_position() {
    let fails = |input: &[u8], message: &str| {
        slugline(&["convert", "-"]).write_stdin(input).assert().code(1).stdout("").stderr(contains(message));
    };
    fails(b"", "there is no text");
    fails(b"{\n \"article\": nul }", "line 2, column 13");
    fails(b"Head\n\xFF", "line 2, column 1: the bytes are not UTF-8");
    fails(b"Head\0", "line 1, column 5: a NUL");
    fails(b"{}", "$: neither a document");
    slugline(&["convert", "no-such-file"]).assert().code(1).stderr(contains("no-such-file"));
}

#[test]
fn warnings_are_printed() {
    slugline(&["convert", "-"])
        .write_stdin(r#"{"quotes": [{"symbol": "A", "price": "dear"}]}"#)
        .assert()
        .success()
        .stderr(contains("$.quotes[0].price: expected a decimal"));
}

#[test]
fn command_line_errors_exit_with_2() {
    for arguments in [&[][..], &["convert"], &["convert", "--format", "pdf", PAGE], &["render", "--headline-level", "7", PAGE]] {
        slugline(arguments).assert().code(2);
    }
}

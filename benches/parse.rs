//! Reading is linear in the length of the input: the same shapes at 1, 2, 4 and 8 MB, in one run.
//!
//! Prints megabytes per second, and how much longer a megabyte of 8 takes than one alone: near 1.0 if reading is linear.

use std::hint::black_box;
use std::time::{Duration, Instant};

use slugline::ingest::read;

const MEGABYTE: usize = 1 << 20;

fn main() {
    // `cargo test` builds and runs benchmarks too, once and without measuring.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 5 } else { 0 };
    println!("{:<28} {:>8} {:>8} {:>8} {:>8}   8 MB to 1", "MB/s", "1 MB", "2 MB", "4 MB", "8 MB");
    for (name, shape) in SHAPES {
        let times = [1, 2, 4, 8].map(|size| time(&shape(size * MEGABYTE), rounds).as_secs_f64() / size as f64);
        let speeds: String = times.iter().map(|time| format!(" {:>8.1}", 1.0 / time)).collect();
        let [first, .., last] = times;
        println!("{name:<28}{speeds}   {:.2}", last / first);
    }
}

/// The shortest of some rounds.
fn time(input: &str, rounds: u32) -> Duration {
    let round = |_| {
        let begin = Instant::now();
        let _ = black_box(read(black_box(input.as_bytes()), None));
        begin.elapsed()
    };
    (0..rounds).map(round).min().unwrap_or(Duration::from_nanos(1))
}

/// A name, and an input of about this many bytes.
type Shape = (&'static str, fn(usize) -> String);

/// The inputs: ordinary copy, and shapes that a careless reader is slow with.
const SHAPES: [Shape; 20] = [
    ("copy", |size| repeated("Headline\n\n", "A paragraph of some words, as they come.\n\n", size)),
    ("one line", |size| repeated("Headline\n\n", "words without an end ", size)),
    ("title of dashes", |size| repeated("", "a - ", size)),
    ("rows", |size| repeated("NYSE\n", "AAA -0.36% 22.25 $\n", size)),
    ("lines that might be pictures", |size| repeated("Headline\n\n", "a / b / c: d / ", size)),
    ("dashes", |size| repeated("Headline\n\n", "- - -- ", size)),
    ("html", |size| repeated("", "<p>A paragraph of <b>some</b> words, as <a href=\"/they\">they come</a>.</p>\n", size)),
    ("html of one text", |size| repeated("<p>", "words without an end ", size)),
    ("html, deep", |size| repeated("<p>", "<div>", size)),
    ("html, deep formatting", |size| repeated("<p>", "<b>x<i>", size)),
    ("html, formatting left open", |size| {
        "<p>".to_owned() + &(0..size / 18).map(|number| format!("<p><b a={number:08}>")).collect::<String>()
    }),
    ("html, wrongly nested", |size| repeated("<p>", "<b><p>x</b>", size)),
    ("html, tables in tables", |size| repeated("<p>", "<table><tr><td>", size)),
    ("json", |size| {
        repeated("{\"body\": [", "{\"type\": \"paragraph\", \"text\": [\"words\"]}, ", size) + "{\"type\": \"rule\"}]}"
    }),
    ("ninjs", |size| repeated(r#"{"uri": "a", "bodies": [{"contentType": "text/html", "value": ""#, PARAGRAPH, size) + r#""}]}"#),
    ("ninjs of pictures", |size| {
        let picture = r#"{"type": "picture", "name": "a", "renditions": [{"href": "a.jpg", "width": 1, "height": 1}]}, "#;
        repeated(r#"{"uri": "a", "headlines": [{"value": "A"}], "associations": ["#, picture, size) + "{}]}"
    }),
    ("jsonld", |size| {
        repeated(r#"{"@type": "NewsArticle", "articleBody": ""#, "A paragraph of some words.\\n\\n", size) + r#""}"#
    }),
    ("jsonld of references", |size| {
        let node = r#"{"@id": "b", "author": {"@id": "c"}}, "#;
        let authors = r##"{"@id": "#z"}, "##.repeat(500);
        repeated(
            &[r#"{"@graph": [{"@type": "Article", "headline": "A", "author": ["#, &authors, r#"{}]}, "#].concat(),
            node,
            size,
        ) + "{}]}"
    }),
    ("wordpress", |size| repeated(r#"{"title": {"rendered": "A"}, "content": {"rendered": ""#, PARAGRAPH, size) + r#""}}"#),
    ("ghost", |size| repeated(r#"{"posts": [{"title": "A", "html": ""#, PARAGRAPH, size) + r#""}]}"#),
];

/// One paragraph as a system writes it, escaped for JSON.
const PARAGRAPH: &str = "<p>A paragraph of some words, with a <a href=\\\"/a\\\">link</a> &amp; more.</p>\\n";

fn repeated(start: &str, part: &str, size: usize) -> String {
    start.to_owned() + &part.repeat(size / part.len())
}

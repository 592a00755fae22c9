use proptest::prelude::*;

use super::*;
use crate::json::{Record, to_text};
use crate::story::{Article, Block, Inline, plain_text};

/// A body as a story of nothing else.
fn blocks(markup: &str, base: Option<&str>) -> Option<Article> {
    Article::read(part(markup, base.unwrap_or_default(), Part::Body)?).0
}

fn inlines(markup: &str, base: Option<&str>) -> Option<Vec<Inline>> {
    let standfirst = part(markup, base.unwrap_or_default(), Part::Line)?;
    Article::read(Value::Object(vec![("standfirst".to_owned(), standfirst)])).0.map(|article| article.standfirst)
}

fn text(markup: &str) -> Option<String> {
    part(markup, "", Part::Words).map(|words| words.as_str().unwrap_or_default().to_owned())
}

/// The blocks of a body in the JSON of record, one a line, and the signature.
fn body(markup: &str, base: Option<&str>) -> String {
    let Article { body: blocks, signature, .. } = blocks(markup, base).unwrap();
    let lines = blocks.into_iter().map(|block| to_text(&Article { body: vec![block], ..Article::default() }.write()));
    let lines: Vec<String> = lines.map(|line| line["{\"body\":[".len()..line.len() - 2].to_owned()).chain(signature).collect();
    lines.join("\n")
}

macro_rules! fixtures {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(body(include_str!(concat!("../../../../tests/fixtures/html/", stringify!($name), ".html")), None));
        }
    )*};
}

// What comes in as what. `tests/e2e/scenarios/html` sees that browsers read the same files in the same way.
fixtures! { words quotes pictures tables wordpress ghost leftovers broken }

#[test]
fn crossheads_are_told_apart_by_what_there_is() {
    let levels = |markup| {
        let mut levels = Vec::new();
        for block in blocks(markup, None).unwrap().body {
            if let Block::Crosshead { level, .. } = block {
                levels.push(level);
            }
        }
        levels
    };
    assert_eq!(levels("<h1>a</h1><h2>b</h2><h3>c</h3>"), [1, 2, 3]);
    assert_eq!(levels("<h2>a</h2><h6>b</h6><p>\u{2013} c \u{2013}</p>"), [1, 2, 1]);
    assert_eq!(levels("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>"), [1, 2, 3, 4, 5, 5]);
}

#[test]
fn the_last_paragraph_may_sign() {
    assert_eq!(blocks("<p>Words.</p><p><em>bur-rl/tt/gm</em></p>", None).unwrap().signature.as_deref(), Some("bur-rl/tt/gm"));
    assert_eq!(blocks("<p>bur-rl/tt/gm</p><p>Words.</p>", None).unwrap().signature, None);
}

#[test]
fn captions_and_titles_hold_no_blocks() {
    let caption = inlines("<p>One <b>two</b></p><p>three</p><img src=x alt=four><ul><li>five", None).unwrap();
    assert_eq!(plain_text(&caption), "One two\nthree\nfour\nfive");
    assert_eq!(text("Tom &amp; <i>Jerry&#8217;s</i>").unwrap(), "Tom & Jerry\u{2019}s");
    assert_eq!(text(" 1 > 0 \n").unwrap(), "1 > 0");
}

/// The words of a card that leads nowhere were also the caption of the next picture.
#[test]
fn a_card_that_leads_nowhere_names_nothing() {
    assert_eq!(
        body("<div class=kg-file-card><a><b class=kg-file-card-title>Report</b></a></div><figure><img src=a.jpg></figure>", None),
        "{\"type\":\"paragraph\",\"text\":[{\"type\":\"strong\",\"text\":[\"Report\"]}]}\n{\"type\":\"figure\",\"src\":\"a.jpg\"}"
    );
}

#[test]
fn addresses_are_those_of_the_document() {
    let base = Some("https://news.example/a/");
    assert_eq!(
        body("<a href=b>b</a><img src=c.jpg srcset='d.jpg 2w'><iframe src=//e.example></iframe>", base),
        "{\"type\":\"paragraph\",\"text\":[{\"type\":\"link\",\"href\":\"https://news.example/a/b\",\"text\":[\"b\"]}]}\n\
         {\"type\":\"figure\",\"src\":\"https://news.example/a/c.jpg\",\"srcset\":[{\"src\":\"https://news.example/a/d.jpg\",\"width\":2}]}\n\
         {\"type\":\"embed\",\"url\":\"https://e.example/\"}"
    );
}

/// Deep trees once overflowed the stack, and the parser's time grew with their square.
#[test]
fn depth_is_no_danger() {
    let deepest = ["<div>".repeat(1_000_000), "deep".to_owned()].concat();
    assert_eq!(body(&deepest, None), "{\"type\":\"paragraph\",\"text\":[\"deep\"]}");
    // Each takes the parser another way.
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<blockquote>", ""),
        ("<ul><li>", ""),
        ("<table><tr><td>", ""),
        ("<figure>", ""),
        ("<b><p>", "</b>"),
        ("<table><b>", ""),
        ("<svg>", ""),
        ("<span>", ""),
        ("<a href=x><div>", ""),
    ] {
        let markup = [&open.repeat(100_000 / open.len()), "deep", &close.repeat(100_000 / open.len())].concat();
        let read = blocks(&markup, None).unwrap().body;
        let text = to_text(&Article { body: read, ..Article::default() }.write());
        assert_eq!(text.contains("deep"), open != "<svg>", "{open}");
        assert!(crate::json::parse(&text).is_ok(), "{open}: what is written can be read again");
    }
}

/// Each paragraph opens anew what the ones before left open: so few bytes once became as many nodes as fill the memory.
#[test]
fn formatting_that_is_never_closed_stays_small() {
    let markup: String = (0..20_000).map(|number| ["<p><b a=", &number.to_string(), ">x"].concat()).collect();
    assert!(blocks(&markup, None).unwrap().body.len() <= 20_000);
}

/// Pieces of markup, so that what is made of them is broken in every way.
const PIECES: &str = "<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<a href=x>|</a>|<ul>|<ol>|<li>|</ul>|<table>|<tr>|<td>|<th>|</table>|<figure>|\
    </figure>|<figcaption>|<img src=a alt=b>|<blockquote>|</blockquote>|<cite>|<h2>|</h2>|<h3>|<pre>|</pre>|<code>|</code>|<br>|<hr>|\
    <select>|</select>|<option>|<svg>|</svg>|<math>|<mi>|</math>|<style>|</style>|<template>|</template>|<noscript>|</noscript>|\
    <form>|<iframe src=//a>|</iframe>|<div class=gallery>|<figure class=wp-block-embed>|<caption>|<dl>|<dt>|<dd>|<q>|\
    words|  |\n|&nbsp;|&lt;|- x -|<!--|-->|<foreignObject>|<desc>|<title>|</title>|<textarea>|</textarea>|\"|'|<x y='|>";

proptest! {
    #[test]
    fn anything_is_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES.split('|').collect::<Vec<_>>()), 0..60)) {
        let read = blocks(&pieces.concat(), None).unwrap();
        let text = to_text(&Article { body: read.body, ..Article::default() }.write());
        let again = crate::ingest::read(text.as_bytes(), Some(crate::ingest::Format::Slugline));
        prop_assert!(text == "{}" || again.unwrap().problems.is_empty(), "{text}");
    }

    #[test]
    fn never_panics(markup in "\\PC*") {
        let _ = (blocks(&markup, Some(&markup)), inlines(&markup, None), text(&markup));
    }
}

/// A page of HTML as the JSON of record.
fn document(markup: &str) -> String {
    to_text(&crate::ingest::read(markup.as_bytes(), Some(crate::ingest::Format::Html)).unwrap().document.write())
}

#[test]
fn a_page_holds_its_story_in_landmarks() {
    insta::assert_snapshot!(document(include_str!("../../../../tests/fixtures/html/page.html")));
}

#[test]
fn a_page_whose_data_tell_the_story() {
    insta::assert_snapshot!(document(include_str!("../../../../tests/fixtures/html/data.html")));
}

#[test]
fn a_page_without_landmarks_is_read_from_its_head_and_body() {
    assert_eq!(
        document(
            "<!doctype html><title>T &amp; T</title><meta name=author content='A. Writer'><base href='https://a.example/b/'><p>Words <a href=c>c</a>"
        ),
        "{\"article\":{\"headline\":\"T & T\",\"bylines\":[{\"name\":\"A. Writer\"}],\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words \",\
         {\"type\":\"link\",\"href\":\"https://a.example/b/c\",\"text\":[\"c\"]}]}]}}"
    );
}

/// What a page says of its story in JSON-LD, beside all else that such data tell.
const DATA: &str = r#"{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "NewsArticle", "headline": "Told by data", "author": {"name": "D. Data"},
    "datePublished": "2026-01-02", "dateModified": "2026-01-03T00:00:00Z", "publisher": {"name": "The Tape"}, "isAccessibleForFree": false,
    "hasPart": {"isAccessibleForFree": true}, "articleBody": "Not this.", "description": "Nor this.", "expires": "2026-02-01T00:00:00Z"}]}"#;

#[test]
fn json_ld_tells_what_the_markup_does_not() {
    let page = |head: &str, body: &str| {
        document(&format!(
            "<!doctype html><title>T | S</title>{head}<script type=application/ld+json>{DATA}</script><script>\"no\"</script><p>{body}"
        ))
    };
    let rest = r#""access":"preview","body":[{"type":"paragraph","text":["Words"]}],"rights":{"expires":"2026-02-01T00:00:00Z"}"#;
    assert_eq!(
        page("", "Words"),
        r#"{"article":{"headline":"Told by data","bylines":[{"name":"D. Data"}],"publisher":{"name":"The Tape"},"published":"2026-01-02T00:00:00Z","updated":"2026-01-03T00:00:00Z","#.to_owned() + rest + "}}"
    );
    let head = "<meta name=author content='A. Writer'><meta property=article:published_time content=2025-01-01T00:00:00Z>";
    assert_eq!(
        page(head, "<h1>Told by markup</h1>Words"),
        r#"{"article":{"headline":"Told by markup","bylines":[{"name":"A. Writer"}],"publisher":{"name":"The Tape"},"published":"2025-01-01T00:00:00Z","updated":"2026-01-03T00:00:00Z","#.to_owned() + rest + "}}"
    );
}

/// Data of something else, or none at all, say nothing; they are no words either.
#[test]
fn other_data_of_a_page_say_nothing() {
    for data in ["{", "[]", "{\"@type\": \"Recipe\", \"name\": \"Soup\"}", "{\"@type\": \"NewsArticle\"}"] {
        assert_eq!(
            document(&format!("<title>T</title><p>Words<script type='application/ld+json'>{data}</script>")),
            "{\"article\":{\"headline\":\"T\",\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words\"]}]}}",
            "{data}"
        );
    }
}

#[test]
fn a_part_of_a_page_is_a_story() {
    assert_eq!(
        document("<h1>Head</h1><p>Words</p>"),
        "{\"article\":{\"headline\":\"Head\",\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words\"]}]}}"
    );
    assert_eq!(document("<frameset><p>Words"), "{\"article\":{\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words\"]}]}}");
    assert_eq!(document("<script>nothing</script>"), "{}");
}

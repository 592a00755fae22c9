use proptest::prelude::*;

use super::read;
use crate::ingest::foreign::body::Body;
use crate::json::{Record, to_text};
use crate::story::{Article, Block, Inline, plain_text};

/// A body as a story with nothing else.
fn blocks(markup: &str, base: Option<&str>) -> Option<Article> {
    let (Body { blocks: body, signature }, _) = read(markup, base, |reader| reader.body())?;
    Some(Article { body, signature, ..Article::default() })
}

fn inlines(markup: &str, base: Option<&str>) -> Option<Vec<Inline>> {
    read(markup, base, |reader| reader.line()).map(|(line, _)| line)
}

fn text(markup: &str) -> Option<String> {
    read(markup, None, |reader| reader.words()).map(|(words, _)| words)
}

/// The warnings about a body, with path and message.
fn notes(markup: &str) -> Vec<String> {
    let (_, notes) = read(markup, None, |reader| reader.body()).unwrap();
    notes.into_iter().map(|note| format!("{}: {}", note.at, note.message)).collect()
}

/// The blocks of a body in the JSON of record, one per line, and the signature.
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

// What each fixture becomes. `tests/e2e/scenarios/html` checks that browsers read the same files in the same way.
fixtures! { words quotes pictures tables wordpress ghost leftovers broken }

#[test]
fn crosshead_levels_follow_the_headings_in_use() {
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
fn last_paragraph_of_initials_is_the_signature() {
    assert_eq!(blocks("<p>Words.</p><p><em>bur-rl/tt/gm</em></p>", None).unwrap().signature.as_deref(), Some("bur-rl/tt/gm"));
    assert_eq!(blocks("<p>bur-rl/tt/gm</p><p>Words.</p>", None).unwrap().signature, None);
}

#[test]
fn captions_and_titles_contain_no_blocks() {
    let caption = inlines("<p>One <b>two</b></p><p>three</p><img src=x alt=four><ul><li>five", None).unwrap();
    assert_eq!(plain_text(&caption), "One two\nthree\nfour\nfive");
    assert_eq!(text("Tom &amp; <i>Jerry&#8217;s</i>").unwrap(), "Tom & Jerry\u{2019}s");
    assert_eq!(text(" 1 > 0 \n").unwrap(), "1 > 0");
}

/// The words of a card without an address used to become the caption of the next picture too.
#[test]
fn card_without_an_address_is_text() {
    assert_eq!(
        body("<div class=kg-file-card><a><b class=kg-file-card-title>Report</b></a></div><figure><img src=a.jpg></figure>", None),
        "{\"type\":\"paragraph\",\"text\":[{\"type\":\"strong\",\"text\":[\"Report\"]}]}\n{\"type\":\"figure\",\"src\":\"a.jpg\"}"
    );
}

#[test]
fn addresses_are_resolved_against_the_document() {
    let base = Some("https://news.example/a/");
    assert_eq!(
        body("<a href=b>b</a><img src=c.jpg srcset='d.jpg 2w'><iframe src=//e.example></iframe>", base),
        "{\"type\":\"paragraph\",\"text\":[{\"type\":\"link\",\"href\":\"https://news.example/a/b\",\"text\":[\"b\"]}]}\n\
         {\"type\":\"figure\",\"src\":\"https://news.example/a/c.jpg\",\"srcset\":[{\"src\":\"https://news.example/a/d.jpg\",\"width\":2}]}\n\
         {\"type\":\"embed\",\"url\":\"https://e.example/\"}"
    );
}

/// Deep trees used to overflow the stack, and the parser's time was quadratic.
#[test]
fn deep_markup_is_read() {
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

/// Each paragraph reopens the formatting that the ones before left open: few bytes used to become enough nodes to fill the memory.
#[test]
fn unclosed_formatting_does_not_multiply() {
    let markup: String = (0..20_000).map(|number| ["<p><b a=", &number.to_string(), ">x"].concat()).collect();
    assert!(blocks(&markup, None).unwrap().body.len() <= 20_000);
}

/// Pieces of markup, whose combinations are malformed in every way.
const PIECES: &str = "<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<a href=x>|</a>|<ul>|<ol>|<li>|</ul>|<table>|<tr>|<td>|<th>|</table>|<figure>|\
    </figure>|<figcaption>|<img src=a alt=b>|<blockquote>|</blockquote>|<cite>|<h2>|</h2>|<h3>|<pre>|</pre>|<code>|</code>|<br>|<hr>|\
    <select>|</select>|<option>|<svg>|</svg>|<math>|<mi>|</math>|<style>|</style>|<template>|</template>|<noscript>|</noscript>|\
    <form>|<iframe src=//a>|</iframe>|<div class=gallery>|<figure class=wp-block-embed>|<caption>|<dl>|<dt>|<dd>|<q>|\
    words|  |\n|&nbsp;|&lt;|- x -|<!--|-->|<foreignObject>|<desc>|<title>|</title>|<textarea>|</textarea>|\"|'|<x y='|>";

proptest! {
    #[test]
    fn any_markup_gives_a_valid_record(pieces in proptest::collection::vec(proptest::sample::select(PIECES.split('|').collect::<Vec<_>>()), 0..60)) {
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
fn story_of_a_page_is_found_by_landmarks() {
    insta::assert_snapshot!(document(include_str!("../../../../tests/fixtures/html/page.html")));
}

#[test]
fn story_of_a_page_is_completed_from_its_data() {
    insta::assert_snapshot!(document(include_str!("../../../../tests/fixtures/html/data.html")));
}

#[test]
fn page_without_landmarks_is_read_from_head_and_body() {
    assert_eq!(
        document(
            "<!doctype html><title>T &amp; T</title><meta name=author content='A. Writer'><base href='https://a.example/b/'><p>Words <a href=c>c</a>"
        ),
        "{\"article\":{\"headline\":\"T & T\",\"bylines\":[{\"name\":\"A. Writer\"}],\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words \",\
         {\"type\":\"link\",\"href\":\"https://a.example/b/c\",\"text\":[\"c\"]}]}]}}"
    );
}

/// The JSON-LD of a page about its story, with unrelated data.
const DATA: &str = r#"{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "NewsArticle", "headline": "Told by data", "author": {"name": "D. Data"},
    "datePublished": "2026-01-02", "dateModified": "2026-01-03T00:00:00Z", "publisher": {"name": "The Tape"}, "isAccessibleForFree": false,
    "hasPart": {"isAccessibleForFree": true}, "articleBody": "Not this.", "description": "Nor this.", "expires": "2026-02-01T00:00:00Z"}]}"#;

#[test]
fn json_ld_adds_what_the_markup_lacks() {
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

/// Data about something else, or invalid data, is ignored; it is not text either.
#[test]
fn unrelated_data_of_a_page_is_ignored() {
    for data in ["{", "[]", "{\"@type\": \"Recipe\", \"name\": \"Soup\"}", "{\"@type\": \"NewsArticle\"}"] {
        assert_eq!(
            document(&format!("<title>T</title><p>Words<script type='application/ld+json'>{data}</script>")),
            "{\"article\":{\"headline\":\"T\",\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words\"]}]}}",
            "{data}"
        );
    }
}

#[test]
fn fragment_of_a_page_is_a_story() {
    assert_eq!(
        document("<h1>Head</h1><p>Words</p>"),
        "{\"article\":{\"headline\":\"Head\",\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words\"]}]}}"
    );
    assert_eq!(document("<frameset><p>Words"), "{\"article\":{\"body\":[{\"type\":\"paragraph\",\"text\":[\"Words\"]}]}}");
    assert_eq!(document("<script>nothing</script>"), "{}");
}

/// One faulty part used to remove all others: pages were empty if a picture had no address.
#[test]
fn picture_without_an_address_removes_nothing_else() {
    let markup = "<p>One.</p><figure><img src=\"a.jpg\" alt=\"A\"><img alt=\"B\"></figure><p>Two.</p>";
    assert_eq!(
        body(markup, None),
        "{\"type\":\"paragraph\",\"text\":[\"One.\"]}\n{\"type\":\"figure\",\"src\":\"a.jpg\",\"alt\":\"A\"}\n\
         {\"type\":\"paragraph\",\"text\":[\"B\"]}\n{\"type\":\"paragraph\",\"text\":[\"Two.\"]}"
    );
    assert_eq!(notes(markup), ["(//img)[2]: a picture without an address for readers: it is left out"]);
}

#[test]
fn words_between_pictures_are_kept() {
    for markup in [
        "<div class=\"format-gallery\"><p>Words.</p><img src=\"a.jpg\"><img src=\"b.jpg\"></div>",
        "<figure><p>Words.</p><img src=\"a.jpg\"><img src=\"b.jpg\"></figure>",
    ] {
        assert_eq!(
            body(markup, None),
            "{\"type\":\"paragraph\",\"text\":[\"Words.\"]}\n{\"type\":\"gallery\",\"figures\":[{\"src\":\"a.jpg\"},{\"src\":\"b.jpg\"}]}"
        );
    }
    assert_eq!(
        body("<figure><img src=a.jpg>Words.<img src=b.jpg></figure>", None),
        "{\"type\":\"figure\",\"src\":\"a.jpg\"}\n{\"type\":\"paragraph\",\"text\":[\"Words.\"]}\n{\"type\":\"figure\",\"src\":\"b.jpg\"}"
    );
    let story =
        format!("<div class=gallery-page><h2>H</h2><p>{}</p><p class=credit>Words</p><img src=a.jpg></div>", "long ".repeat(90));
    assert!(body(&story, None).contains("[\"Words\"]"), "{}", body(&story, None));
}

#[test]
fn lazy_loaded_pictures_are_found() {
    for (markup, src) in [
        ("<img srcset=\"b.jpg 100w, c.jpg 300w\" alt=\"A boat\">", "c.jpg"),
        ("<img src=\"data:image/gif;base64,R0\" data-srcset=\"c.jpg 300w\" alt=\"A boat\">", "c.jpg"),
        ("<img data-lazy-srcset=\"c.jpg 300w\" alt=\"A boat\">", "c.jpg"),
        ("<img data-actualsrc=c.jpg alt=\"A boat\">", "c.jpg"),
        ("<img class=lazyload src=/placeholder.gif data-src=c.jpg alt=\"A boat\">", "c.jpg"),
        ("<picture><source srcset=\"c.jpg 300w\"><img alt=\"A boat\"></picture>", "c.jpg"),
        ("<picture><source srcset=\"c.jpg 2x\"><img alt=\"A boat\"></picture>", "c.jpg"),
        ("<img src=\"data:image/gif;base64,R0\" alt=\"A boat\"><noscript><img src=c.jpg></noscript>", "c.jpg"),
        ("<noscript><img src=c.jpg></noscript><img src=\"data:image/gif;base64,R0\" alt=\"A boat\">", "c.jpg"),
        ("<div><noscript><img src=c.jpg alt=\"A boat\"></noscript></div>", "c.jpg"),
        ("<div role=\"img\" style=\"background-image:url('c.jpg')\" aria-label=\"A boat\"></div>", "c.jpg"),
    ] {
        let read = blocks(markup, None).unwrap().body;
        let [Block::Figure(figure)] = read.as_slice() else { panic!("{markup}: {read:?}") };
        assert_eq!((figure.src.as_deref(), notes(markup)), (Some(src), vec![]), "{markup}");
    }
    // A picture that is there already appears once.
    assert_eq!(blocks("<p><img src=c.jpg><noscript><img src=c.jpg></noscript>", None).unwrap().body.len(), 1);
    assert_eq!(blocks("<noscript><img width=1 height=1 src=//count.example></noscript>", None).unwrap().body, []);
    let cover = "<div class=wp-block-cover style='background-image:url(c.jpg)'><p>Words</p></div>";
    assert_eq!(blocks(cover, None).unwrap().body.len(), 2);
}

#[test]
fn word_within_a_caption_does_not_make_it_a_credit() {
    let markup = "<figure><img src=a.jpg><figcaption>Im Bild: Kanzler bei der Ankunft</figcaption></figure>";
    assert_eq!(body(markup, None), "{\"type\":\"figure\",\"src\":\"a.jpg\",\"caption\":[\"Im Bild: Kanzler bei der Ankunft\"]}");
}

#[test]
fn card_keeps_its_title_and_description() {
    let bookmark = "<figure class=kg-bookmark-card><a href=https://x.example/b><div class=kg-bookmark-title>Title</div></a><figcaption>Below</figcaption></figure>";
    assert_eq!(
        body(bookmark, None),
        "{\"type\":\"embed\",\"url\":\"https://x.example/b\",\"title\":\"Title\"}\n{\"type\":\"paragraph\",\"text\":[\"Below\"]}"
    );
    let file = "<div class=kg-file-card><a href=https://x.example/f><div class=kg-file-card-title>File</div><div class=kg-file-card-caption>All of it</div></a></div>";
    assert!(body(file, None).contains("\"title\":\"File\"") && body(file, None).contains("All of it"));
}

#[test]
fn item_numbers_are_kept() {
    assert_eq!(
        body("<ol><li>a<li value=7>b<li>c<li value=2>d</ol>", None),
        "{\"type\":\"list\",\"ordered\":true,\"items\":[[{\"type\":\"paragraph\",\"text\":[\"a\"]}]]}\n\
         {\"type\":\"list\",\"ordered\":true,\"start\":7,\"items\":[[{\"type\":\"paragraph\",\"text\":[\"b\"]}],[{\"type\":\"paragraph\",\"text\":[\"c\"]}]]}\n\
         {\"type\":\"list\",\"ordered\":true,\"start\":2,\"items\":[[{\"type\":\"paragraph\",\"text\":[\"d\"]}]]}"
    );
    let starts = |markup| {
        let start = |block: &Block| match block {
            Block::List { start, .. } => start.unwrap_or(1),
            _ => 0,
        };
        blocks(markup, None).unwrap().body.iter().map(start).collect::<Vec<_>>()
    };
    assert_eq!(starts("<ol reversed><li>a<li>b<li>c</ol>"), [3, 2, 1]);
    assert_eq!(starts("<ol start=0><li>a<li>b</ol>"), [0]);
    assert_eq!(notes("<ol type=a><li>x</ol>"), ["(//ol)[1]: is lettered: here its items are numbered"]);
}

#[test]
fn footnote_links_give_their_text() {
    let markup = "<p>Words<sup><a href=#n1 id=n1-link>1</a></sup></p><ol class=wp-block-footnotes><li id=n1>A note <a href=#n1-link>\u{21a9}\u{fe0e}</a></ol>";
    assert_eq!(
        body(markup, Some("https://news.example/a")),
        "{\"type\":\"paragraph\",\"text\":[\"Words\",{\"type\":\"sup\",\"text\":[\"1\"]}]}\n\
         {\"type\":\"list\",\"ordered\":true,\"items\":[[{\"type\":\"paragraph\",\"text\":[\"A note\"]}]]}"
    );
}

/// A tree of unique words, and what a reader would see of it.
pub(in crate::ingest::foreign) fn seen() -> BoxedStrategy<String> {
    let word = any::<u16>().prop_map(|number| format!(" w{number}w "));
    let leaf = prop_oneof![4 => word.clone(), 1 => Just("<br>".to_owned()), 1 => Just("<img src=a.jpg>".to_owned()), 1 => Just("<hr>".to_owned())];
    let names = [
        "p",
        "div",
        "b",
        "i",
        "a href=x",
        "ul",
        "ol",
        "li",
        "blockquote",
        "cite",
        "figure",
        "figcaption",
        "h2",
        "h4",
        "pre",
        "code",
        "q",
        "sup",
        "section",
        "header",
        "div class=gallery",
        "figure class=wp-block-gallery",
        "div class=wp-caption",
        "p class=wp-caption-text",
        "span class=credit",
        "dl",
        "dt",
        "dd",
        "table><tr><td",
        "details",
        "address",
        "footer",
        "figure class=wp-block-pullquote",
        "ol reversed",
        "li value=9",
        "div class=kg-callout-card",
        "object data=javascript:x",
    ];
    let tree = leaf.prop_recursive(6, 60, 5, move |inner| {
        (proptest::sample::select(names.to_vec()), proptest::collection::vec(inner, 0..5)).prop_map(|(tag, inside)| {
            let name = tag.split([' ', '>']).next().unwrap_or_default();
            format!("<{tag}>{}</{name}>", inside.concat())
        })
    });
    proptest::collection::vec(tree, 1..5).prop_map(|trees| trees.concat()).boxed()
}

proptest! {
    /// Nothing is lost without notice: every word comes out.
    #[test]
    fn every_visible_word_is_kept(markup in seen()) {
        let article = blocks(&markup, None).unwrap();
        let out = to_text(&article.write());
        let notes = notes(&markup);
        for word in markup.split(' ').filter(|word| word.starts_with('w') && word.ends_with('w') && word.len() > 2) {
            prop_assert!(out.contains(word) || !notes.is_empty(), "{word} of {markup} is not in {out}");
        }
    }
}

//! What is rendered, whole.

use super::{Options, elements, page};
use crate::ingest::{Document, read};

fn document(bytes: &[u8]) -> Document {
    read(bytes, None).unwrap().document
}

fn options<'a>() -> Options<'a> {
    // After the embargo of the fixture and before its end.
    Options { headline_level: 2, lang: Some("en"), now: 1_800_000_000_000, json_ld: false }
}

const WHOLE: &[u8] = include_bytes!("../../tests/fixtures/whole.json");
const PAGE: &[u8] = include_bytes!("../../tests/fixtures/page.txt");

#[test]
fn every_block_once() {
    insta::assert_snapshot!(elements(&document(WHOLE), options()));
}

#[test]
fn a_wire_page() {
    insta::assert_snapshot!(page(&document(PAGE), "pkg/", Options { headline_level: 1, ..options() }));
}

#[test]
fn what_may_not_be_shown_is_not() {
    let options = Options { now: 0, json_ld: true, ..options() };
    for html in [elements(&document(WHOLE), options), page(&document(WHOLE), "pkg/", options)] {
        assert!(html.contains("This story is not available."), "{html}");
        // Neither its headline in the page's title nor what machines are told.
        assert!(!html.contains("Every block once") && !html.contains("All that a story") && !html.contains("ld+json"), "{html}");
    }
}

#[test]
fn machines_are_told_beside_the_element_or_not_at_all() {
    let told = Options { json_ld: true, ..options() };
    let script = r#"<script type="application/ld+json">"#;
    let html = elements(&document(WHOLE), told);
    // Within the element it would be taken for its source.
    assert!(html.split("</slugline-article>").nth(1).unwrap().contains(script), "{html}");
    let page = page(&document(WHOLE), "pkg/", told);
    assert!(page.split("</head>").next().unwrap().contains(script) && page.matches(script).count() == 1, "{page}");
    assert!(page.contains(r#"<meta name="author" content="The desk">"#), "{page}");
    assert!(!elements(&document(WHOLE), options()).contains(script));
}

#[test]
fn content_cannot_leave_its_place() {
    let hostile = r#"</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><!--"#;
    let json = r#"{"strip": {"label": "X", "quotes": [{"symbol": "X", "name": "X", "price": "1"}]}, "article": {
        "headline": "X", "kicker": "X", "lang": "X", "dir": "X", "standfirst": ["X"], "signature": "X",
        "bylines": [{"name": "X", "url": "javascript:alert(1)"}],
        "hero": {"src": "javascript:alert(1)", "alt": "X", "credit": "X", "srcset": [{"src": "javascript:alert(1)", "width": 1}]},
        "body": [{"type": "paragraph", "text": [{"type": "link", "href": "java\nscript:alert(1)", "text": ["X"]}]},
                 {"type": "code", "text": "X", "lang": "X"}, {"type": "embed", "url": "data:text/html,X", "title": "X"}]}}"#;
    let html = elements(&document(json.replace('X', hostile).as_bytes()), Options { json_ld: true, ..options() });
    assert_eq!(html.matches("<script").count(), 2, "only the strip's own data, and JSON-LD: {html}");
    assert_eq!(html.matches("</script").count(), 2, "{html}");
    // Every `<` and every quote of the content is escaped, so what is left of it is text.
    let tags = html.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    for tag in tags {
        assert!(!tag.starts_with("img") && !tag.contains("href=") && !tag.contains("src=\""), "{tag}");
    }
    assert!(!html.contains("<!--"), "{html}");
}

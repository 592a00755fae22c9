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
    let html = elements(&document(WHOLE), Options { now: 0, ..options() });
    assert!(html.contains("This story is not available."), "{html}");
    assert!(!html.contains("Every block once"), "{html}");
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
    let html = elements(&document(json.replace('X', hostile).as_bytes()), options());
    assert_eq!(html.matches("<script").count(), 1, "only the strip's own data: {html}");
    assert_eq!(html.matches("</script").count(), 1, "{html}");
    // Every `<` and every quote of the content is escaped, so what is left of it is text.
    let tags = html.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    for tag in tags {
        assert!(!tag.starts_with("img") && !tag.contains("href=") && !tag.contains("src=\""), "{tag}");
    }
    assert!(!html.contains("<!--"), "{html}");
}

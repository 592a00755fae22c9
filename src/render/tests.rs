//! Complete renderings.

use super::{Options, elements, page};
use crate::ingest::{Document, read};

fn document(bytes: &[u8]) -> Document {
    read(bytes, None).unwrap().document
}

fn options<'a>() -> Options<'a> {
    // After the embargo of the fixture and before its expiry.
    Options { headline_level: 2, lang: Some("en"), now: 1_800_000_000_000, json_ld: false }
}

const WHOLE: &[u8] = include_bytes!("../../tests/fixtures/whole.json");
const PAGE: &[u8] = include_bytes!("../../tests/fixtures/page.txt");

#[test]
fn every_block_is_rendered() {
    insta::assert_snapshot!(elements(&document(WHOLE), options()));
}

#[test]
fn wire_page_is_rendered() {
    insta::assert_snapshot!(page(&document(PAGE), "pkg/", Options { headline_level: 1, ..options() }));
}

/// The server used to leave out what the strip derives in a browser, so that a page changed when its script loaded.
#[test]
fn percentage_is_derived_as_in_a_live_strip() {
    let html = |quote: &str| elements(&document(format!(r#"{{"quotes":[{quote}]}}"#).as_bytes()), options());
    let derived = html(r#"{"symbol":"A","price":"11","previous_close":"10"}"#);
    assert!(derived.contains("▲") && derived.contains(r#"<bdi translate="no">+10.00%</bdi>"#), "{derived}");
    // An arrow would say that it rises, without a figure.
    for quote in [r#"{"symbol":"A","price":"11","previous_close":"0"}"#, r#"{"symbol":"A","change":"1"}"#] {
        assert!(!html(quote).contains("▲"), "{quote}");
    }
}

#[test]
fn word_with_exchange_names_its_quote() {
    let html = elements(
        &document(
            br#"{"strip":{"quotes":[{"symbol":"RIO","exchange":"XLON","price":"48.10"},{"symbol":"RIO","exchange":"XASX","price":"112.40"}]},
            "article":{"body":[{"type":"paragraph","text":[{"type":"symbol","symbol":"RIO@XASX","text":"Rio"}]}]}}"#,
        ),
        options(),
    );
    let beside = html.split("</slugline-ticker>").nth(1).unwrap();
    assert!(beside.contains("112.40") && !beside.contains("48.10"), "{beside}");
}

#[test]
fn withheld_story_is_not_rendered() {
    let options = Options { now: 0, json_ld: true, ..options() };
    for html in [elements(&document(WHOLE), options), page(&document(WHOLE), "pkg/", options)] {
        assert!(html.contains("This story is not available."), "{html}");
        // Neither its headline in the page's title nor the JSON-LD.
        assert!(!html.contains("Every block once") && !html.contains("All that a story") && !html.contains("ld+json"), "{html}");
    }
}

#[test]
fn json_ld_is_next_to_the_element_or_absent() {
    let told = Options { json_ld: true, ..options() };
    let script = r#"<script type="application/ld+json">"#;
    let html = elements(&document(WHOLE), told);
    // Inside the element it would be taken for its source.
    assert!(html.split("</slugline-article>").nth(1).unwrap().contains(script), "{html}");
    let page = page(&document(WHOLE), "pkg/", told);
    assert!(page.split("</head>").next().unwrap().contains(script) && page.matches(script).count() == 1, "{page}");
    assert!(page.contains(r#"<meta name="author" content="The desk">"#), "{page}");
    assert!(!elements(&document(WHOLE), options()).contains(script));
}

#[test]
fn content_is_escaped() {
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

#[test]
fn reading_time_is_in_the_language_of_the_story() {
    for (lang, word, text) in [
        ("en", "word ", "2\u{a0}min read"),
        ("de", "Wort ", "2\u{a0}Min. Lesezeit"),
        ("pl", "słowo ", "2\u{a0}min czytania"),
        ("ar-EG", "كلمة ", "مدة القراءة: ٢\u{a0}د"),
        ("ja", "漢字", "読了目安：2分"),
        ("ko", "한글", "읽는 시간 2분"),
        ("zh-TW", "漢字", "閱讀時間：約2分鐘"),
    ] {
        let body = word.repeat(440);
        let json = format!(
            r#"{{"article": {{"lang": "{lang}", "headline": "A", "body": [{{"type": "paragraph", "text": ["{body}"]}}]}}}}"#
        );
        let html = elements(&document(json.as_bytes()), options());
        assert!(
            html.contains(&[r#"<span class="slugline-reading">"#, text, "</span>"].concat()),
            "{lang} {}",
            html.get(..400).unwrap()
        );
    }
    // A few words have no reading time.
    assert!(!elements(&document(WHOLE), options()).contains("slugline-reading"));
}

#[test]
fn words_of_the_story_get_quotes_of_the_strip() {
    let json = r#"{"strip": {"quotes": [{"symbol": "A.B", "price": "9.9", "currency": "EUR", "change_percent": "1.5"}, {"symbol": "C"}]},
        "article": {"lang": "de", "headline": "Of $A.B", "standfirst": ["Of $C"],
        "hero": {"src": "/a.png", "caption": ["Of ", {"type": "symbol", "symbol": "A.B", "text": "The A&B"}, " and $A.B"]},
        "body": [{"type": "paragraph", "text": ["Of $A.B. And $A, ", {"type": "em", "text": ["$A.B"]}, {"type": "code", "text": "$A.B"},
                 {"type": "link", "href": "/", "text": ["$A.B"]}]}]}}"#;
    let html = elements(&document(json.as_bytes()), options());
    let quote = "<a data-symbol=\"A.B\" aria-hidden=\"true\" \
                 data-widest=\"\u{2068}+00,0\u{a0}%\u{2069} \u{2068}00,0\u{a0}€\u{2069}\" data-quote=\"\u{2068}+1,5\u{a0}%\u{2069} \u{2068}9,9\u{a0}€\u{2069}\" class=\"slugline-quote slugline-up\"></a>";
    let pair = format!(r#"<span class="slugline-pair">$A.B{quote}</span>"#);
    let nothing = r#"<a data-symbol="C" aria-hidden="true" class="slugline-quote"></a>"#;
    for part in [
        ">Of $A.B</h2>".to_owned(),
        format!(r#"<p class="slugline-standfirst">Of <span class="slugline-pair">$C{nothing}</span></p>"#),
        format!(r#" class="slugline-ref">The <span class="slugline-pair">A&amp;B{quote}</span></span> and $A.B</span>"#),
        format!(r#"<p>Of {pair}. And $A, <em>{pair}</em><code dir="ltr">$A.B</code><a href="/">$A.B</a></p>"#),
    ] {
        assert!(html.contains(&part), "{part}\n{html}");
    }
}

#[test]
fn columns_of_numbers_are_marked() {
    let table = |cells: [&str; 5]| {
        let [a, b, c, d, span] = cells;
        let json = format!(
            r#"{{"article": {{"headline": "A", "body": [{{"type": "table", "rows": [
                [{{"text": ["One"], "header": true}}, {{"text": ["Two"], "header": true}}],
                [{{"text": ["{a}"]}}, {{"text": ["{b}"]}}], [{{"text": ["{c}"]}}, {{"text": ["{d}"]{span}}}]]}}]}}}}"#
        );
        elements(&document(json.as_bytes()), options()).matches("slugline-number").count()
    };
    assert_eq!(table(["London", "\u{2212}1.5%", "Paris", "\u{2013}", ""]), 3, "the head of the column too");
    assert_eq!(table(["1869", "\u{20ac}1,200", "1929", "\u{661}\u{662}", ""]), 3, "a year names its row");
    assert_eq!(table(["A", "12 km", "B", "(3)", ""]), 3);
    for other in ["12 May 2020", "B2", "7 Tage", "\u{6f22}1"] {
        assert_eq!(table(["x", other, "y", "1", ""]), 0, "{other}");
    }
    assert_eq!(table(["1", "2", "3", "4", r#", "rowspan": 2"#]), 0, "columns are not told apart");
}

#[test]
fn embed_names_its_site() {
    for (url, title, site) in [
        ("https://video.example/1", r#", "title": "A film""#, r#"<span class="slugline-site">video.example</span>"#),
        ("https://bank.example@other.example/1", r#", "title": "A film""#, r#"<span class="slugline-site">other.example</span>"#),
        ("/film", r#", "title": "A film""#, ""),
        ("https://video.example/1", "", ""),
    ] {
        let json = format!(r#"{{"article": {{"headline": "A", "body": [{{"type": "embed", "url": "{url}"{title}}}]}}}}"#);
        let html = elements(&document(json.as_bytes()), options());
        assert_eq!(html.contains("slugline-site"), !site.is_empty(), "{html}");
        assert!(html.contains(site), "{html}");
    }
}

#[test]
fn page_has_the_direction_of_its_story() {
    let document = document(br#"{"article": {"headline": "A", "lang": "ar", "dir": "rtl", "body": []}}"#);
    let start = |lang| {
        page(&document, "pkg/", Options { lang, ..options() }).lines().nth(1).unwrap().split('>').next().unwrap().to_owned()
    };
    assert_eq!(start(None), r#"<html lang="ar" dir="rtl""#);
    assert_eq!(start(Some("en")), r#"<html lang="en""#);
}

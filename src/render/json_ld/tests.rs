//! What is written can be read again.

use proptest::prelude::*;

use super::json_ld;
use crate::ingest::{Format, read};
use crate::json::{Record, Value, parse, to_script};
use crate::story::{
    Access, Article, Block, Byline, Cell, Figure, Focal, Inline, Publisher, Rendition, Rights, Status, Timestamp,
};

const WHOLE: &str = include_str!("../../../tests/fixtures/whole.json");

fn article(json: &str) -> Article {
    Article::read(parse(json).unwrap()).0.unwrap()
}

fn read_back(article: &Article) -> Article {
    let script = to_script(&json_ld(article));
    let ingested = read(script.as_bytes(), None).unwrap();
    assert_eq!((ingested.format, ingested.problems), (Format::Jsonld, vec![]), "{script}");
    ingested.document.article.unwrap()
}

#[test]
fn plain_story_uses_only_schema_org_terms() {
    let story = article(
        r#"{"uri": "urn:example:tape:7", "url": "https://news.example/tape", "lang": "en", "kicker": "Machines", "headline": "The last ribbon",
            "standfirst": ["It ran for a century."], "dateline": "New York",
            "bylines": [{"name": "The Tape"}, {"name": "The night desk", "url": "https://news.example/night"}], "signature": "sl/tt",
            "publisher": {"name": "The Tape", "url": "https://news.example/", "logo": "https://news.example/logo.svg"},
            "published": "2026-01-02T03:04:05Z", "updated": "2026-01-02T06:00:00+01:00", "access": "preview",
            "hero": {"src": "https://news.example/960.jpg", "width": 960, "height": 640, "alt": "A machine", "caption": ["At work"],
                     "srcset": [{"src": "https://news.example/480.jpg", "width": 480}, {"src": "https://news.example/960.jpg", "width": 960}],
                     "credit": "© The Tape"},
            "body": [{"type": "paragraph", "text": ["One."]}, {"type": "paragraph", "text": ["Two."]}],
            "rights": {"expires": "2036-01-01T00:00:00Z", "copyright": "© 2026 The Tape", "terms": "No resale"}}"#,
    );
    let written = json_ld(&story);
    assert!(written.get("encoding").is_none());
    assert_eq!(read_back(&story), story);
    insta::assert_snapshot!(crate::json::to_text_pretty(&written));
}

#[test]
fn every_block_survives_a_round_trip() {
    let story = article(&crate::json::to_text(parse(WHOLE).unwrap().get("article").unwrap()));
    let written = json_ld(&story);
    assert_eq!(read_back(&story), story);
    // Consumers that only know schema.org have all words.
    let body = written.get("articleBody").and_then(Value::as_str).unwrap();
    assert_eq!(written.get("@type").and_then(Value::as_str), Some("LiveBlogPosting"));
    let updates = crate::json::to_text(written.get("liveBlogUpdate").unwrap());
    assert_eq!(
        updates,
        r#"[{"@type":"BlogPosting","headline":"An entry","datePublished":"2026-01-02T04:00:00Z","author":[{"@type":"Person","name":"The night desk"}],"articleBody":"Of a live blog."}]"#
    );
    for words in ["'A crosshead'", "H2O", "third", "nested", "Quoted.", "Speeds", "Words a minute", "fn main() {}", "sl/tt"] {
        assert!(body.contains(words), "{words}: {body}");
    }
}

/// A live blog used to be included only as the JSON of record: nobody else could read its entries.
#[test]
fn live_blog_uses_only_schema_org_terms() {
    let story = article(
        r#"{"headline": "Live", "body": [{"type": "paragraph", "text": ["What is known."]},
            {"type": "entry", "published": "2026-01-02T13:00:00Z", "bylines": [{"name": "A"}], "headline": "One",
             "body": [{"type": "paragraph", "text": ["First."]}, {"type": "paragraph", "text": ["Second."]}]},
            {"type": "entry", "body": [{"type": "paragraph", "text": ["More."]}]}]}"#,
    );
    let written = json_ld(&story);
    assert!(written.get("encoding").is_none());
    assert_eq!(written.get("articleBody").and_then(Value::as_str), Some("What is known."));
    assert_eq!(read_back(&story), story);
}

#[test]
fn paid_access_is_written_as_search_engines_expect_it() {
    for (access, is_free, part) in
        [(Access::Free, true, None), (Access::Preview, false, Some(true)), (Access::Subscriber, false, Some(false))]
    {
        let story = Article { headline: Some("A".to_owned()), access: Some(access), ..Article::default() };
        let written = json_ld(&story);
        assert_eq!(written.get("isAccessibleForFree"), Some(&Value::Bool(is_free)));
        let element = written.get("hasPart");
        assert_eq!(element.and_then(|element| element.get("isAccessibleForFree")), part.map(Value::Bool).as_ref());
        assert_eq!(
            element.and_then(|element| element.get("cssSelector")).and_then(Value::as_str),
            part.map(|_| ".slugline-body")
        );
        assert!(written.get("encoding").is_none());
        assert_eq!(read_back(&story), story);
    }
}

/// Arbitrary text: some of it would end a script, some looks like special lines of agency copy.
fn words() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[ -~\\PC\n]{0,24}",
        1 => Just("</script><!--\u{2028}\u{2029}".to_owned()),
        1 => Just("- A crosshead -".to_owned()),
        1 => Just("bur-rl/tt/gm".to_owned()),
        1 => Just("\u{645}\u{631}\u{62d}\u{628}\u{627}".to_owned()),
    ]
    .boxed()
}

fn maybe<T: std::fmt::Debug + 'static>(strategy: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Option<T>> {
    proptest::option::weighted(0.4, strategy).boxed()
}

fn time() -> BoxedStrategy<Timestamp> {
    (1800..2200u32, 1..13u32, 1..29u32, 0..24u32, "(Z|[+-]0[0-9]:30)")
        .prop_map(|(y, m, d, h, offset)| Timestamp::parse(&format!("{y}-{m:02}-{d:02}T{h:02}:04:05{offset}")).unwrap())
        .boxed()
}

fn inlines() -> BoxedStrategy<Vec<Inline>> {
    let leaf = prop_oneof![
        4 => words().prop_map(Inline::Text),
        1 => words().prop_map(Inline::Code),
        1 => Just(Inline::Break),
        1 => (words(), words()).prop_map(|(symbol, text)| Inline::Symbol { symbol, text }),
    ];
    let inline = leaf.prop_recursive(2, 6, 2, |inner| {
        let text = proptest::collection::vec(inner, 0..3);
        prop_oneof![
            text.clone().prop_map(Inline::Strong),
            text.clone().prop_map(Inline::Em),
            text.clone().prop_map(Inline::Sup),
            (words(), text).prop_map(|(href, text)| Inline::Link { href, text }),
        ]
    });
    proptest::collection::vec(inline, 0..3).boxed()
}

fn rights() -> BoxedStrategy<Rights> {
    let status = prop_oneof![Just(Status::Usable), Just(Status::Withheld), Just(Status::Canceled)];
    (maybe(status), maybe(time()), maybe(time()), maybe(words()), maybe(words()))
        .prop_map(|(status, embargo, expires, copyright, terms)| Rights { status, embargo, expires, copyright, terms })
        .boxed()
}

fn figure() -> BoxedStrategy<Figure> {
    let size = (words(), 1..4000u32).prop_map(|(src, width)| Rendition { src, width });
    let focal = (0..=100i64, 0..=100i64).prop_map(|parts| {
        let part = |part| crate::quote::Decimal::new(part, 2).unwrap();
        Focal { x: part(parts.0), y: part(parts.1) }
    });
    let shape = (maybe(words()), proptest::collection::vec(size, 0..3), maybe(0..4000u32), maybe(0..4000u32), maybe(focal));
    (shape, maybe(words()), inlines(), maybe(words()))
        .prop_map(|(shape, alt, caption, credit)| {
            let (src, srcset, width, height, focal) = shape;
            Figure { src, srcset, width, height, focal, alt, caption, credit }
        })
        .boxed()
}

fn blocks() -> BoxedStrategy<Vec<Block>> {
    let leaf = prop_oneof![
        6 => words().prop_map(|text| Block::Paragraph { text: vec![Inline::Text(text)] }),
        1 => inlines().prop_map(|text| Block::Paragraph { text }),
        1 => (1..=5u32, inlines()).prop_map(|(level, text)| Block::Crosshead { level, text }),
        1 => figure().prop_map(Block::Figure),
        1 => proptest::collection::vec(figure(), 0..2).prop_map(|figures| Block::Gallery { figures }),
        1 => (words(), maybe(words())).prop_map(|(text, lang)| Block::Code { text, lang }),
        1 => Just(Block::Rule),
        1 => (words(), maybe(words())).prop_map(|(url, title)| Block::Embed { url, title }),
        1 => (maybe(words()), inlines(), any::<bool>(), maybe(0..9u32)).prop_map(|(caption, text, header, colspan)| Block::Table {
            caption,
            rows: vec![vec![Cell { text, header, colspan, rowspan: None }]],
        }),
    ];
    let block = leaf.prop_recursive(2, 8, 2, |inner| {
        let body = proptest::collection::vec(inner, 0..3);
        prop_oneof![
            (body.clone(), maybe(words()), any::<bool>()).prop_map(|(body, cite, pull)| Block::Quote { body, cite, pull }),
            (any::<bool>(), maybe(-9..9i64), proptest::collection::vec(body.clone(), 0..2))
                .prop_map(|(ordered, start, items)| Block::List { ordered, start, items }),
            (maybe(time()), maybe(words()), maybe(words()), body).prop_map(|(published, by, headline, body)| Block::Entry {
                published,
                bylines: by.map(|name| Byline { name, url: None }).into_iter().collect(),
                headline,
                body
            }),
        ]
    });
    proptest::collection::vec(block, 0..4).boxed()
}

prop_compose! {
    fn stories()(
        (uri, url, lang, dir, kicker) in (maybe(words()), maybe(words()), maybe(words()), maybe("ltr|rtl".boxed()), maybe(words())),
        (headline, standfirst, dateline, signature) in (maybe(words()), inlines(), maybe(words()), maybe(words())),
        bylines in proptest::collection::vec((words(), maybe(words())).prop_map(|(name, url)| Byline { name, url }), 0..3),
        publisher in maybe((words(), maybe(words()), maybe(words())).prop_map(|(name, url, logo)| Publisher { name, url, logo })),
        (published, updated) in (maybe(time()), maybe(time())),
        access in maybe(prop_oneof![Just(Access::Free), Just(Access::Preview), Just(Access::Subscriber)]),
        (hero, body, rights) in (maybe(figure()), blocks(), maybe(rights())),
    ) -> Article {
        Article {
            uri, url, lang, dir, kicker, headline, standfirst, dateline, bylines, signature, publisher, published, updated, access, hero,
            body, rights,
        }
    }
}

proptest! {
    #[test]
    fn any_story_survives_a_round_trip(story in stories()) {
        prop_assert_eq!(read_back(&story), story);
    }

    #[test]
    fn content_cannot_end_the_script_element(story in stories()) {
        let script = to_script(&json_ld(&story));
        prop_assert!(!script.contains(['<', '\u{2028}', '\u{2029}']), "{}", script);
    }
}

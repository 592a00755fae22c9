//! Stories as systems give them, and what becomes of them when something is wrong with them.

use proptest::prelude::*;

use crate::ingest::{Error, Format, Ingested, read};
use crate::json::{Record, Value, to_text};
use crate::story::Article;

/// A document of a system, by its place in `tests/fixtures/`.
fn fixture(path: &str) -> String {
    std::fs::read_to_string([env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", path, ".json"].concat()).unwrap()
}

fn story(path: &str) -> Article {
    read(fixture(path).as_bytes(), None).unwrap().document.article.unwrap()
}

/// What is told of a text that is read as a format: the story, and the paths of what is wrong with it.
fn read_with_paths(format: Format, json: &str) -> (Article, Vec<String>) {
    let Ingested { document, problems, .. } = read(json.as_bytes(), Some(format)).unwrap();
    (document.article.unwrap(), problems.into_iter().map(|problem| problem.at).collect())
}

/// What a part of the record says, by the names and places that lead to it.
fn at(article: &Article, path: &str) -> String {
    let record = article.write();
    let found = path.split('.').try_fold(&record, |value, step| match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        value => value.get(step),
    });
    match found {
        Some(Value::String(text) | Value::Number(text)) => text.clone(),
        Some(value) => to_text(value),
        None => String::new(),
    }
}

const FOREIGN: [Format; 4] = [Format::Ninjs, Format::Jsonld, Format::Wordpress, Format::Ghost];

#[test]
fn format_of_each_fixture_is_detected() {
    let mut count = 0;
    for format in FOREIGN {
        let folder = [env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", format.word()].concat();
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let by_structure = read(&bytes, None).unwrap();
            assert_eq!(by_structure.format, format, "{path:?}");
            assert_eq!(by_structure, read(&bytes, Some(format)).unwrap(), "{path:?}");
            assert!(by_structure.document.article.unwrap().headline.is_some(), "{path:?}");
            let is_protected = path.ends_with("wordpress/protected.json");
            assert_eq!(by_structure.problems.len(), usize::from(is_protected), "{path:?}");
            count += 1;
        }
    }
    assert!(count >= 30, "{count}");
}

#[test]
fn every_version_of_ninjs_gives_the_same_story() {
    for path in ["ninjs/v1", "ninjs/v2", "ninjs/v3"] {
        let story = story(path);
        for (part, expected) in [
            ("uri", "urn:example:wire:1"),
            ("lang", "en"),
            ("headline", "The tape that never ended"),
            ("standfirst.0", "A century of paper, told by its noise."),
            ("dateline", "New York"),
            ("bylines.0.name", "The wire desk"),
            ("signature", "sl/tt"),
            ("publisher.name", "The Tape"),
            ("published", "2026-01-02T03:04:05Z"),
            ("updated", "2026-01-02T05:00:00Z"),
            ("hero.src", "https://pictures.example/dome-1280.jpg"),
            ("hero.width", "1280"),
            ("hero.height", "853"),
            (
                "hero.srcset",
                r#"[{"src":"https://pictures.example/dome-480.jpg","width":480},{"src":"https://pictures.example/dome-1280.jpg","width":1280}]"#,
            ),
            ("hero.alt", "A ticker under its dome"),
            ("hero.caption.1.text.0", "at work"),
            ("hero.credit", "The picture desk / © 2026 The Tape"),
            ("body.0.type", "paragraph"),
            ("body.1.text.0", "Under glass"),
            ("rights.copyright", "© 2026 The Tape"),
            ("rights.terms", "No resale"),
        ] {
            assert_eq!(at(&story, part), expected, "{path} {part}");
        }
        let all = to_text(&story.write());
        assert!(!all.contains("Not for readers") && !all.contains("nobody should see"), "{all}");
    }
    let first = story("ninjs/v1");
    assert_eq!(at(&first, "body.3.figures.0.focal"), "[0.250,0.500]");
    assert_eq!(at(&first, "body.3.figures.1.src"), "https://pictures.example/logo.png", "graphics come after pictures");
    let picture = story("ninjs/picture");
    assert_eq!(
        (at(&picture, "hero.credit"), at(&picture, "hero.caption.0"), picture.body.len()),
        ("The picture desk".to_owned(), "The machine at work".to_owned(), 0)
    );
}

#[test]
fn references_in_a_graph_are_followed() {
    let story = story("jsonld/graph");
    for (part, expected) in [
        ("uri", "https://tape.example/graph#article"),
        ("url", "https://tape.example/graph"),
        ("kicker", "Machines"),
        ("bylines.0.url", "https://tape.example/author/night/"),
        ("publisher.logo", "https://tape.example/logo.png"),
        ("hero.src", "https://pictures.example/dome.jpg"),
        ("hero.width", "1280"),
    ] {
        assert_eq!(at(&story, part), expected, "{part}");
    }
    assert_eq!(story.body.len(), 2);
}

#[test]
fn types_related_to_news_article_are_known() {
    assert_eq!(at(&story("jsonld/list"), "headline"), "The tape was right");
    let live = story("jsonld/live-blog");
    assert_eq!((at(&live, "body.0.headline"), live.body.len()), ("It has stopped".to_owned(), 2));
    assert_eq!(at(&live, "body.1.published"), "2026-01-02T12:30:00Z");
    assert_eq!(at(&live, "body.1.body.1.text.0"), "Clerks cut the paper where a price ended and pasted the pieces into books.");
    let behind_a_wall = story("jsonld/protected");
    assert_eq!(
        (at(&behind_a_wall, "access"), at(&behind_a_wall, "published")),
        ("subscriber".to_owned(), "2026-01-02T00:00:00Z".to_owned())
    );
    assert_eq!(
        (at(&behind_a_wall, "bylines.0.name"), at(&behind_a_wall, "publisher.name")),
        ("The night desk".to_owned(), "The Tape".to_owned())
    );
    assert_eq!(at(&story("jsonld/long"), "hero.credit"), "The picture desk / © The Tape");
}

#[test]
fn wordpress_post_is_read() {
    let story = story("wordpress/blocks");
    for (part, expected) in [
        ("url", "https://tape.example/post-1/"),
        ("kicker", "Machines & wires"),
        ("headline", "The tape \u{2019}n\u{2019} the wire: a \u{201c}short\u{201d} history"),
        ("standfirst.0", "A century of paper \u{2014} told by its noise."),
        ("published", "2026-01-02T03:04:05Z"),
        ("hero.width", "2400"),
        ("hero.srcset.0.width", "300"),
        ("hero.credit", "The picture desk / © The Tape"),
    ] {
        assert_eq!(at(&story, part), expected, "{part}");
    }
    let kinds: Vec<_> = (0..story.body.len()).map(|index| at(&story, &format!("body.{index}.type"))).collect();
    let expected = "paragraph crosshead list list quote quote figure gallery embed table code rule paragraph";
    assert_eq!(kinds.join(" "), expected);
    assert!(
        super::super::read(fixture("wordpress/long").as_bytes(), None).unwrap().document.article.unwrap().standfirst.is_empty()
    );
    assert_eq!(at(&self::story("wordpress/right-to-left"), "dir"), "rtl");
    assert!(self::story("wordpress/protected").body.is_empty());
    assert!(self::story("wordpress/forbidden-media").hero.is_none());
}

#[test]
fn ghost_post_is_read() {
    let story = story("ghost/blocks");
    for (part, expected) in [
        ("headline", "The tape & the wire"),
        ("kicker", "Machines"),
        ("access", "free"),
        ("hero.alt", "A ticker under its dome"),
        ("hero.caption.1.text.0", "The picture desk"),
        ("body.5.text.1.text.0", "rolls"),
        ("body.6.title", "The ticker in the museum"),
    ] {
        assert_eq!(at(&story, part), expected, "{part}");
    }
    assert_eq!(at(&self::story("ghost/protected"), "access"), "preview");
    assert_eq!(self::story("ghost/long").bylines.len(), 2);
    assert!(self::story("ghost/long").standfirst.is_empty(), "the excerpt that nobody wrote");
    assert_eq!(at(&self::story("ghost/right-to-left"), "dir"), "rtl");
}

#[test]
fn withheld_story_is_withheld_in_every_format() {
    for path in [
        "ninjs/canceled",
        "ninjs/withheld",
        "ninjs/embargoed",
        "ninjs/expired",
        "jsonld/expired",
        "wordpress/scheduled",
        "ghost/scheduled",
    ] {
        let mut ingested = read(fixture(path).as_bytes(), None).unwrap();
        let (record, withheld) = ingested.to_record(1_800_000_000_000);
        assert!(withheld.is_some(), "{path}");
        assert!(!to_text(&record).contains("igure"), "{path}: {}", to_text(&record));
    }
    assert!(story("wordpress/scheduled").withheld_at(i64::MAX).is_none(), "it appears");
}

/// An agency's rights are not guessed.
#[test]
fn unreadable_rights_withhold_the_story() {
    for (format, json, path) in [
        (Format::Ninjs, r#"{"uri": "a", "headline": "A", "pubstatus": "spiked"}"#, "$.pubstatus"),
        (Format::Ninjs, r#"{"uri": "a", "headline": "A", "pubStatus": 1}"#, "$.pubStatus"),
        (Format::Ninjs, r#"{"uri": "a", "headline": "A", "embargoed": "2026-11-22T14:30:00"}"#, "$.embargoed"),
        (Format::Ninjs, r#"{"uri": "a", "headline": "A", "embargoedUntil": "noon"}"#, "$.embargoedUntil"),
        (Format::Ninjs, r#"{"uri": "a", "headline": "A", "expires": {}}"#, "$.expires"),
        (Format::Jsonld, r#"{"@type": "Article", "headline": "A", "expires": "soon"}"#, "$.expires"),
    ] {
        let (article, problems) = read_with_paths(format, json);
        assert!(article.withheld_at(0).is_some(), "{json}");
        assert!(problems.contains(&path.to_owned()), "{json}: {problems:?}");
    }
    for json in [
        r#"{"uri": "a", "headline": "A", "pubStatus": "stat:usable"}"#,
        r#"{"uri": "a", "headline": "A", "pubStatus": null, "embargoedUntil": null}"#,
        r#"{"uri": "a", "headline": "A", "embargoed": "2026-11-22T14:30:00+01:00"}"#,
    ] {
        let (article, problems) = read_with_paths(Format::Ninjs, json);
        assert!(article.withheld_at(1_800_000_000_000).is_none() && problems.is_empty(), "{json}: {problems:?}");
    }
    for (json, at) in [
        (r#"{"title": {"rendered": "A"}, "status": "draft"}"#, Format::Wordpress),
        (r#"{"title": {"rendered": "A"}, "status": "future"}"#, Format::Wordpress),
        (r#"{"posts": [{"title": "A", "status": "sent"}]}"#, Format::Ghost),
    ] {
        assert!(read_with_paths(at, json).0.withheld_at(0).is_some(), "{json}");
    }
}

#[test]
fn picture_with_its_own_rights_is_left_out() {
    let picture = |rights: &str| format!(r#"{{"type": "picture", "renditions": {{"a": {{"href": "a.jpg"}}}}{rights}}}"#);
    let of = |story: &str, rights: &str| {
        let json = format!(r#"{{"uri": "a", "headline": "A"{story}, "associations": {{"one": {}}}}}"#, picture(rights));
        let (article, problems) = read_with_paths(Format::Ninjs, &json);
        (article.hero.is_some(), problems)
    };
    let left_out = (false, vec!["$.associations.one".to_owned()]);
    let embargo = r#", "embargoed": "2026-11-22T14:30:00Z""#;
    assert_eq!(of("", r#", "pubstatus": "canceled""#), left_out);
    assert_eq!(of("", embargo), left_out);
    assert_eq!(of("", r#", "pubstatus": "usable""#), (true, vec![]));
    assert_eq!(of(embargo, embargo), (true, vec![]));
    assert_eq!(of(embargo, ""), (true, vec![]));
}

#[test]
fn fault_is_reported_by_its_path_and_the_rest_is_shown() {
    for (format, json, paths) in [
        (
            Format::Ninjs,
            r#"{"headline": "A", "byline": ["The desk"], "located": 3, "body_text": {"a": 1}}"#,
            "$.located $ $.body_text",
        ),
        (
            Format::Ninjs,
            r#"{"uri": "u", "headlines": [{"value": "A"}, 3, {"value": []}], "bodies": "none", "associations": {"self": {"uri": "u", "type": "picture"}, "b": 1}}"#,
            "$.headlines[1] $.associations.self $.associations.b",
        ),
        (
            Format::Ninjs,
            r#"{"uri": "u", "headline": "A", "associations": {"a": {"type": "picture", "renditions": {"x": {"href": "a.jpg", "width": 1e400, "height": "tall"}}}}}"#,
            "$.associations.a.renditions.x.width $.associations.a.renditions.x.height",
        ),
        (Format::Ninjs, r#"{"uri": "u", "headline": "A", "versioncreated": "2026-02-30T00:00:00Z"}"#, "$.versioncreated"),
        (
            Format::Jsonld,
            r#"{"@type": ["Article", null], "headline": "A", "author": [null, 3, {"name": {}}], "image": [], "datePublished": "yesterday"}"#,
            "$.author[1] $.author[2].name $.datePublished",
        ),
        (
            Format::Jsonld,
            r#"{"@type": "Article", "headline": "A", "publisher": true, "inLanguage": [], "articleBody": false}"#,
            "$.publisher $.articleBody",
        ),
        (
            Format::Wordpress,
            r#"{"title": {"rendered": "A"}, "content": {"rendered": null, "protected": "no"}, "date_gmt": 5, "_embedded": {"author": {}, "wp:featuredmedia": [{"source_url": "a.jpg", "media_details": {"width": "wide"}}]}}"#,
            r#"$.date_gmt $._embedded["wp:featuredmedia"][0].media_details.width $.content"#,
        ),
        (
            Format::Ghost,
            r#"{"posts": [{"title": "A", "html": 1, "authors": "The desk", "published_at": "never", "feature_image": 7}, {"title": "B"}]}"#,
            "$.posts $.posts[0].published_at $.posts[0].feature_image $.posts[0].html",
        ),
    ] {
        let (article, mut problems) = read_with_paths(format, json);
        assert_eq!(article.headline.as_deref(), Some("A"), "{json}");
        let mut expected: Vec<_> = paths.split(' ').collect();
        problems.sort_unstable();
        expected.sort_unstable();
        assert_eq!(problems, expected, "{json}");
    }
}

#[test]
fn unusual_json_is_read() {
    let (article, _) = read_with_paths(
        Format::Ninjs,
        r#"{"uri": "u", "headline": "B", "headline": "A \ud800", "body_text": "a\u0000b", "byline": "By The desk"}"#,
    );
    assert_eq!(article.headline.as_deref(), Some("A \u{fffd}"), "of two the last, and no half of a pair");
    assert_eq!(at(&article, "bylines.0.name"), "The desk");
    let (article, _) = read_with_paths(
        Format::Jsonld,
        r#"{"@type": "Article", "headline": "A", "inLanguage": "de", "author": "Von Die Nachtschicht"}"#,
    );
    assert_eq!(at(&article, "bylines.0.name"), "Die Nachtschicht");
}

#[test]
fn document_of_another_format_is_an_error() {
    for (format, json) in [
        (Format::Ninjs, "[]"),
        (Format::Ninjs, "[3]"),
        (Format::Jsonld, r#"{"@type": "Recipe"}"#),
        (Format::Jsonld, r#"{"@graph": [{"@type": "WebSite", "name": "A"}]}"#),
        (Format::Wordpress, r#"{"code": "rest_post_invalid_id"}"#),
        (Format::Ghost, r#"{"posts": []}"#),
    ] {
        assert_eq!(read(json.as_bytes(), Some(format)), Err(Error::NotOf(format)), "{json}");
        assert!(Error::NotOf(format).text().starts_with("$: no "));
    }
    let deep = "[".repeat(201) + &"]".repeat(201);
    assert!(matches!(read(deep.as_bytes(), Some(Format::Jsonld)), Err(Error::Syntax(_))));
}

/// Names that the formats know, and some that nobody does.
const NAMES: &str = "uri type headline headlines headline_main body_text body_xhtml bodies value role contenttype description_text \
    byline by people name associations renditions href width height poi x y mimetype pubstatus embargoed expires versioncreated @type @graph \
    @id @context author image thumbnail url publisher logo articleBody isAccessibleForFree hasPart encoding encodingFormat text liveBlogUpdate \
    datePublished inLanguage title content rendered protected excerpt date_gmt status _embedded wp:featuredmedia wp:term media_details sizes \
    source_url image_meta credit posts html feature_image custom_excerpt authors visibility access published_at a";
const TEXTS: &str = "NewsArticle|picture|application/xhtml+xml|application/vnd.slugline+json|<p>a<b>b|{\"body\":[{}]}|usable|canceled|future|\
    2026-01-02T03:04:05Z|2026-01-02|a.jpg|image/jpeg|- a -|true|public|#a||\u{645}\u{631}";

fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::Bool),
        2 => "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?(e[0-9]{1,3})?".prop_map(Value::Number),
        2 => "\\PC{0,12}".prop_map(Value::String),
        6 => proptest::sample::select(TEXTS.split('|').collect::<Vec<_>>()).prop_map(|text| Value::String(text.to_owned())),
    ];
    let tree = leaf.prop_recursive(6, 60, 6, |inner| {
        let names = proptest::sample::select(NAMES.split_whitespace().collect::<Vec<_>>());
        let member = (names.prop_map(str::to_owned), inner.clone());
        prop_oneof![
            1 => proptest::collection::vec(inner, 0..4).prop_map(Value::Array),
            3 => proptest::collection::vec(member, 0..8).prop_map(Value::Object),
        ]
    });
    tree.boxed()
}

proptest! {
    #[test]
    fn arbitrary_json_never_panics(json in json()) {
        let text = to_text(&json);
        for format in FOREIGN.into_iter().map(Some).chain([None]) {
            if let Ok(mut ingested) = read(text.as_bytes(), format) {
                prop_assert!(ingested.problems.len() <= 50);
                let (record, _) = ingested.to_record(0);
                // What comes of it can be read again, without a fault.
                let again = read(to_text(&record).as_bytes(), Some(Format::Slugline));
                if let Ok(again) = again {
                    prop_assert_eq!(again.problems, vec![], "{}", to_text(&record));
                }
            }
        }
    }
}

#[test]
fn dates_are_read_in_every_format_or_give_a_warning() {
    for (format, make) in [
        (Format::Ninjs, (|date| format!(r#"{{"uri":"a","headline":"H","firstcreated":"{date}"}}"#)) as fn(&str) -> String),
        (Format::Jsonld, |date| format!(r#"{{"@type":"Article","headline":"H","datePublished":"{date}"}}"#)),
        (Format::Wordpress, |date| format!(r#"{{"title":{{"rendered":"H"}},"date_gmt":"{date}"}}"#)),
        (Format::Ghost, |date| format!(r#"{{"posts":[{{"title":"H","published_at":"{date}"}}]}}"#)),
    ] {
        for (date, expected) in [
            ("2017-01-13", "2017-01-13T00:00:00Z"),
            ("2017-01-13T10:00:00", "2017-01-13T10:00:00Z"),
            ("2017-01-13T10:00:00-0500", "2017-01-13T10:00:00-05:00"),
            ("2017-01-13T10:00-05:00", "2017-01-13T10:00:00-05:00"),
            ("20170113T100000Z", "2017-01-13T10:00:00Z"),
            ("Fri, 13 Jan 2017 10:00:00 GMT", "2017-01-13T10:00:00Z"),
        ] {
            let (article, problems) = read_with_paths(format, &make(date));
            assert_eq!((at(&article, "published").as_str(), problems), (expected, vec![]), "{format:?} {date}");
        }
        let (article, problems) = read_with_paths(format, &make("the other day"));
        assert_eq!((article.published, problems.len()), (None, 1), "{format:?}");
    }
}

#[test]
fn authors_are_read_in_every_shape() {
    for (author, names) in [
        (r#"{"name":["A","B"]}"#, "A, B"),
        (r#"[["A"],[["B"]]]"#, "A, B"),
        (r#"{"givenName":"Ann","familyName":"Writer"}"#, "Ann Writer"),
        (r#"["A",{"name":"<b>B</b> &amp; C"}]"#, "A, B & C"),
    ] {
        let (article, problems) =
            read_with_paths(Format::Jsonld, &format!(r#"{{"@type":"Article","headline":"H","author":{author}}}"#));
        let found: Vec<_> = article.bylines.iter().map(|byline| byline.name.as_str()).collect();
        assert_eq!((found.join(", ").as_str(), problems), (names, vec![]), "{author}");
    }
}

#[test]
fn picture_given_as_an_address_is_read() {
    for image in [
        r#""https://x.example/a.jpg""#,
        r#"["https://x.example/a.jpg"]"#,
        r#"["https://x.example/a.jpg","https://x.example/b.jpg"]"#,
        r#"[{"url":"https://x.example/a.jpg"}]"#,
        r#"["",{"@type":"ImageObject","contentUrl":"https://x.example/a.jpg"}]"#,
    ] {
        let (article, problems) =
            read_with_paths(Format::Jsonld, &format!(r#"{{"@type":"Article","headline":"H","image":{image}}}"#));
        assert_eq!((at(&article, "hero.src").as_str(), problems), ("https://x.example/a.jpg", vec![]), "{image}");
    }
}

#[test]
fn tags_are_not_shown() {
    let (article, _) = read_with_paths(
        Format::Jsonld,
        r#"{"@type":"Article","headline":"Tom &amp; <i>J</i>","description":"<p>x <b>y</b></p>","image":{"url":"a.jpg","caption":"<em>c</em>"}}"#,
    );
    assert_eq!(
        (at(&article, "headline"), at(&article, "standfirst")),
        ("Tom & J".to_owned(), r#"["x ",{"type":"strong","text":["y"]}]"#.to_owned())
    );
    assert_eq!(at(&article, "hero.caption"), r#"[{"type":"em","text":["c"]}]"#);
    let (article, _) = read_with_paths(Format::Ninjs, r#"{"uri":"a","headline":"H","byline":"<p>By <b>The desk</b></p>"}"#);
    assert_eq!(at(&article, "bylines.0.name"), "The desk");
}

#[test]
fn live_blog_entries_keep_all_their_members() {
    let (article, problems) = read_with_paths(
        Format::Jsonld,
        r#"{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[
            {"@type":"BlogPosting","headline":"One","datePublished":"2026-01-02T13:00:00Z","author":{"name":"A"},"articleBody":"Words.",
             "image":"https://x.example/a.jpg","video":{"@type":"VideoObject","name":"Film","embedUrl":"https://x.example/v"}},
            {"@type":"BlogPosting","articleBody":"More."}, 3, {}]}"#,
    );
    let kinds = |body: &str| (0..3).map(|index| at(&article, &format!("{body}.{index}.type"))).collect::<Vec<_>>().join(" ");
    assert_eq!(kinds("body"), "entry entry ");
    assert_eq!(kinds("body.0.body"), "paragraph figure embed");
    for (part, expected) in
        [("headline", "One"), ("published", "2026-01-02T13:00:00Z"), ("bylines.0.name", "A"), ("body.2.title", "Film")]
    {
        assert_eq!(at(&article, &format!("body.0.{part}")), expected, "{part}");
    }
    assert_eq!(problems, ["$.liveBlogUpdate[2]", "$.liveBlogUpdate[3]"]);
}

#[test]
fn item_list_before_a_story_is_not_the_story() {
    let list =
        r#"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":"Other"}}]}"#;
    for json in [
        format!(r#"{{"@graph":[{list},{{"@type":"NewsArticle","headline":"Own"}}]}}"#),
        format!(r#"[{list},{{"@type":"NewsArticle","headline":"Own"}}]"#),
        r##"{"@graph":[{"@type":"NewsArticle","headline":"Other"},{"@type":"WebPage","@id":"p","mainEntity":{"@id":"#a"}},{"@type":"NewsArticle","@id":"#a","headline":"Own"}]}"##.to_owned(),
        r##"{"@graph":[{"@type":"NewsArticle","headline":"Other"},{"@type":"WebPage","@id":"p"},{"@type":"NewsArticle","mainEntityOfPage":{"@id":"p"},"headline":"Own"}]}"##.to_owned(),
    ] {
        assert_eq!(read_with_paths(Format::Jsonld, &json).0.headline.as_deref(), Some("Own"), "{json}");
    }
    assert_eq!(read_with_paths(Format::Jsonld, list).0.headline.as_deref(), Some("Other"), "alone it is");
}

#[test]
fn automatic_excerpt_is_no_standfirst() {
    let post = |excerpt: &str| {
        format!(
            r#"{{"title":{{"rendered":"H"}},"excerpt":{{"rendered":"{excerpt}"}},"content":{{"rendered":"<p>Other words.</p>"}}}}"#
        )
    };
    for excerpt in [
        "<p>The tape &hellip;</p>",
        "<p>The tape [&hellip;]</p>",
        "<p>The tape...</p>",
        r#"<p>The tape <a class=\"more-link\" href=\"x\">On</a></p>"#,
        "<p>The tape. Continue reading <span>H</span> &rarr;</p>",
    ] {
        assert!(read_with_paths(Format::Wordpress, &post(excerpt)).0.standfirst.is_empty(), "{excerpt}");
    }
    assert_eq!(at(&read_with_paths(Format::Wordpress, &post("<p>In short.</p>")).0, "standfirst.0"), "In short.");
}

#[test]
fn unrun_shortcodes_give_their_text() {
    let (article, problems) = read_with_paths(
        Format::Wordpress,
        r#"{"title":{"rendered":"H"},"content":{"rendered":"[caption id=\"a\"]<img src=\"a.jpg\"> A deck[/caption]<p>Words [sic]. [gallery ids=\"1,2\"]</p>"}}"#,
    );
    assert_eq!(
        (at(&article, "body.0.caption.0"), at(&article, "body.1.text.0")),
        ("A deck".to_owned(), "Words [sic].".to_owned())
    );
    assert_eq!(problems, ["$.content"]);
}

#[test]
fn several_authors_of_a_post_are_read() {
    for post in [
        r#""coauthors":[{"display_name":"A","link":"https://x.example/a"},{"display_name":"B"}]"#,
        r#""authors":[{"display_name":"A"},{"display_name":"B"}]"#,
        r#""_embedded":{"author":[{"name":"A"}],"wp:term":[[{"taxonomy":"category","name":"C"}],[{"taxonomy":"author","name":"A"},{"taxonomy":"author","name":"B"}]]}"#,
        r#""coauthors":[7,8],"_embedded":{"author":[{"name":"A"},{"name":"B"}]}"#,
    ] {
        let (article, _) = read_with_paths(Format::Wordpress, &format!(r#"{{"title":{{"rendered":"H"}},{post}}}"#));
        assert_eq!(article.bylines.iter().map(|byline| byline.name.as_str()).collect::<Vec<_>>(), ["A", "B"], "{post}");
    }
}

#[test]
fn superdesk_items_are_detected_as_ninjs() {
    let ingested = read(br#"{"guid":"a","type":"text","headline":"H","body_html":"<p>x</p>","authors":[{"name":"A","role":"writer"},{"name":"P","role":"photographer"}]}"#, None).unwrap();
    let article = ingested.document.article.unwrap();
    assert_eq!(
        (ingested.format, at(&article, "body.0.text.0"), at(&article, "uri")),
        (Format::Ninjs, "x".to_owned(), "a".to_owned())
    );
    assert_eq!((at(&article, "bylines.0.name"), article.bylines.len()), ("A".to_owned(), 1));
    let (article, _) = read_with_paths(
        Format::Ninjs,
        r#"{"uri":"a","headline":"H","people":[{"name":"S","rel":"about"},{"name":"A","rel":"author"}]}"#,
    );
    assert_eq!((at(&article, "bylines.0.name"), article.bylines.len()), ("A".to_owned(), 1));
}

#[test]
fn html_body_is_preferred() {
    for bodies in [
        r#"{"contenttype":"application/xml","value":"<nitf><long>vocabulary of an agency's own</long></nitf>"},{"contenttype":"text/html","value":"<p>Own</p>"}"#,
        r#"{"role":"teaser","contenttype":"text/html","value":"<p>Teaser</p>"},{"role":"main","contenttype":"text/plain","value":"Own"}"#,
        r#"{"contenttype":"text/plain","value":"The same, longer and plain"},{"contenttype":"text/html","value":"<p>Own</p>"}"#,
    ] {
        let (article, _) = read_with_paths(Format::Ninjs, &format!(r#"{{"uri":"a","headline":"H","bodies":[{bodies}]}}"#));
        assert_eq!(at(&article, "body.0.text.0"), "Own", "{bodies}");
    }
}

#[test]
fn picture_in_body_and_associations_is_shown_once_with_its_credit() {
    let (article, problems) = read_with_paths(
        Format::Ninjs,
        r#"{"uri":"a","headline":"H","body_html":"<p>x</p><img src=\"https://x.example/small.jpg\">","associations":{"p":{"type":"picture","byline":"The desk",
            "renditions":{"s":{"href":"https://x.example/small.jpg","width":100,"height":100},"l":{"href":"https://x.example/large.jpg","width":900,"height":600}}}}}"#,
    );
    assert_eq!((article.hero.is_none(), article.body.len(), problems), (true, 2, vec![]));
    assert_eq!(at(&article, "body.1.credit"), "The desk");
    let notice = "All rights reserved. ".repeat(9);
    let json = format!(
        r#"{{"uri":"a","headline":"H","associations":{{"p":{{"type":"picture","copyrightnotice":"{notice}","renditions":{{"s":{{"href":"a.jpg"}}}}}}}}}}"#
    );
    let (article, problems) = read_with_paths(Format::Ninjs, &json);
    assert_eq!((at(&article, "hero.credit").as_str(), problems), ("", vec!["$.associations.p.copyrightnotice".to_owned()]));
}

#[test]
fn object_without_a_story_is_an_error() {
    assert_eq!(read(br#"{"foo":1}"#, Some(Format::Ninjs)), Err(Error::NotOf(Format::Ninjs)));
}

//! Nothing is lost without notice: every word that a reader would have seen comes out, or a warning at its path says why not.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::ingest::{Format, Ingested, read};
use crate::json::{Record, to_text};

type Member = BoxedStrategy<(&'static str, Value)>;

/// A unique word.
fn word() -> BoxedStrategy<String> {
    any::<u32>().prop_map(|number| format!("W{number}w")).boxed()
}

/// Words as plain text, as markup, or with character references.
fn words() -> BoxedStrategy<String> {
    let forms = ["{} {}", "<p>{} <b>{}</b></p>", "{} &amp; {}", " {}\n{} ", "{}<br>{}", "<p>{}</p><p>{}</p>", "{} < {}"];
    let fill = |(form, one, two): (&str, String, String)| form.replacen("{}", &one, 1).replacen("{}", &two, 1);
    (select(forms.to_vec()), word(), word()).prop_map(fill).boxed()
}

/// A text in one of the shapes that systems write, and in some that they should not.
fn text() -> BoxedStrategy<Value> {
    let wrapper = select(vec!["rendered", "value", "@value", "name"]);
    prop_oneof![
        8 => words().prop_map(Value::String),
        1 => words().prop_map(|text| json!([text])),
        1 => (words(), words()).prop_map(|(one, two)| json!([one, two])),
        1 => (wrapper, words()).prop_map(|(name, text)| json!({ name: text })),
        1 => words().prop_map(|text| json!({ "odd": text })),
        1 => words().prop_map(|text| json!([[text]])),
    ]
    .boxed()
}

/// A member by one of its names.
fn member(names: &[&'static str], value: BoxedStrategy<Value>) -> Member {
    (select(names.to_vec()), value).boxed()
}

/// A member that identifies an object, and is not shown.
fn fixed(name: &'static str, value: Value) -> Member {
    Just((name, value)).boxed()
}

/// An object of members in any order; those after the first `always` may be absent.
fn object(always: usize, members: Vec<Member>) -> BoxedStrategy<Value> {
    let member = |(place, member): (usize, Member)| match place {
        place if place < always => member.prop_map(Some).boxed(),
        _ => proptest::option::weighted(0.7, member).boxed(),
    };
    let members: Vec<_> = members.into_iter().enumerate().map(member).collect();
    members
        .prop_shuffle()
        .prop_map(|members| members.into_iter().flatten().map(|(name, value)| (name.to_owned(), value)).collect())
        .prop_map(Value::Object)
        .boxed()
}

/// One of them alone, or several in a list.
fn some(item: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop_oneof![item.clone(), vec(item, 1..4).prop_map(Value::Array)].boxed()
}

/// A body in markup of any depth, or in plain lines.
fn body() -> BoxedStrategy<Value> {
    prop_oneof![
        super::html::tests::seen().prop_map(Value::String),
        vec(word(), 1..9).prop_map(|words| json!(words.join(" "))),
        vec(word(), 1..9).prop_map(|words| json!(words.join(".\n\n"))),
    ]
    .boxed()
}

fn address() -> Value {
    json!("https://x.example/a.jpg")
}

fn ninjs() -> BoxedStrategy<Value> {
    let version = || object(1, vec![member(&["value"], text()), member(&["role"], Just(json!("main")).boxed())]);
    let picture = object(
        2,
        vec![
            fixed("type", json!("picture")),
            // A picture that is shown already is not shown again.
            member(
                &["renditions"],
                any::<u32>().prop_map(|number| json!({ "a": { "href": format!("https://x.example/{number}.jpg") } })).boxed(),
            ),
            member(&["headline"], text()),
            member(&["description_text", "description_html"], text()),
            member(&["byline", "by"], text()),
            member(&["copyrightholder", "copyrightHolder"], text()),
        ],
    );
    let writer = object(2, vec![member(&["name"], text()), fixed("role", json!("writer"))]);
    object(
        1,
        vec![
            fixed("uri", json!("urn:a")),
            prop_oneof![member(&["headline", "headline_main", "title"], text()), member(&["headlines"], version())].boxed(),
            prop_oneof![member(&["description_text", "description_html"], text()), member(&["descriptions"], version())].boxed(),
            prop_oneof![
                member(&["body_html", "body_xhtml", "body_text", "body"], body()),
                member(&["bodies"], object(1, vec![member(&["value"], body())]).prop_map(|body| json!([body])).boxed())
            ]
            .boxed(),
            prop_oneof![member(&["byline", "by"], some(text())), member(&["authors", "people"], some(writer))].boxed(),
            member(&["located"], text()),
            member(&["infosource"], text()),
            member(&["copyrightnotice", "copyrightNotice"], text()),
            member(&["usageterms"], text()),
            prop_oneof![
                member(&["associations"], picture.clone().prop_map(|picture| json!({ "main": picture })).boxed()),
                member(&["associations"], vec(picture, 0..3).prop_map(Value::Array).boxed()),
            ]
            .boxed(),
        ],
    )
}

fn person() -> BoxedStrategy<Value> {
    let named = object(1, vec![member(&["name"], some(text())), fixed("@type", json!("Person"))]);
    let in_parts = object(1, vec![member(&["familyName"], text()), member(&["givenName"], text())]);
    prop_oneof![2 => words().prop_map(Value::String), 2 => named, 1 => in_parts].boxed()
}

fn jsonld() -> BoxedStrategy<Value> {
    let image = object(
        1,
        vec![
            member(&["url", "contentUrl"], Just(address()).boxed()),
            member(&["caption"], text()),
            member(&["description"], text()),
            member(&["creditText", "creator"], text()),
            member(&["copyrightNotice"], text()),
        ],
    );
    let film = object(1, vec![member(&["embedUrl", "url"], Just(address()).boxed()), member(&["name", "headline"], text())]);
    let update = object(
        0,
        vec![
            member(&["headline", "name"], text()),
            member(&["articleBody", "text", "description"], body()),
            member(&["author", "creator"], some(person())),
            member(&["image"], image.clone()),
            member(&["video"], some(film.clone())),
        ],
    );
    let story = object(
        2,
        vec![
            member(
                &["@type"],
                select(vec!["NewsArticle", "LiveBlogPosting", "ReportageNewsArticle"]).prop_map(|kind| json!(kind)).boxed(),
            ),
            member(&["headline", "name"], text()),
            member(&["description", "alternativeHeadline"], text()),
            member(&["articleBody", "text"], body()),
            member(&["articleSection"], words().prop_map(Value::String).boxed()),
            member(&["dateline"], text()),
            member(&["author", "creator"], some(person())),
            member(&["publisher"], object(1, vec![member(&["name"], text())])),
            member(&["image"], image),
            member(&["video"], some(film)),
            member(&["liveBlogUpdate"], some(update)),
            member(&["copyrightNotice"], text()),
        ],
    );
    prop_oneof![2 => story.clone(), 1 => story.prop_map(|story| json!({ "@graph": [{ "@type": "WebPage" }, story] }))].boxed()
}

fn wordpress() -> BoxedStrategy<Value> {
    let author = object(1, vec![member(&["name"], text())]);
    let media = object(1, vec![fixed("source_url", address()), member(&["alt_text"], text()), member(&["caption"], text())]);
    let term = object(1, vec![member(&["name"], text()), fixed("taxonomy", json!("category"))]);
    let embedded = object(
        0,
        vec![
            member(&["author"], some(author.clone())),
            member(&["wp:featuredmedia"], media.prop_map(|media| json!([media])).boxed()),
            member(&["wp:term"], term.prop_map(|term| json!([[term]])).boxed()),
        ],
    );
    object(
        1,
        vec![
            member(&["title"], text()),
            member(&["excerpt"], text()),
            member(&["content"], object(1, vec![member(&["rendered"], body())])),
            member(&["_embedded"], embedded),
        ],
    )
}

fn ghost() -> BoxedStrategy<Value> {
    let author = object(1, vec![member(&["name"], text())]);
    let post = object(
        1,
        vec![
            member(&["title"], text()),
            member(&["custom_excerpt"], text()),
            member(&["html"], body()),
            member(&["primary_tag"], object(1, vec![member(&["name"], text())])),
            prop_oneof![member(&["authors"], some(author.clone())), member(&["primary_author"], author)].boxed(),
        ],
    );
    let picture = vec![member(&["feature_image_alt"], text()), member(&["feature_image_caption"], text())];
    let with_picture = (post, object(0, picture)).prop_map(|(mut post, picture)| {
        if let (Value::Object(members), Value::Object(more)) = (&mut post, picture) {
            members.insert("feature_image".to_owned(), address());
            members.extend(more);
        }
        post
    });
    prop_oneof![with_picture.clone(), with_picture.prop_map(|post| json!({ "posts": [post] }))].boxed()
}

/// Lines of every kind that wire pages have.
fn wire() -> BoxedStrategy<String> {
    let line = prop_oneof![
        4 => vec(word(), 1..30).prop_map(|words| format!("{}.", words.join(" "))),
        2 => vec(word(), 1..8).prop_map(|words| words.join(" ")),
        2 => (word(), -300..300i32, 1..9000u32).prop_map(|(word, change, price)| format!("{word} {change}% {price}.50 $")),
        1 => (word(), word()).prop_map(|(one, two)| format!("{one} n/a {two}")),
        1 => (word(), word()).prop_map(|(one, two)| format!("{one} - {two}")),
        1 => word().prop_map(|word| format!("By {word}")),
        1 => (word(), word()).prop_map(|(one, two)| format!("{one} / Photo: © {two}")),
        1 => word().prop_map(|word| format!("'{word}'")),
        1 => word().prop_map(|word| format!("- {word}")),
        1 => (word(), word()).prop_map(|(one, two)| format!("{one}\t{two}")),
        1 => Just("***".to_owned()),
        1 => Just("Text size:".to_owned()),
        4 => Just(String::new()),
    ];
    vec(line, 1..25).prop_map(|lines| lines.join("\n")).boxed()
}

/// The words of a document, each with the path of the string that it is in.
fn words_of(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => {
            let is_word = |word: &&str| word.starts_with(['W', 'w']) && word.ends_with('w') && word.len() > 2;
            let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(is_word);
            found.extend(words.map(|word| (word.to_owned(), path.to_owned())));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| words_of(item, &format!("{path}[{place}]"), found))
        }
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let path = if is_plain { format!("{path}.{name}") } else { format!("{path}[\"{name}\"]") };
            words_of(member, &path, found);
        }),
        _ => {}
    }
}

/// The words that did not come out, without a warning at their path or above it.
fn lost(format: Format, document: &Value) -> Vec<(String, String)> {
    // If nothing of a document can be shown, the error is the warning.
    let Ok(Ingested { document: story, problems, .. }) = read(document.to_string().as_bytes(), Some(format)) else {
        return Vec::new();
    };
    let out = to_text(&story.article.unwrap().write());
    let is_told = |path: &str| problems.iter().any(|problem| problem.at != "$" && path.starts_with(&problem.at));
    let mut words = Vec::new();
    words_of(document, "$", &mut words);
    words.retain(|(word, path)| !out.contains(word) && !is_told(path));
    words
}

proptest! {
    #[test]
    fn no_word_of_ninjs_is_lost_without_a_warning(document in ninjs()) {
        prop_assert_eq!(lost(Format::Ninjs, &document), vec![], "{}", document);
    }

    #[test]
    fn no_word_of_json_ld_is_lost_without_a_warning(document in jsonld()) {
        prop_assert_eq!(lost(Format::Jsonld, &document), vec![], "{}", document);
    }

    #[test]
    fn no_word_of_wordpress_is_lost_without_a_warning(document in wordpress()) {
        prop_assert_eq!(lost(Format::Wordpress, &document), vec![], "{}", document);
    }

    #[test]
    fn no_word_of_ghost_is_lost_without_a_warning(document in ghost()) {
        prop_assert_eq!(lost(Format::Ghost, &document), vec![], "{}", document);
    }

    #[test]
    fn no_word_of_a_page_is_lost_without_a_warning(headline in words(), story in super::html::tests::seen(), aside in words()) {
        let markup = format!("<!DOCTYPE html><html><head><title>A page</title></head><body><main><h1>{headline}</h1>{story}</main><aside>{aside}</aside></body></html>");
        let Ok(Ingested { mut document, problems, .. }) = read(markup.as_bytes(), Some(Format::Html)) else { return Ok(()) };
        let out = to_text(&crate::json::write_from(&mut document));
        let mut words = Vec::new();
        words_of(&json!([headline, story]), "$", &mut words);
        words.retain(|(word, _)| !out.contains(word));
        prop_assert!(words.is_empty() || !problems.is_empty(), "{words:?} of {markup}");
    }

    #[test]
    fn no_word_of_wire_copy_is_lost_without_a_warning(text in wire()) {
        let Ok(Ingested { mut document, problems, .. }) = read(text.as_bytes(), Some(Format::Wire)) else { return Ok(()) };
        let out = to_text(&crate::json::write_from(&mut document));
        let mut words = Vec::new();
        words_of(&Value::String(text.clone()), "$", &mut words);
        words.retain(|(word, _)| !out.contains(word));
        prop_assert!(words.is_empty() || !problems.is_empty(), "{words:?} of {text}");
    }
}

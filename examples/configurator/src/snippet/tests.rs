use proptest::prelude::*;
use slugline::ingest::read;
use slugline::json::{Record, Value, parse};

use super::text::{escaped, literal};
use super::{Kind, Piece, Request, parts};
use crate::choice::Choice;
use crate::element::Element;
use crate::language::Language;
use crate::values::{Values, Written};

fn written(element: Element, given: &[(&str, &str)]) -> Vec<Written> {
    let mut values = Values::default();
    for (name, value) in given {
        values.set(element.attribute(name).unwrap(), Some((*value).to_owned()));
    }
    values.all_written(element)
}

fn strip(given: &[(&str, &str)]) -> Piece {
    Piece { element: Element::Strip, attributes: written(Element::Strip, given), data: None, rendered: None }
}

fn story(given: &[(&str, &str)], text: &str) -> Piece {
    let article = read(text.as_bytes(), None).unwrap().document.article.unwrap();
    let data = (!text.is_empty()).then(|| article.write());
    Piece { element: Element::Story, attributes: written(Element::Story, given), data, rendered: None }
}

fn text_of(kind: Kind, pieces: Vec<Piece>) -> String {
    let (parts, _) = parts(kind, &Request { assets: "/slugline/".to_owned(), lang: Language::default(), pieces });
    parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join("\n")
}

#[test]
fn language_of_the_page_is_a_prop_in_leptos_and_a_note_elsewhere() {
    let snippet = |kind| {
        let lang = Language::named("he").unwrap();
        let (parts, notes) = parts(kind, &Request { assets: "/".to_owned(), lang, pieces: vec![story(&[], "A headline")] });
        (parts.into_iter().map(|part| part.text).collect::<String>(), notes.join(" "))
    };
    for (_, _, kind) in Kind::ALL.iter().copied() {
        let (text, notes) = snippet(kind);
        assert_eq!(text.contains(r#" lang="he"/>"#), kind == Kind::Leptos, "{text}");
        assert_eq!(notes.contains(r#"<html lang="he">"#), !matches!(kind, Kind::Leptos | Kind::Data), "{notes}");
    }
    assert!(snippet(Kind::Rendered).0.contains("slugline render --lang he story.json"));
}

fn feed() -> Piece {
    strip(&[
        ("src", "/markets.json"),
        ("label", "NYSE - LSE"),
        ("speed", "80"),
        ("pause-on", ""),
        ("loading", "lazy"),
        ("persist", "none"),
    ])
}

#[test]
fn script_tag() {
    assert_eq!(
        text_of(Kind::Script, vec![feed(), story(&[("headline-level", "1")], "A headline\n\nA </script> paragraph.")]),
        r#"<link rel="stylesheet" href="/slugline/slugline.css">
<script type="module" src="/slugline/embed.js"></script>
<slugline-ticker src="/markets.json" label="NYSE - LSE" speed="80" pause-on="" loading="lazy" persist="none"></slugline-ticker>
<slugline-article headline-level="1">
  <script type="application/json">{"headline":"A headline","body":[{"type":"paragraph","text":["A \u003c/script> paragraph."]}]}</script>
</slugline-article>"#
    );
}

#[test]
fn npm_imports_and_tags() {
    let text = text_of(Kind::Npm, vec![feed()]);
    assert!(
        text.starts_with("npm install slugline\nimport \"slugline/slugline.css\";\nimport \"slugline\";\n<slugline-ticker src="),
        "{text}"
    );
}

#[test]
fn react_has_typed_data_and_numbers() {
    let text = text_of(Kind::React, vec![feed(), story(&[("text-size", "112.5")], "A headline\n\nA paragraph.")]);
    for line in [
        "import type { Article } from \"slugline\";",
        "const article: Article = {\n  \"headline\": \"A headline\",",
        "      <slugline-ticker src=\"/markets.json\" label=\"NYSE - LSE\" speed={80} pause-on=\"\" loading=\"lazy\" persist=\"none\" />",
        "      <slugline-article article={article} text-size={112.5} />",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn leptos_has_props_and_tells_what_has_none() {
    let strip = strip(&[
        ("src", "/markets.json"),
        ("symbols", "RIO VOD"),
        ("fields", "symbol spark"),
        ("palette", "color-blind"),
        ("pause-on", ""),
        ("stale-after", "30"),
        ("speed", "80"),
        ("max-rate", "10"),
        ("loading", "lazy"),
        ("persist", "none"),
    ]);
    let request = Request {
        assets: "/".to_owned(),
        lang: Language::default(),
        pieces: vec![strip, story(&[("controls", "none")], "A headline\n\nA paragraph.")],
    };
    let (parts, notes) = parts(Kind::Leptos, &request);
    let code = &parts[1].text;
    for prop in [
        r#"<Ticker src="/markets.json" "#,
        r#"symbols={vec!["RIO".to_owned(), "VOD".to_owned()]}"#,
        "fields={vec![slugline::components::ticker::Field::Symbol, slugline::components::ticker::Field::Spark]}",
        "palette={slugline::components::Palette::ColorBlind}",
        "pause_on={Vec::<slugline::motion::PauseOn>::new()}",
        "stale_after={std::time::Duration::from_secs(30)}",
        "speed=80.0",
        "max_rate=10",
        "persist=false",
        "<Story article controls={Vec::<slugline::components::controls::Control>::new()}/>",
        "include_bytes!(\"story.json\")",
    ] {
        assert!(code.contains(prop), "{prop}\n{code}");
    }
    assert!(notes.iter().any(|note| note == "<Ticker> has no prop for loading: it is left out."), "{notes:?}");
    assert!(!code.contains("loading"), "{code}");
}

#[test]
fn each_attribute_is_a_prop_or_is_told() {
    let without = ["loading"];
    for element in Element::ALL {
        for attribute in element.attributes() {
            let written = Written { attribute, value: attribute.default.to_owned() };
            let piece = Piece { element, attributes: vec![written], data: None, rendered: None };
            let (_, notes) =
                parts(Kind::Leptos, &Request { assets: String::new(), lang: Language::default(), pieces: vec![piece] });
            let is_told = notes.iter().any(|note| note.contains("has no prop"));
            assert_eq!(is_told, without.contains(&attribute.name), "{}", attribute.name);
        }
    }
}

#[test]
fn rendered_story_is_the_pages_own_and_has_no_address() {
    let mut story = story(&[("src", "/story.json"), ("format", "wire"), ("controls", "print")], "A headline\n\nA paragraph.");
    story.rendered = Some("<h2>A headline</h2>\n<p>A paragraph.</p>".to_owned());
    let text = text_of(Kind::Rendered, vec![story]);
    assert!(
        text.contains("<slugline-article controls=\"print\">\n  <h2>A headline</h2>\n  <p>A paragraph.</p>\n</slugline-article>"),
        "{text}"
    );
}

#[test]
fn shortcodes_have_the_plugins_names_and_no_signs_of_wordpress() {
    let strip = strip(&[("src", "/a.json?b=1&c=\"[x]\\"), ("href-template", "/markets/{symbol}")]);
    assert_eq!(
        text_of(Kind::Wordpress, vec![strip]),
        "[slugline_ticker src=\"/a.json?b=1&#38;c=&#34;&#91;x&#93;&#92;\" href_template=\"/markets/{symbol}\"]"
    );
}

#[test]
fn shortcode_needs_an_address_of_the_web() {
    for (address, is_taken) in [("/a.json", true), ("https://example.com/a", true), ("a.json", false), ("//a/b", false)] {
        let (_, notes) = parts(
            Kind::Wordpress,
            &Request { assets: String::new(), lang: Language::default(), pieces: vec![strip(&[("src", address)])] },
        );
        assert_eq!(notes.iter().all(|note| !note.contains("change src")), is_taken, "{address}");
    }
}

/// What a browser makes of the few entities that are written.
fn unescaped(html: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(html.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

/// A text with its ordinary characters left out: what gives a snippet its form.
fn form(text: &str) -> String {
    text.chars().filter(|sign| matches!(sign, '<' | '>' | '"' | '\'' | '[' | ']' | '=' | '{' | '}')).collect()
}

const HOSTILE: &str = r#"(["'<>&`{}\[\]\\/=$!-]|</script>|-->|\*/|\]\]>|\n|\u{2028}|[a-z ]){1,24}"#;

proptest! {
    #[test]
    fn escaped_text_is_the_text(text in HOSTILE) {
        prop_assert!(!escaped(&text).contains(['<', '>', '"', '\'']));
        prop_assert_eq!(unescaped(&escaped(&text)), text);
    }

    #[test]
    fn literal_is_the_text(text in HOSTILE) {
        let is_plain = !literal(&text).contains(['<', '\n', '\u{2028}']);
        prop_assert!(is_plain);
        prop_assert_eq!(parse(&literal(&text)).unwrap(), Value::String(text));
    }

    #[test]
    fn no_value_changes_the_form_of_a_snippet(value in HOSTILE) {
        prop_assume!(!value.trim().is_empty());
        for kind in [Kind::Script, Kind::Npm, Kind::Rendered, Kind::Wordpress] {
            let snippet = |label: &str, assets: &str| {
                let pieces = vec![strip(&[("src", "/a.json"), ("label", label)])];
                let (parts, _) = parts(kind, &Request { assets: assets.to_owned(), lang: Language::default(), pieces });
                parts.into_iter().map(|part| part.text).collect::<String>()
            };
            let plain = snippet("a", "/");
            let hostile = snippet(&value, &value);
            // A letter has no form; `=`, braces and, in HTML, brackets are only text between quotes.
            let ignored: &[char] = if kind == Kind::Wordpress { &['=', '{', '}'] } else { &['=', '{', '}', '[', ']'] };
            prop_assert_eq!(form(&hostile).replace(ignored, ""), form(&plain).replace(ignored, ""), "{}", hostile);
        }
    }

    #[test]
    fn no_story_ends_its_script(headline in HOSTILE, text in HOSTILE) {
        prop_assume!(!headline.trim().is_empty());
        let record = Value::Object(vec![
            ("headline".to_owned(), Value::String(headline)),
            ("body".to_owned(), Value::Array(vec![Value::String(text)])),
        ]);
        for kind in Kind::ALL.iter().map(|(_, _, kind)| *kind).filter(|kind| matches!(kind, Kind::Script | Kind::Npm)) {
            let piece = Piece { element: Element::Story, attributes: Vec::new(), data: Some(record.clone()), rendered: None };
            let snippet = text_of(kind, vec![piece]);
            let (_, data) = snippet.split_once("application/json\">").unwrap();
            let (json, rest) = data.split_once("</script>").unwrap();
            prop_assert_eq!(rest, "\n</slugline-article>");
            prop_assert_eq!(parse(json).unwrap(), record.clone());
        }
    }
}

//! The list and the strip as HTML.

use std::sync::Arc;

use leptos::tachys::view::RenderHtml;

use super::{Field, Lists, StripState, quotes, source_line, strip};
use crate::locale::Locale;
use crate::quote::{Decimal, Quote, State};
use crate::view::Watched;

fn quote(percent: &str) -> Quote {
    Quote {
        symbol: "AAA".to_owned(),
        price: Decimal::parse("10.10"),
        currency: Some("EUR".to_owned()),
        change_percent: Decimal::parse(percent),
        ..Quote::default()
    }
}

fn list(percent: &str, lang: &str) -> String {
    quotes(&[quote(percent)], &Field::usual(), Locale::of(lang), false).to_html()
}

#[test]
fn direction_has_an_arrow_a_sign_and_a_word() {
    for (percent, arrow, word, text) in
        [("0.5", "▲", "up", "+0.5%"), ("-0.5", "▼", "down", "\u{2212}0.5%"), ("0.00", "■", "unchanged", "0.00%")]
    {
        let html = list(percent, "en");
        assert!(html.contains(&format!(r#"role="img" aria-label="{word}">{arrow}"#)), "{html}");
        assert!(html.contains(&format!("<bdi>{text}")), "{html}");
    }
}

#[test]
fn numbers_and_words_are_the_languages() {
    let html = list("-0.5", "de");
    assert!(html.contains("\u{2212}0,5\u{a0}%") && html.contains("10,10\u{a0}€"), "{html}");
    assert!(!html.contains(r#"aria-label="down""#), "{html}");
}

fn view(moves: bool, paused: bool) -> String {
    let state = StripState { label: "NYSE".to_owned(), source: "Example".to_owned(), filled: true, moves, paused };
    let lists = Lists { quotes: Arc::new([quote("1")]), fields: Field::usual(), copies: 3 };
    strip(&Watched::new(state), Watched::new(lists), Locale::of("en"), || {}).to_html()
}

#[test]
fn the_button_comes_first_and_says_what_it_does() {
    let html = view(true, false);
    assert!(html.find("<button").unwrap() < html.find("<ul").unwrap(), "{html}");
    assert!(html.contains(r#"aria-label="Pause"#), "{html}");
    assert!(view(true, true).contains(r#"aria-label="Play"#));
    assert!(view(false, false).contains("<button class=\"control\"") && view(false, false).contains("hidden"));
}

#[test]
fn copies_are_hidden_from_assistive_technology() {
    let html = view(true, false);
    assert_eq!(html.matches("<ul").count(), 3, "{html}");
    assert_eq!(html.matches(r#"aria-hidden="true" inert=""#).count(), 2, "{html}");
}

#[test]
fn a_strip_that_stands_can_be_scrolled_from_the_keyboard() {
    assert!(!view(true, false).contains("tabindex"));
    assert!(view(true, true).contains(r#"tabindex="0""#));
    assert!(view(false, false).contains(r#"tabindex="0""#));
}

#[test]
fn the_source_line_tells_what_holds_for_all() {
    let state = |state| Quote { state: Some(state), delay: Some(15), ..quote("1") };
    let line = |quotes: &[Quote]| source_line(Some("Example"), quotes, Locale::of("en"));
    assert_eq!(line(&[quote("1")]), "Example");
    assert_eq!(line(&[state(State::Closed), state(State::Live)]), "Example");
    assert_eq!(line(&[state(State::Delayed)]), "Example \u{B7} Delayed 15 min");
}

//! The list and the strip as HTML.

use leptos::prelude::*;

use super::{Absence, BlankQuote, FeedStatus, Field, Fields, NO_PRICE, QuoteList, Strip, StripSignals, source_line};
use crate::locale::Locale;
use crate::quote::{Decimal, Feed, Freshness, Quote, State};

/// A view as HTML, without Leptos's hydration markers.
fn to_html<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
    Owner::new_root(None).with(|| view().to_html()).replace("<!>", "")
}

fn list(quotes: &[Quote], fields: &Fields, template: Option<&str>, lang: &str) -> String {
    let (quotes, fields, href_template) = (quotes.to_vec(), fields.clone(), template.map(str::to_owned));
    let locale = Locale::of(lang);
    to_html(|| view! { <QuoteList quotes fields href_template locale/> })
}

fn quote(percent: &str) -> Quote {
    Quote {
        symbol: "AAA".to_owned(),
        price: Decimal::parse("10.10"),
        currency: Some("EUR".to_owned()),
        change_percent: Decimal::parse(percent),
        ..Quote::default()
    }
}

fn html_of(percent: &str, lang: &str) -> String {
    list(&[quote(percent)], &Field::usual(), None, lang)
}

#[test]
fn direction_has_an_arrow_a_sign_and_a_word() {
    for (percent, arrow, word, text) in
        [("0.5", "▲", "up", "+0.5%"), ("-0.5", "▼", "down", "\u{2212}0.5%"), ("0.00", "■", "unchanged", "0.00%")]
    {
        let html = html_of(percent, "en");
        assert!(html.contains(&format!(r#"role="img" aria-label="{word}" class="slugline-arrow">{arrow}"#)), "{html}");
        assert!(html.contains(&format!(r#"<bdi translate="no">{text}"#)), "{html}");
    }
}

#[test]
fn numbers_and_words_follow_the_language() {
    let html = html_of("-0.5", "de");
    assert!(html.contains("\u{2212}0,5\u{a0}%") && html.contains("10,10\u{a0}€"), "{html}");
    assert!(!html.contains(r#"aria-label="down""#), "{html}");
}

#[test]
fn quotes_with_an_address_are_links() {
    let quotes = [Quote { exchange: Some("LSE".to_owned()), ..quote("1") }, quote("1")];
    let text = list(&quotes, &Field::usual(), Some("/{exchange}/{symbol}?a&b"), "en");
    assert!(text.contains(r#"<li part="item" class="slugline-quote"><a part="link" href="/LSE/AAA?a&amp;b"><span"#), "{text}");
    assert_eq!(text.matches("<a ").count(), 1, "of the second no exchange is known: {text}");
    assert!(!text.contains("tabindex"), "{text}");
}

#[test]
fn line_of_former_prices_is_drawn_on_a_server() {
    let former = ["9.00", "11.00"].into_iter().filter_map(Decimal::parse).collect();
    let drawn = Quote { history: former, ..quote("-1") };
    let html = list(&[drawn], &Field::named("spark"), None, "en");
    let cell = r#"<span part="spark down" aria-hidden="true" class="slugline-spark slugline-down"><svg viewBox="0 0 240 72"><polyline points="4,66 120,6 236,33"></polyline></svg></span>"#;
    assert!(html.contains(cell), "{html}");
}

fn strip(is_moving: bool, is_paused: bool) -> String {
    to_html(|| {
        let signals = StripSignals::new("NYSE".to_owned());
        signals.is_filled.set(true);
        signals.source.set(source_line(Some("Example"), Freshness::default(), &FeedStatus::default(), Locale::of("en")));
        signals.is_moving.set(is_moving);
        signals.is_paused.set(is_paused);
        let locale = Locale::of("en");
        view! { <Strip signals locale on_toggle=|()| ()><QuoteList quotes=vec![quote("1")] locale/></Strip> }
    })
}

#[test]
fn pause_button_comes_first_and_is_named() {
    let html = strip(true, false);
    assert!(html.find("<button").unwrap() < html.find("<ul").unwrap(), "{html}");
    assert!(html.contains(r#"aria-label="Pause"#), "{html}");
    assert!(strip(true, true).contains(r#"aria-label="Play"#));
    // If nothing moves it stops the values.
    assert!(strip(false, false).contains(r#"aria-label="Pause"#) && !strip(false, false).contains(" hidden"));
}

#[test]
fn unknown_price_is_a_dash_with_a_label() {
    let html = list(&[Quote { price: None, ..quote("1") }], &Field::usual(), None, "de");
    let dash = format!(r#"<bdi translate="no" role="img" aria-label="kein Kurs">{NO_PRICE}</bdi>"#);
    assert!(html.contains(&dash), "{html}");
    assert!(!list(&[quote("1")], &Field::usual(), None, "de").contains("kein Kurs"));
}

#[test]
fn quote_without_former_prices_reserves_no_space_for_a_line() {
    let drawn = |history: &[&str]| {
        let history = history.iter().filter_map(|price| Decimal::parse(price)).collect();
        list(&[Quote { history, ..quote("1") }], &Field::named("spark"), None, "en")
    };
    assert!(drawn(&[]).contains(" hidden") && !drawn(&["9.00"]).contains(" hidden"), "{}", drawn(&[]));
}

#[test]
fn blank_quote_matches_server_markup_without_figures() {
    // Cells written by a script used to be at other places than those of a server.
    let fields: Fields = Field::ALL.into_iter().map(|(_, field)| field).collect();
    for (template, is_link) in [(None, false), (Some("/{symbol}"), true)] {
        let unknown = list(&[Quote::default()], &fields, template, "de");
        let locale = Locale::of("de");
        let blank = to_html(|| view! { <BlankQuote fields=fields.clone() is_link locale/> });
        let blank = format!(r#"<ul role="list" class="slugline-quotes">{blank}</ul>"#);
        // An unknown price is a dash, which is written later.
        let unknown = unknown.replace(r#" role="img" aria-label="kein Kurs">"#, ">").replace(NO_PRICE, "");
        // A server writes a space for an empty text, and nothing for `None`.
        let [blank, unknown] =
            [blank, unknown].map(|html| html.replace("> </bdi>", "></bdi>").replace("> </span></", "></span></"));
        assert_eq!(blank.replace(r#" tabindex="-1""#, ""), unknown.replace(r#" href="/""#, ""));
        assert_eq!(blank.matches("tabindex").count(), 1, "{blank}");
    }
}

#[test]
fn source_line_shows_the_state_that_all_quotes_share() {
    let state = |state| Quote { state: Some(state), delay: Some(15), ..quote("1") };
    let line = |quotes: &[Quote]| {
        source_line(Some("Example"), Freshness::of(quotes), &FeedStatus::default(), Locale::of("en")).to_string()
    };
    assert_eq!(line(&[quote("1")]), "Example");
    assert_eq!(line(&[state(State::Closed), state(State::Live)]), "Example");
    assert_eq!(line(&[state(State::Delayed)]), "Example\u{A0}\u{B7} Delayed 15\u{A0}min");
}

#[test]
fn source_line_shows_the_state_of_the_feed() {
    let delayed = [Quote { state: Some(State::Delayed), delay: Some(15), ..quote("1") }];
    let live = [Quote { state: Some(State::Live), ..quote("1") }];
    let line = |feed, quotes: &[Quote]| {
        let told = FeedStatus { feed: Some(feed), as_of: "14:32".to_owned(), ..FeedStatus::default() };
        source_line(None, Freshness::of(quotes), &told, Locale::of("en")).to_string()
    };
    assert_eq!(line(Feed::Delayed, &delayed), "Delayed 15\u{A0}min\u{A0}\u{B7} as of 14:32");
    assert_eq!(
        line(Feed::Stale, &delayed),
        "Delayed 15\u{A0}min\u{A0}\u{B7} Not up to date\u{A0}\u{B7} as of 14:32",
        "both are to be seen"
    );
    assert_eq!(line(Feed::Live, &live), "Live\u{A0}\u{B7} as of 14:32");
    assert_eq!(line(Feed::Offline, &live), "Connection lost\u{A0}\u{B7} as of 14:32", "what is lost is not live");
    assert_eq!(line(Feed::Live, &[quote("1")]), "Live\u{A0}\u{B7} as of 14:32", "the feed says so where the quotes do not");
    assert_eq!(line(Feed::Closed, &[quote("1")]), "Market closed\u{A0}\u{B7} as of 14:32");
    assert_eq!(line(Feed::Connecting, &[]), "Connecting…\u{A0}\u{B7} as of 14:32");
    let told = FeedStatus { most: Some(500), ..FeedStatus::default() };
    let line = |told: &FeedStatus| source_line(Some("A"), Freshness::default(), told, Locale::of("en")).to_string();
    assert_eq!(line(&told), "A\u{A0}\u{B7} Only the first 500 are shown");
}

#[test]
fn source_line_says_why_there_are_no_quotes() {
    let line = |shown, all| {
        let told = FeedStatus { absence: Absence::of(shown, all), ..FeedStatus::default() };
        source_line(None, Freshness::default(), &told, Locale::of("en")).to_string()
    };
    assert_eq!(line(0, 0), Locale::of("en").words().no_quotes());
    assert_eq!(line(0, 3), Locale::of("en").words().no_such_symbols());
    assert_eq!(line(1, 3), "");
}

#[test]
fn source_line_of_a_narrow_strip_omits_words() {
    let short = |lang| {
        let told = FeedStatus { feed: Some(Feed::Live), as_of: "14:32".to_owned(), most: Some(500), ..FeedStatus::default() };
        let line = source_line(Some("Example"), Freshness::default(), &told, Locale::of(lang));
        line.parts().iter().filter(|part| !part.is_spare).map(|part| part.text.clone()).collect::<String>()
    };
    assert_eq!(short("en"), "Example\u{A0}\u{B7} Live\u{A0}\u{B7} 14:32");
    assert_eq!(short("de"), "Example\u{A0}\u{B7} Echtzeit\u{A0}\u{B7} 14:32");
    let told = FeedStatus { most: Some(500), ..FeedStatus::default() };
    let line = source_line(Some("Example"), Freshness::default(), &told, Locale::of("en"));
    assert!(line.parts().iter().skip(1).all(|part| part.is_spare), "the dot goes with what it stands before: {line}");
}

#[test]
fn state_of_a_single_quote_is_shown_with_it() {
    let state = |state| Quote { state: Some(state), delay: Some(15), ..quote("1") };
    let html = |quotes: &[Quote]| list(quotes, &Field::usual(), None, "en");
    let mixed = html(&[state(State::Live), state(State::Halted), state(State::Delayed)]);
    for text in [
        r#"class="slugline-state"></span>"#,
        r#"class="slugline-state">Trading halted</span>"#,
        "class=\"slugline-state\">Delayed 15\u{A0}min</span>",
    ] {
        assert!(mixed.contains(text), "{mixed}");
    }
    assert!(!html(&[state(State::Halted), state(State::Halted)]).contains("Trading halted"), "it stands beside the source");
}

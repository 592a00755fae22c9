//! The rows of a strip: a tick is written where it belongs, and nowhere else.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use slugline::element::{Cells, Flush, Rows};
use slugline::locale::Locale;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DocumentFragment, Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const WHOLE: &[u8] = include_bytes!("../../fixtures/whole.json");
/// Milliseconds since 1970, as JavaScript counts them.
const NOW: f64 = 1_790_000_000_000.0;

/// A container for the lists of a strip.
struct Stage {
    track: HtmlElement,
    cells: JsValue,
    lang: &'static str,
}

impl Stage {
    fn new(lang: &'static str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let place: DocumentFragment = document.create_document_fragment();
        let track: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        track.set_class_name("track");
        track.append_child(&document.create_element("ul").unwrap()).unwrap();
        place.append_child(&track).unwrap();
        let class = js_sys::Function::new_no_args(&slugline_browser_tests::cells_script("Cells"));
        let class: js_sys::Function = class.call0(&JsValue::NULL).unwrap().unchecked_into();
        let cells = js_sys::Reflect::construct(&class, &js_sys::Array::of1(&place)).unwrap();
        Self { track, cells, lang }
    }

    fn rows(&self) -> Rows {
        Rows::new(Cells::new(self.cells.clone().unchecked_into(), Locale::of(self.lang)))
    }

    /// The rows of the quotes of `WHOLE`.
    fn filled(&self) -> Rows {
        let rows = self.rows();
        show(&rows, WHOLE);
        rows.arrange();
        rows
    }

    fn choose(&self, rows: &Rows, symbols: &str) {
        rows.choose(symbols);
        rows.arrange();
    }

    /// Makes this many lists, each but the first with this many quotes.
    fn copy(&self, copies: usize, span: usize) {
        let copy: js_sys::Function = js_sys::Reflect::get(&self.cells, &"copy".into()).unwrap().unchecked_into();
        copy.call2(&self.cells, &copies.into(), &span.into()).unwrap();
    }
}

/// Reads a snapshot; returns the number of warnings.
fn show(rows: &Rows, bytes: &[u8]) -> usize {
    rows.market().show(bytes, None, NOW).unwrap().outcome().warnings.len()
}

fn tick(rows: &Rows, frame: &str) {
    assert_eq!(rows.market().apply(frame, NOW), Ok(None));
}

fn texts(root: &Element, selector: &str) -> Vec<String> {
    let found = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| found.item(index).unwrap().text_content().unwrap_or_default()).collect()
}

#[wasm_bindgen_test]
fn tick_changes_only_its_cells() {
    let stage = Stage::new("de");
    let rows = stage.filled();
    let track = &stage.track;
    let row = track.query_selector("li").unwrap().unwrap();
    let price = row.query_selector(".slugline-price bdi").unwrap().unwrap();
    let node = price.first_child().unwrap();
    let frame = r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}, {"symbol": "NEW", "price": "1"}]}"#;
    tick(&rows, frame);
    tick(&rows, frame);
    assert_eq!(price.text_content().unwrap(), "63,19\u{a0}$", "nothing is written before the frame");
    rows.flush(0, 500);
    assert_eq!(price.text_content().unwrap(), "64,10\u{a0}$");
    assert!(price.first_child().unwrap().is_same_node(Some(&node)), "the text node is kept");
    assert_eq!(row.query_selector(".slugline-up bdi").unwrap().unwrap().text_content().unwrap(), "+1,02\u{a0}%");
    assert_eq!(row.query_selector("[part='change up'] [role=img]").unwrap().unwrap().text_content().unwrap(), "▲");
    assert_eq!(track.query_selector_all("ul:first-child > li").unwrap().length(), 2, "unknown symbols are not shown");
    assert_eq!(rows.quote(0).unwrap().price.unwrap().to_string(), "64.10");
}

#[wasm_bindgen_test]
fn list_rendered_again_shows_the_last_values() {
    let stage = Stage::new("en");
    let rows = stage.filled();
    tick(&rows, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#);
    stage.choose(&rows, "EUR/USD RBGPF");
    let track = &stage.track;
    assert_eq!(texts(track, "ul:first-child .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert_eq!(texts(track, "ul:first-child .slugline-price")[1], "$64.10");
    // Ticks go to the current rows.
    tick(&rows, r#"{"quotes": [{"symbol": "RBGPF", "price": "65.20", "time": 1745591600000}]}"#);
    rows.flush(0, 500);
    let price = track.query_selector("ul:first-child > li:last-child .slugline-price").unwrap().unwrap();
    assert_eq!(price.text_content().unwrap(), "$65.20");
}

#[wasm_bindgen_test]
fn quote_of_a_row_is_known_once_it_is_written() {
    let stage = Stage::new("en");
    let rows = stage.filled();
    let price = |row| rows.written_price(row).flatten().map(|price| price.to_string());
    assert_eq!([price(0).as_deref(), price(2).as_deref()], [Some("63.19"), None]);
    tick(&rows, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#);
    assert_eq!(price(0), None, "it is not written yet");
    rows.flush(0, 500);
    assert_eq!(price(0).as_deref(), Some("64.10"));
    stage.choose(&rows, "EUR/USD RBGPF");
    assert_eq!([rows.row_of("RBGPF"), rows.row_of("EUR/USD"), rows.row_of("none")], [Some(1), Some(0), None]);
}

#[wasm_bindgen_test]
fn links_can_be_added_and_removed_around_cells() {
    let stage = Stage::new("en");
    let rows = stage.filled();
    rows.show("symbol spark price");
    rows.arrange();
    stage.copy(2, 9);
    assert!(rows.lead("/markets/{symbol}"));
    rows.arrange();
    let track = &stage.track;
    let found = |selector: &str| track.query_selector_all(selector).unwrap().length();
    assert_eq!(
        [found("ul > li > a[href='/markets/RBGPF']"), found("[aria-hidden] a[tabindex='-1']"), found("[inert]")],
        [2, 2, 0]
    );
    assert_eq!(found("li > span"), 0);
    tick(&rows, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#);
    rows.flush(0, 500);
    assert_eq!(texts(track, "li:first-child .slugline-price"), ["$64.10", "$64.10"]);
    let line = track.query_selector("polyline").unwrap().unwrap();
    assert_eq!(line.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert!(line.get_attribute("points").is_some_and(|points| points.ends_with("236,6")), "the line goes on");
    assert!(!rows.lead("javascript:{symbol}"));
    rows.arrange();
    assert_eq!([found("a"), found("ul[inert]"), found("li > .slugline-price")], [0, 1, 4]);
    tick(&rows, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.20", "time": 1745591600000}]}"#);
    rows.flush(0, 500);
    assert_eq!(texts(track, "li:first-child .slugline-price"), ["$64.20", "$64.20"]);
}

#[wasm_bindgen_test]
fn lists_rendered_again_keep_their_nodes() {
    let stage = Stage::new("en");
    let rows = stage.filled();
    let track = &stage.track;
    let kept = |selector| track.query_selector(selector).unwrap().unwrap();
    let before = [kept("ul"), kept("li"), kept("li:last-child"), kept(".slugline-price bdi")];
    stage.choose(&rows, "EUR/USD RBGPF");
    assert_eq!(texts(track, "ul:first-child .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert_eq!([kept("ul"), kept("li"), kept("li:last-child"), kept(".slugline-price bdi")], before);
    stage.choose(&rows, "RBGPF");
    assert_eq!(texts(track, "ul:first-child li").len(), 1);
    assert_eq!([kept("ul"), kept("li")], before[..2]);
}

#[wasm_bindgen_test]
fn copy_contains_only_its_visible_part() {
    let stage = Stage::new("en");
    let rows = stage.filled();
    let texts = || texts(&stage.track, "[inert] .slugline-symbol, [inert] .slugline-price");
    stage.copy(3, 1);
    assert_eq!(texts(), ["RBGPF", "$63.19", "RBGPF", "$63.19"]);
    tick(&rows, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#);
    rows.flush(0, 500);
    assert_eq!(texts(), ["RBGPF", "$64.10", "RBGPF", "$64.10"]);
    stage.copy(2, 9);
    assert_eq!(texts()[..2], ["RBGPF", "$64.10"]);
    assert_eq!(texts().len(), 4, "there are no more than two");
    stage.choose(&rows, "EUR/USD");
    assert_eq!(texts()[0], "EUR/USD");
    assert_eq!(texts().len(), 2);
}

#[wasm_bindgen_test]
fn visible_quotes_are_written_at_once_and_others_in_turn() {
    let stage = Stage::new("en");
    let rows = stage.rows();
    let frame = |price: &str, time: &str| {
        let quote = |at: usize| [r#"{"symbol":""#, &at.to_string(), r#"","price":""#, price, r#"","time":"#, time, "}"].concat();
        [r#"{"quotes":["#, &(0..200).map(quote).collect::<Vec<_>>().join(","), "]}"].concat()
    };
    show(&rows, frame("1.00", "1745591500000").as_bytes());
    rows.arrange();
    let written = |price: &str| -> Vec<usize> {
        let prices = texts(&stage.track, ".slugline-price");
        prices.iter().enumerate().filter(|(_, shown)| *shown == price).map(|(at, _)| at).collect()
    };
    assert_eq!(written("1.00").len(), 200);
    assert_eq!(rows.flush(0, 10), Flush::Done, "nothing has changed");
    tick(&rows, &frame("2.00", "1745591600000"));
    assert_eq!(rows.flush(195, 10), Flush::More);
    let first = written("2.00");
    assert!((0..5).chain(195..200).all(|row| first.contains(&row)), "what is seen goes round the end: {first:?}");
    assert!(first.len() < 100 && !first.contains(&150), "{first:?}");
    // Others come first again and again, and yet it has its turn.
    for step in 3..9_u64 {
        tick(&rows, &frame(&[&step.to_string(), ".00"].concat(), &(1_745_591_600_000 + step).to_string()));
        rows.flush(195, 10);
    }
    assert!(written("2.00").is_empty());
    let mut flushes = 1;
    while rows.flush(195, 10) == Flush::More {
        flushes += 1;
    }
    assert!(flushes < 5);
    assert_eq!(written("8.00").len(), 200);
}

#[wasm_bindgen_test]
fn long_strip_shows_five_hundred_quotes() {
    let stage = Stage::new("en");
    let rows = stage.rows();
    let quotes: Vec<String> = (0..5_000).map(|number| ["{\"symbol\":\"", &number.to_string(), "\"}"].concat()).collect();
    assert_eq!(show(&rows, ["{\"quotes\":[", &quotes.join(","), "]}"].concat().as_bytes()), 1);
    assert_eq!(rows.flush(0, 500), Flush::Outdated);
    rows.arrange();
    assert_eq!(stage.track.query_selector_all("ul:first-child > li").unwrap().length(), 500);
    stage.choose(&rows, "4000 4999 3");
    assert_eq!(texts(&stage.track, "ul:first-child .slugline-symbol"), ["4000", "3"]);
}

#[wasm_bindgen_test]
fn rows_of_one_market_catch_up_independently() {
    let (first, second) = (Stage::new("en"), Stage::new("de"));
    let (early, late) = (first.filled(), second.rows());
    late.follow(early.market());
    late.arrange();
    let price = |stage: &Stage| stage.track.query_selector(".slugline-price bdi").unwrap().unwrap().text_content().unwrap();
    tick(&early, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#);
    early.flush(0, 500);
    tick(&early, r#"{"quotes": [{"symbol": "RBGPF", "price": "64.20", "time": 1745591600000}]}"#);
    assert_eq!((price(&first), price(&second)), ("$64.10".to_owned(), "63,19\u{a0}$".to_owned()));
    late.flush(0, 500);
    early.flush(0, 500);
    assert_eq!((price(&first), price(&second)), ("$64.20".to_owned(), "64,20\u{a0}$".to_owned()));
    // Another list is another edition.
    show(&early, br#"{"quotes": [{"symbol": "NEW", "price": "1.00"}]}"#);
    assert_eq!(late.flush(0, 500), Flush::Outdated);
    late.arrange();
    assert_eq!((price(&first), price(&second)), ("$64.20".to_owned(), "1,00".to_owned()));
}

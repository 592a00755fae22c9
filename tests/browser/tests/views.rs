//! The views and the elements' Rust side in a browser: a server renders and a browser builds the same, ticks are
//! written where they belong, and nothing is left behind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use slugline::element::{Article, Market, Ticker};
use slugline::ingest::add_foreign_formats;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

const WHOLE: &[u8] = include_bytes!("../../fixtures/whole.json");
/// Milliseconds since 1970, as JavaScript counts them.
const NOW: f64 = 1_790_000_000_000.0;
const PAGE: &[u8] = include_bytes!("../../fixtures/page.txt");

/// An element in the page with a shadow root, and what the reader did with its controls.
struct Stage {
    host: HtmlElement,
    shadow: ShadowRoot,
    lang: &'static str,
    acts: Rc<RefCell<Vec<JsValue>>>,
    act: Closure<dyn FnMut(JsValue, JsValue)>,
    cells: RefCell<JsValue>,
}

impl Stage {
    fn new(lang: &'static str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let acts = Rc::new(RefCell::new(Vec::new()));
        let log = acts.clone();
        let act = Closure::<dyn FnMut(JsValue, JsValue)>::new(move |_, value| log.borrow_mut().push(value));
        Self { host, shadow, lang, acts, act, cells: RefCell::default() }
    }

    fn article(&self) -> Article {
        add_foreign_formats();
        Article::new(self.host.clone(), &self.shadow, self.lang, self.act.as_ref().unchecked_ref::<js_sys::Function>().clone())
    }

    fn ticker(&self) -> Ticker {
        let cells = js_sys::Reflect::construct(&cells_class(), &js_sys::Array::of1(&self.shadow)).unwrap();
        self.cells.replace(cells.clone());
        let act = self.act.as_ref().unchecked_ref::<js_sys::Function>().clone();
        Ticker::new(&self.shadow, self.lang, act, cells.unchecked_into())
    }

    /// A ticker that shows a market of the quotes of `WHOLE`.
    fn filled(&self) -> (Ticker, Market) {
        let (ticker, market) = (self.ticker(), Market::new());
        market.show(WHOLE, "auto", NOW);
        ticker.follow(&market);
        (ticker, market)
    }

    /// Makes this many lists, each but the first with this many quotes.
    fn copy(&self, copies: usize, span: usize) {
        let cells = self.cells.borrow();
        let copy: js_sys::Function = member(&cells, "copy").unchecked_into();
        copy.call2(&cells, &copies.into(), &span.into()).unwrap();
    }

    fn element(&self, selector: &str) -> HtmlElement {
        self.shadow.query_selector(selector).unwrap().unwrap().unchecked_into()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// The class `Cells` of the package, which these pages do not load.
fn cells_class() -> js_sys::Function {
    let script = slugline_browser_tests::cells_script("Cells");
    js_sys::Function::new_no_args(&script).call0(&JsValue::NULL).unwrap().unchecked_into()
}

/// Shows a story, and returns the result.
fn shown(article: &Article, bytes: &[u8], format: &str, now: f64) -> JsValue {
    let told = article.read(bytes, format, now, None);
    if member(&told, "code").is_undefined() {
        article.render();
    }
    told
}

/// A member of the result of a call.
fn member(told: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(told, &name.into()).unwrap()
}

/// Waits until the browser has painted: by then effects have run.
async fn painted() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
}

fn texts(root: &Element, selector: &str) -> Vec<String> {
    let found = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| found.item(index).unwrap().text_content().unwrap_or_default()).collect()
}

#[wasm_bindgen_test]
fn story_is_built_from_nodes_in_the_light_dom() {
    let stage = Stage::new("en");
    let article = stage.article();
    let told = shown(&article, WHOLE, "auto", NOW);
    assert_eq!(member(&told, "format"), "slugline");
    assert_eq!(texts(&stage.host, ".slugline-headline"), ["Every block once"]);
    assert_eq!(texts(&stage.host, "ol.slugline-list > li > p"), ["fourth"]);
    assert_eq!(texts(&stage.host, "th"), ["Machine", "Words a minute"]);
    assert_eq!(texts(&stage.host, ".slugline-body > pre"), ["fn main() {}\n"]);
    assert_eq!(stage.host.query_selector_all("[data-slugline]").unwrap().length(), 2);
}

#[wasm_bindgen_test]
fn faulty_source_keeps_the_story() {
    let stage = Stage::new("en");
    let article = stage.article();
    shown(&article, PAGE, "wire", NOW);
    let told = shown(&article, b"{\"article\": ", "auto", NOW);
    assert_eq!(member(&told, "code"), "syntax");
    assert!(member(&told, "message").as_string().unwrap().starts_with("line 1, column 13"));
    assert_eq!(texts(&stage.host, ".slugline-headline"), ["Paper tape - a short history"]);
}

#[wasm_bindgen_test]
async fn withheld_story_is_not_shown() {
    // The words used to go into a list directly below the shadow root, where the renderer could not put them.
    let stage = Stage::new("de");
    let article = stage.article();
    shown(&article, PAGE, "wire", NOW);
    let told = shown(&article, br#"{"headline": "Withdrawn", "rights": {"status": "canceled"}}"#, "auto", NOW);
    painted().await;
    assert_eq!(member(&told, "code"), "withheld");
    assert_eq!(stage.host.children().length(), 0, "the former story is gone too");
    let notice = stage.shadow.query_selector(".notice:not([hidden])").unwrap().unwrap();
    assert_eq!(notice.text_content().unwrap(), "Dieser Artikel ist nicht verf\u{fc}gbar.");
}

#[wasm_bindgen_test]
fn children_of_the_page_are_unchanged() {
    let stage = Stage::new("en");
    let document = web_sys::window().unwrap().document().unwrap();
    let own = document.create_element("p").unwrap();
    stage.host.append_child(&own).unwrap();
    let article = stage.article();
    shown(&article, PAGE, "wire", NOW);
    shown(&article, WHOLE, "auto", NOW);
    drop(article);
    assert_eq!(stage.host.children().length(), 1);
    assert!(stage.host.first_element_child().unwrap().is_same_node(Some(&own)));
    assert_eq!(stage.shadow.child_element_count(), 0, "the controls go too");
}

#[wasm_bindgen_test]
async fn text_size_has_limits_and_an_initial_value() {
    let stage = Stage::new("en");
    let article = stage.article();
    article.controls("text-size");
    article.start_size(2000);
    painted().await;
    let disabled = |class| stage.element(class).get_attribute("aria-disabled").unwrap();
    assert_eq!([disabled(".smaller"), disabled(".reset"), disabled(".larger")], ["false", "true", "false"]);
    stage.element(".larger").click();
    stage.element(".larger").click();
    painted().await;
    assert_eq!([disabled(".smaller"), disabled(".reset"), disabled(".larger")], ["false", "false", "true"]);
    assert_eq!(*stage.acts.borrow(), [250.0], "at the end nothing happens");
    assert_eq!(stage.shadow.query_selector(".announcement").unwrap().unwrap().text_content().unwrap(), "Text size 250%");
    let slot: HtmlElement = stage.shadow.query_selector("slot[name=header]").unwrap().unwrap().unchecked_into();
    assert_eq!(slot.style().get_property_value("--slugline-text-scale").unwrap(), "2.500");
    stage.element(".reset").click();
    painted().await;
    assert_eq!(disabled(".reset"), "true");
}

#[wasm_bindgen_test]
async fn list_of_the_element_is_shown_until_there_are_quotes() {
    // An empty strip used to hide the list that the server had rendered when its data could not be read.
    let stage = Stage::new("en");
    let (ticker, market) = (stage.ticker(), Market::new());
    let seen = || (!stage.element(".strip").has_attribute("hidden"), !stage.element("slot").has_attribute("name"));
    market.show(b"{\"quotes\": ", "auto", NOW);
    painted().await;
    assert_eq!(seen(), (false, true));
    market.show(WHOLE, "auto", NOW);
    ticker.follow(&market);
    painted().await;
    assert_eq!(seen(), (true, false));
}

#[wasm_bindgen_test]
async fn tick_changes_only_its_cells() {
    let stage = Stage::new("de");
    let (ticker, market) = stage.filled();
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    let row = track.query_selector("li").unwrap().unwrap();
    let price = row.query_selector(".slugline-price bdi").unwrap().unwrap();
    let node = price.first_child().unwrap();
    let frame = r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}, {"symbol": "NEW", "price": "1"}]}"#;
    assert!(market.apply(frame, NOW).is_undefined() && market.apply(frame, NOW).is_undefined(), "no fault");
    assert_eq!(price.text_content().unwrap(), "63,19\u{a0}$", "nothing is written before the frame");
    ticker.flush(0, 500);
    assert_eq!(price.text_content().unwrap(), "64,10\u{a0}$");
    assert!(price.first_child().unwrap().is_same_node(Some(&node)), "the text node is kept");
    assert_eq!(row.query_selector(".slugline-up bdi").unwrap().unwrap().text_content().unwrap(), "+1,02\u{a0}%");
    assert_eq!(row.query_selector("[part='change up'] [role=img]").unwrap().unwrap().text_content().unwrap(), "▲");
    assert_eq!(track.query_selector_all("ul:first-child > li").unwrap().length(), 2, "unknown symbols are not shown");
    let strip = market.strip();
    let quotes: js_sys::Array = js_sys::Reflect::get(&strip, &"quotes".into()).unwrap().unchecked_into();
    assert_eq!(js_sys::Reflect::get(&quotes.get(0), &"price".into()).unwrap(), "64.10");
}

#[wasm_bindgen_test]
async fn list_rendered_again_shows_the_last_values() {
    let stage = Stage::new("en");
    let (ticker, market) = stage.filled();
    painted().await;
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#, NOW);
    ticker.symbols("EUR/USD RBGPF");
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    assert_eq!(texts(&track, "ul:first-child .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert_eq!(texts(&track, "ul:first-child .slugline-price")[1], "$64.10");
    // Ticks go to the current rows.
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "65.20", "time": 1745591600000}]}"#, NOW);
    ticker.flush(0, 500);
    let price = track.query_selector("ul:first-child > li:last-child .slugline-price").unwrap().unwrap();
    assert_eq!(price.text_content().unwrap(), "$65.20");
}

#[wasm_bindgen_test]
async fn step_is_reported_once_after_it_is_written() {
    let stage = Stage::new("en");
    let (ticker, market) = stage.filled();
    painted().await;
    let tick = |price: &str, time: &str| {
        let frame = [r#"{"quotes": [{"symbol": "RBGPF", "price": ""#, price, r#"", "time": "#, time, "}]}"].concat();
        assert!(market.apply(&frame, NOW).is_undefined());
    };
    let steps = || [ticker.step(0), ticker.step(1), ticker.step(2)];
    assert_eq!(steps(), [0, 0, 0]);
    tick("64.1", "1745591500000");
    assert_eq!(steps(), [0, 0, 0], "it is not written yet");
    ticker.flush(0, 500);
    assert_eq!(steps(), [1, 0, 0]);
    assert_eq!(steps(), [0, 0, 0], "it has been told");
    tick("64.10", "1745591600000");
    ticker.flush(0, 500);
    assert_eq!(steps(), [0, 0, 0], "other digits of the same price");
    tick("63.999", "1745591700000");
    ticker.flush(0, 500);
    assert_eq!(steps(), [-1, 0, 0]);
    tick("70.00", "1745591800000");
    ticker.symbols("EUR/USD RBGPF");
    assert_eq!(steps(), [0, 0, 0], "rows that are laid anew have not moved");
    assert_eq!([ticker.place(0), ticker.place(1), ticker.place(2)], [1, 0, usize::MAX]);
}

#[wasm_bindgen_test]
async fn links_can_be_added_and_removed_around_cells() {
    let stage = Stage::new("en");
    let (ticker, market) = stage.filled();
    ticker.fields("symbol spark price");
    stage.copy(2, 9);
    assert!(ticker.links("/markets/{symbol}"));
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    let found = |selector: &str| track.query_selector_all(selector).unwrap().length();
    assert_eq!(
        [found("ul > li > a[href='/markets/RBGPF']"), found("[aria-hidden] a[tabindex='-1']"), found("[inert]")],
        [2, 2, 0]
    );
    assert_eq!(found("li > span"), 0);
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#, NOW);
    ticker.flush(0, 500);
    assert_eq!(texts(&track, "li:first-child .slugline-price"), ["$64.10", "$64.10"]);
    let line = track.query_selector("polyline").unwrap().unwrap();
    assert_eq!(line.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert!(line.get_attribute("points").is_some_and(|points| points.ends_with("236,6")), "the line goes on");
    assert!(!ticker.links("javascript:{symbol}"));
    painted().await;
    assert_eq!([found("a"), found("ul[inert]"), found("li > .slugline-price")], [0, 1, 4]);
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "64.20", "time": 1745591600000}]}"#, NOW);
    ticker.flush(0, 500);
    assert_eq!(texts(&track, "li:first-child .slugline-price"), ["$64.20", "$64.20"]);
}

#[wasm_bindgen_test]
async fn lists_rendered_again_keep_their_nodes() {
    let stage = Stage::new("en");
    let (ticker, _market) = stage.filled();
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    let kept = |selector| track.query_selector(selector).unwrap().unwrap();
    let before = [kept("ul"), kept("li"), kept("li:last-child"), kept(".slugline-price bdi")];
    ticker.symbols("EUR/USD RBGPF");
    painted().await;
    assert_eq!(texts(&track, "ul:first-child .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert_eq!([kept("ul"), kept("li"), kept("li:last-child"), kept(".slugline-price bdi")], before);
    ticker.symbols("RBGPF");
    painted().await;
    assert_eq!(texts(&track, "ul:first-child li").len(), 1);
    assert_eq!([kept("ul"), kept("li")], before[..2]);
}

#[wasm_bindgen_test]
async fn copy_contains_only_its_visible_part() {
    let stage = Stage::new("en");
    let (ticker, market) = stage.filled();
    let texts = || texts(stage.element(".track").as_ref(), "[inert] .slugline-symbol, [inert] .slugline-price");
    stage.copy(3, 1);
    assert_eq!(texts(), ["RBGPF", "$63.19", "RBGPF", "$63.19"]);
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#, NOW);
    ticker.flush(0, 500);
    assert_eq!(texts(), ["RBGPF", "$64.10", "RBGPF", "$64.10"]);
    stage.copy(2, 9);
    assert_eq!(texts()[..2], ["RBGPF", "$64.10"]);
    assert_eq!(texts().len(), 4, "there are no more than two");
    ticker.symbols("EUR/USD");
    assert_eq!(texts()[0], "EUR/USD");
    assert_eq!(texts().len(), 2);
}

#[wasm_bindgen_test]
async fn visible_quotes_are_written_at_once_and_others_in_turn() {
    let stage = Stage::new("en");
    let (ticker, market) = (stage.ticker(), Market::new());
    let frame = |price: &str, time: &str| {
        let quote = |at: usize| [r#"{"symbol":""#, &at.to_string(), r#"","price":""#, price, r#"","time":"#, time, "}"].concat();
        [r#"{"quotes":["#, &(0..200).map(quote).collect::<Vec<_>>().join(","), "]}"].concat()
    };
    market.show(frame("1.00", "1745591500000").as_bytes(), "auto", NOW);
    ticker.follow(&market);
    let written = |price: &str| -> Vec<usize> {
        let prices = texts(stage.element(".track").as_ref(), ".slugline-price");
        prices.iter().enumerate().filter(|(_, shown)| *shown == price).map(|(at, _)| at).collect()
    };
    assert_eq!(written("1.00").len(), 200);
    assert!(!ticker.flush(0, 10), "nothing has changed");
    market.apply(&frame("2.00", "1745591600000"), NOW);
    assert!(ticker.flush(195, 10), "there is more to write");
    let first = written("2.00");
    assert!((0..5).chain(195..200).all(|row| first.contains(&row)), "what is seen goes round the end: {first:?}");
    assert!(first.len() < 100 && !first.contains(&150), "{first:?}");
    assert_eq!(ticker.step(0), 1);
    assert_eq!(ticker.step(150), 0, "it is not written yet");
    // Others come first again and again, and yet it has its turn.
    for step in 3..9_u64 {
        market.apply(&frame(&[&step.to_string(), ".00"].concat(), &(1_745_591_600_000 + step).to_string()), NOW);
        ticker.flush(195, 10);
    }
    assert!(written("2.00").is_empty());
    let mut flushes = 1;
    while ticker.flush(195, 10) {
        flushes += 1;
    }
    assert!(flushes < 5);
    assert_eq!(written("8.00").len(), 200);
    assert_eq!(ticker.step(150), 1);
}

#[wasm_bindgen_test]
async fn long_strip_shows_five_hundred_quotes() {
    let stage = Stage::new("en");
    let (ticker, market) = (stage.ticker(), Market::new());
    ticker.follow(&market);
    let quotes: Vec<String> = (0..5_000).map(|number| ["{\"symbol\":\"", &number.to_string(), "\"}"].concat()).collect();
    let told = market.show(["{\"quotes\":[", &quotes.join(","), "]}"].concat().as_bytes(), "auto", NOW);
    ticker.flush(0, 500);
    painted().await;
    assert_eq!(js_sys::Array::from(&member(&told, "warnings")).length(), 1);
    assert_eq!(stage.shadow.query_selector_all("ul:first-child > li").unwrap().length(), 500);
    ticker.symbols("4000 4999 3");
    painted().await;
    assert_eq!(texts(stage.element(".track").as_ref(), "ul:first-child .slugline-symbol"), ["4000", "3"]);
}

#[wasm_bindgen_test]
async fn strips_of_one_market_catch_up_independently() {
    let (first, second) = (Stage::new("en"), Stage::new("de"));
    let (early, market) = first.filled();
    let late = second.ticker();
    late.follow(&market);
    painted().await;
    let price = |stage: &Stage| stage.element(".slugline-price bdi").text_content().unwrap();
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]}"#, NOW);
    early.flush(0, 500);
    market.apply(r#"{"quotes": [{"symbol": "RBGPF", "price": "64.20", "time": 1745591600000}]}"#, NOW);
    assert_eq!((price(&first), price(&second)), ("$64.10".to_owned(), "63,19\u{a0}$".to_owned()));
    late.flush(0, 500);
    early.flush(0, 500);
    assert_eq!((price(&first), price(&second)), ("$64.20".to_owned(), "64,20\u{a0}$".to_owned()));
    // Another list is another edition.
    market.show(br#"{"quotes": [{"symbol": "NEW", "price": "1.00"}]}"#, "auto", NOW);
    late.flush(0, 500);
    painted().await;
    assert_eq!((price(&first), price(&second)), ("$64.20".to_owned(), "1,00".to_owned()));
}

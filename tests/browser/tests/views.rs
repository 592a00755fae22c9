//! The views and the elements' Rust side in a browser: what a server renders and what a browser builds is the same, ticks are
//! written where they belong, and nothing stays behind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use slugline::element::{Article, Ticker};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

const WHOLE: &[u8] = include_bytes!("../../fixtures/whole.json");
const PAGE: &[u8] = include_bytes!("../../fixtures/page.txt");

/// An element in the page with a shadow root, and the events that were dispatched from it.
struct Stage {
    host: HtmlElement,
    shadow: ShadowRoot,
    events: Rc<RefCell<Vec<(String, JsValue)>>>,
    emit: js_sys::Function,
    _emit: Closure<dyn FnMut(String, JsValue, bool) -> bool>,
}

impl Stage {
    fn new(lang: &str) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        host.set_attribute("lang", lang).unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let events = Rc::new(RefCell::new(Vec::new()));
        let log = events.clone();
        let emit = Closure::<dyn FnMut(String, JsValue, bool) -> bool>::new(move |name, detail, _| {
            log.borrow_mut().push((name, detail));
            true
        });
        Self { host, shadow, events, emit: emit.as_ref().unchecked_ref::<js_sys::Function>().clone(), _emit: emit }
    }

    fn article(&self) -> Article {
        Article::new(self.host.clone(), &self.shadow, self.emit.clone())
    }

    fn ticker(&self) -> Ticker {
        Ticker::new(&self.host, &self.shadow, self.emit.clone()).unwrap()
    }

    fn element(&self, selector: &str) -> HtmlElement {
        self.shadow.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn names(&self) -> Vec<String> {
        self.events.borrow().iter().map(|(name, _)| name.clone()).collect()
    }

    fn detail(&self, index: usize, member: &str) -> JsValue {
        js_sys::Reflect::get(&self.events.borrow()[index].1, &member.into()).unwrap()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.host.remove();
    }
}

/// Waits until the browser has painted: by then effects have run and ticks are written.
async fn painted() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
}

/// Waits until the text is there that a tick brings: a flush comes with a frame, and not more often than `max-rate` allows.
async fn reads(cell: &Element, text: &str) {
    for _ in 0..120 {
        if cell.text_content().as_deref() == Some(text) {
            return;
        }
        painted().await;
    }
    panic!("{:?} never became {text:?}", cell.text_content());
}

fn texts(root: &Element, selector: &str) -> Vec<String> {
    let found = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| found.item(index).unwrap().text_content().unwrap_or_default()).collect()
}

#[wasm_bindgen_test]
fn a_story_is_built_of_nodes_in_the_light_dom() {
    let stage = Stage::new("en");
    let article = stage.article();
    article.show(WHOLE, "auto");
    assert_eq!(stage.names(), ["slugline-ready"]);
    assert_eq!(stage.detail(0, "format"), "slugline");
    assert_eq!(texts(&stage.host, ".slugline-headline"), ["Every block once"]);
    assert_eq!(texts(&stage.host, "ol.slugline-list > li > p"), ["third", "fourth"]);
    assert_eq!(texts(&stage.host, "th"), ["Machine", "Words a minute"]);
    assert_eq!(texts(&stage.host, ".slugline-body > pre"), ["fn main() {}\n"]);
    assert_eq!(stage.host.query_selector_all("[data-slugline]").unwrap().length(), 2);
}

#[wasm_bindgen_test]
fn a_faulty_source_leaves_the_story() {
    let stage = Stage::new("en");
    let article = stage.article();
    article.show(PAGE, "wire");
    article.show(b"{\"article\": ", "auto");
    assert_eq!(stage.names(), ["slugline-ready", "slugline-error"]);
    assert_eq!(stage.detail(1, "code"), "syntax");
    assert!(stage.detail(1, "message").as_string().unwrap().starts_with("line 1, column 13"));
    assert_eq!(texts(&stage.host, ".slugline-headline"), ["Paper tape - a short history"]);
}

#[wasm_bindgen_test]
async fn what_may_not_be_shown_is_not() {
    // The words once went into a list right below the shadow root, where the renderer could not put them.
    let stage = Stage::new("de");
    let article = stage.article();
    article.show(PAGE, "wire");
    article.show(br#"{"headline": "Withdrawn", "rights": {"status": "canceled"}}"#, "auto");
    painted().await;
    assert_eq!(stage.names(), ["slugline-ready", "slugline-error"]);
    assert_eq!(stage.detail(1, "code"), "withheld");
    assert_eq!(stage.host.children().length(), 0, "the former story is gone too");
    let notice = stage.shadow.query_selector(".notice:not([hidden])").unwrap().unwrap();
    assert_eq!(notice.text_content().unwrap(), "Dieser Artikel ist nicht verf\u{fc}gbar.");
}

#[wasm_bindgen_test]
fn the_publishers_children_are_left_alone() {
    let stage = Stage::new("en");
    let document = web_sys::window().unwrap().document().unwrap();
    let own = document.create_element("p").unwrap();
    stage.host.append_child(&own).unwrap();
    let article = stage.article();
    article.show(PAGE, "wire");
    article.show(WHOLE, "auto");
    drop(article);
    assert_eq!(stage.host.children().length(), 1);
    assert!(stage.host.first_element_child().unwrap().is_same_node(Some(&own)));
    assert_eq!(stage.shadow.child_element_count(), 0, "the controls go too");
}

#[wasm_bindgen_test]
async fn text_size_has_ends_and_a_start() {
    let stage = Stage::new("en");
    let article = stage.article();
    article.attribute("text-size", Some("200".to_owned()));
    painted().await;
    let disabled = |class| stage.element(class).get_attribute("aria-disabled").unwrap();
    assert_eq!([disabled(".smaller"), disabled(".reset"), disabled(".larger")], ["false", "true", "false"]);
    stage.element(".larger").click();
    stage.element(".larger").click();
    painted().await;
    assert_eq!([disabled(".smaller"), disabled(".reset"), disabled(".larger")], ["false", "false", "true"]);
    assert_eq!(stage.names(), ["slugline-action"], "at the end nothing happens");
    assert_eq!(stage.detail(0, "value"), 250.0);
    assert_eq!(stage.shadow.query_selector(".announcement").unwrap().unwrap().text_content().unwrap(), "Text size 250%");
    let slot: HtmlElement = stage.shadow.query_selector("slot[name=header]").unwrap().unwrap().unchecked_into();
    assert_eq!(slot.style().get_property_value("--slugline-text-scale").unwrap(), "2.500");
    stage.element(".reset").click();
    painted().await;
    assert_eq!(disabled(".reset"), "true");
}

#[wasm_bindgen_test]
async fn until_there_are_quotes_the_elements_own_list_is_seen() {
    // An empty strip once covered the list that the server had rendered when its data could not be read.
    let stage = Stage::new("en");
    let ticker = stage.ticker();
    let seen = || (!stage.element(".strip").has_attribute("hidden"), !stage.element("slot").has_attribute("name"));
    ticker.show(b"{\"quotes\": ", "auto");
    painted().await;
    assert_eq!(seen(), (false, true));
    ticker.show(WHOLE, "auto");
    painted().await;
    assert_eq!(seen(), (true, false));
}

#[wasm_bindgen_test]
async fn a_tick_is_written_into_its_cells_and_nowhere_else() {
    let stage = Stage::new("de");
    let ticker = stage.ticker();
    ticker.show(WHOLE, "auto");
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    let row = track.query_selector("li").unwrap().unwrap();
    let price = row.query_selector(".slugline-price bdi").unwrap().unwrap();
    let node = price.first_child().unwrap();
    ticker.apply(br#"[{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}, {"symbol": "NEW", "price": "1"}]"#);
    reads(&price, "64,10\u{a0}$").await;
    assert!(price.first_child().unwrap().is_same_node(Some(&node)), "the text node is kept");
    assert_eq!(row.query_selector(".slugline-up bdi").unwrap().unwrap().text_content().unwrap(), "+1,02\u{a0}%");
    assert_eq!(row.query_selector("[part='change up'] [role=img]").unwrap().unwrap().text_content().unwrap(), "▲");
    assert_eq!(track.query_selector_all("ul:first-child > li").unwrap().length(), 2, "unknown symbols are not shown");
    let strip = ticker.strip();
    let quotes: js_sys::Array = js_sys::Reflect::get(&strip, &"quotes".into()).unwrap().unchecked_into();
    assert_eq!(js_sys::Reflect::get(&quotes.get(0), &"price".into()).unwrap(), "64.10");
}

#[wasm_bindgen_test]
async fn a_list_that_is_made_anew_shows_the_last_values() {
    let stage = Stage::new("en");
    let ticker = stage.ticker();
    ticker.show(WHOLE, "auto");
    painted().await;
    ticker.apply(br#"[{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]"#);
    ticker.attribute("symbols", Some("EUR/USD RBGPF".to_owned()));
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    assert_eq!(texts(&track, "ul:first-child .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert_eq!(texts(&track, "ul:first-child .slugline-price")[1], "$64.10");
    // Ticks go to the rows where they stand now.
    ticker.apply(br#"[{"symbol": "RBGPF", "price": "65.20", "time": 1745591600000}]"#);
    let price = track.query_selector("ul:first-child > li:last-child .slugline-price").unwrap().unwrap();
    reads(&price, "$65.20").await;
}

#[wasm_bindgen_test]
async fn lists_that_are_laid_anew_keep_their_nodes() {
    let stage = Stage::new("en");
    let ticker = stage.ticker();
    ticker.show(WHOLE, "auto");
    painted().await;
    let track: Element = stage.shadow.query_selector(".track").unwrap().unwrap();
    let kept = |selector| track.query_selector(selector).unwrap().unwrap();
    let before = [kept("ul"), kept("li"), kept("li:last-child"), kept(".slugline-price bdi")];
    ticker.attribute("symbols", Some("EUR/USD RBGPF".to_owned()));
    painted().await;
    assert_eq!(texts(&track, "ul:first-child .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert_eq!([kept("ul"), kept("li"), kept("li:last-child"), kept(".slugline-price bdi")], before);
    ticker.attribute("symbols", Some("RBGPF".to_owned()));
    painted().await;
    assert_eq!(texts(&track, "ul:first-child li").len(), 1);
    assert_eq!([kept("ul"), kept("li")], before[..2]);
}

#[wasm_bindgen_test]
async fn a_paused_strip_holds_its_values() {
    let stage = Stage::new("en");
    let ticker = stage.ticker();
    ticker.show(WHOLE, "auto");
    ticker.pause(true);
    painted().await;
    ticker.apply(br#"[{"symbol": "RBGPF", "price": "64.10", "time": 1745591500000}]"#);
    painted().await;
    let price = stage.shadow.query_selector("ul:first-child .slugline-price").unwrap().unwrap();
    assert_eq!(price.text_content().unwrap(), "$63.19");
    ticker.pause(false);
    reads(&price, "$64.10").await;
}

#[wasm_bindgen_test]
fn a_link_can_be_kept_from_leading_away() {
    let stage = Stage::new("en");
    let article = stage.article();
    article.show(WHOLE, "auto");
    let link: HtmlElement = stage.host.query_selector(".slugline-embed a").unwrap().unwrap().unchecked_into();
    let _stop = EventListener::new_with_options(
        &stage.host,
        "click",
        gloo_events::EventListenerOptions::enable_prevent_default(),
        |event| event.prevent_default(),
    );
    link.click();
    assert_eq!(stage.names(), ["slugline-ready", "slugline-link"]);
    assert_eq!(stage.detail(1, "href"), "https://video.example/1");
}

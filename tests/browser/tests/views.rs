//! The views and the elements' Rust side in a browser: a server renders and a browser builds the same, ticks are
//! written where they belong, and nothing is left behind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use slugline::element::{Article, ArticleHost, Ticker, TickerHost};
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
    _act: Closure<dyn FnMut(JsValue, JsValue)>,
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
        js_sys::Reflect::set(&host, &"act".into(), act.as_ref()).unwrap();
        js_sys::Reflect::set(&host, &"setRole".into(), &js_sys::Function::new_no_args("")).unwrap();
        Self { host, shadow, lang, acts, _act: act }
    }

    fn article(&self) -> Article {
        add_foreign_formats();
        Article::new(self.host.clone().unchecked_into::<ArticleHost>(), &self.shadow, self.lang)
    }

    fn ticker(&self) -> Ticker {
        let cells = js_sys::Reflect::construct(&cells_class(), &js_sys::Array::of1(&self.shadow)).unwrap();
        let ticker = Ticker::new(ticker_host(), &self.shadow, self.lang, cells.unchecked_into());
        ticker.begin(&self.shadow);
        ticker
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

/// A class around a strip that does nothing.
fn ticker_host() -> TickerHost {
    let host = js_sys::Object::new();
    for name in ["marketShown", "quotesChanged", "setState", "attempted"] {
        js_sys::Reflect::set(&host, &name.into(), &js_sys::Function::new_no_args("")).unwrap();
    }
    host.unchecked_into()
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
    article.set_attribute("text-size", Some("200".to_owned()));
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
async fn strip_of_one_market_is_written_at_a_frame_and_holds_its_values_while_it_is_paused() {
    let stage = Stage::new("en");
    let ticker = stage.ticker();
    ticker.set_attribute("max-rate", Some("60".to_owned()));
    ticker.show(WHOLE, "auto");
    painted().await;
    let price = || stage.element(".slugline-price bdi").text_content().unwrap();
    let tick = |price: &str, time: &str| {
        ticker.apply(&[r#"{"quotes": [{"symbol": "RBGPF", "price": ""#, price, r#"", "time": "#, time, "}]}"].concat());
    };
    tick("64.10", "1745591500000");
    assert_eq!(price(), "$63.19", "nothing is written before the frame");
    painted().await;
    painted().await;
    assert_eq!(price(), "$64.10");
    ticker.set_paused(true);
    tick("64.20", "1745591600000");
    painted().await;
    painted().await;
    assert_eq!(price(), "$64.10");
    ticker.set_paused(false);
    painted().await;
    painted().await;
    assert_eq!(price(), "$64.20");
}

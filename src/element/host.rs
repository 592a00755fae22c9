//! The classes of a story and of a strip, from Rust's side.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// What `SluglineArticle` of www/article.js does on notifications.
    #[wasm_bindgen(extends = HtmlElement)]
    #[derive(Clone)]
    pub type ArticleHost;

    /// The reader has used a control.
    #[wasm_bindgen(method)]
    pub(super) fn act(this: &ArticleHost, control: &str, value: JsValue);
    /// A link is about to be followed; returns whether it may be.
    #[wasm_bindgen(method, js_name = linkFollowed)]
    pub(super) fn link_followed(this: &ArticleHost, href: &str, text: &str) -> bool;
    /// A room for something of the page is there and empty.
    #[wasm_bindgen(method, js_name = breakShown)]
    pub(super) fn break_shown(this: &ArticleHost, after: u32, room: &Element);
    /// Sets the role and the name for assistive technology.
    #[wasm_bindgen(method, js_name = setRole)]
    pub(super) fn set_role(this: &ArticleHost, role: &str, name: Option<&str>);

    /// What `SluglineTicker` of www/ticker.js does on notifications.
    #[derive(Clone)]
    pub type TickerHost;

    /// The reader has pressed the button.
    #[wasm_bindgen(method)]
    pub(super) fn toggle(this: &TickerHost);
    /// The reader has chosen a quote, in the JSON of record; returns whether its link may be followed.
    #[wasm_bindgen(method)]
    pub(super) fn choose(this: &TickerHost, symbol: &str, quote: JsValue) -> bool;
    /// There are other quotes than before.
    #[wasm_bindgen(method, js_name = marketShown)]
    pub(super) fn market_shown(this: &TickerHost);
    /// The state of the feed has changed, to a word of `slugline-feed`.
    #[wasm_bindgen(method, js_name = feedChanged)]
    pub(super) fn feed_changed(this: &TickerHost, state: &str, is_lost: bool);
    /// Sets a state for style sheets, or removes it.
    #[wasm_bindgen(method, js_name = setState)]
    pub(super) fn set_state(this: &TickerHost, name: &str, is: bool);
    /// Content is shown: `{ format, warnings }`.
    #[wasm_bindgen(method, js_name = notifyReady)]
    pub(super) fn notify_ready(this: &TickerHost, outcome: JsValue);
    /// An attempt at a snapshot has ended.
    #[wasm_bindgen(method)]
    pub(super) fn attempted(this: &TickerHost);
    /// Something is wrong, at most once a minute for each kind. Says whether the console has reported it already.
    #[wasm_bindgen(method, js_name = failFeed)]
    pub(super) fn fail(this: &TickerHost, code: &str, message: &str, count: u32, is_reported: bool);

    /// A fetch that was begun before the module was loaded: the result of `request` in www/source.js.
    pub type EarlyFetch;

    #[wasm_bindgen(method, getter)]
    pub(super) fn abort(this: &EarlyFetch) -> AbortController;
    #[wasm_bindgen(method, getter)]
    pub(super) fn response(this: &EarlyFetch) -> Promise;
}

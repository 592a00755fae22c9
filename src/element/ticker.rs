//! What `<slugline-ticker>` calls (www/ticker.js).

use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use super::cells::Nodes;
use super::host::{EarlyFetch, TickerHost};
use super::outcome::{failed, shown, to_js};
use super::view::View;
use crate::feed::{self, Addresses, Credentials, Fault, Fetch, Source};
use crate::ingest::Format;
use crate::json::write_from;

/// The strip of one element. `free()` removes it from the page.
#[wasm_bindgen]
pub struct Ticker(Rc<View>);

#[wasm_bindgen]
impl Ticker {
    /// Mounts an empty strip in the shadow root of an element, in the language of the tag `lang`. `cells` writes into the lists, as
    /// www/cells.js does.
    #[wasm_bindgen(constructor)]
    pub fn new(host: TickerHost, shadow: &ShadowRoot, lang: &str, cells: Nodes) -> Ticker {
        Self(Rc::new(View::new(host, shadow, lang, cells)))
    }

    /// Begins to move the strip in its shadow root, to mark changes in it, and to write it when it is visible. It looks for the nodes that
    /// [`new`](Self::new) has made.
    pub fn begin(&self, shadow: &ShadowRoot) {
        self.0.begin(shadow);
    }

    /// Takes the value of an attribute, or its absence. An unknown value is reported, and counts as absent.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, written: Option<String>) {
        self.0.set_attribute(name, written.as_deref());
    }

    /// Switches to the language of the tag `lang`.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, lang: &str) {
        self.0.set_lang(lang);
    }

    /// Stops the strip and holds its values, all of one moment, or continues and catches up.
    #[wasm_bindgen(js_name = setPaused)]
    pub fn set_paused(&self, is_paused: bool) {
        self.0.set_paused(is_paused);
    }

    /// Applies the settings of the motion, with as many lists as the width needs. What is visible stays in place.
    pub fn fit(&self) {
        self.0.fit();
    }

    /// Writes the rows that were added since the lists were rendered: there are this many now.
    pub fn fill(&self, rows: usize) {
        self.0.rows().fill(rows);
    }

    /// Reads a strip of the element's own, and shows it; it no longer follows a feed. The current one stays if it cannot be read.
    /// `format` is a format's name or `auto`. Returns `{ format, warnings }` or `{ code, message }`.
    pub fn show(&self, bytes: &[u8], format: &str) -> JsValue {
        self.0.leave_feed();
        let market = Rc::new(feed::Market::default());
        match market.show(bytes, Format::named(format), Date::now()) {
            Ok(ingested) => {
                self.0.show_market(market);
                shown(&ingested.outcome())
            }
            Err(error) => {
                let fault = Fault::from(error);
                failed(&fault.code, &fault.message)
            }
        }
    }

    /// Follows the feed of these addresses; what it delivers is reported to the host. `early` is a fetch of `src` that was begun
    /// before. With `anew` a new snapshot is fetched in any case. Throws `{ code, message }` if one of them is not an address.
    #[wasm_bindgen(js_name = followFeed)]
    pub fn follow_feed(
        &self,
        src: Option<String>,
        stream: Option<String>,
        format: &str,
        credentials: &str,
        early: Option<EarlyFetch>,
        anew: bool,
    ) -> Result<(), JsValue> {
        let source = Source {
            addresses: Addresses { snapshot: src, stream },
            format: Format::named(format),
            credentials: Credentials::named(credentials),
        };
        let early = early.map(|early| Fetch::begun(early.abort(), early.response()));
        self.0.follow_feed(source, early, anew).map_err(|fault| failed(&fault.code, &fault.message))
    }

    /// Stops following a feed.
    #[wasm_bindgen(js_name = leaveFeed)]
    pub fn leave_feed(&self) {
        self.0.leave_feed();
    }

    /// Whether an attempt at a snapshot is in progress.
    #[wasm_bindgen(getter = isFetching)]
    pub fn is_fetching(&self) -> bool {
        self.0.feed().is_some_and(|feed| feed.subscription().is_fetching())
    }

    /// Whether there is something to show.
    #[wasm_bindgen(getter = hasMarket)]
    pub fn has_market(&self) -> bool {
        self.0.has_market()
    }

    /// Takes a frame from the page: quotes with only some of their members. Faults are reported to the host, at most once a minute for each
    /// kind.
    pub fn apply(&self, text: &str) {
        self.0.apply(text);
    }

    /// The strip with its last values, in the JSON of record; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn strip(&self) -> JsValue {
        self.0.rows().market().whole_strip().map_or(JsValue::UNDEFINED, |mut strip| to_js(&write_from(&mut strip)))
    }
}

//! The feed that a strip follows (www/ticker.js), and the state of its figures (www/state.js).

use std::cell::{Cell, RefCell};

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::market::Market;
use super::outcome::{failed, shown};
use super::ticker::Ticker;
use crate::feed::{self, Addresses, Fetch, Figures, FreshnessWatch, Notification, SECOND, Source, Subscription, Terms};
use crate::ingest::Format;

#[wasm_bindgen]
extern "C" {
    /// A follower of a feed: what www/ticker.js does on its notifications.
    pub type Follower;

    /// A snapshot is there: `{ format, warnings }`.
    #[wasm_bindgen(method)]
    fn shown(this: &Follower, outcome: JsValue);
    /// Quotes may have changed.
    #[wasm_bindgen(method)]
    fn changed(this: &Follower);
    /// The state of the connection has changed.
    #[wasm_bindgen(method, js_name = statusChanged)]
    fn status_changed(this: &Follower);
    /// An attempt at a snapshot has ended.
    #[wasm_bindgen(method)]
    fn attempted(this: &Follower);
    /// Something is wrong, at most once a minute for each kind; the console has reported it already.
    #[wasm_bindgen(method)]
    fn failed(this: &Follower, code: &str, message: &str, count: u32);

    /// A fetch that was begun before the module was loaded: the result of `request` in www/source.js.
    pub type EarlyFetch;

    #[wasm_bindgen(method, getter)]
    fn abort(this: &EarlyFetch) -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn response(this: &EarlyFetch) -> Promise;
}

/// The feed that one strip follows, until `free()`. All strips with the same feed share its connection and its market.
#[wasm_bindgen]
pub struct Feed {
    subscription: Subscription,
    terms: Cell<Terms>,
    watch: RefCell<FreshnessWatch>,
}

#[wasm_bindgen]
impl Feed {
    /// Follows the feed of these addresses. Times are in seconds. `early` is a fetch of `src` that was begun before. Throws
    /// `{ code, message }` if one of them is not an address.
    #[wasm_bindgen(constructor)]
    pub fn new(
        src: Option<String>,
        stream: Option<String>,
        format: &str,
        interval: f64,
        stale_after: f64,
        early: Option<EarlyFetch>,
        follower: Follower,
    ) -> Result<Feed, JsValue> {
        let source = Source { addresses: Addresses { snapshot: src, stream }, format: Format::named(format) };
        let early = early.map(|early| Fetch::begun(early.abort(), early.response()));
        let terms = terms(interval, stale_after);
        let notify = move |news| match news {
            Notification::Shown(outcome) => follower.shown(shown(&outcome)),
            Notification::Changed => follower.changed(),
            Notification::StatusChanged => follower.status_changed(),
            Notification::Attempted => follower.attempted(),
            Notification::Failed(failure) => follower.failed(&failure.code, &failure.message, failure.count),
        };
        let subscription = Subscription::new(&source, terms, early, notify);
        let subscription = subscription.map_err(|fault| failed(&fault.code, &fault.message))?;
        Ok(Self { subscription, terms: Cell::new(terms), watch: RefCell::default() })
    }

    /// Changes the interval and the time until figures are stale, in seconds.
    pub fn expect(&self, interval: f64, stale_after: f64) {
        let terms = terms(interval, stale_after);
        self.terms.set(terms);
        self.subscription.expect(terms);
    }

    /// Takes a new snapshot, and a new stream after it.
    pub fn refresh(&self) {
        self.subscription.refresh();
    }

    /// Notifies all followers that the page has changed the quotes.
    pub fn changed(&self) {
        self.subscription.changed();
    }

    /// The quotes.
    pub fn market(&self) -> Market {
        Market(self.subscription.market().clone())
    }

    /// The result of the snapshot that is shown, as `{ format, warnings }`; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn outcome(&self) -> JsValue {
        self.subscription.shown().map_or(JsValue::UNDEFINED, |outcome| shown(&outcome))
    }

    /// Whether an attempt at a snapshot is in progress.
    #[wasm_bindgen(getter = isFetching)]
    pub fn is_fetching(&self) -> bool {
        self.subscription.is_fetching()
    }

    /// When its stream last gave figures.
    #[wasm_bindgen(getter)]
    pub fn streamed(&self) -> Option<f64> {
        self.subscription.status().streamed()
    }

    /// Determines the state of the figures: `{ state, hasChanged, isAnnounced, isLost, lookAgain }`; `None` while the feed is asleep.
    /// `has_quotes` says whether there are any, `is_open` whether it is within trading hours.
    pub fn judge(&self, view: &Ticker, has_quotes: bool, is_open: bool, now: f64) -> JsValue {
        let (status, figures) = (self.subscription.status(), figures(view, has_quotes));
        let mut watch = self.watch.borrow_mut();
        let Some(judgement) = watch.judge(status, figures, self.terms.get(), is_open, now) else {
            return JsValue::UNDEFINED;
        };
        object(&[
            ("state", judgement.state.word().into()),
            ("hasChanged", judgement.has_changed.into()),
            ("isAnnounced", judgement.is_announced.into()),
            ("isLost", watch.is_lost().into()),
            ("lookAgain", judgement.look_again.into()),
        ])
    }

    /// Whether the figures are missing or old.
    #[wasm_bindgen(getter = isLost)]
    pub fn is_lost(&self) -> bool {
        self.watch.borrow().is_lost()
    }

    /// Whether the state must be determined again because figures have arrived.
    #[wasm_bindgen(getter = isToJudgeFigures)]
    pub fn is_to_judge_figures(&self) -> bool {
        self.watch.borrow().is_to_judge_figures()
    }

    /// The state that is shown next to the figures, if any.
    #[wasm_bindgen(js_name = shownState)]
    pub fn shown_state(&self, view: &Ticker) -> Option<String> {
        let state = self.watch.borrow().shown_state(self.subscription.status().streams, figures(view, true));
        state.map(|state| state.word().to_owned())
    }
}

/// Counts failures caused by a page's own frames, so that each kind is reported at most once a minute.
#[wasm_bindgen]
#[derive(Default)]
pub struct Tally(feed::Tally);

#[wasm_bindgen]
impl Tally {
    /// A tally of no failures.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Tally {
        Self::default()
    }

    /// Counts a failure; returns how many of its kind there were so far, if it is time to report it.
    pub fn add(&mut self, code: &str, now: f64) -> Option<u32> {
        self.0.add(code, now)
    }
}

fn terms(interval: f64, stale_after: f64) -> Terms {
    Terms { interval: interval * SECOND, stale_after: stale_after * SECOND }
}

fn figures(view: &Ticker, are_there: bool) -> Figures {
    Figures { are_there, state: view.fresh().state }
}

/// An object with these members.
fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

//! The feed that a strip follows (www/ticker.js), and how its figures are.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Date, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortController;

use super::market::Market;
use super::outcome::{failed, shown};
use super::ticker::Ticker;
use crate::feed::{self, Addresses, Fetch, FreshnessWatch, Milliseconds, Notification, Source, Subscription};
use crate::ingest::Format;

#[wasm_bindgen]
extern "C" {
    /// Who follows a feed: what www/ticker.js does when it hears of it.
    #[derive(Clone)]
    pub type Follower;

    /// A snapshot is there: `{ format, warnings }`.
    #[wasm_bindgen(method)]
    fn shown(this: &Follower, outcome: JsValue);
    /// Quotes may have changed.
    #[wasm_bindgen(method)]
    fn changed(this: &Follower);
    /// It is to be found out how the figures are: that may be otherwise now.
    #[wasm_bindgen(method)]
    fn judge(this: &Follower);
    /// An attempt at a snapshot is over.
    #[wasm_bindgen(method)]
    fn attempted(this: &Follower);
    /// Something is wrong, at most once a minute and kind; the console is told already.
    #[wasm_bindgen(method)]
    fn failed(this: &Follower, code: &str, message: &str, count: u32);

    /// A fetch that was begun before the module was there: what `request` of www/source.js gives.
    pub type EarlyFetch;

    #[wasm_bindgen(method, getter)]
    fn abort(this: &EarlyFetch) -> AbortController;
    #[wasm_bindgen(method, getter)]
    fn response(this: &EarlyFetch) -> Promise;
}

/// The feed that one strip follows, until `free()`. All strips that name the same one share its connection and its market.
#[wasm_bindgen]
pub struct Feed {
    subscription: Subscription,
    follower: Follower,
    watch: RefCell<FreshnessWatch>,
    /// When it is looked next how the figures are.
    next_look: Rc<RefCell<Option<(Milliseconds, Timeout)>>>,
}

#[wasm_bindgen]
impl Feed {
    /// Follows the feed of these addresses, of which a strip expects what its attributes say. `early` is a fetch of `src` that was begun
    /// before. Throws `{ code, message }` where one of them is no address.
    #[wasm_bindgen(constructor)]
    pub fn new(
        src: Option<String>,
        stream: Option<String>,
        format: &str,
        view: &Ticker,
        early: Option<EarlyFetch>,
        follower: Follower,
    ) -> Result<Feed, JsValue> {
        let source = Source { addresses: Addresses { snapshot: src, stream }, format: Format::named(format) };
        let early = early.map(|early| Fetch::begun(early.abort(), early.response()));
        let heard = follower.clone();
        let notify = move |news| match news {
            Notification::Shown(outcome) => heard.shown(shown(&outcome)),
            Notification::Changed => heard.changed(),
            Notification::StatusChanged => heard.judge(),
            Notification::Attempted => heard.attempted(),
            Notification::Failed(failure) => heard.failed(&failure.code, &failure.message, failure.count),
        };
        let subscription = Subscription::new(&source, view.terms(), early, notify);
        let subscription = subscription.map_err(|fault| failed(&fault.code, &fault.message))?;
        Ok(Self { subscription, follower, watch: RefCell::default(), next_look: Rc::default() })
    }

    /// Expects what the attributes of the strip say now.
    pub fn expect(&self, view: &Ticker) {
        self.subscription.expect(view.terms());
    }

    /// Takes a new snapshot, and a new stream after it.
    pub fn refresh(&self) {
        self.subscription.refresh();
    }

    /// Tells all who follow it that the page has changed its quotes.
    pub fn changed(&self) {
        self.subscription.changed();
    }

    /// The quotes.
    pub fn market(&self) -> Market {
        Market(self.subscription.market().clone())
    }

    /// What the snapshot gave that is shown, as `{ format, warnings }`; `undefined` before the first.
    #[wasm_bindgen(getter)]
    pub fn outcome(&self) -> JsValue {
        self.subscription.shown().map_or(JsValue::UNDEFINED, |outcome| shown(&outcome))
    }

    /// Whether an attempt at a snapshot is under way.
    #[wasm_bindgen(getter = isFetching)]
    pub fn is_fetching(&self) -> bool {
        self.subscription.is_fetching()
    }

    /// Finds out how the figures of a strip are, and announces what its reader is to hear of it. Gives the word of `slugline-feed` where it
    /// is another than before. `has_quotes` says whether there are any.
    pub fn judge(&self, view: &Ticker, has_quotes: bool) -> Option<String> {
        let now = Date::now();
        let (status, figures) = (self.subscription.status(), view.figures(has_quotes));
        // Who sleeps is not lost.
        let judgement = self.watch.borrow_mut().judge(status, figures, view.terms(), view.is_open(now), now)?;
        if judgement.is_announced {
            view.announce(judgement.state);
        }
        self.look_again(judgement.look_again, now);
        judgement.has_changed.then(|| judgement.state.word().to_owned())
    }

    /// Whether the figures are not as they should be.
    #[wasm_bindgen(getter = isLost)]
    pub fn is_lost(&self) -> bool {
        self.watch.borrow().is_lost()
    }

    /// Whether it has to be looked again because figures have come.
    #[wasm_bindgen(getter = isToJudgeFigures)]
    pub fn is_to_judge_figures(&self) -> bool {
        self.watch.borrow().is_to_judge_figures()
    }

    /// Says beside the figures of a strip as of when they are, and how this is. An empty strip is seen where `is_empty_shown`.
    #[wasm_bindgen(js_name = updateStatus)]
    pub fn update_status(&self, view: &Ticker, is_empty_shown: bool) {
        let status = self.subscription.status();
        let state = self.watch.borrow().shown_state(status.streams, view.figures(true));
        view.set_status(state, status.streamed(), is_empty_shown);
    }
}

impl Feed {
    /// Lets the follower look again at a time.
    fn look_again(&self, due: Milliseconds, now: Milliseconds) {
        // Frames put it off many times a second: a clock that runs then looks once more in vain.
        if self.next_look.borrow().as_ref().is_some_and(|(next, _)| *next <= due) {
            return;
        }
        let (follower, next_look) = (self.follower.clone(), Rc::downgrade(&self.next_look));
        let timer = Timeout::new((due - now).max(0.0).ceil() as u32, move || {
            if let Some(next_look) = next_look.upgrade() {
                next_look.take();
                follower.judge();
            }
        });
        self.next_look.replace(Some((due, timer)));
    }
}

/// Counts failures that a page's own frames cause, so that each kind is told once a minute at most.
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

    /// Counts a failure; gives how many of its kind there were so far, if it is time to tell.
    pub fn add(&mut self, code: &str, now: f64) -> Option<u32> {
        self.0.add(code, now)
    }
}

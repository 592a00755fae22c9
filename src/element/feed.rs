//! A feed: what happens to it is told here, and what is to be done comes back (www/feed.js does it).

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::market::Market;
use crate::feed::{self, Action, Addresses, Event, Fault, Frame, Machine, Refusal, SECOND, Snapshot, Terms, check_frame};

/// The machine of a feed. Each method is something that has happened `now`; `chance` lies between 0 and 1 and is another each time. It
/// gives what is to be done, in this order: objects whose `action` names it.
#[wasm_bindgen]
pub struct FeedMachine(pub(super) Machine);

#[wasm_bindgen]
impl FeedMachine {
    /// A feed of these addresses that has not begun. `now` is since when somebody waits for it.
    #[wasm_bindgen(constructor)]
    pub fn new(snapshot: Option<String>, stream: Option<String>, now: f64) -> FeedMachine {
        Self(Machine::new(Addresses { snapshot, stream }, now))
    }

    /// Quotes can be read and shown from now on.
    pub fn begin(&mut self, is_hidden: bool, now: f64, chance: f64) -> Array {
        self.handle(Event::Begin { is_hidden }, now, chance)
    }

    /// Nobody follows it any more.
    pub fn end(&mut self, now: f64, chance: f64) -> Array {
        self.handle(Event::End, now, chance)
    }

    /// Those who follow it are others, or expect something else: each an interval and a patience, in seconds.
    pub fn follow(&mut self, intervals: &[f64], patiences: &[f64], now: f64, chance: f64) -> Array {
        let terms = intervals.iter().zip(patiences).map(|(interval, patience)| terms(*interval, *patience));
        self.handle(Event::Follow(Terms::of_all(terms)), now, chance)
    }

    /// What is known does not count.
    pub fn refresh(&mut self, now: f64, chance: f64) -> Array {
        self.handle(Event::Refresh, now, chance)
    }

    /// The time that was asked for has come.
    pub fn due(&mut self, now: f64, chance: f64) -> Array {
        self.handle(Event::Due, now, chance)
    }

    /// A snapshot is there: a new one, or the one that is known.
    pub fn fetched(&mut self, turn: u32, etag: Option<String>, is_new: bool, now: f64, chance: f64) -> Array {
        self.handle(Event::Fetched { turn, answer: Ok(Snapshot { etag, is_new }) }, now, chance)
    }

    /// There is no snapshot, and the server wants to be left alone for so long.
    pub fn failed(&mut self, turn: u32, code: &str, message: &str, wait: f64, now: f64, chance: f64) -> Array {
        let refusal = Refusal { fault: Fault::new(code, message), wait };
        self.handle(Event::Fetched { turn, answer: Err(refusal) }, now, chance)
    }

    /// The stream stands.
    pub fn opened(&mut self, turn: u32, now: f64, chance: f64) -> Array {
        self.handle(Event::Opened { turn }, now, chance)
    }

    /// A message came by the stream: its quotes are the market's then.
    pub fn message(&mut self, turn: u32, data: &JsValue, market: &Market, now: f64, chance: f64) -> Array {
        let text = data.dyn_ref::<JsString>();
        let frame = match check_frame(text.map(JsString::length)) {
            Ok(()) => market.0.take_frame(&text.map(String::from).unwrap_or_default(), now),
            Err(fault) => Frame::Dropped(fault),
        };
        self.handle(Event::Frame { turn, frame }, now, chance)
    }

    /// The stream has ended; where it `resumes` the browser tries again by itself.
    pub fn closed(&mut self, turn: u32, resumes: bool, now: f64, chance: f64) -> Array {
        self.handle(Event::Closed { turn, resumes }, now, chance)
    }

    /// The browser did not even try to open the stream.
    pub fn refused(&mut self, turn: u32, cause: String, now: f64, chance: f64) -> Array {
        self.handle(Event::Refused { turn, cause }, now, chance)
    }

    /// The browser has a network again.
    pub fn online(&mut self, now: f64, chance: f64) -> Array {
        self.handle(Event::Online, now, chance)
    }

    /// The browser has no network.
    pub fn offline(&mut self, now: f64, chance: f64) -> Array {
        self.handle(Event::Offline, now, chance)
    }

    /// The page is seen, or not any more.
    pub fn visibility(&mut self, is_hidden: bool, now: f64, chance: f64) -> Array {
        self.handle(Event::Visibility { is_hidden }, now, chance)
    }

    /// The reader has left the page.
    pub fn left(&mut self, now: f64, chance: f64) -> Array {
        self.handle(Event::Left, now, chance)
    }

    /// The page is there again.
    pub fn returned(&mut self, is_hidden: bool, now: f64, chance: f64) -> Array {
        self.handle(Event::Returned { is_hidden }, now, chance)
    }

    /// When its stream gave figures last.
    #[wasm_bindgen(getter)]
    pub fn streamed(&self) -> Option<f64> {
        self.0.status().streamed()
    }
}

impl FeedMachine {
    fn handle(&mut self, event: Event, now: f64, chance: f64) -> Array {
        self.0.handle(event, now, chance).into_iter().map(value_of).collect()
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

/// What a strip expects of its feed, in seconds.
pub(super) fn terms(interval: f64, stale_after: f64) -> Terms {
    Terms { interval: interval * SECOND, stale_after: stale_after * SECOND }
}

fn value_of(action: Action) -> JsValue {
    match action {
        Action::Fetch { turn, known } => {
            object(&[("action", "fetch".into()), ("turn", turn.into()), ("known", JsValue::from(known))])
        }
        Action::OpenStream { turn } => object(&[("action", "open".into()), ("turn", turn.into())]),
        Action::Close { turn } => object(&[("action", "close".into()), ("turn", turn.into())]),
        Action::Schedule { at } => object(&[("action", "schedule".into()), ("at", at.into())]),
        Action::Notify => object(&[("action", "notify".into())]),
        Action::Show => object(&[("action", "show".into())]),
        Action::Update => object(&[("action", "update".into())]),
        Action::Attempted => object(&[("action", "attempted".into())]),
        Action::Report(failure) => object(&[
            ("action", "report".into()),
            ("code", failure.code.into()),
            ("message", failure.message.into()),
            ("count", failure.count.into()),
        ]),
    }
}

/// An object with these members.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // An object of our own takes every member.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

//! Feeds of a page in a browser. All who name the same one share its connection and its market.
//!
//! What a feed does next its [`Machine`] decides: here it is told what has happened, and what it asks for is done.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Date, JsString, Math};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventTarget, window};

use super::transport::{Fetch, Stream, StreamEvent, resolve};
use super::{
    Action, Addresses, Event, Failure, Fault, Frame, Machine, Market, Milliseconds, Refusal, Snapshot, Status, Terms, Turn,
    check_frame,
};
use crate::ingest::Format;

/// Browsers take a longer wait for none.
const LONGEST_TIMER: Milliseconds = i32::MAX as Milliseconds;

thread_local! {
    static CONNECTIONS: RefCell<Vec<(Source, Weak<Connection>)>> = const { RefCell::new(Vec::new()) };
}

/// Where the figures of a feed come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The addresses, as the page names them.
    pub addresses: Addresses,
    /// The format of the snapshot; told by its structure where nothing is said.
    pub format: Option<Format>,
}

/// What those who follow a feed hear of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Notification {
    /// A snapshot is there, or the first frame, which is one. These are the warnings of its reading.
    Shown {
        /// What was at fault and shown all the same: each with its place.
        warnings: Vec<String>,
    },
    /// Quotes may have changed.
    Changed,
    /// The [`Status`] is another.
    StatusChanged,
    /// Something is wrong; at most once a minute and kind.
    Failed(Failure),
}

/// One feed of the page.
struct Connection {
    source: Source,
    machine: RefCell<Machine>,
    market: Rc<Market>,
    followers: RefCell<Vec<Rc<Follower>>>,
    /// What is still to be done.
    actions: RefCell<VecDeque<Action>>,
    is_busy: Cell<bool>,
    /// The fetch or stream that is under way: it ends when it is dropped.
    under_way: RefCell<Option<UnderWay>>,
    timer: RefCell<Option<Timeout>>,
    /// The warnings of the snapshot that was read last and is to be shown.
    warnings: RefCell<Vec<String>>,
    listeners: RefCell<Vec<EventListener>>,
}

#[allow(dead_code, reason = "held until it is dropped")]
enum UnderWay {
    Fetch(Fetch),
    Stream(Stream),
}

struct Follower {
    terms: Cell<Terms>,
    notify: Box<dyn Fn(Notification)>,
}

/// Follows a feed until it is dropped; the last one ends the feed.
pub struct Subscription {
    connection: Rc<Connection>,
    follower: Rc<Follower>,
}

impl Subscription {
    /// Follows the feed of a source: the page's, if it has one already. `notify` is called for all that happens after this; it may
    /// follow other feeds, and end this. An error is an address that is none.
    pub fn new(source: &Source, terms: Terms, notify: impl Fn(Notification) + 'static) -> Result<Self, Fault> {
        let connection = Connection::of(source)?;
        let follower = Rc::new(Follower { terms: Cell::new(terms), notify: Box::new(notify) });
        connection.followers.borrow_mut().push(follower.clone());
        let subscription = Self { connection, follower };
        subscription.connection.follow();
        subscription.connection.begin();
        Ok(subscription)
    }

    /// Expects something else of the feed than before.
    pub fn expect(&self, terms: Terms) {
        self.follower.terms.set(terms);
        self.connection.follow();
    }

    /// The quotes.
    pub fn market(&self) -> &Rc<Market> {
        &self.connection.market
    }

    /// How the feed is.
    pub fn status(&self) -> Status {
        self.connection.machine.borrow().status()
    }

    /// Takes a new snapshot, and a new stream after it.
    pub fn refresh(&self) {
        self.connection.dispatch(Event::Refresh);
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.connection.followers.borrow_mut().retain(|other| !Rc::ptr_eq(other, &self.follower));
        if !self.connection.followers.borrow().is_empty() {
            return self.connection.follow();
        }
        // The page may be on its way out.
        let _ = CONNECTIONS.try_with(|connections| {
            connections.borrow_mut().retain(|(_, other)| !std::ptr::eq(other.as_ptr(), Rc::as_ptr(&self.connection)));
        });
        self.connection.dispatch(Event::End);
        self.connection.timer.take();
        self.connection.under_way.take();
        self.connection.listeners.take();
    }
}

impl Connection {
    fn of(source: &Source) -> Result<Rc<Self>, Fault> {
        let Addresses { snapshot, stream } = &source.addresses;
        let [snapshot, stream] = [snapshot, stream].map(|address| address.as_deref().map(resolve).transpose());
        let source = Source { addresses: Addresses { snapshot: snapshot?, stream: stream? }, format: source.format };
        CONNECTIONS.with(|connections| {
            let mut connections = connections.borrow_mut();
            let known = connections.iter().find(|(known, _)| *known == source).and_then(|(_, connection)| connection.upgrade());
            Ok(known.unwrap_or_else(|| {
                let connection = Rc::new(Self::new(source.clone()));
                connections.push((source, Rc::downgrade(&connection)));
                connection
            }))
        })
    }

    fn new(source: Source) -> Self {
        Self {
            machine: RefCell::new(Machine::new(source.addresses.clone(), Date::now())),
            source,
            market: Rc::default(),
            followers: RefCell::default(),
            actions: RefCell::default(),
            is_busy: Cell::default(),
            under_way: RefCell::default(),
            timer: RefCell::default(),
            warnings: RefCell::default(),
            listeners: RefCell::default(),
        }
    }

    /// Begins, where it has not.
    fn begin(self: &Rc<Self>) {
        if !self.listeners.borrow().is_empty() {
            return;
        }
        let Some(window) = window() else { return };
        let Some(document) = window.document() else { return };
        let listen = |target: &EventTarget, name: &'static str, event: fn() -> Event| {
            let connection = Rc::downgrade(self);
            EventListener::new(target, name, move |_| {
                if let Some(connection) = connection.upgrade() {
                    connection.dispatch(event());
                }
            })
        };
        self.listeners.replace(vec![
            listen(&window, "online", || Event::Online),
            listen(&window, "offline", || Event::Offline),
            listen(&window, "pagehide", || Event::Left),
            listen(&window, "pageshow", || Event::Returned { is_hidden: is_hidden() }),
            listen(&document, "visibilitychange", || Event::Visibility { is_hidden: is_hidden() }),
        ]);
        self.dispatch(Event::Begin { is_hidden: is_hidden() });
    }

    /// Those who follow are others, or expect something else.
    fn follow(self: &Rc<Self>) {
        let terms = Terms::of_all(self.followers.borrow().iter().map(|follower| follower.terms.get()));
        self.dispatch(Event::Follow(terms));
    }

    /// Tells the machine what has happened, and does what it asks for. Whoever is called meanwhile may tell more: what comes of that
    /// is done after this.
    fn dispatch(self: &Rc<Self>, event: Event) {
        let actions = self.machine.borrow_mut().handle(event, Date::now(), Math::random());
        self.actions.borrow_mut().extend(actions);
        if self.is_busy.replace(true) {
            return;
        }
        while let Some(action) = self.next_action() {
            self.perform(action);
        }
        self.is_busy.set(false);
    }

    fn next_action(&self) -> Option<Action> {
        self.actions.borrow_mut().pop_front()
    }

    fn perform(self: &Rc<Self>, action: Action) {
        match action {
            Action::Fetch { turn, known } => self.fetch(turn, known),
            Action::OpenStream { turn } => self.open(turn),
            Action::Close { .. } => drop(self.under_way.take()),
            Action::Schedule { at } => self.schedule(at),
            Action::Notify => self.notify(&Notification::StatusChanged),
            Action::Show => self.notify(&Notification::Shown { warnings: self.warnings.take() }),
            Action::Update => self.notify(&Notification::Changed),
            Action::Report(failure) => self.notify(&Notification::Failed(failure)),
            // Nobody waits here for the end of an attempt.
            Action::Attempted => {}
        }
    }

    /// Whoever is called may follow another feed from then on.
    fn notify(&self, news: &Notification) {
        let followers = self.followers.borrow().clone();
        for follower in followers {
            (follower.notify)(news.clone());
        }
    }

    fn fetch(self: &Rc<Self>, turn: Turn, known: Option<String>) {
        let Some(url) = self.source.addresses.snapshot.clone() else { return };
        let Some(fetch) = Fetch::new() else { return };
        let answer = fetch.answer(url, known);
        self.under_way.replace(Some(UnderWay::Fetch(fetch)));
        let connection = Rc::downgrade(self);
        spawn_local(async move {
            let (Some(answer), Some(connection)) = (answer.await, connection.upgrade()) else { return };
            let answer = answer.and_then(|answer| {
                let is_new = answer.bytes.is_some();
                if let Some(bytes) = answer.bytes {
                    let shown = connection.market.show(&bytes, connection.source.format, Date::now());
                    let ingested = shown.map_err(|error| Refusal { fault: error.into(), wait: 0.0 })?;
                    let text = |problem: &crate::json::Problem| format!("{}: {}", problem.at, problem.message);
                    connection.warnings.replace(ingested.problems.iter().map(text).collect());
                }
                Ok(Snapshot { etag: answer.etag, is_new })
            });
            connection.dispatch(Event::Fetched { turn, answer });
        });
    }

    fn open(self: &Rc<Self>, turn: Turn) {
        let Some(url) = self.source.addresses.stream.as_deref() else { return };
        let connection = Rc::downgrade(self);
        let notify = move |event: StreamEvent| {
            let Some(connection) = connection.upgrade() else { return };
            connection.dispatch(match event {
                StreamEvent::Opened => Event::Opened { turn },
                StreamEvent::Message(text) => Event::Frame { turn, frame: connection.take(text) },
                StreamEvent::Closed { resumes } => Event::Closed { turn, resumes },
            });
        };
        match Stream::open(url, notify) {
            Ok(stream) => drop(self.under_way.replace(Some(UnderWay::Stream(stream)))),
            Err(error) => {
                let cause = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
                self.dispatch(Event::Refused { turn, cause });
            }
        }
    }

    fn take(&self, text: Option<JsString>) -> Frame {
        match check_frame(text.as_ref().map(JsString::length)) {
            Ok(()) => self.market.take_frame(&text.map(String::from).unwrap_or_default(), Date::now()),
            Err(fault) => Frame::Dropped(fault),
        }
    }

    fn schedule(self: &Rc<Self>, at: Milliseconds) {
        let wait = (at - Date::now()).clamp(0.0, LONGEST_TIMER);
        let connection = Rc::downgrade(self);
        let timer = Timeout::new(wait as u32, move || {
            if let Some(connection) = connection.upgrade() {
                connection.dispatch(Event::Due);
            }
        });
        self.timer.replace(Some(timer));
    }
}

fn is_hidden() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

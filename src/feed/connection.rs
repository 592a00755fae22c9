//! Feeds of a page in a browser. All followers of the same one share its connection and its market.
//!
//! The feed's [`Machine`] decides what happens next: this module reports events to it, and performs its actions.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Date, JsString, Math};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventTarget, window};

use super::fetch::{Answer, Fetch, resolve};
use super::stream::{Stream, StreamEvent};
use super::{
    Action, Addresses, Credentials, Event, Failure, Fault, Frame, Machine, Market, Milliseconds, Refusal, Snapshot,
    SnapshotError, Status, Terms, Turn, check_frame, readers,
};
use crate::ingest::{Error, Format, Outcome};
use crate::json::{Record, to_text};

/// Browsers treat a longer wait as none.
const LONGEST_TIMER: Milliseconds = i32::MAX as Milliseconds;

thread_local! {
    static CONNECTIONS: RefCell<Vec<(Source, Weak<Connection>)>> = const { RefCell::new(Vec::new()) };
}

/// The source of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The addresses, as the page gives them.
    pub addresses: Addresses,
    /// The format of the snapshot; detected by default.
    pub format: Option<Format>,
    /// Whether requests carry the reader's cookies.
    pub credentials: Credentials,
}

impl Source {
    /// The name of the feed on its page.
    fn name(&self) -> String {
        let Addresses { snapshot, stream } = &self.addresses;
        let format = self.format.map_or("auto", Format::word);
        let addresses = [snapshot, stream].map(|address| address.as_deref().unwrap_or_default());
        match self.credentials {
            Credentials::SameOrigin => [&[format], &addresses[..]].concat().join(" "),
            other => [&[format], &addresses[..], &[other.word()]].concat().join(" "),
        }
    }
}

/// Notifications to the followers of a feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Notification {
    /// A snapshot is there, or the first frame, which counts as one.
    Shown(Outcome),
    /// Quotes may have changed.
    Changed,
    /// The [`Status`] has changed.
    StatusChanged,
    /// An attempt at a snapshot has ended, successfully or not.
    Attempted,
    /// Something is wrong; at most once a minute for each kind. The console has reported it already.
    Failed(Failure),
}

/// One feed of the page.
struct Connection {
    source: Source,
    machine: RefCell<Machine>,
    market: Rc<Market>,
    followers: RefCell<Vec<Rc<Follower>>>,
    /// The pending actions.
    actions: RefCell<VecDeque<Action>>,
    is_busy: Cell<bool>,
    /// The fetch or stream in progress: it ends when it is dropped.
    under_way: RefCell<Option<UnderWay>>,
    timer: RefCell<Option<Timeout>>,
    /// The result of reading the snapshot that is shown next; `None` if a frame is the first.
    read: RefCell<Option<Outcome>>,
    /// The same of the one that is shown.
    shown: RefCell<Option<Outcome>>,
    /// A fetch of the first snapshot that was begun elsewhere.
    early: RefCell<Option<Fetch>>,
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

/// Follows a feed until it is dropped; the last follower ends the feed.
pub struct Subscription {
    connection: Rc<Connection>,
    follower: Rc<Follower>,
}

impl Subscription {
    /// Follows the feed of a source: the page's, if it has one already. `early` is a fetch of the snapshot that was begun before; it ends if
    /// it is not needed. `notify` is called for everything that happens; it may follow other feeds, and end this one. An invalid address
    /// is an error.
    pub fn new(
        source: &Source,
        terms: Terms,
        early: Option<Fetch>,
        notify: impl Fn(Notification) + 'static,
    ) -> Result<Self, Fault> {
        let connection = Connection::of(source, early)?;
        let follower = Rc::new(Follower { terms: Cell::new(terms), notify: Box::new(notify) });
        connection.followers.borrow_mut().push(follower.clone());
        let subscription = Self { connection, follower };
        subscription.connection.follow();
        subscription.connection.begin();
        Ok(subscription)
    }

    /// Changes the terms of the feed.
    pub fn expect(&self, terms: Terms) {
        self.follower.terms.set(terms);
        self.connection.follow();
    }

    /// The quotes.
    pub fn market(&self) -> &Rc<Market> {
        &self.connection.market
    }

    /// The status of the feed.
    pub fn status(&self) -> Status {
        self.connection.machine.borrow().status()
    }

    /// The result of reading the snapshot that is shown; `None` before the first.
    pub fn shown(&self) -> Option<Outcome> {
        self.connection.shown.borrow().clone()
    }

    /// Whether an attempt at a snapshot is in progress.
    pub fn is_fetching(&self) -> bool {
        self.connection.machine.borrow().is_fetching()
    }

    /// Notifies all followers that other code has changed the quotes.
    pub fn changed(&self) {
        self.connection.notify(&Notification::Changed);
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
        // The page may be about to close.
        let _ = CONNECTIONS.try_with(|connections| {
            connections.borrow_mut().retain(|(_, other)| !std::ptr::eq(other.as_ptr(), Rc::as_ptr(&self.connection)));
        });
        // Left, and not retired: another copy of this crate may still use the stream, and later ones join it.
        drop(self.connection.under_way.take());
        self.connection.dispatch(Event::End);
        self.connection.timer.take();
        self.connection.listeners.take();
    }
}

impl Connection {
    fn of(source: &Source, early: Option<Fetch>) -> Result<Rc<Self>, Fault> {
        let Addresses { snapshot, stream } = &source.addresses;
        let [snapshot, stream] = [snapshot, stream].map(|address| address.as_deref().map(resolve).transpose());
        let source = Source { addresses: Addresses { snapshot: snapshot?, stream: stream? }, ..*source };
        CONNECTIONS.with(|connections| {
            let mut connections = connections.borrow_mut();
            let known = connections.iter().find(|(known, _)| *known == source).and_then(|(_, connection)| connection.upgrade());
            Ok(known.unwrap_or_else(|| {
                let connection = Rc::new(Self::new(source.clone(), early));
                connections.push((source, Rc::downgrade(&connection)));
                connection
            }))
        })
    }

    fn new(source: Source, early: Option<Fetch>) -> Self {
        Self {
            machine: RefCell::new(Machine::new(source.addresses.clone(), Date::now())),
            source,
            market: Rc::default(),
            followers: RefCell::default(),
            actions: RefCell::default(),
            is_busy: Cell::default(),
            under_way: RefCell::default(),
            timer: RefCell::default(),
            read: RefCell::default(),
            shown: RefCell::default(),
            early: RefCell::new(early),
            listeners: RefCell::default(),
        }
    }

    /// Begins, if it has not begun.
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

    /// The followers or their terms have changed.
    fn follow(self: &Rc<Self>) {
        let terms = Terms::of_all(self.followers.borrow().iter().map(|follower| follower.terms.get()));
        self.dispatch(Event::Follow(terms));
    }

    /// Reports an event to the machine, and performs its actions. Callbacks may report more events meanwhile: their actions are
    /// performed after these.
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
            Action::Close { .. } => self.close(),
            Action::Schedule { at } => self.schedule(at),
            Action::Notify => self.notify(&Notification::StatusChanged),
            Action::Show => self.show(),
            Action::Update => self.notify(&Notification::Changed),
            Action::Report(failure) => {
                failure.log();
                self.notify(&Notification::Failed(failure));
            }
            Action::Attempted => self.notify(&Notification::Attempted),
        }
    }

    fn show(&self) {
        // A frame has only this format, and a fault in it is a failure.
        let outcome = self.read.take().unwrap_or(Outcome { format: Format::Slugline, warnings: Vec::new() });
        self.shown.replace(Some(outcome.clone()));
        self.notify(&Notification::Shown(outcome));
    }

    /// A callback may follow another feed from then on.
    fn notify(&self, news: &Notification) {
        let followers = self.followers.borrow().clone();
        for follower in followers {
            (follower.notify)(news.clone());
        }
    }

    fn fetch(self: &Rc<Self>, turn: Turn, known: Option<String>) {
        let Some(url) = self.source.addresses.snapshot.clone() else { return };
        let Some(fetch) = self.early.take().or_else(|| Fetch::begin(&url, self.source.credentials)) else { return };
        let answer = fetch.answer(url, known, self.source.format == Some(Format::Html));
        self.under_way.replace(Some(UnderWay::Fetch(fetch)));
        let connection = Rc::downgrade(self);
        spawn_local(async move {
            let (Some(answer), Some(connection)) = (answer.await, connection.upgrade()) else { return };
            let answer = match answer {
                Ok(answer) => connection.read(answer).await,
                Err(refusal) => Err(refusal),
            };
            connection.dispatch(Event::Fetched { turn, answer });
        });
    }

    /// Reads a response into the market.
    async fn read(&self, Answer { etag, bytes }: Answer) -> Result<Snapshot, Refusal> {
        // The code that began the fetch for several elements keeps the response until then.
        self.under_way.take();
        let refuse = |fault| Refusal { fault, wait: 0.0 };
        let Some(bytes) = bytes else { return Ok(Snapshot { etag, is_new: false }) };
        let show = || self.market.show(&bytes, self.source.format, Date::now());
        let mut shown = show();
        if matches!(&shown, Err(SnapshotError::Unreadable(Error::Apart))) {
            readers::load().await.map_err(refuse)?;
            shown = show();
        }
        let ingested = shown.map_err(|error| refuse(error.into()))?;
        self.read.replace(Some(ingested.outcome()));
        Ok(Snapshot { etag, is_new: true })
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
        let quotes = Rc::downgrade(self);
        let snapshot = move || quotes.upgrade()?.market.whole_strip().map(|strip| to_text(&strip.write()));
        match Stream::open(self.source.name(), url, self.source.credentials, snapshot, notify) {
            Ok(stream) => drop(self.under_way.replace(Some(UnderWay::Stream(stream)))),
            Err(error) => {
                let cause = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
                self.dispatch(Event::Refused { turn, cause });
            }
        }
    }

    /// Ends what is under way.
    fn close(&self) {
        // Its drop may tell others.
        let ended = self.under_way.take();
        if let Some(UnderWay::Stream(stream)) = &ended {
            stream.retire();
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

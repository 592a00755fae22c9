//! The stream of a feed in a browser: Server-Sent Events, or a WebSocket.
//!
//! Two copies of this crate on a page, such as a Leptos application beside the script tag, share the stream of the feed that both follow: it
//! stands in a list of the page, under the feed's name. Who comes later is given the quotes of who was there before as the first
//! message, in the JSON of record: so two versions of this crate understand each other.
//!
//! Plain web-sys: streams by gloo-net cost 5.1 K with Brotli more (`docs/dependencies.md`).

use gloo_events::EventListener;
use js_sys::{Function, JsString, Map, Object, Reflect, Set, Symbol, global};
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventSource, EventTarget, MessageEvent, WebSocket};

/// The state of a stream that stands, of either kind; what comes behind it has ended.
const OPEN: u16 = EventSource::OPEN;

/// What comes of a stream.
pub(super) enum StreamEvent {
    /// It stands.
    Opened,
    /// A message came; nothing where that is no text.
    Message(Option<JsString>),
    /// It has ended.
    Closed {
        /// Whether the browser tries again by itself, and resumes where it was.
        resumes: bool,
    },
}

/// A feed's use of a stream. Dropped, nothing is heard of it any more; the last one closes it.
pub(super) struct Stream {
    feed: String,
    shared: SharedStream,
    snapshot: Closure<dyn Fn() -> Option<String>>,
    _listeners: [EventListener; 3],
}

#[wasm_bindgen]
extern "C" {
    /// A stream in the list of the page.
    type SharedStream;

    /// An `EventSource` or a `WebSocket`.
    #[wasm_bindgen(method, getter)]
    fn source(this: &SharedStream) -> EventTarget;
    /// By each who uses it a function that gives its quotes, in the JSON of record.
    #[wasm_bindgen(method, getter)]
    fn snapshots(this: &SharedStream) -> Set;
}

impl Stream {
    /// Opens the stream of a feed, or joins those who have. `ws:` and `wss:` are a WebSocket, all else Server-Sent Events. `snapshot` gives the
    /// quotes of who opens it, for others. An error is that the browser does not even try.
    pub(super) fn open(
        feed: String,
        url: &str,
        snapshot: impl Fn() -> Option<String> + 'static,
        notify: impl Fn(StreamEvent) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let list = list();
        let known = list.get(&(&feed).into());
        let known = (!known.is_undefined()).then(|| known.unchecked_into::<SharedStream>());
        // One that has ended is left by a copy that has crashed.
        let shared = match known.filter(|known| ready_state(&known.source()) <= OPEN) {
            Some(shared) => shared,
            None => begin(url)?,
        };
        list.set(&(&feed).into(), shared.as_ref());
        let source = shared.source();
        let listeners = listen(&source, notify.clone());
        if ready_state(&source) == OPEN {
            notify(StreamEvent::Opened);
            if let Some(quotes) = quotes_of_others(&shared) {
                notify(StreamEvent::Message(Some(quotes)));
            }
        }
        let snapshot = Closure::<dyn Fn() -> Option<String>>::new(snapshot);
        shared.snapshots().add(snapshot.as_ref());
        Ok(Self { feed, shared, snapshot, _listeners: listeners })
    }

    /// Nobody is to join it any more: it is silent, or asleep.
    pub(super) fn retire(&self) {
        let (list, feed) = (list(), JsValue::from(&self.feed));
        let own: &JsValue = self.shared.as_ref();
        if list.get(&feed) == *own {
            list.delete(&feed);
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let users = self.shared.snapshots();
        users.delete(self.snapshot.as_ref());
        if users.size() == 0 {
            self.retire();
            close(&self.shared.source());
        }
    }
}

/// The streams of the page, by feed. It stands where every copy of this crate finds it.
fn list() -> Map {
    let name = Symbol::for_("slugline.streams");
    let page = global();
    if let Ok(list) = Reflect::get(&page, &name).and_then(JsCast::dyn_into::<Map>) {
        return list;
    }
    let list = Map::new();
    // A page that lets nothing be added to it has one list for each feed: nothing is shared.
    let _ = Reflect::set(&page, &name, &list);
    list
}

fn begin(url: &str) -> Result<SharedStream, JsValue> {
    let source: EventTarget = if url.starts_with("ws:") || url.starts_with("wss:") {
        WebSocket::new(url)?.into()
    } else {
        EventSource::new(url)?.into()
    };
    let shared = Object::new();
    Reflect::set(&shared, &"source".into(), &source)?;
    Reflect::set(&shared, &"snapshots".into(), &Set::new(&JsValue::UNDEFINED))?;
    Ok(shared.unchecked_into())
}

fn listen(source: &EventTarget, notify: impl Fn(StreamEvent) + Clone + 'static) -> [EventListener; 3] {
    let (opened, ended, stream) = (notify.clone(), notify.clone(), source.clone());
    // A socket tells its end by `close` alone, whatever went before.
    let end = if source.has_type::<WebSocket>() { "close" } else { "error" };
    [
        EventListener::new(source, "open", move |_| opened(StreamEvent::Opened)),
        EventListener::new(source, "message", move |event: &Event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            notify(StreamEvent::Message(data.dyn_into::<JsString>().ok()));
        }),
        EventListener::new(source, end, move |_| {
            let resumes = stream.dyn_ref::<EventSource>().is_some_and(|events| events.ready_state() == EventSource::CONNECTING);
            ended(StreamEvent::Closed { resumes });
        }),
    ]
}

/// How far a stream is: both kinds count to this.
fn ready_state(source: &EventTarget) -> u16 {
    match source.dyn_ref::<WebSocket>() {
        Some(socket) => socket.ready_state(),
        None => source.unchecked_ref::<EventSource>().ready_state(),
    }
}

fn close(source: &EventTarget) {
    match source.dyn_ref::<WebSocket>() {
        // Without a code and a reason there is nothing to refuse.
        Some(socket) => drop(socket.close()),
        None => source.unchecked_ref::<EventSource>().close(),
    }
}

/// The quotes of another user: they are as old as its last message. One that has crashed gives none.
fn quotes_of_others(shared: &SharedStream) -> Option<JsString> {
    let quotes = |snapshot: JsValue| snapshot.dyn_ref::<Function>()?.call0(&JsValue::NULL).ok()?.dyn_into().ok();
    shared.snapshots().values().into_iter().filter_map(Result::ok).find_map(quotes)
}

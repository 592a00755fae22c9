//! The stream of a feed in a browser: Server-Sent Events, or a WebSocket.
//!
//! Two copies of this crate on a page, for example a Leptos application and the script tag, share the stream of a feed that both follow. A list
//! on the page's global object holds the streams by feed. A later copy gets the quotes of an earlier one as its first message, in the JSON
//! of record, so the two copies may be of different versions.
//!
//! Plain web-sys: streams by gloo-net cost 5.1 K with Brotli more (`docs/dependencies.md`).

use gloo_events::EventListener;
use js_sys::{Function, JsString, Map, Object, Reflect, Set, Symbol, global};
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventSource, EventSourceInit, EventTarget, MessageEvent, WebSocket};

use super::Credentials;

/// The state of an open stream, of either kind. Higher states mean that it has ended.
const OPEN: u16 = EventSource::OPEN;

/// An event of a stream.
pub(super) enum StreamEvent {
    /// It is open.
    Opened,
    /// A message arrived; `None` if it is binary.
    Message(Option<JsString>),
    /// It has ended.
    Closed {
        /// Whether the browser retries by itself, and resumes.
        resumes: bool,
    },
}

/// A feed's use of a stream. When it is dropped nothing more is reported; the last user closes the stream.
pub(super) struct Stream {
    feed: String,
    shared: SharedStream,
    snapshot: Closure<dyn Fn() -> Option<String>>,
    _listeners: [EventListener; 3],
}

#[wasm_bindgen]
extern "C" {
    /// A stream in the page's list.
    type SharedStream;

    /// An `EventSource` or a `WebSocket`.
    #[wasm_bindgen(method, getter)]
    fn source(this: &SharedStream) -> EventTarget;
    /// A function of each user that returns its quotes, in the JSON of record.
    #[wasm_bindgen(method, getter)]
    fn snapshots(this: &SharedStream) -> Set;
}

impl Stream {
    /// Opens the stream of a feed, or joins its users. `ws:` and `wss:` are a WebSocket, everything else Server-Sent Events. `snapshot` returns
    /// this user's quotes for later ones. An error means that the browser did not try.
    pub(super) fn open(
        feed: String,
        url: &str,
        credentials: Credentials,
        snapshot: impl Fn() -> Option<String> + 'static,
        notify: impl Fn(StreamEvent) + Clone + 'static,
    ) -> Result<Self, JsValue> {
        let list = list();
        let known = list.get(&(&feed).into());
        let known = (!known.is_undefined()).then(|| known.unchecked_into::<SharedStream>());
        // A copy that has crashed leaves a stream that has ended.
        let shared = match known.filter(|known| ready_state(&known.source()) <= OPEN) {
            Some(shared) => shared,
            None => begin(url, credentials)?,
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

    /// Nobody may join it any more, because it is silent or the page is hidden.
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

/// The streams of the page, by feed, where every copy of this crate finds them.
fn list() -> Map {
    let name = Symbol::for_("slugline.streams");
    let page = global();
    if let Ok(list) = Reflect::get(&page, &name).and_then(JsCast::dyn_into::<Map>) {
        return list;
    }
    let list = Map::new();
    // If the page's global object is frozen, nothing is shared.
    let _ = Reflect::set(&page, &name, &list);
    list
}

fn begin(url: &str, credentials: Credentials) -> Result<SharedStream, JsValue> {
    let source: EventTarget = if url.starts_with("ws:") || url.starts_with("wss:") {
        WebSocket::new(url)?.into()
    } else {
        // A socket always carries them.
        let options = EventSourceInit::new();
        options.set_with_credentials(credentials == Credentials::Include);
        EventSource::new_with_event_source_init_dict(url, &options)?.into()
    };
    let shared = Object::new();
    Reflect::set(&shared, &"source".into(), &source)?;
    Reflect::set(&shared, &"snapshots".into(), &Set::new(&JsValue::UNDEFINED))?;
    Ok(shared.unchecked_into())
}

fn listen(source: &EventTarget, notify: impl Fn(StreamEvent) + Clone + 'static) -> [EventListener; 3] {
    let (opened, ended, stream) = (notify.clone(), notify.clone(), source.clone());
    // A socket reports its end only by `close`, whatever came before.
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

/// The state of a stream; both kinds use the same numbers.
fn ready_state(source: &EventTarget) -> u16 {
    match source.dyn_ref::<WebSocket>() {
        Some(socket) => socket.ready_state(),
        None => source.unchecked_ref::<EventSource>().ready_state(),
    }
}

fn close(source: &EventTarget) {
    match source.dyn_ref::<WebSocket>() {
        // Without a code and a reason it cannot fail.
        Some(socket) => drop(socket.close()),
        None => source.unchecked_ref::<EventSource>().close(),
    }
}

/// The quotes of another user, as of its last message. A copy that has crashed has none.
fn quotes_of_others(shared: &SharedStream) -> Option<JsString> {
    let quotes = |snapshot: JsValue| snapshot.dyn_ref::<Function>()?.call0(&JsValue::NULL).ok()?.dyn_into().ok();
    shared.snapshots().values().into_iter().filter_map(Result::ok).find_map(quotes)
}

//! Transport in a browser: an abortable fetch, Server-Sent Events, WebSockets.
//!
//! Plain web-sys: streams with gloo-net cost 5.1 K with Brotli more (`docs/dependencies.md`).

use js_sys::{JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Event, EventSource, MessageEvent, ReadableStreamDefaultReader, RequestCache, RequestInit, Response, Url,
    WebSocket, window,
};

use super::{Fault, Refusal, SECOND};

/// The maximum size in bytes: many times the largest story or strip.
const MOST_BYTES: usize = 1 << 26;

/// A server's response.
pub(crate) struct Answer {
    /// Its `ETag`.
    pub(crate) etag: Option<String>,
    /// The body; `None` if it is unchanged.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// A fetch in progress. Dropping it aborts it.
pub struct Fetch {
    abort: AbortController,
    response: Promise,
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

impl Fetch {
    /// Begins to fetch an address; `None` if the browser cannot.
    pub(crate) fn begin(url: &str) -> Option<Self> {
        let abort = AbortController::new().ok()?;
        let options = RequestInit::new();
        // Without `If-None-Match`, which other origins would have to allow first: the browser revalidates its own copy.
        options.set_cache(RequestCache::NoCache);
        options.set_signal(Some(&abort.signal()));
        let response = window()?.fetch_with_str_and_init(url, &options);
        Some(Self { abort, response })
    }

    /// A fetch that was begun elsewhere. `abort` ends it.
    pub fn begun(abort: AbortController, response: Promise) -> Self {
        Self { abort, response }
    }

    /// Reads the response, as [`read_answer`] does. Returns `None` if the fetch was aborted meanwhile.
    pub(crate) fn answer(
        &self,
        url: String,
        known: Option<String>,
        takes_html: bool,
    ) -> impl Future<Output = Option<Result<Answer, Refusal>>> + use<> {
        let (signal, response) = (self.abort.signal(), self.response.clone());
        async move {
            let answer = read_answer(&url, response, known.as_deref(), takes_html).await;
            (!signal.aborted()).then_some(answer)
        }
    }
}

/// Reads the response to a fetch. `known` is the `ETag` of the current content, which is not read again. An HTML page is a wrong
/// response unless `takes_html`.
pub(crate) async fn read_answer(url: &str, response: Promise, known: Option<&str>, takes_html: bool) -> Result<Answer, Refusal> {
    let refuse = |code: &str, message: String| Refusal { fault: Fault::new(code, message), wait: 0.0 };
    let lost = || {
        let advice = "check the address, the connection, and CORS if it is on another origin";
        refuse("network", format!("{url} could not be fetched: {advice}"))
    };
    let response = JsFuture::from(response).await;
    let response = response.ok().and_then(|response| response.dyn_into::<Response>().ok()).ok_or_else(lost)?;
    let header = |name| response.headers().get(name).ok().flatten();
    if !response.ok() {
        let wait = header("retry-after").and_then(|seconds| seconds.trim().parse::<u32>().ok()).map_or(0.0, f64::from) * SECOND;
        let message = format!("{url} was answered with {}: check the address", response.status());
        return Err(Refusal { wait, ..refuse("http", message) });
    }
    let etag = header("etag");
    if etag.is_some() && etag.as_deref() == known {
        return Ok(Answer { etag, bytes: None });
    }
    let media_type = header("content-type").unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_taken = holds_text(&media_type) || takes_html && media_type.contains("html");
    if !is_taken {
        let message = format!("{url} was answered with {media_type}: a story or strip is text/plain or application/json");
        return Err(refuse("mime", message));
    }
    match body(&response).await {
        Ok(Some(bytes)) => Ok(Answer { etag, bytes: Some(bytes) }),
        Ok(None) => Err(refuse("too-large", format!("{url} has more than {MOST_BYTES} bytes"))),
        Err(_) => Err(lost()),
    }
}

/// Text and JSON of any type, and files of servers that know no type; a page or a picture is a wrong response.
fn holds_text(media_type: &str) -> bool {
    match media_type.split_once('/') {
        None => media_type.is_empty(),
        Some(("application", kind)) => kind == "json" || kind.ends_with("+json") || kind == "octet-stream",
        Some(("text", kind)) => !matches!(kind, "html" | "css" | "javascript" | "event-stream"),
        Some(_) => false,
    }
}

/// The bytes of a response; `None` if there are too many.
async fn body(response: &Response) -> Result<Option<Vec<u8>>, JsValue> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(Some(bytes)) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let part = JsFuture::from(reader.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let part: Uint8Array = Reflect::get(&part, &"value".into())?.dyn_into()?;
        if bytes.len() + part.length() as usize > MOST_BYTES {
            // Failing to release the rest has no consequences.
            let _ = reader.cancel();
            return Ok(None);
        }
        bytes.extend(part.to_vec());
    }
}

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

/// An open stream. Dropping it closes it, and nothing more is reported.
pub(super) struct Stream {
    connection: Connection,
    // The browser calls these as long as the connection has them.
    _opened: Handler,
    _message: Handler,
    _ended: Handler,
}

/// The listener of a stream. It takes the event, so that the guard around the module sees which stream still calls after a crash.
type Handler = Closure<dyn Fn(Event)>;

enum Connection {
    Events(EventSource),
    Socket(WebSocket),
}

impl Stream {
    /// Opens a stream: `ws:` and `wss:` are a WebSocket, everything else Server-Sent Events. An error means that the browser did not try.
    pub(super) fn open(url: &str, notify: impl Fn(StreamEvent) + Clone + 'static) -> Result<Self, JsValue> {
        let message = {
            let notify = notify.clone();
            Handler::new(move |event: Event| {
                let data = event.unchecked_into::<MessageEvent>().data();
                notify(StreamEvent::Message(data.dyn_into::<JsString>().ok()));
            })
        };
        let opened = {
            let notify = notify.clone();
            Handler::new(move |_: Event| notify(StreamEvent::Opened))
        };
        // Handlers are set as properties: the last one set is called, as the rest of the page expects.
        if url.starts_with("ws:") || url.starts_with("wss:") {
            let socket = WebSocket::new(url)?;
            let ended = Handler::new(move |_: Event| notify(StreamEvent::Closed { resumes: false }));
            socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
            socket.set_onmessage(Some(message.as_ref().unchecked_ref()));
            // A socket reports its end only by `close`, whatever came before.
            socket.set_onclose(Some(ended.as_ref().unchecked_ref()));
            Ok(Self { connection: Connection::Socket(socket), _opened: opened, _message: message, _ended: ended })
        } else {
            let events = EventSource::new(url)?;
            let source = events.clone();
            let ended = Handler::new(move |_: Event| {
                notify(StreamEvent::Closed { resumes: source.ready_state() == EventSource::CONNECTING });
            });
            events.set_onopen(Some(opened.as_ref().unchecked_ref()));
            events.set_onmessage(Some(message.as_ref().unchecked_ref()));
            events.set_onerror(Some(ended.as_ref().unchecked_ref()));
            Ok(Self { connection: Connection::Events(events), _opened: opened, _message: message, _ended: ended })
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        match &self.connection {
            Connection::Events(events) => {
                events.set_onopen(None);
                events.set_onmessage(None);
                events.set_onerror(None);
                events.close();
            }
            Connection::Socket(socket) => {
                socket.set_onopen(None);
                socket.set_onmessage(None);
                socket.set_onclose(None);
                // Without a code and a reason it cannot fail.
                let _ = socket.close();
            }
        }
    }
}

/// The absolute address, as the page resolves it.
pub(crate) fn resolve(address: &str) -> Result<String, Fault> {
    let base = window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    let url = Url::new_with_base(address, base.as_deref().unwrap_or_default());
    url.map(|url| url.href()).map_err(|_| Fault::new("network", format!("\"{address}\" is no address: check src and stream")))
}

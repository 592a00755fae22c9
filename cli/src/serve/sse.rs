//! Server-Sent Events (HTML, 9.2). Written here instead of using axum's type, because faults need binary data and
//! events in pieces.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::time::{sleep, timeout};

use super::mischief::Content;
use super::watcher::Watcher;
use crate::delivery::{ALIVE, RETRY};

/// How slowly bytes are sent: this many at once, with this pause.
pub(super) const SLICE: usize = 64;
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// The stream of what a watcher gets.
pub(super) fn response(watcher: Watcher) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    let first = if watcher.is_silent() { Bytes::new() } else { format!("retry: {RETRY}\n\n").into() };
    let events = stream::unfold(Events { watcher, rest: first, pause: Duration::ZERO }, |mut events| async {
        Some((Ok::<_, Infallible>(events.next().await?), events))
    });
    (headers, Body::from_stream(events)).into_response()
}

struct Events {
    watcher: Watcher,
    /// The part of an event that is still to be sent.
    rest: Bytes,
    pause: Duration,
}

impl Events {
    /// The next bytes.
    async fn next(&mut self) -> Option<Bytes> {
        if self.rest.is_empty() {
            self.rest = match timeout(ALIVE, self.watcher.next()).await {
                Ok(piece) => event(&piece.as_ref()?.content, self.watcher.identity(piece.as_ref()?).as_deref()).into(),
                Err(_) if self.watcher.is_silent() => std::future::pending().await,
                Err(_) => Bytes::from_static(b":\n\n"),
            };
        } else {
            sleep(self.pause).await;
        }
        if !self.watcher.is_slow() {
            return Some(std::mem::take(&mut self.rest));
        }
        self.pause = PAUSE;
        Some(self.rest.split_to(SLICE.min(self.rest.len())))
    }
}

/// An event. Whatever the content is, it stays one event: each line of it is a line of `data`.
fn event(content: &Content, identity: Option<&str>) -> Vec<u8> {
    let mut event = Vec::new();
    if let Some(identity) = identity {
        event.extend([b"id: ", identity.as_bytes(), b"\n"].concat());
    }
    let bytes = match content {
        Content::Text(text) => text.as_bytes(),
        Content::Bytes(bytes) => bytes,
    };
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
        event.extend([b"data: ", line, b"\n"].concat());
    }
    event.push(b'\n');
    event
}

#[cfg(test)]
mod tests {
    use super::{Content, event};

    #[test]
    fn any_frame_is_one_event() {
        assert_eq!(event(&Content::Text("{}".to_owned()), Some("5-1")), b"id: 5-1\ndata: {}\n\n");
        assert_eq!(event(&Content::Text("a\n\nid: 7".to_owned()), None), b"data: a\ndata: \ndata: id: 7\n\n");
        assert_eq!(event(&Content::Bytes(b"\xFF"), None), b"data: \xFF\n\n");
    }
}

//! `/stream`: frames as Server-Sent Events (HTML, 9.2).

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::time::timeout;

use super::gate::Client;
use super::{Out, Shared};
use crate::delivery::{ALIVE, RETRY};
use crate::relay::hub::Subscription;
use crate::relay::metrics::Way;

/// Resumes after the frame in `Last-Event-ID`, or begins with a complete one.
pub(super) async fn answer(State(Out { hub, gate, .. }): Shared, headers: HeaderMap) -> Response {
    let client = match gate.enter(Way::Stream) {
        Ok(client) => client,
        Err(refusal) => return *refusal,
    };
    let had = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let subscription = had.map_or_else(|| hub.subscribe(), |id| hub.resume(id));
    let events = Events { client, subscription, has_begun: false };
    let events = stream::unfold(events, |mut events| async { Some((Ok::<_, Infallible>(events.next().await?), events)) });
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-cache"),
        // Nginx would wait until a buffer is full.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(events)).into_response()
}

struct Events {
    client: Client,
    subscription: Subscription,
    has_begun: bool,
}

impl Events {
    /// The next bytes; `None` when the relay stops.
    async fn next(&mut self) -> Option<Bytes> {
        if !self.has_begun {
            self.has_begun = true;
            return Some(format!("retry: {RETRY}\n\n").into());
        }
        match timeout(ALIVE, self.subscription.next()).await {
            Ok(frame) => {
                let frame = frame?;
                self.client.count(&frame);
                Some(frame.event())
            }
            Err(_) => Some(Bytes::from_static(b":\n\n")),
        }
    }
}

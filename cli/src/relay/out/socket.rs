//! `/socket`: frames over a WebSocket, each a text message.

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tokio::time::{Duration, Instant, interval_at};

use super::gate::Client;
use super::{Out, Shared};
use crate::delivery::{ALIVE, goodbye};
use crate::relay::hub::Subscription;
use crate::relay::metrics::Way;

/// Messages from clients mean nothing: more than this is not read at once.
const MOST_HEARD: usize = 4_096;
/// A peer that has answered none of this many pings is gone, whatever the network still says.
const MOST_UNANSWERED: u32 = 3;

/// Begins with a complete frame.
pub(super) async fn answer(
    State(Out { hub, gate, metrics, .. }): Shared,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    if !gate.allows_socket(&headers) {
        metrics.refused.add("origin");
        return (StatusCode::FORBIDDEN, "pages of this origin may not read\n").into_response();
    }
    match gate.enter(Way::Socket) {
        Ok(client) => upgrade
            .max_message_size(MOST_HEARD)
            .max_frame_size(MOST_HEARD)
            // Unused buffers need not exist ten thousand times.
            .read_buffer_size(MOST_HEARD / 4)
            .write_buffer_size(0)
            .on_upgrade(move |socket| async move {
                let period = ALIVE.min(gate.terms().unread);
                if feed(socket, hub.subscribe(), client, period).await == End::Unanswered {
                    metrics.lost.add("unanswered");
                }
            }),
        Err(refusal) => *refusal,
    }
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// By one side, or by the network.
    Closed,
    /// The peer has answered no ping.
    Unanswered,
}

/// Sends frames, and a ping each period.
async fn feed(mut socket: WebSocket, mut subscription: Subscription, client: Client, period: Duration) -> End {
    let mut beat = interval_at(Instant::now() + period, period);
    let mut unanswered = 0;
    loop {
        let message = tokio::select! {
            frame = subscription.next() => match frame {
                Some(frame) => {
                    client.count(&frame);
                    Message::Text(frame.message())
                }
                None => {
                    // A connection that fails here has ended already.
                    let _ = socket.send(Message::Close(None)).await;
                    goodbye(&mut socket).await;
                    return End::Closed;
                }
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Close(_))) => {
                    goodbye(&mut socket).await;
                    return End::Closed;
                }
                // Pings are answered as they are read.
                Some(Ok(_)) => {
                    unanswered = 0;
                    continue;
                }
                _ => return End::Closed,
            },
            _ = beat.tick() => {
                if unanswered >= MOST_UNANSWERED {
                    return End::Unanswered;
                }
                unanswered += 1;
                Message::Ping(Default::default())
            }
        };
        if socket.send(message).await.is_err() {
            return End::Closed;
        }
    }
}

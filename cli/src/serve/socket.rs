//! Frames over a WebSocket: a frame is a text message.

use axum::extract::ws::{Message, WebSocket};
use tokio::time::sleep;

use super::mischief::Content;
use super::sse::{PAUSE, SLICE};
use super::watcher::Watcher;
use crate::delivery::{ALIVE, goodbye};

/// Sends what a watcher gets, until either side ends it.
pub(super) async fn feed(mut socket: WebSocket, mut watcher: Watcher) {
    loop {
        let message = tokio::select! {
            piece = watcher.next() => match piece {
                Some(piece) => message(piece.content),
                None => {
                    // What fails here has ended already.
                    let _ = socket.send(Message::Close(None)).await;
                    return goodbye(&mut socket).await;
                }
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Close(_))) => return goodbye(&mut socket).await,
                // Nothing that is said to a feed means anything; pings are answered as they are read.
                Some(Ok(_)) => continue,
                _ => return,
            },
            () = sleep(ALIVE), if !watcher.is_silent() => Message::Ping(Default::default()),
        };
        if watcher.is_slow() {
            // A message cannot trickle: it is as late as if it had.
            let slices = message.clone().into_data().len() / SLICE;
            sleep(PAUSE * u32::try_from(slices).unwrap_or(u32::MAX)).await;
        }
        if socket.send(message).await.is_err() {
            return;
        }
    }
}

fn message(content: Content) -> Message {
    match content {
        Content::Text(text) => Message::Text(text.into()),
        Content::Bytes(bytes) => Message::Binary(bytes.into()),
    }
}

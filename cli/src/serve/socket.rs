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
                    // A connection that fails here has ended already.
                    let _ = socket.send(Message::Close(None)).await;
                    return goodbye(&mut socket).await;
                }
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Close(_))) => return goodbye(&mut socket).await,
                // Messages to a feed mean nothing; pings are answered as they are read.
                Some(Ok(_)) => continue,
                _ => return,
            },
            () = sleep(ALIVE), if !watcher.is_silent() => Message::Ping(Default::default()),
        };
        if watcher.is_slow() {
            // A message cannot be sent slowly: it is delayed by the same amount.
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

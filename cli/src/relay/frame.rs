//! A frame: the same bytes for all clients.

use std::sync::OnceLock;

use axum::body::Bytes;
use axum::extract::ws::Utf8Bytes;

/// Quotes as JSON of record: all of them, or those that have changed since another frame.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Its number, from 1. That of a complete one is the number of the last frame in it.
    pub(crate) id: u64,
    /// The number of the frame that it follows; `None` if it has all quotes.
    pub(crate) since: Option<u64>,
    /// The JSON.
    pub(crate) text: String,
    /// Its id: the number, and the run of the relay.
    pub(crate) identity: String,
    event: OnceLock<Bytes>,
    message: OnceLock<Utf8Bytes>,
}

impl Frame {
    /// A frame of the run that began at `epoch`.
    pub(super) fn new(epoch: i64, id: u64, since: Option<u64>, text: String) -> Self {
        let identity = format!("{epoch}-{id}");
        Self { id, since, text, identity, event: OnceLock::new(), message: OnceLock::new() }
    }

    /// The frame as an event of a stream, made once for all clients.
    pub(crate) fn event(&self) -> Bytes {
        self.event.get_or_init(|| format!("id: {}\ndata: {}\n\n", self.identity, self.text).into()).clone()
    }

    /// The frame as a message of a WebSocket, made once for all clients.
    pub(crate) fn message(&self) -> Utf8Bytes {
        self.message.get_or_init(|| self.text.as_str().into()).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::Frame;

    #[test]
    fn event_has_an_id_and_one_line() {
        let frame = Frame::new(17, 4, Some(3), r#"{"quotes":[]}"#.to_owned());
        assert_eq!(frame.event(), "id: 17-4\ndata: {\"quotes\":[]}\n\n");
        assert_eq!(frame.message().as_str(), r#"{"quotes":[]}"#);
        assert_eq!(frame.event().as_ptr(), frame.event().as_ptr(), "made once");
    }
}

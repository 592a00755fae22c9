//! One client's position among the frames.

use std::sync::Arc;

use tokio::sync::watch;

use super::{Hub, Latest};
use crate::relay::frame::Frame;

/// One client's position among the frames.
#[derive(Debug)]
pub(crate) struct Subscription {
    pub(super) hub: Arc<Hub>,
    pub(super) latest: watch::Receiver<Latest>,
    /// The number of the last frame that it got.
    pub(super) seen: Option<u64>,
}

impl Subscription {
    /// The next frame, when there is one; `None` when the relay stops. It is cancel-safe.
    pub(crate) async fn next(&mut self) -> Option<Arc<Frame>> {
        loop {
            let latest = self.latest.borrow_and_update().clone();
            if latest.is_stopped {
                return None;
            }
            let frame = match (self.seen, latest.frame) {
                // Before the first frame there are only names.
                (None, _) => Some(self.hub.after(None)),
                (Some(seen), Some(frame)) if frame.id > seen => {
                    // Most clients keep up: they get the frame that all get, without asking the hub.
                    let follows = frame.since.is_none_or(|since| since == seen);
                    Some(if follows { frame } else { self.hub.after(Some(seen)) })
                }
                (Some(_), _) => None,
            };
            if let Some(frame) = frame {
                self.seen = Some(frame.id);
                return Some(frame);
            }
            self.latest.changed().await.ok()?;
        }
    }
}

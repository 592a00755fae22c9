//! Events and actions of a feed.

use crate::feed::{Failure, Fault, Milliseconds, Refusal, Terms};

/// The number of an operation: a fetch, or a stream. Events about it contain it.
pub type Turn = u32;

/// The state of a feed's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has arrived yet, or the reader has returned to the page.
    Connecting,
    /// Figures arrive.
    Open,
    /// The connection is lost, until figures arrive again.
    Lost,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Quotes can be read and shown from now on.
    Begin {
        /// Whether the page is hidden.
        is_hidden: bool,
    },
    /// Nobody follows the feed any more, or the module has crashed.
    End,
    /// The followers or their terms have changed.
    Follow(Terms),
    /// A new snapshot is wanted, whatever is known.
    Refresh,
    /// The time of the last [`Action::Schedule`] has come, or an earlier one.
    Due,
    /// The attempt at a snapshot has ended.
    Fetched {
        /// The turn of [`Action::Fetch`].
        turn: Turn,
        /// The result.
        answer: Result<Snapshot, Refusal>,
    },
    /// The stream is open, also when the browser has reopened it by itself.
    Opened {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
    },
    /// The stream delivered a message.
    Frame {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
        /// The result of reading it.
        frame: Frame,
    },
    /// The stream has ended.
    Closed {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
        /// Whether the browser retries by itself, and resumes.
        resumes: bool,
    },
    /// The browser did not even try to open the stream.
    Refused {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
        /// The browser's reason.
        cause: String,
    },
    /// The browser has a network again.
    Online,
    /// The browser has no network.
    Offline,
    /// The page is shown or hidden.
    Visibility {
        /// Whether it is hidden.
        is_hidden: bool,
    },
    /// The reader has left the page; it may come back.
    Left,
    /// The page has returned.
    Returned {
        /// Whether it is hidden.
        is_hidden: bool,
    },
}

/// A snapshot that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Whether it was read: not if it is unchanged.
    pub is_new: bool,
}

/// The result of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// It was used.
    Taken {
        /// A fault in one of its quotes.
        fault: Option<Fault>,
        /// Whether there are quotes now.
        has_quotes: bool,
    },
    /// It was dropped: it is no sign of life.
    Dropped(Fault),
}

/// An action.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Fetch the snapshot and read it, then report [`Event::Fetched`].
    Fetch {
        /// The number of this fetch.
        turn: Turn,
        /// The `ETag` of the current snapshot, which is not read again.
        known: Option<String>,
    },
    /// Open the stream, and report its events.
    OpenStream {
        /// The number of this stream.
        turn: Turn,
    },
    /// End this fetch or stream.
    Close {
        /// Its number.
        turn: Turn,
    },
    /// Report [`Event::Due`] at that time; replaces an earlier one.
    Schedule {
        /// The time.
        at: Milliseconds,
    },
    /// Notify the followers that the [`Status`] has changed.
    Notify,
    /// Show what was read last: it is complete.
    Show,
    /// Notify the followers that quotes may have changed.
    Update,
    /// Notify those waiting for it that an attempt at a snapshot has ended, successfully or not.
    Attempted,
    /// Notify the followers that something is wrong.
    Report(Failure),
}

/// The status of a feed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Status {
    /// The state of its connection.
    pub phase: Phase,
    /// When the phase `Connecting` began.
    pub since: Milliseconds,
    /// When figures last arrived; `None` before the first.
    pub heard: Option<Milliseconds>,
    /// Whether it is closed because the page is hidden.
    pub is_asleep: bool,
    /// Whether there are figures to be shown.
    pub has_content: bool,
    /// Whether frames arrive by themselves.
    pub streams: bool,
}

impl Status {
    /// When a stream last gave figures: the time of polled ones is unknown.
    pub fn streamed(&self) -> Option<Milliseconds> {
        self.heard.filter(|_| self.streams)
    }
}

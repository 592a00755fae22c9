//! What a feed is told, and what it asks for.

use crate::feed::{Failure, Fault, Milliseconds, Refusal, Terms};

/// The number of what is under way: a fetch, or a stream. What is told of it gives it back.
pub type Turn = u32;

/// How the connection of a feed is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has come yet, or somebody has come back to the page.
    Connecting,
    /// Figures come.
    Open,
    /// The connection is lost, until figures come again.
    Lost,
}

/// What has happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Quotes can be read and shown from now on.
    Begin {
        /// Whether nobody can see the page.
        is_hidden: bool,
    },
    /// Nobody follows the feed any more, or the module has crashed.
    End,
    /// Those who follow the feed are others, or expect something else.
    Follow(Terms),
    /// What is known does not count: a new snapshot is wanted.
    Refresh,
    /// The time of the last [`Action::Schedule`] has come, or an earlier one.
    Due,
    /// The attempt at a snapshot is over.
    Fetched {
        /// The turn of [`Action::Fetch`].
        turn: Turn,
        /// What came of it.
        answer: Result<Snapshot, Refusal>,
    },
    /// The stream stands; so also when the browser has opened it again by itself.
    Opened {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
    },
    /// A message came by the stream.
    Frame {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
        /// What became of it.
        frame: Frame,
    },
    /// The stream has ended.
    Closed {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
        /// Whether the browser tries again by itself, and resumes where it was.
        resumes: bool,
    },
    /// The browser did not even try to open the stream.
    Refused {
        /// The turn of [`Action::OpenStream`].
        turn: Turn,
        /// What the browser says of it.
        cause: String,
    },
    /// The browser has a network again.
    Online,
    /// The browser has no network.
    Offline,
    /// The page is seen, or not any more.
    Visibility {
        /// Whether nobody can see it.
        is_hidden: bool,
    },
    /// The reader has left the page; it may come back.
    Left,
    /// The page is there again.
    Returned {
        /// Whether nobody can see it.
        is_hidden: bool,
    },
}

/// A snapshot that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Whether it was read: not where it is the one that is known.
    pub is_new: bool,
}

/// What became of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// It was taken.
    Taken {
        /// What was at fault in one of its quotes.
        fault: Option<Fault>,
        /// Whether there are quotes now.
        has_quotes: bool,
    },
    /// It was dropped: it is no sign of life.
    Dropped(Fault),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Fetch the snapshot and read it, then tell [`Event::Fetched`].
    Fetch {
        /// The number of this fetch.
        turn: Turn,
        /// The `ETag` of what is known: that is not read again.
        known: Option<String>,
    },
    /// Open the stream, and tell what comes of it.
    OpenStream {
        /// The number of this stream.
        turn: Turn,
    },
    /// End this fetch or stream.
    Close {
        /// Its number.
        turn: Turn,
    },
    /// Tell [`Event::Due`] then; an earlier wish of this kind is void.
    Schedule {
        /// When.
        at: Milliseconds,
    },
    /// Tell those who follow that the [`Status`] is another.
    Notify,
    /// Show what was read last: it is whole.
    Show,
    /// Tell those who follow that quotes may have changed.
    Update,
    /// Tell those who wait for it that an attempt at a snapshot is over, well or not.
    Attempted,
    /// Tell those who follow that something is wrong.
    Report(Failure),
}

/// How a feed is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Status {
    /// How its connection is.
    pub phase: Phase,
    /// When the phase `Connecting` began.
    pub since: Milliseconds,
    /// When figures came last; nothing before the first.
    pub heard: Option<Milliseconds>,
    /// Whether it is closed because nobody looks.
    pub is_asleep: bool,
    /// Whether there are figures to be shown.
    pub has_content: bool,
    /// Whether frames come by themselves.
    pub streams: bool,
}

impl Status {
    /// When a stream gave figures last: of fetched ones nobody can say as of when they are.
    pub fn streamed(&self) -> Option<Milliseconds> {
        self.heard.filter(|_| self.streams)
    }
}

//! Feeds: what is decided about where quotes come from.
//!
//! A strip's figures come from a snapshot that is fetched, from a stream of frames, or from both. When a snapshot is fetched, when a
//! stream is opened, when another attempt is made, and when nothing is done because nobody looks, a [`Machine`] decides. It knows
//! no browser: the connection that owns it tells it what has happened, and does what it answers.
//!
//! | file | what it decides |
//! |---|---|
//! | `machine` | what a feed does next: attempts, patience, silence, sleep |
//! | `backoff` | how long the next attempt waits |
//! | `fault` | what is wrong, and with which code it is told |
//! | `tally` | when a failure that happens again is told again |
//! | `freshness` | how a strip's figures are, and when that is announced |
//! | `hours` | whether a market is open |
//! | `market` | what is shown: the quotes, and what stands around them |
//!
//! Time is always a parameter, and so is chance: every rule is tested natively. In a browser these do what is decided:
//!
//! | file | what it does |
//! |---|---|
//! | `connection` | the page's feeds: those of one source share a machine, a market and what is under way |
//! | `transport` | a fetch that can be ended, Server-Sent Events, WebSockets |
//! | `readers` | loads the readers of other formats, where they are a file of their own |
//! | `opening` | the clocks of time zones, for hours |

mod addresses;
mod backoff;
mod connection;
mod fault;
mod freshness;
mod hours;
mod machine;
mod market;
mod opening;
mod readers;
mod tally;
mod transport;

pub use addresses::Addresses;
pub use backoff::Backoff;
pub use connection::{Notification, Source, Subscription};
pub use fault::{Failure, Fault, MOST_FRAME, Refusal, check_frame};
pub use freshness::{Figures, FreshnessWatch, Judgement, as_of};
pub use hours::{Hours, WallClock};
pub use machine::{Action, Event, Frame, Machine, Phase, Snapshot, Status, Turn};
pub use market::{MOST_SHOWN, Market, SnapshotError};
pub use opening::Opening;
pub use readers::set_loader;
pub use tally::Tally;
pub use transport::Fetch;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use transport::read_answer;
pub(crate) use transport::resolve;

/// A time in milliseconds, as a browser's clock gives it: a point in time counts from 1970, a span from nothing.
pub type Milliseconds = f64;

/// A second.
pub const SECOND: Milliseconds = 1000.0;
/// A minute.
pub const MINUTE: Milliseconds = 60.0 * SECOND;

/// What those who follow a feed expect of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// How long it is from one snapshot to the next, where there is no stream.
    pub interval: Milliseconds,
    /// How long nothing may come until the figures are old.
    pub stale_after: Milliseconds,
}

impl Default for Terms {
    fn default() -> Self {
        Self { interval: MINUTE, stale_after: MINUTE }
    }
}

impl Terms {
    /// What suits all who follow a feed: the shortest interval, and the longest patience.
    pub fn of_all(terms: impl IntoIterator<Item = Self>) -> Self {
        let both = |one: Self, other: Self| Self {
            interval: one.interval.min(other.interval),
            stale_after: one.stale_after.max(other.stale_after),
        };
        terms.into_iter().reduce(both).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{SECOND, Terms};

    #[test]
    fn shared_feed_uses_the_shortest_interval_and_the_longest_stale_after() {
        let terms = |interval, stale_after| Terms { interval: interval * SECOND, stale_after: stale_after * SECOND };
        assert_eq!(Terms::of_all([terms(10.0, 60.0), terms(30.0, 5.0)]), terms(10.0, 60.0));
        assert_eq!(Terms::of_all([terms(30.0, 5.0), terms(10.0, 90.0), terms(20.0, 7.0)]), terms(10.0, 90.0));
        assert_eq!(Terms::of_all([]), terms(60.0, 60.0));
    }
}

//! Feeds: the decisions about the source of quotes.
//!
//! A strip's figures come from a snapshot that is fetched, from a stream of frames, or from both. A [`Machine`] decides when a snapshot is
//! fetched, when a stream is opened, when it is retried, and when nothing is done because the page is hidden. It does not know the
//! browser: the connection that owns it reports events, and performs the resulting actions.
//!
//! | file | what it decides |
//! |---|---|
//! | `machine` | what a feed does next: attempts, timeouts, silence, sleep |
//! | `backoff` | how long the next attempt waits |
//! | `fault` | what is wrong, and its code |
//! | `tally` | when a repeated failure is reported again |
//! | `freshness` | the state of a strip's figures, and when it is announced |
//! | `hours` | whether a market is open |
//! | `market` | what is shown: the quotes, and what is shown with them |
//!
//! Time is always a parameter, and so is randomness, so that every rule is tested natively. In a browser these files perform the decisions:
//!
//! | file | what it does |
//! |---|---|
//! | `connection` | the page's feeds: those of one source share a machine, a market and the operation in progress |
//! | `transport` | an abortable fetch, Server-Sent Events, WebSockets |
//! | `readers` | loads the readers of foreign formats, if they are a separate file |
//! | `opening` | local time in time zones, for hours |

mod addresses;
mod backoff;
mod connection;
mod credentials;
mod fault;
mod fetch;
mod freshness;
mod hours;
mod machine;
mod market;
mod opening;
mod readers;
mod stream;
mod tally;

pub use addresses::Addresses;
pub use backoff::Backoff;
pub use connection::{Notification, Source, Subscription};
pub use credentials::Credentials;
pub use fault::{Failure, Fault, MOST_FRAME, Refusal, check_frame};
pub use fetch::Fetch;
#[cfg(all(target_arch = "wasm32", feature = "elements"))]
pub(crate) use fetch::read_answer;
pub(crate) use fetch::resolve;
pub use freshness::{Figures, FreshnessWatch, Judgement, as_of};
pub use hours::{Hours, WallClock};
pub use machine::{Action, Event, Frame, Machine, Phase, Snapshot, Status, Turn};
pub use market::{MOST_SHOWN, Market, SnapshotError};
pub use opening::Opening;
pub use readers::set_loader;
pub use tally::Tally;

/// A time in milliseconds, as given by a browser's clock: a point in time is since 1970, a duration since 0.
pub type Milliseconds = f64;

/// A second.
pub const SECOND: Milliseconds = 1000.0;
/// A minute.
pub const MINUTE: Milliseconds = 60.0 * SECOND;

/// What the followers of a feed expect of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// The time between two snapshots, if there is no stream.
    pub interval: Milliseconds,
    /// How long nothing may arrive until the figures are stale.
    pub stale_after: Milliseconds,
}

impl Default for Terms {
    fn default() -> Self {
        Self { interval: MINUTE, stale_after: MINUTE }
    }
}

impl Terms {
    /// The terms for all followers of a feed: the shortest interval, and the longest `stale_after`.
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

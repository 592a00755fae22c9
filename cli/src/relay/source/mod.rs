//! Sources: where ticks come from, and how they are processed on their way to the hub.
//!
//! | file | what it holds |
//! |---|---|
//! | `intake` | from a vendor's tick to a quote of the board: names, times, doubts |
//! | `held` | ticks that wait until their delay is over |
//! | `stream` | the driver of a WebSocket |
//! | `poll`, `fetch` | the driver of polled JSON, and the one function that fetches anything |
//! | `closes` | previous closes, from a request or a file |
//! | `demo` | the demonstration's market |

pub(super) mod closes;
pub(super) mod demo;
pub(super) mod fetch;
pub(super) mod held;
pub(super) mod intake;
pub(super) mod poll;
#[cfg(test)]
mod properties;
pub(super) mod stream;

use std::time::Duration;

use slugline::feed::Backoff;

use super::meter::Kind;

/// A connection that has been open this long is sound: after the next loss the waits start over.
const STEADY: Duration = Duration::from_secs(60);
/// A refused key is retried, because it may be valid by then; but a vendor locks out clients that retry too often.
const AFTER_REFUSAL: Duration = Duration::from_secs(300);
/// More symbols or connections than allowed: another relay may have to end first.
const AFTER_LIMIT: Duration = Duration::from_secs(30);

/// The wait before the next attempt, after a fault of a kind.
fn wait(backoff: &mut Backoff, kind: Kind, at_least: Duration) -> Duration {
    let at_least = at_least.max(match kind {
        Kind::Auth => AFTER_REFUSAL,
        Kind::Limit => AFTER_LIMIT,
        _ => Duration::ZERO,
    });
    let milliseconds = backoff.next(fastrand::f64(), at_least.as_secs_f64() * 1_000.0);
    Duration::try_from_secs_f64(milliseconds / 1_000.0).unwrap_or(STEADY)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use slugline::feed::Backoff;

    use super::wait;
    use crate::relay::meter::Kind;

    #[test]
    fn refused_key_is_retried_slowly_and_lost_connection_with_back_off() {
        let mut backoff = Backoff::default();
        let waits = [(); 8].map(|()| wait(&mut backoff, Kind::Closed, Duration::ZERO).as_secs_f64());
        for (index, wait) in waits.into_iter().enumerate() {
            let longest = f64::from(1 << index).min(60.0);
            assert!((longest / 2.0..=longest).contains(&wait), "{index}: {wait}");
        }
        assert_eq!(wait(&mut Backoff::default(), Kind::Auth, Duration::ZERO), Duration::from_secs(300));
        assert_eq!(wait(&mut Backoff::default(), Kind::Limit, Duration::from_secs(90)), Duration::from_secs(90));
    }
}

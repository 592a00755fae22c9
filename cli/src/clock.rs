//! The machine's clock, and times that stay usable while it is changed.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::time::Instant;

/// Milliseconds since 1970.
pub(crate) fn now() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
}

/// A clock for programs that run for weeks, while the machine's clock may be set forwards and backwards. Clones share the clock.
#[derive(Clone)]
pub(crate) struct Clock {
    /// The machine's clock.
    machine: Arc<dyn Fn() -> i64 + Send + Sync>,
    begun: Instant,
    /// The difference between stamps and the elapsed time.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// The clock of this machine.
    pub(crate) fn new() -> Self {
        Self::of(now)
    }

    /// A clock that follows this function, which returns milliseconds since 1970.
    pub(crate) fn of(machine: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self { machine: Arc::new(machine), begun: Instant::now(), ahead: Arc::new(AtomicI64::new(i64::MIN)) }
    }

    /// The current time, in milliseconds since 1970: for market hours. It follows every change of the machine's clock.
    pub(crate) fn time(&self) -> i64 {
        (self.machine)()
    }

    /// The time of a value that arrives now, in milliseconds since 1970. It follows the machine's clock, but never goes back, and continues
    /// while that one is set back: a value marked with it is never older than one before.
    pub(crate) fn stamp(&self) -> i64 {
        let elapsed = self.elapsed();
        let ahead = self.time().saturating_sub(elapsed);
        elapsed.saturating_add(self.ahead.fetch_max(ahead, Ordering::Relaxed).max(ahead))
    }

    /// The milliseconds since this clock began, whatever happens to the machine's: for delays and ages.
    pub(crate) fn elapsed(&self) -> i64 {
        i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Clock").field("elapsed", &self.elapsed()).finish_non_exhaustive()
    }
}

/// The clock of a test, which sets it.
#[cfg(test)]
#[derive(Clone, Debug, Default)]
pub(crate) struct Hands(Arc<AtomicI64>);

#[cfg(test)]
impl Hands {
    /// Sets them by this many milliseconds.
    pub(crate) fn turn(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// A clock that begins at a time, and follows the test's time.
    pub(crate) fn clock(&self, begin: i64) -> Clock {
        let (hands, begun) = (Arc::clone(&self.0), Instant::now());
        Clock::of(move || begin + begun.elapsed().as_millis() as i64 + hands.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::advance;

    use super::{Clock, Hands, now};

    const HOUR: i64 = 3_600_000;

    #[test]
    fn stamps_never_go_back_and_do_not_lag() {
        let clock = Clock::new();
        let mut last = clock.stamp();
        for _ in 0..1_000 {
            let present = clock.stamp();
            assert!(present >= last);
            last = present;
        }
        assert!((now() - last).abs() < 1_000);
    }

    #[tokio::test(start_paused = true)]
    async fn stamps_follow_a_clock_set_forwards_and_continue_when_it_is_set_back() {
        let hands = Hands::default();
        let clock = hands.clock(10 * HOUR);
        assert_eq!((clock.stamp(), clock.time(), clock.elapsed()), (10 * HOUR, 10 * HOUR, 0));
        hands.turn(HOUR);
        advance(Duration::from_secs(1)).await;
        assert_eq!((clock.stamp(), clock.time(), clock.elapsed()), (11 * HOUR + 1_000, 11 * HOUR + 1_000, 1_000));
        hands.turn(-2 * HOUR);
        advance(Duration::from_secs(1)).await;
        assert_eq!((clock.stamp(), clock.time(), clock.elapsed()), (11 * HOUR + 2_000, 9 * HOUR + 2_000, 2_000));
    }
}

//! The time of day.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970.
pub(crate) fn now() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
}

/// Milliseconds since 1970 by a clock that never goes back: what runs for weeks sees the machine's clock set.
pub(crate) fn steady() -> i64 {
    static BEGUN: OnceLock<(Instant, i64)> = OnceLock::new();
    static LAST: AtomicI64 = AtomicI64::new(0);
    let (begun, time) = BEGUN.get_or_init(|| (Instant::now(), now()));
    let elapsed = i64::try_from(begun.elapsed().as_millis()).unwrap_or(i64::MAX);
    let present = now().max(time.saturating_add(elapsed));
    LAST.fetch_max(present, Ordering::Relaxed).max(present)
}

#[cfg(test)]
mod tests {
    use super::{now, steady};

    #[test]
    fn the_steady_clock_never_goes_back_and_is_not_behind() {
        let mut last = steady();
        for _ in 0..1_000 {
            let present = steady();
            assert!(present >= last);
            last = present;
        }
        assert!((now() - last).abs() < 1_000);
    }
}

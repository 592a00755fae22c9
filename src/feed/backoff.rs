//! The wait before the next attempt: it grows, and differs between readers.

use super::{MINUTE, Milliseconds, SECOND};

/// The first wait between two attempts.
const FIRST_WAIT: Milliseconds = SECOND;
/// The longest wait, unless the server asks for more.
const LONGEST_WAIT: Milliseconds = MINUTE;
/// After this many attempts the wait does not grow any more.
const MOST_DOUBLED: u32 = 6;

/// The waits of consecutive failed attempts: 1, 2, 4 … up to 60 seconds, each randomly up to a half shorter.
///
/// Randomness separates those who lost the same server at the same time: otherwise all of them would reconnect at the same time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    failed: u32,
}

impl Backoff {
    /// The wait before the next attempt. `chance` is between 0 and 1; a server may have asked for `at_least` this long.
    pub fn next(&mut self, chance: f64, at_least: Milliseconds) -> Milliseconds {
        let longest = (FIRST_WAIT * f64::from(1u32 << self.failed.min(MOST_DOUBLED))).min(LONGEST_WAIT);
        self.failed = self.failed.saturating_add(1);
        (longest * (1.0 - chance.clamp(0.0, 1.0) / 2.0)).max(at_least)
    }

    /// The connection is sound again: the next wait is the first.
    pub fn reset(&mut self) {
        self.failed = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::Backoff;
    use crate::feed::SECOND;

    #[test]
    fn waits_are_1_2_4_up_to_60_seconds_and_randomly_up_to_a_half_shorter() {
        let waits = |chance| {
            let mut backoff = Backoff::default();
            [(); 9].map(|()| backoff.next(chance, 0.0) / SECOND)
        };
        assert_eq!(waits(0.0), [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]);
        assert_eq!(waits(1.0), [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]);
        assert_eq!(waits(7.0), waits(1.0), "chance that is none");
    }

    #[test]
    fn server_may_ask_for_a_longer_wait_but_not_a_shorter_one() {
        let mut backoff = Backoff::default();
        assert_eq!(backoff.next(0.0, 90.0 * SECOND), 90.0 * SECOND);
        assert_eq!(backoff.next(0.0, -5.0 * SECOND), 2.0 * SECOND);
        assert_eq!(backoff.next(0.0, f64::NAN), 4.0 * SECOND);
    }

    #[test]
    fn back_off_starts_over_after_a_sound_connection() {
        let mut backoff = Backoff { failed: u32::MAX };
        assert_eq!(backoff.next(0.0, 0.0), 60.0 * SECOND);
        backoff.reset();
        assert_eq!(backoff.next(0.0, 0.0), SECOND);
    }
}

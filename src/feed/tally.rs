//! When a repeated failure is reported again.

use super::{MINUTE, Milliseconds};

/// How long a kind of failure is not reported again.
const QUIET: Milliseconds = MINUTE;

/// Counts the failures of something long-running, so that each kind is reported at most once a minute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    kinds: Vec<Kind>,
}

#[derive(Clone, Debug, PartialEq)]
struct Kind {
    code: String,
    count: u32,
    reported: Milliseconds,
}

impl Tally {
    /// Counts a failure; returns how many of its kind there were so far, if it is time to report it.
    pub fn add(&mut self, code: &str, now: Milliseconds) -> Option<u32> {
        let Some(kind) = self.kinds.iter_mut().find(|kind| kind.code == code) else {
            self.kinds.push(Kind { code: code.to_owned(), count: 1, reported: now });
            return Some(1);
        };
        kind.count = kind.count.saturating_add(1);
        // Setting the clock back silences no failure.
        let is_due = (now - kind.reported).abs() >= QUIET;
        if is_due {
            kind.reported = now;
        }
        is_due.then_some(kind.count)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Tally;
    use crate::feed::{MINUTE, SECOND};

    #[test]
    fn each_kind_is_reported_once_a_minute_with_the_count_of_the_others() {
        let mut tally = Tally::default();
        assert_eq!(tally.add("syntax", 0.0), Some(1));
        assert_eq!(tally.add("syntax", 1.0), None);
        assert_eq!(tally.add("quote", 2.0), Some(1));
        assert_eq!(tally.add("syntax", MINUTE - 1.0), None);
        assert_eq!(tally.add("syntax", MINUTE), Some(4));
        assert_eq!(tally.add("syntax", MINUTE + SECOND), None);
    }

    #[test]
    fn setting_the_clock_back_silences_no_fault() {
        let mut tally = Tally::default();
        tally.add("syntax", 60.0 * MINUTE);
        assert_eq!(tally.add("syntax", 0.0), Some(2));
    }

    proptest! {
        #[test]
        fn faults_are_reported_at_most_once_a_minute_and_all_are_counted(waits in prop::collection::vec(0.0..40_000.0, 1..200)) {
            let mut tally = Tally::default();
            let (mut now, mut reports) = (0.0, Vec::new());
            for (index, wait) in waits.iter().enumerate() {
                now += wait;
                if let Some(count) = tally.add("syntax", now) {
                    prop_assert_eq!(count as usize, index + 1);
                    reports.push(now);
                }
            }
            prop_assert!(reports.windows(2).all(|pair| pair[1] - pair[0] >= MINUTE));
            // A minute without a report ends with the next failure.
            prop_assert!(now - reports.last().unwrap() < MINUTE);
        }
    }
}

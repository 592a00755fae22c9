//! Ticks that wait until their delay is over: a licence may allow prices only this many minutes late.
//!
//! The last price of each symbol and step is kept. So the number of waiting ticks is limited by symbols and steps, however fast they
//! arrive, and they are released at most one step late.

use std::collections::{BTreeMap, HashMap};

use slugline::quote::Quote;

/// The number of steps in a delay.
const STEPS: i64 = 180;

/// Waiting ticks. Times are milliseconds of a monotonic clock.
#[derive(Debug)]
pub(super) struct Held {
    delay: i64,
    step: i64,
    /// By the number of the step, the last tick of each symbol.
    steps: BTreeMap<i64, HashMap<(String, Option<String>), Quote>>,
}

impl Held {
    /// Empty, for a delay of this many milliseconds.
    pub(super) fn new(delay: i64) -> Self {
        Self { delay, step: (delay / STEPS).max(1), steps: BTreeMap::new() }
    }

    /// Takes a tick that arrived now.
    pub(super) fn push(&mut self, quote: Quote, now: i64) {
        let step = self.steps.entry(now / self.step).or_default();
        let name = (quote.symbol.clone(), quote.exchange.clone());
        match step.get(&name) {
            // A tick out of order does not replace a newer one.
            Some(held) if held.time.zip(quote.time).is_some_and(|(held, new)| new < held) => {}
            _ => drop(step.insert(name, quote)),
        }
    }

    /// The ticks whose delay is over, oldest first.
    pub(super) fn pop(&mut self, now: i64) -> Vec<Quote> {
        // A step is over with its last tick.
        let first_kept = (now - self.delay).div_euclid(self.step);
        let kept = self.steps.split_off(&first_kept);
        std::mem::replace(&mut self.steps, kept).into_values().flat_map(HashMap::into_values).collect()
    }

    /// How many ticks wait.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.steps.values().map(HashMap::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use slugline::quote::{Decimal, Quote};

    use super::Held;

    const MINUTE: i64 = 60_000;

    fn quote(price: i64, time: i64) -> Quote {
        Quote { symbol: "A".to_owned(), price: Decimal::new(price, 2), time: Some(time), ..Quote::default() }
    }

    #[test]
    fn quotes_are_released_soon_after_their_delay_and_never_before() {
        let mut held = Held::new(15 * MINUTE);
        for second in 0..3_600 {
            held.push(quote(second, second), second * 1_000);
        }
        let mut now = 0;
        let mut last = -1;
        while now < 90 * MINUTE {
            for quote in held.pop(now) {
                let came = quote.time.unwrap() * 1_000;
                assert!(now - came >= 15 * MINUTE, "{came} at {now}");
                assert!(now - came <= 15 * MINUTE + 12_000, "{came} at {now}");
                assert!(came > last, "in their order");
                last = came;
            }
            now += 1_000;
        }
        assert_eq!(last, 3_599_000, "the last value of all");
    }

    #[test]
    fn held_quotes_are_limited_at_any_rate() {
        let mut held = Held::new(15 * MINUTE);
        for tick in 0..1_000_000 {
            held.push(quote(tick, tick), tick * 9 / 10);
        }
        assert!(held.len() <= 181, "{}", held.len());
    }

    #[test]
    fn newest_quote_of_a_step_is_kept() {
        let mut held = Held::new(15 * MINUTE);
        held.push(quote(2, 20), 100);
        held.push(quote(1, 10), 200);
        assert_eq!(held.pop(16 * MINUTE), [quote(2, 20)]);
    }
}

//! Thousands of readers, and checks of all of them.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, sleep};

use crate::readers::{Reader, Surroundings, Transport};
use crate::seen::Backwards;

/// How often all of them are checked.
const LOOK: Duration = Duration::from_millis(20);
/// How many connect at once.
const AT_ONCE: usize = 50;

/// Readers.
#[derive(Debug)]
pub struct Crowd(Vec<Reader>);

/// How long it took until readers had what they were waiting for.
#[derive(Clone, Copy, Debug)]
pub struct Recovery {
    /// The first half of them.
    pub half: Duration,
    /// All of them.
    pub all: Duration,
}

impl Crowd {
    /// This many readers, alternating between transports and spread over the nodes.
    pub async fn gather(around: &Arc<Surroundings>, count: usize, transports: &[Transport]) -> Result<Self> {
        let mut readers = Vec::with_capacity(count);
        for index in 0..count {
            let Some(transport) = transports.get(index % transports.len().max(1)) else { bail!("no transport was named") };
            readers.push(Reader::start(around, *transport, index / transports.len()));
            if index % AT_ONCE == AT_ONCE - 1 {
                // A machine that does the work of both sides needs a moment.
                sleep(Duration::from_millis(40)).await;
            }
        }
        let crowd = Self(readers);
        let end = Instant::now() + Duration::from_secs(60);
        while crowd.connected() < count {
            if Instant::now() > end {
                bail!("of {count} readers only {} have come in a minute", crowd.connected());
            }
            sleep(LOOK).await;
        }
        Ok(crowd)
    }

    /// The readers.
    pub fn readers(&self) -> &[Reader] {
        &self.0
    }

    /// How many have a stream now.
    pub fn connected(&self) -> usize {
        self.0.iter().filter(|reader| reader.state().is_connected).count()
    }

    /// Waits until every reader shows this tick, or a later one, for every symbol.
    pub async fn reach(&self, tick: u64, since: Instant, patience: Duration) -> Result<Recovery> {
        let mut half = None;
        loop {
            let there = self.0.iter().filter(|reader| reader.state().seen.has(tick)).count();
            let elapsed = since.elapsed();
            if there * 2 >= self.0.len() {
                half.get_or_insert(elapsed);
            }
            if there == self.0.len() {
                return Ok(Recovery { half: half.unwrap_or(elapsed), all: elapsed });
            }
            if elapsed > patience {
                bail!("after {elapsed:.1?} only {there} of {} readers show tick {tick}; {}", self.0.len(), self.missing(tick));
            }
            sleep(LOOK).await;
        }
    }

    /// A reader that has not reached the tick.
    fn missing(&self, tick: u64) -> String {
        let Some(reader) = self.0.iter().find(|reader| !reader.state().seen.has(tick)) else { return String::new() };
        let state = reader.state();
        let (connected, streams, ticks) = (state.is_connected, state.streams, state.seen.ticks());
        let (transport, node) = (reader.transport, state.node);
        format!("one of the others, by {transport:?} at {node:?}: connected {connected}, {streams} streams, {ticks:?}")
    }

    /// Values that went back in time, of all readers.
    pub fn backwards(&self) -> Vec<(Transport, Backwards)> {
        let all = self.0.iter().flat_map(|reader| {
            let backwards = reader.state().seen.backwards().to_vec();
            backwards.into_iter().map(|backwards| (reader.transport, backwards))
        });
        all.collect()
    }

    /// Forgets the latencies and sizes of frames so far.
    pub fn forget(&self) {
        for reader in &self.0 {
            let mut state = reader.state();
            state.latencies.clear();
            state.bytes = 0;
        }
    }

    /// The bytes of all frames to all readers, as text.
    pub fn bytes(&self) -> u64 {
        self.0.iter().map(|reader| reader.state().bytes).sum()
    }

    /// The latencies of frames to all readers, sorted.
    pub fn latencies(&self) -> Vec<Duration> {
        let mut all: Vec<_> = self.0.iter().flat_map(|reader| reader.state().latencies.clone()).collect();
        all.sort();
        all
    }
}

/// The value below which this percentage of sorted values is.
pub fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::percentile;

    #[test]
    fn percentile_is_one_of_the_values() {
        let values: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&values, 50), Duration::from_millis(100));
        assert_eq!(percentile(&values, 99), Duration::from_millis(198));
        assert_eq!(percentile(&values[..1], 99), Duration::from_millis(1));
        assert_eq!(percentile(&[], 99), Duration::ZERO);
    }
}

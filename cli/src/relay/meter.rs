//! Counters and reports of one source.

use std::sync::atomic::{AtomicI64, AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};

use slugline::feed::Tally;

use super::count::{Count, Counts};

/// The state of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It has not been reached yet.
    Connecting,
    /// It is connected, or its last answer was good.
    Open,
    /// It is lost, and is retried.
    Lost,
    /// It refuses the key, and is retried from time to time.
    Refused,
}

impl State {
    const ALL: [Self; 4] = [Self::Connecting, Self::Open, Self::Lost, Self::Refused];

    /// A word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Open => "open",
            Self::Lost => "lost",
            Self::Refused => "refused",
        }
    }
}

/// The kinds of faults of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The vendor does not know the key, or its plan does not include the request.
    Auth,
    /// More symbols or connections than the vendor allows.
    Limit,
    /// It cannot be reached: unknown host, no answer, no TLS.
    Unreachable,
    /// The connection ended.
    Closed,
    /// Nothing arrived for too long.
    Silent,
    /// Unreadable data.
    Garbage,
    /// Data longer than the limit.
    TooLarge,
    /// The vendor reports an error.
    Vendor,
    /// A quote that was not requested.
    UnknownSymbol,
    /// An invalid price: missing, not a number.
    NoPrice,
    /// A doubtful price.
    Doubtful,
    /// Older than the known values.
    Old,
    /// From the future.
    Future,
}

impl Kind {
    /// A word for it, in metrics and logs.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Auth => "auth",
            Self::Limit => "limit",
            Self::Unreachable => "unreachable",
            Self::Closed => "closed",
            Self::Silent => "silent",
            Self::Garbage => "garbage",
            Self::TooLarge => "too-large",
            Self::Vendor => "vendor",
            Self::UnknownSymbol => "unknown-symbol",
            Self::NoPrice => "no-price",
            Self::Doubtful => "doubtful",
            Self::Old => "old",
            Self::Future => "future",
        }
    }
}

/// Nothing has been received from it.
const NEVER: i64 = -1;

/// Counts what arrives from a source, and reports faults: each kind at most once a minute.
#[derive(Debug)]
pub(crate) struct Meter {
    pub(crate) name: String,
    /// Ticks received.
    pub(crate) ticks: Count,
    /// Those that changed a quote.
    pub(crate) changes: Count,
    /// Connections established.
    pub(crate) connections: Count,
    /// Faults.
    pub(crate) faults: Counts,
    state: AtomicU8,
    /// When something last arrived, in milliseconds of a monotonic clock.
    heard: AtomicI64,
    tally: Mutex<Tally>,
}

impl Meter {
    /// A meter of a source that has not been reached.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ticks: Count::default(),
            changes: Count::default(),
            connections: Count::default(),
            faults: Counts::default(),
            state: AtomicU8::new(0),
            heard: AtomicI64::new(NEVER),
            tally: Mutex::default(),
        }
    }

    /// The state of the source.
    pub(crate) fn state(&self) -> State {
        State::ALL.get(usize::from(self.state.load(Ordering::Relaxed))).copied().unwrap_or(State::Connecting)
    }

    /// The state of the source has changed.
    pub(crate) fn set_state(&self, state: State) {
        let before = self.state();
        if before == state {
            return;
        }
        self.state.store(state as u8, Ordering::Relaxed);
        if state == State::Open {
            self.connections.add();
        }
        tracing::info!(source = %self.name, before = before.word(), now = state.word(), "source");
    }

    /// Whether the source is connected.
    pub(crate) fn is_well(&self) -> bool {
        self.state() == State::Open
    }

    /// Something arrived from the source, now. Times are milliseconds of a monotonic clock.
    pub(crate) fn heard(&self, now: i64) {
        self.heard.store(now, Ordering::Relaxed);
    }

    /// For how many seconds nothing has arrived; `None` before the first time.
    pub(crate) fn age(&self, now: i64) -> Option<f64> {
        let heard = self.heard.load(Ordering::Relaxed);
        (heard != NEVER).then(|| now.saturating_sub(heard).max(0) as f64 / 1_000.0)
    }

    /// Counts a fault. `message` describes it, without a key; it is only called when it is reported.
    pub(crate) fn fault(&self, kind: Kind, message: impl FnOnce() -> String, now: i64) {
        let word = kind.word();
        self.faults.add(word);
        let told = self.tally.lock().unwrap_or_else(PoisonError::into_inner).add(word, now as f64);
        if let Some(count) = told {
            tracing::warn!(source = %self.name, kind = word, count, "{}", message());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Meter, State};

    #[test]
    fn states_map_to_their_numbers() {
        let meter = Meter::new("a");
        for state in State::ALL {
            meter.set_state(state);
            assert_eq!(meter.state(), state);
        }
        assert_eq!(meter.connections.get(), 1);
    }

    #[test]
    fn age_begins_with_the_first_message_and_is_never_negative() {
        let meter = Meter::new("a");
        assert_eq!(meter.age(9_000), None);
        meter.heard(0);
        assert_eq!(meter.age(6_500), Some(6.5), "it may come at once");
        meter.heard(5_000);
        assert_eq!(meter.age(6_500), Some(1.5));
        assert_eq!(meter.age(1_000), Some(0.0), "who asks may have looked at the clock before it came");
    }

    #[test]
    fn every_fault_is_counted() {
        let meter = Meter::new("a");
        for _ in 0..5 {
            meter.fault(Kind::Garbage, || "no JSON".to_owned(), 1);
        }
        assert_eq!(meter.faults.of("garbage"), 5);
    }
}

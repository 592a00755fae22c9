//! The query of a feed's address.

use std::fmt::Display;
use std::str::FromStr;
use std::time::Duration;

use super::fault::Fault;

/// More frames a second would share a millisecond, and then their times would not show which is newer.
const MOST_FRAMES_A_SECOND: f64 = 1_000.0;
/// The longest name of a session.
const LONGEST_SESSION: usize = 100;
const KNOWN: &str = "after batch fault frames rate seed session symbols wait";

/// A query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Query {
    /// Which market.
    pub(super) terms: Terms,
    /// What is done to the frames on their way.
    pub(super) faults: Vec<Fault>,
    /// The id of the last frame that was received, as in `Last-Event-ID`.
    pub(super) after: Option<String>,
    /// Whether the snapshot is that of the market's end.
    pub(super) waits: bool,
}

/// The terms of a market: two requests with the same terms watch the same market.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Terms {
    /// The seed of the prices.
    pub(super) seed: u64,
    /// Ticks per second; frames per second of a replay.
    pub(super) rate: f64,
    /// Ticks in a frame.
    pub(super) batch: u32,
    /// How many symbols to make up, instead of the document's.
    pub(super) symbols: Option<u32>,
    /// How many frames there are.
    pub(super) frames: Option<u64>,
    /// Any name: another name is another market, with its own beginning.
    pub(super) session: String,
}

impl Default for Terms {
    fn default() -> Self {
        Self { seed: 1, rate: 10.0, batch: 1, symbols: None, frames: None, session: String::new() }
    }
}

impl Terms {
    /// The time from one frame to the next.
    pub(super) fn period(&self) -> Duration {
        Duration::from_secs_f64(f64::from(self.batch) / self.rate)
    }
}

impl Query {
    /// Reads a query; `replays` says whether the frames are recorded ones. The error says what is wrong and what is allowed.
    pub(super) fn read(query: &str, replays: bool) -> Result<Self, String> {
        let mut read = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let terms = &mut read.terms;
            match &*name {
                "seed" => terms.seed = number(&name, &value, 0, u64::MAX)?,
                "rate" => terms.rate = number(&name, &value, 0.01, 100_000.0)?,
                "frames" => terms.frames = Some(number(&name, &value, 1, 1_000_000_000)?),
                "batch" | "symbols" if replays => return Err(format!("{name}: recorded frames are sent as they are")),
                "batch" => terms.batch = number(&name, &value, 1, 1_000)?,
                "symbols" => terms.symbols = Some(number(&name, &value, 1, 2_000)?),
                "session" if value.len() <= LONGEST_SESSION => terms.session = value.into_owned(),
                "session" => return Err(format!("session: longer than {LONGEST_SESSION} bytes")),
                "fault" => read.faults = Fault::all(&value)?,
                "after" => read.after = Some(value.into_owned()),
                "wait" if value == "end" => read.waits = true,
                "wait" => return Err(format!("wait: expected `end`, found `{value}`")),
                _ => return Err(format!("there is no parameter `{name}`; known are {KNOWN}")),
            }
        }
        if read.terms.rate / f64::from(read.terms.batch) > MOST_FRAMES_A_SECOND {
            return Err(format!("rate: more than {MOST_FRAMES_A_SECOND} frames a second; put more ticks into each with `batch`"));
        }
        Ok(read)
    }
}

fn number<T: FromStr + PartialOrd + Display>(name: &str, text: &str, least: T, most: T) -> Result<T, String> {
    let number = text.parse().ok().filter(|number| *number >= least && *number <= most);
    number.ok_or_else(|| format!("{name}: expected a number from {least} to {most}, found `{text}`"))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Fault, Query};

    #[test]
    fn known_parameters_are_read() {
        let query = Query::read("seed=7&rate=10000&batch=50&symbols=500&frames=9&fault=drop,skew&session=a%20b", false).unwrap();
        assert_eq!((query.terms.seed, query.terms.symbols, query.terms.frames), (7, Some(500), Some(9)));
        assert_eq!(query.terms.period(), Duration::from_millis(5));
        assert_eq!(query.terms.session, "a b");
        assert_eq!(query.faults, [Fault::Drop, Fault::Skew]);
        assert_eq!(Query::read("", false).unwrap(), Query::default());
    }

    #[test]
    fn invalid_parameters_are_reported() {
        let fault = |query, replays| Query::read(query, replays).unwrap_err();
        assert_eq!(fault("fault=drop,rain", false), format!("fault: there is no `rain`; known are {}", Fault::names()));
        assert!(fault("colour=red", false).contains("known are after batch"));
        for query in ["rate=NaN", "rate=0", "rate=-1", "rate=inf", "batch=0", "seed=-1", "symbols=1e9", "frames=0", "wait=1"] {
            assert!(fault(query, false).starts_with(query.split('=').next().unwrap()), "{query}");
        }
        assert!(fault("rate=1001", false).contains("frames a second"));
        assert!(Query::read("rate=1001&batch=2", false).is_ok());
        assert!(fault("batch=2", true).contains("recorded"));
        assert!(fault(&format!("session={}", "a".repeat(101)), false).contains("longer"));
    }
}

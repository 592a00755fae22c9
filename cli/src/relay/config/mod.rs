//! The configuration file: its shape. `check` has its further rules, `read` reads it.

mod check;
mod fanout;
mod market;
mod path;
mod read;
mod source;
mod symbol;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

pub(crate) use fanout::{Lead, Publish};
pub(crate) use market::Market;
pub(crate) use path::{Paths, TimeUnit};
pub(crate) use source::{Source, Vendor};
pub(crate) use symbol::Symbol;

/// A configuration.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The address and port to listen at.
    #[serde(default = "Config::listen")]
    pub(crate) listen: Spanned<String>,
    /// A separate one for `/healthz` and `/metrics`, if readers must not see them.
    pub(crate) operation: Option<Spanned<String>>,
    /// The origins whose pages may read; `*` is any.
    #[serde(default)]
    pub(crate) origins: Vec<Spanned<String>>,
    /// The maximum number of frames per second.
    #[serde(default = "Config::frames_per_second")]
    pub(crate) frames_per_second: Spanned<f64>,
    /// What is shown with the quotes.
    #[serde(default)]
    pub(crate) strip: Around,
    #[serde(default)]
    pub(crate) snapshot: Snapshot,
    #[serde(default)]
    pub(crate) limits: Limits,
    /// Nodes that distribute frames to readers whom this relay does not serve itself.
    pub(crate) publish: Option<Publish>,
    /// Which of two relays publishes.
    pub(crate) lead: Option<Lead>,
    #[serde(default)]
    pub(crate) log: Log,
    /// The markets by name.
    #[serde(default, rename = "market")]
    pub(crate) markets: BTreeMap<String, Market>,
    /// Where the quotes come from.
    #[serde(default, rename = "source")]
    pub(crate) sources: Vec<Source>,
}

/// What is shown with the quotes.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Around {
    /// The name of the strip.
    pub(crate) label: Option<String>,
    /// The source of the figures, as the licence requires.
    pub(crate) source: Option<String>,
}

/// The quotes as one document.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Snapshot {
    /// For how many seconds caches may keep it.
    pub(crate) max_age: u32,
    /// A file that it is also written to.
    pub(crate) file: Option<PathBuf>,
    /// Seconds between two writes.
    pub(crate) every: Spanned<u32>,
}

impl Default for Snapshot {
    fn default() -> Self {
        Self { max_age: 1, file: None, every: unplaced(5) }
    }
}

/// Limits of number and time.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Limits {
    /// The maximum number of streams and sockets.
    pub(crate) clients: Spanned<u32>,
    /// How many seconds the head of a request may take, and a connection may be idle.
    pub(crate) head_seconds: Spanned<u32>,
    /// How many seconds a client may read nothing of what is sent.
    pub(crate) unread_seconds: Spanned<u32>,
    /// How many seconds clients have to disconnect when the relay stops.
    pub(crate) farewell_seconds: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { clients: unplaced(10_000), head_seconds: unplaced(10), unread_seconds: unplaced(30), farewell_seconds: 10 }
    }
}

/// The log on standard error.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Log {
    pub(crate) format: LogFormat,
    pub(crate) level: LogLevel,
}

/// Its format.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LogFormat {
    /// For people.
    #[default]
    Plain,
    /// For machines: one object per line.
    Json,
}

/// Its level.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LogLevel {
    Error,
    Warn,
    #[default]
    Info,
    Debug,
}

/// A value that is not from a file.
fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

impl Config {
    fn listen() -> Spanned<String> {
        unplaced("127.0.0.1:8090".to_owned())
    }

    fn frames_per_second() -> Spanned<f64> {
        unplaced(4.0)
    }

    /// The demonstration.
    pub(crate) fn demo() -> Self {
        Self {
            listen: Self::listen(),
            operation: None,
            origins: vec![unplaced("*".to_owned())],
            frames_per_second: Self::frames_per_second(),
            strip: Around::default(),
            snapshot: Snapshot::default(),
            limits: Limits::default(),
            publish: None,
            lead: None,
            log: Log::default(),
            markets: BTreeMap::new(),
            sources: vec![Source::demo()],
        }
    }

    /// The configuration in a file. The error has a line for each fault.
    pub(crate) fn open(file: &Path) -> Result<Self, String> {
        let name = file.display();
        let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
        read::read(&text).map_err(|errors| errors.iter().map(|error| format!("{name}: {error}")).collect::<Vec<_>>().join("\n"))
    }

    /// The market that a source names.
    pub(crate) fn market_of(&self, source: &Source) -> Option<&Market> {
        self.markets.get(source.market.as_ref()?.get_ref())
    }
}

//! A source: which vendor gives quotes, which ones, and on what terms.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::{Paths, Symbol, unplaced};
use crate::relay::key::{Key, Keys};

/// A vendor of quotes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Vendor {
    Finnhub,
    Alpaca,
    Massive,
    Binance,
    TwelveData,
    /// Any address that answers with JSON.
    Json,
    /// The demonstration's market, with random prices.
    Demo,
}

impl Vendor {
    /// Whether it needs a key.
    pub(super) fn needs_key(self) -> bool {
        matches!(self, Self::Finnhub | Self::Alpaca | Self::Massive | Self::TwelveData)
    }

    /// How many symbols it allows per connection, in any plan.
    pub(super) fn most_symbols(self) -> Option<usize> {
        (self == Self::Binance).then_some(1_024)
    }

    /// Its name in the file.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Finnhub => "finnhub",
            Self::Alpaca => "alpaca",
            Self::Massive => "massive",
            Self::Binance => "binance",
            Self::TwelveData => "twelve-data",
            Self::Json => "json",
            Self::Demo => "demo",
        }
    }
}

/// A source of quotes.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// Its name in logs and metrics.
    pub(crate) name: Spanned<String>,
    /// Its vendor.
    pub(crate) vendor: Spanned<Vendor>,
    /// Its address, if not the vendor's usual one.
    pub(crate) url: Option<Spanned<String>>,
    /// The environment variable with the key.
    pub(crate) key_env: Option<Spanned<String>>,
    /// The one with the secret, if there is one in addition to the key.
    pub(crate) secret_env: Option<Spanned<String>>,
    /// The market of all its quotes.
    pub(crate) market: Option<Spanned<String>>,
    /// By how many minutes its quotes lag.
    pub(crate) delay: Option<Spanned<u32>>,
    /// Whether they arrive in real time, and are held back by the relay for that long.
    pub(crate) hold_back: Option<Spanned<bool>>,
    /// A file with previous closes, as JSON of record.
    pub(crate) closes_file: Option<PathBuf>,
    /// The address of the request for them, if not the vendor's usual one.
    pub(crate) closes_url: Option<Spanned<String>>,
    /// Minutes between two requests for previous closes.
    pub(crate) closes_minutes: Option<Spanned<u32>>,
    /// Reconnects after this many seconds without a tick while the market is open.
    pub(crate) silence: Option<Spanned<u32>>,
    /// For polled JSON: seconds between two requests.
    pub(crate) every: Option<Spanned<u32>>,
    /// For polled JSON: headers of the request.
    pub(crate) headers: Option<Spanned<BTreeMap<String, String>>>,
    /// For polled JSON: the paths of the values.
    pub(crate) paths: Option<Spanned<Paths>>,
    /// For the demonstration: ticks per second.
    pub(crate) rate: Option<Spanned<f64>>,
    /// For the demonstration: how many symbols to make up.
    pub(crate) made_up: Option<Spanned<u32>>,
    /// What is requested.
    #[serde(default = "Source::no_symbols")]
    pub(crate) symbols: Spanned<Vec<Symbol>>,
}

impl Source {
    fn no_symbols() -> Spanned<Vec<Symbol>> {
        unplaced(Vec::new())
    }

    /// The demonstration.
    pub(super) fn demo() -> Self {
        Self {
            name: unplaced("demo".to_owned()),
            vendor: unplaced(Vendor::Demo),
            url: None,
            key_env: None,
            secret_env: None,
            market: None,
            delay: None,
            hold_back: None,
            closes_file: None,
            closes_url: None,
            closes_minutes: None,
            silence: None,
            every: None,
            headers: None,
            paths: None,
            rate: None,
            made_up: None,
            symbols: Self::no_symbols(),
        }
    }

    /// Its keys, from the environment.
    pub(crate) fn keys(&self) -> Result<Keys, String> {
        let of = |variable: &Option<Spanned<String>>| {
            let key = variable.as_ref().map(|variable| Key::of(variable.get_ref())).transpose();
            key.map_err(|error| format!("source {}: {error}", self.name.get_ref()))
        };
        Ok(Keys { key: of(&self.key_env)?, secret: of(&self.secret_env)? })
    }

    /// By how many minutes its quotes lag, whoever delays them.
    pub(crate) fn delay(&self) -> u32 {
        self.delay.as_ref().map_or(0, |delay| *delay.get_ref())
    }

    /// Whether the relay holds them back.
    pub(crate) fn is_held_back(&self) -> bool {
        self.hold_back.as_ref().is_some_and(|hold_back| *hold_back.get_ref())
    }
}

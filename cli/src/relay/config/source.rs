//! A source: who gives quotes, which, and on what terms.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use super::{Paths, Symbol, unplaced};
use crate::relay::key::{Key, Keys};

/// Who gives quotes.
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
    /// The demonstration's market, that walks by chance.
    Demo,
}

impl Vendor {
    /// Whether it gives nothing without a key.
    pub(super) fn needs_key(self) -> bool {
        matches!(self, Self::Finnhub | Self::Alpaca | Self::Massive | Self::TwelveData)
    }

    /// How many symbols it allows on a connection, whatever the plan.
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

/// Where quotes come from.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// What it is called in logs and metrics.
    pub(crate) name: Spanned<String>,
    /// Whose frames they are.
    pub(crate) vendor: Spanned<Vendor>,
    /// Its address, where it is not the vendor's usual one.
    pub(crate) url: Option<Spanned<String>>,
    /// The environment variable that has the key.
    pub(crate) key_env: Option<Spanned<String>>,
    /// The one that has the secret, where there is one beside the key.
    pub(crate) secret_env: Option<Spanned<String>>,
    /// The market on which all its quotes are.
    pub(crate) market: Option<Spanned<String>>,
    /// By how many minutes its quotes lag.
    pub(crate) delay: Option<Spanned<u32>>,
    /// Whether they come in time, and are held back by the relay for so long.
    pub(crate) hold_back: Option<Spanned<bool>>,
    /// A file with previous closes, as JSON of record.
    pub(crate) closes_file: Option<PathBuf>,
    /// The address of the call for them, where it is not the vendor's usual one.
    pub(crate) closes_url: Option<Spanned<String>>,
    /// How many minutes lie between two readings of previous closes.
    pub(crate) closes_minutes: Option<Spanned<u32>>,
    /// After so many seconds without a tick, while the market is open, the connection is made anew.
    pub(crate) silence: Option<Spanned<u32>>,
    /// Of polled JSON: how many seconds lie between two requests.
    pub(crate) every: Option<Spanned<u32>>,
    /// Of polled JSON: headers of the request.
    pub(crate) headers: Option<Spanned<BTreeMap<String, String>>>,
    /// Of polled JSON: where things stand in it.
    pub(crate) paths: Option<Spanned<Paths>>,
    /// Of the demonstration: ticks a second.
    pub(crate) rate: Option<Spanned<f64>>,
    /// Of the demonstration: how many symbols to make up.
    pub(crate) made_up: Option<Spanned<u32>>,
    /// What is asked for.
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

    /// By how many minutes its quotes lag, whoever makes them lag.
    pub(crate) fn delay(&self) -> u32 {
        self.delay.as_ref().map_or(0, |delay| *delay.get_ref())
    }

    /// Whether the relay holds them back.
    pub(crate) fn is_held_back(&self) -> bool {
        self.hold_back.as_ref().is_some_and(|hold_back| *hold_back.get_ref())
    }
}

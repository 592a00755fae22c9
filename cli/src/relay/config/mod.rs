//! The file that says what is relayed: its shape. How it is read stands in `read`, what must hold of it in `check`.

mod read;
mod symbol;

use std::path::PathBuf;

use serde::Deserialize;

pub(crate) use read::read;
pub(crate) use symbol::Symbol;

/// A configuration.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The address and port to listen at.
    #[serde(default = "Config::listen")]
    pub(crate) listen: String,
    /// The origins whose pages may read; `*` is any.
    #[serde(default)]
    pub(crate) origins: Vec<String>,
    /// More frames a second are not sent.
    #[serde(default = "Config::frames_per_second")]
    pub(crate) frames_per_second: f64,
    /// What stands around the quotes.
    #[serde(default)]
    pub(crate) strip: Around,
    /// Where the quotes come from.
    #[serde(default, rename = "source")]
    pub(crate) sources: Vec<Source>,
}

/// What stands around the quotes.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Around {
    /// The name of the strip.
    pub(crate) label: Option<String>,
    /// Who gives the figures, as their licence wants it said.
    pub(crate) source: Option<String>,
}

/// Who gives quotes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Vendor {
    /// The demonstration's market, that walks by chance.
    Demo,
}

/// Where quotes come from.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    /// What it is called in logs and metrics.
    pub(crate) name: String,
    /// Whose frames they are.
    pub(crate) vendor: Vendor,
    /// Of the demonstration: ticks a second.
    pub(crate) rate: Option<f64>,
    /// Of the demonstration: how many symbols to make up.
    pub(crate) made_up: Option<u32>,
    /// What is asked for.
    #[serde(default)]
    pub(crate) symbols: Vec<Symbol>,
}

impl Config {
    fn listen() -> String {
        "127.0.0.1:8090".to_owned()
    }

    fn frames_per_second() -> f64 {
        4.0
    }

    /// The demonstration.
    pub(crate) fn demo() -> Self {
        let source = Source { name: "demo".to_owned(), vendor: Vendor::Demo, rate: None, made_up: None, symbols: Vec::new() };
        Self {
            listen: Self::listen(),
            origins: vec!["*".to_owned()],
            frames_per_second: Self::frames_per_second(),
            strip: Around::default(),
            sources: vec![source],
        }
    }

    /// The configuration of a file.
    pub(crate) fn open(file: &PathBuf) -> Result<Self, String> {
        let name = file.display();
        let text = std::fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
        read(&text).map_err(|error| format!("{name}: {error}"))
    }
}

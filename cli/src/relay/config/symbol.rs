//! A symbol: a string, or a table with more about it.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// What is requested, and how it is shown.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Table {
    /// The vendor's name of it.
    vendor: String,
    /// The strip's name of it.
    symbol: Option<String>,
    exchange: Option<String>,
    name: Option<String>,
    currency: Option<String>,
}

/// What is requested, and how it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Symbol {
    /// The vendor's name of it.
    pub(crate) vendor: String,
    /// The strip's name of it.
    pub(crate) symbol: String,
    /// The exchange, a code such as `XNYS`.
    pub(crate) exchange: Option<String>,
    /// The name of the security.
    pub(crate) name: Option<String>,
    /// The currency of the price.
    pub(crate) currency: Option<String>,
}

impl Symbol {
    /// One with the same name in the strip as with the vendor.
    pub(crate) fn named(vendor: &str) -> Self {
        Self { vendor: vendor.to_owned(), symbol: vendor.to_owned(), ..Self::default() }
    }
}

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SymbolVisitor)
    }
}

struct SymbolVisitor;

impl<'de> Visitor<'de> for SymbolVisitor {
    type Value = Symbol;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a symbol, or a table such as { vendor = \"BTCUSDT\", symbol = \"BTC/USD\" }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Symbol, E> {
        Ok(Symbol::named(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Symbol, A::Error> {
        let Table { vendor, symbol, exchange, name, currency } = Table::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Symbol { symbol: symbol.unwrap_or_else(|| vendor.clone()), vendor, exchange, name, currency })
    }
}

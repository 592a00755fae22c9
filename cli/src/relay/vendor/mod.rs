//! The vendors: one file each, with functions that do not know connections. Reading gives ticks, a message about the connection, or a
//! fault; writing gives what is sent to the vendor.
//!
//! Prices keep the vendor's digits: they are decimals from the text of the frame on, never floats.

mod alpaca;
mod binance;
mod finnhub;
mod json;
mod massive;
mod twelve_data;

use std::time::Duration;

use slugline::json::{Value, parse};
use slugline::quote::Decimal;
use slugline::story::Timestamp;

pub(crate) use self::json::{Polled, quotes};
use super::config::Vendor;
use super::key::Keys;
use super::meter::Kind;

/// A vendor's data about a symbol.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tick {
    /// The vendor's name of it.
    pub(crate) symbol: String,
    pub(crate) price: Option<Decimal>,
    pub(crate) change: Option<Decimal>,
    pub(crate) change_percent: Option<Decimal>,
    pub(crate) previous_close: Option<Decimal>,
    /// When the price was made: milliseconds since 1970.
    pub(crate) time: Option<i64>,
}

/// A message of a frame.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// About a symbol.
    Tick(Tick),
    /// The key is accepted: symbols may be requested.
    Welcome,
    /// The connection is open.
    Alive,
    /// An error.
    Refused(Kind, String),
}

/// The messages of a frame, or why it cannot be read.
pub(crate) type Read = Result<Vec<Said>, String>;

/// The protocol of a vendor's WebSocket.
pub(crate) trait Protocol: Send + Sync {
    /// Its address.
    fn address(&self) -> &'static str;

    /// The address with the key in it, if it belongs there.
    fn with_key(&self, address: &str, _keys: &Keys) -> String {
        address.to_owned()
    }

    /// The first message, if it contains the key: then nothing is requested before it is accepted.
    fn greeting(&self, _keys: &Keys) -> Option<String> {
        None
    }

    /// The messages that request symbols.
    fn subscriptions(&self, symbols: &[&str]) -> Vec<String>;

    /// The pause between two of these messages.
    fn pace(&self) -> Duration {
        Duration::from_millis(20)
    }

    /// A heartbeat, if the vendor requires one.
    fn heartbeat(&self) -> Option<(Duration, &'static str)> {
        None
    }

    /// How many symbols the vendor's free plan has.
    fn free_symbols(&self) -> Option<usize> {
        None
    }

    /// The name of a requested symbol in ticks.
    fn name(&self, symbol: &str) -> String {
        symbol.to_owned()
    }

    /// Reads a frame.
    fn read(&self, text: &str) -> Read;

    /// The request for previous closes, if there is one.
    fn closes(&self) -> Option<&'static dyn Closes> {
        None
    }
}

/// A request for previous closes.
pub(crate) trait Closes: Send + Sync {
    /// Its address.
    fn address(&self) -> &'static str;

    /// The requests for these symbols.
    fn requests(&self, address: &str, keys: &Keys, symbols: &[&str]) -> Vec<Request>;

    /// The pause between two requests.
    fn pace(&self) -> Duration;

    /// Reads the answer to a request.
    fn read(&self, request: &Request, text: &str) -> Read;
}

/// A request. It cannot be printed: its headers contain keys.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) address: String,
    pub(crate) headers: Vec<(String, String)>,
    /// The requested symbol, if the answer does not name it.
    pub(crate) symbol: String,
}

/// The protocol of a vendor's WebSocket; `None` if it has none.
pub(crate) fn protocol(vendor: Vendor) -> Option<&'static dyn Protocol> {
    Some(match vendor {
        Vendor::Finnhub => &finnhub::Finnhub,
        Vendor::Alpaca => &alpaca::Alpaca,
        Vendor::Massive => &massive::Massive,
        Vendor::Binance => &binance::Binance,
        Vendor::TwelveData => &twelve_data::TwelveData,
        Vendor::Json | Vendor::Demo => return None,
    })
}

/// The tree of a frame.
fn tree(text: &str) -> Result<Value, String> {
    parse(text).map_err(|error| format!("no JSON: line {}, column {}: {}", error.place.line, error.place.column, error.message))
}

/// The items of a list, or a single value.
fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        _ => std::slice::from_ref(value),
    }
}

/// A string member, or an empty string.
fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A price: a string keeps its digits, a number gets back the zeros that it has lost.
fn price(value: Option<&Value>) -> Option<Decimal> {
    match value? {
        Value::String(text) => Decimal::parse(text),
        Value::Number(text) => Decimal::parse(text).map(|price| price.with_market_places(u8::MAX)),
        _ => None,
    }
}

/// A decimal as it is written.
fn decimal(value: Option<&Value>) -> Option<Decimal> {
    match value? {
        Value::String(text) | Value::Number(text) => Decimal::parse(text),
        _ => None,
    }
}

/// An integer, which may be written with a fraction or as a string.
fn whole(value: Option<&Value>) -> Option<i64> {
    if let Value::Number(text) | Value::String(text) = value?
        && let Ok(number) = text.parse()
    {
        return Some(number);
    }
    let number = decimal(value)?;
    number.mantissa().checked_div(10i64.checked_pow(u32::from(number.scale()))?)
}

/// A time, in this many parts of a second since 1970, as milliseconds.
fn time_in(value: Option<&Value>, parts_of_second: i64) -> Option<i64> {
    let time = whole(value)?;
    if parts_of_second >= 1_000 { Some(time / (parts_of_second / 1_000)) } else { time.checked_mul(1_000 / parts_of_second) }
}

/// A time of RFC 3339, as milliseconds since 1970.
fn time_of_text(value: Option<&Value>) -> Option<i64> {
    Some(Timestamp::parse(value?.as_str()?)?.milliseconds())
}

/// A list of symbols as JSON.
fn json_list(symbols: &[&str]) -> String {
    let list = symbols.iter().map(|symbol| Value::String((*symbol).to_owned())).collect();
    slugline::json::to_text(&Value::Array(list))
}

/// A text as JSON.
fn json_text(text: &str) -> String {
    slugline::json::to_text(&Value::String(text.to_owned()))
}

/// A text in an address.
fn in_address(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// An address with an added query parameter. One without a path gets one: a request needs a path.
fn asking(address: &str, name: &str, value: &str) -> String {
    let has_path = address.split_once("://").is_none_or(|(_, rest)| rest.contains('/'));
    let separator = match (address.contains('?'), has_path) {
        (true, _) => "&",
        (false, true) => "?",
        (false, false) => "/?",
    };
    format!("{address}{separator}{name}={}", in_address(value))
}

#[cfg(test)]
mod tests {
    use super::{Said, Tick, asking, price, time_in};
    use proptest::prelude::*;
    use slugline::json::parse;
    use slugline::quote::Decimal;

    use super::{Vendor, protocol};

    /// A tick of a symbol, a price and a time.
    pub(super) fn tick(symbol: &str, price: &str, time: i64) -> Said {
        Said::Tick(Tick { symbol: symbol.to_owned(), price: Decimal::parse(price), time: Some(time), ..Tick::default() })
    }

    #[test]
    fn digits_of_the_vendor_are_kept() {
        let price = |json| price(Some(&parse(json).unwrap())).map(Decimal::to_text);
        assert_eq!(price("220.9").as_deref(), Some("220.90"));
        assert_eq!(price("\"220.9\"").as_deref(), Some("220.9"));
        assert_eq!(price("0.00001234").as_deref(), Some("0.00001234"));
        assert_eq!(price("2.5e-7").as_deref(), Some("0.00000025"));
        assert_eq!(price("1e999"), None);
        for none in ["\"NaN\"", "null", "true", "\"\"", "[]", "{}", "12345678901234567890"] {
            assert_eq!(price(none), None, "{none}");
        }
    }

    #[test]
    fn query_is_appended_to_any_address() {
        assert_eq!(asking("wss://ws.example", "token", "a b"), "wss://ws.example/?token=a+b");
        assert_eq!(asking("wss://ws.example/v1", "token", "a+b"), "wss://ws.example/v1?token=a%2Bb");
        assert_eq!(asking("https://ws.example/v1?feed=iex", "symbols", "A,B"), "https://ws.example/v1?feed=iex&symbols=A%2CB");
    }

    #[test]
    fn times_are_converted_to_milliseconds() {
        let time = |json, parts| time_in(Some(&parse(json).unwrap()), parts);
        assert_eq!(time("1684508044", 1), Some(1_684_508_044_000));
        assert_eq!(time("1684508044123", 1_000), Some(1_684_508_044_123));
        assert_eq!(time("1684508044123456789", 1_000_000_000), Some(1_684_508_044_123), "nanoseconds have 19 digits");
        assert_eq!(time("1684508044.5", 1), Some(1_684_508_044_000));
        assert_eq!(time("99999999999999999", 1), None);
    }

    proptest! {
        #[test]
        fn no_frame_makes_a_vendor_panic(text in "\\PC{0,60}", number in -1e20f64..1e20, name in "[a-zA-Z]{1,8}") {
            let frames = [
                text.clone(),
                format!("[{{\"{name}\":{number},\"T\":\"t\",\"ev\":\"T\",\"e\":\"24hrMiniTicker\",\"event\":\"price\",\"type\":\"trade\"}}]"),
                format!("{{\"type\":\"trade\",\"data\":[{{\"s\":{number},\"p\":{number},\"t\":{number}}}]}}"),
            ];
            for vendor in [Vendor::Finnhub, Vendor::Alpaca, Vendor::Massive, Vendor::Binance, Vendor::TwelveData] {
                for frame in &frames {
                    let _ = protocol(vendor).unwrap().read(frame);
                }
            }
        }
    }
}

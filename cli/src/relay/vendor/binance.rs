//! Binance's mini-ticker (<https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams>): alone, in a list, or in the
//! `data` of a combined stream; prices are strings, times in milliseconds. It has no key, and no close: coins trade at all hours, and the change
//! is that of the last 24.

use std::time::Duration;

use slugline::json::Value;

use super::{Protocol, Read, Said, Tick, items, price, text, time_in, tree};
use crate::relay::meter::Kind;

/// How many streams one message names.
const STREAMS_A_MESSAGE: usize = 200;

pub(super) struct Binance;

impl Protocol for Binance {
    fn address(&self) -> &'static str {
        "wss://stream.binance.com:9443/ws"
    }

    fn subscriptions(&self, symbols: &[&str]) -> Vec<String> {
        let message = |(number, symbols): (usize, &[&str])| {
            let streams = symbols.iter().map(|symbol| format!("{}@miniTicker", symbol.to_ascii_lowercase())).collect::<Vec<_>>();
            let streams = super::json_list(&streams.iter().map(String::as_str).collect::<Vec<_>>());
            format!(r#"{{"method":"SUBSCRIBE","params":{streams},"id":{}}}"#, number + 1)
        };
        symbols.chunks(STREAMS_A_MESSAGE).enumerate().map(message).collect()
    }

    /// It accepts five messages a second.
    fn pace(&self) -> Duration {
        Duration::from_millis(250)
    }

    fn name(&self, symbol: &str) -> String {
        symbol.to_ascii_uppercase()
    }

    fn read(&self, frame: &str) -> Read {
        let tree = tree(frame)?;
        items(tree.get("data").unwrap_or(&tree)).iter().map(event).collect()
    }
}

fn event(event: &Value) -> Result<Said, String> {
    if text(event, "e") == "24hrMiniTicker" {
        let (price, open) = (price(event.get("c")), price(event.get("o")));
        let change = price.zip(open).and_then(|(price, open)| price.checked_sub(open));
        return Ok(Said::Tick(Tick {
            symbol: text(event, "s").to_owned(),
            price,
            change,
            change_percent: change.zip(open).and_then(|(change, open)| change.percent_of(open)),
            time: time_in(event.get("E"), 1_000),
            ..Tick::default()
        }));
    }
    let Value::Object(members) = event else { return Err("no event".to_owned()) };
    let fault = event.get("error").or_else(|| event.get("code").map(|_| event));
    match fault {
        Some(fault) => Ok(Said::Refused(Kind::Vendor, text(fault, "msg").to_owned())),
        // The answer to one of our messages, or another event.
        None if members.iter().any(|(name, _)| name == "result") || !text(event, "e").is_empty() => Ok(Said::Alive),
        None => Err("neither an event nor an answer".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Binance, Kind, Protocol, Said};

    const TICKER: &str = r#"{"e":"24hrMiniTicker","E":1672515782136,"s":"BNBBTC","c":"0.0025","o":"0.0010","h":"0.0025","l":"0.0010","v":"10000","q":"18"}"#;

    fn texts(said: &Said) -> (String, [String; 3], i64) {
        let Said::Tick(tick) = said else { panic!("{said:?}") };
        let texts = [tick.price, tick.change, tick.change_percent].map(|number| number.unwrap().to_text());
        (tick.symbol.clone(), texts, tick.time.unwrap())
    }

    #[test]
    fn ticker_is_read_alone_in_a_list_or_in_a_combined_stream() {
        let expected = ("BNBBTC".to_owned(), ["0.0025", "0.0015", "150.00"].map(str::to_owned), 1_672_515_782_136);
        for frame in [TICKER.to_owned(), format!("[{TICKER}]"), format!(r#"{{"stream":"bnbbtc@miniTicker","data":{TICKER}}}"#)] {
            assert_eq!(texts(&Binance.read(&frame).unwrap()[0]), expected, "{frame}");
        }
        assert_eq!(Binance.read(&format!("[{TICKER},{TICKER}]")).unwrap().len(), 2);
    }

    #[test]
    fn streams_are_requested_in_lower_case() {
        let messages = Binance.subscriptions(&["BTCUSDT", "ethusdt"]);
        assert_eq!(messages, [r#"{"method":"SUBSCRIBE","params":["btcusdt@miniTicker","ethusdt@miniTicker"],"id":1}"#]);
        assert_eq!(Binance.name("ethusdt"), "ETHUSDT");
        assert_eq!(Binance.subscriptions(&["A"; 401]).len(), 3);
    }

    #[test]
    fn answers_are_distinguished_from_errors() {
        assert_eq!(Binance.read(r#"{"result":null,"id":1}"#).unwrap(), [Said::Alive]);
        assert_eq!(Binance.read(r#"{"e":"serverShutdown","E":1}"#).unwrap(), [Said::Alive]);
        for fault in [r#"{"error":{"code":2,"msg":"why"},"id":1}"#, r#"{"code":2,"msg":"why"}"#] {
            assert_eq!(Binance.read(fault).unwrap(), [Said::Refused(Kind::Vendor, "why".to_owned())]);
        }
        for garbage in ["", "7", "[7]", "{}", "[[]]"] {
            assert!(Binance.read(garbage).is_err(), "{garbage}");
        }
        let nameless = Binance.read(&TICKER.replace("0.0025", "NaN")).unwrap();
        assert!(matches!(&nameless[..], [Said::Tick(tick)] if tick.price.is_none()));
    }
}

//! Finnhub (<https://finnhub.io/docs/api/websocket-trades>): trades, several in a frame, times in milliseconds. The key is in the
//! address; a wrong one is refused before the connection is open.

use std::time::Duration;

use super::{Closes, Protocol, Read, Request, Said, Tick, asking, items, json_text, price, text, time_in, tree};
use crate::relay::key::Keys;
use crate::relay::meter::Kind;

pub(super) struct Finnhub;

impl Protocol for Finnhub {
    fn address(&self) -> &'static str {
        "wss://ws.finnhub.io"
    }

    fn with_key(&self, address: &str, keys: &Keys) -> String {
        asking(address, "token", keys.key())
    }

    fn subscriptions(&self, symbols: &[&str]) -> Vec<String> {
        symbols.iter().map(|symbol| format!(r#"{{"type":"subscribe","symbol":{}}}"#, json_text(symbol))).collect()
    }

    fn free_symbols(&self) -> Option<usize> {
        Some(50)
    }

    fn read(&self, frame: &str) -> Read {
        let tree = tree(frame)?;
        match text(&tree, "type") {
            "trade" => {
                let trades = tree.get("data").map(items).unwrap_or_default();
                let tick = |trade| Tick {
                    symbol: text(trade, "s").to_owned(),
                    price: price(trade.get("p")),
                    time: time_in(trade.get("t"), 1_000),
                    ..Tick::default()
                };
                Ok(trades.iter().map(|trade| Said::Tick(tick(trade))).collect())
            }
            "ping" => Ok(vec![Said::Alive]),
            "error" => {
                let message = text(&tree, "msg");
                let is_limit = message.to_ascii_lowercase().contains("limit");
                Ok(vec![Said::Refused(if is_limit { Kind::Limit } else { Kind::Vendor }, message.to_owned())])
            }
            _ => Err("neither trades nor a ping".to_owned()),
        }
    }

    fn closes(&self) -> Option<&'static dyn Closes> {
        Some(&Quote)
    }
}

/// The quote of one symbol; the free plan has 60 of these requests a minute.
struct Quote;

impl Closes for Quote {
    fn address(&self) -> &'static str {
        "https://finnhub.io/api/v1/quote"
    }

    fn requests(&self, address: &str, keys: &Keys, symbols: &[&str]) -> Vec<Request> {
        let request = |symbol: &&str| Request {
            address: asking(address, "symbol", symbol),
            headers: vec![("X-Finnhub-Token".to_owned(), keys.key().to_owned())],
            symbol: (*symbol).to_owned(),
        };
        symbols.iter().map(request).collect()
    }

    fn pace(&self) -> Duration {
        Duration::from_millis(1_100)
    }

    fn read(&self, request: &Request, answer: &str) -> Read {
        let tree = tree(answer)?;
        // Unknown values are zeros.
        let some = |name| price(tree.get(name)).filter(|price| !price.is_zero());
        if tree.get("pc").is_none() {
            return Err("no quote".to_owned());
        }
        Ok(vec![Said::Tick(Tick {
            symbol: request.symbol.clone(),
            price: some("c"),
            previous_close: some("pc"),
            time: time_in(tree.get("t"), 1).filter(|time| *time > 0),
            ..Tick::default()
        })])
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::tick;
    use super::{Closes, Finnhub, Kind, Protocol, Quote, Said};
    use crate::relay::key::{Key, Keys};

    #[test]
    fn trades_are_read_with_their_digits() {
        let frame = r#"{"data":[{"p":7296.89,"s":"BINANCE:BTCUSDT","t":1575526691134,"v":0.011467},{"p":220.9,"s":"MSFT","t":1575526691200,"v":1,"c":["1"]}],"type":"trade"}"#;
        let expected = [tick("BINANCE:BTCUSDT", "7296.89", 1_575_526_691_134), tick("MSFT", "220.90", 1_575_526_691_200)];
        assert_eq!(Finnhub.read(frame).unwrap(), expected);
    }

    #[test]
    fn other_messages_are_recognised() {
        assert_eq!(Finnhub.read(r#"{"type":"ping"}"#).unwrap(), [Said::Alive]);
        let error = Finnhub.read(r#"{"type":"error","msg":"Invalid symbol"}"#).unwrap();
        assert_eq!(error, [Said::Refused(Kind::Vendor, "Invalid symbol".to_owned())]);
        let limit = Finnhub.read(r#"{"type":"error","msg":"Subscribing to too many symbols: limit"}"#).unwrap();
        assert!(matches!(&limit[..], [Said::Refused(Kind::Limit, _)]));
        for garbage in ["", "<html>", "[]", "7", "{}", r#"{"type":"news"}"#] {
            assert!(Finnhub.read(garbage).is_err(), "{garbage}");
        }
    }

    #[test]
    fn each_symbol_is_requested_separately_with_the_key_in_the_address() {
        let keys = Keys { key: Key::new("a+b/c"), secret: None };
        assert_eq!(Finnhub.with_key("wss://x", &keys), "wss://x/?token=a%2Bb%2Fc");
        assert_eq!(Finnhub.subscriptions(&["A\"B", "C"])[0], r#"{"type":"subscribe","symbol":"A\"B"}"#);
        let requests = Quote.requests("https://x/quote", &keys, &["BRK.B", "A B"]);
        assert_eq!(requests[1].address, "https://x/quote?symbol=A+B");
        assert!(!requests[0].address.contains("a%2Bb"), "the key is no part of it");
    }

    #[test]
    fn a_quote_has_the_previous_close() {
        let request = &Quote.requests("https://x", &Keys::default(), &["AAPL"])[0];
        let read = Quote.read(request, r#"{"c":261.74,"h":263.31,"l":260.68,"o":261.07,"pc":259.45,"t":1582641000}"#).unwrap();
        let [Said::Tick(tick)] = &read[..] else { panic!("{read:?}") };
        let texts = [tick.price, tick.previous_close].map(|number| number.unwrap().to_text());
        assert_eq!(
            (tick.symbol.as_str(), texts, tick.time),
            ("AAPL", ["261.74".to_owned(), "259.45".to_owned()], Some(1_582_641_000_000))
        );
        let unknown = Quote.read(request, r#"{"c":0,"d":null,"dp":null,"h":0,"l":0,"o":0,"pc":0,"t":0}"#).unwrap();
        assert!(
            matches!(&unknown[..], [Said::Tick(tick)] if tick.price.is_none() && tick.previous_close.is_none() && tick.time.is_none())
        );
        assert!(Quote.read(request, r#"{"error":"limit"}"#).is_err());
    }
}

//! Twelve Data (<https://twelvedata.com/docs#websocket>): one price per frame, times in seconds. The key is in the address, and the
//! client sends a heartbeat.

use std::time::Duration;

use slugline::json::Value;

use super::{Closes, Protocol, Read, Request, Said, Tick, asking, items, json_text, price, text, time_in, tree, whole};
use crate::relay::key::Keys;
use crate::relay::meter::Kind;

/// How many symbols one request for closes names: each counts as one of the eight requests a minute of the free plan.
const SYMBOLS_A_REQUEST: usize = 8;

pub(super) struct TwelveData;

impl Protocol for TwelveData {
    fn address(&self) -> &'static str {
        "wss://ws.twelvedata.com/v1/quotes/price"
    }

    fn with_key(&self, address: &str, keys: &Keys) -> String {
        asking(address, "apikey", keys.key())
    }

    fn subscriptions(&self, symbols: &[&str]) -> Vec<String> {
        vec![format!(r#"{{"action":"subscribe","params":{{"symbols":{}}}}}"#, json_text(&symbols.join(",")))]
    }

    fn heartbeat(&self) -> Option<(Duration, &'static str)> {
        Some((Duration::from_secs(10), r#"{"action":"heartbeat"}"#))
    }

    fn free_symbols(&self) -> Option<usize> {
        Some(8)
    }

    fn read(&self, frame: &str) -> Read {
        let tree = tree(frame)?;
        let is_error = text(&tree, "status") == "error";
        Ok(match text(&tree, "event") {
            "price" => vec![Said::Tick(Tick {
                symbol: text(&tree, "symbol").to_owned(),
                price: price(tree.get("price")),
                time: time_in(tree.get("timestamp"), 1),
                ..Tick::default()
            })],
            "subscribe-status" => {
                let failed = tree.get("fails").map(items).unwrap_or_default();
                let refused = failed.iter().map(|symbol| text(symbol, "symbol")).filter(|symbol| !symbol.is_empty());
                let refused = refused.take(20).collect::<Vec<_>>().join(", ");
                match (refused.is_empty(), is_error) {
                    (false, _) => vec![Said::Refused(Kind::Vendor, format!("it does not give {refused}"))],
                    (true, true) => vec![refusal(&tree)],
                    (true, false) => vec![Said::Alive],
                }
            }
            _ if is_error => vec![refusal(&tree)],
            "" => return Err("a frame without an event".to_owned()),
            _ => vec![Said::Alive],
        })
    }

    fn closes(&self) -> Option<&'static dyn Closes> {
        Some(&Quote)
    }
}

/// Refusals, by code or by the messages in its place.
fn refusal(tree: &Value) -> Said {
    let messages = tree.get("messages").map(items).unwrap_or_default().iter().filter_map(Value::as_str);
    let message = [text(tree, "message")].into_iter().chain(messages).filter(|message| !message.is_empty());
    let message = message.collect::<Vec<_>>().join(" ");
    let kind = match whole(tree.get("code")) {
        Some(401 | 403) => Kind::Auth,
        Some(429) => Kind::Limit,
        _ if message.to_ascii_lowercase().replace(' ', "").contains("apikey") => Kind::Auth,
        _ => Kind::Vendor,
    };
    Said::Refused(kind, message)
}

struct Quote;

impl Closes for Quote {
    fn address(&self) -> &'static str {
        "https://api.twelvedata.com/quote"
    }

    fn requests(&self, address: &str, keys: &Keys, symbols: &[&str]) -> Vec<Request> {
        let request = |symbols: &[&str]| Request {
            address: asking(address, "symbol", &symbols.join(",")),
            headers: vec![("Authorization".to_owned(), format!("apikey {}", keys.key()))],
            symbol: String::new(),
        };
        symbols.chunks(SYMBOLS_A_REQUEST).map(request).collect()
    }

    fn pace(&self) -> Duration {
        Duration::from_secs(61)
    }

    fn read(&self, _: &Request, answer: &str) -> Read {
        let tree = tree(answer)?;
        if text(&tree, "status") == "error" {
            return Ok(vec![refusal(&tree)]);
        }
        // One symbol is alone, several are by name.
        let quotes = match (&tree, tree.get("symbol")) {
            (_, Some(_)) => vec![&tree],
            (Value::Object(members), None) => members.iter().map(|(_, quote)| quote).collect(),
            _ => return Err("no quotes".to_owned()),
        };
        let said = |quote: &Value| match text(quote, "status") {
            "error" => refusal(quote),
            _ => Said::Tick(Tick {
                symbol: text(quote, "symbol").to_owned(),
                price: price(quote.get("close")),
                time: time_in(quote.get("last_quote_at").or_else(|| quote.get("timestamp")), 1),
                previous_close: price(quote.get("previous_close")),
                ..Tick::default()
            }),
        };
        Ok(quotes.into_iter().map(said).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::tick;
    use super::{Closes, Kind, Protocol, Quote, Said, TwelveData};
    use crate::relay::key::{Key, Keys};

    #[test]
    fn a_frame_has_one_price() {
        let frame =
            r#"{"event":"price","symbol":"AAPL","currency":"USD","exchange":"NASDAQ","timestamp":1684508044,"price":175.6997}"#;
        assert_eq!(TwelveData.read(frame).unwrap(), [tick("AAPL", "175.6997", 1_684_508_044_000)]);
        assert_eq!(TwelveData.read(r#"{"event":"heartbeat","status":"ok"}"#).unwrap(), [Said::Alive]);
    }

    #[test]
    fn missing_symbols_are_named() {
        let frame = r#"{"event":"subscribe-status","status":"warning","success":[{"symbol":"AAPL"}],"fails":[{"symbol":"XYZ"}]}"#;
        assert_eq!(TwelveData.read(frame).unwrap(), [Said::Refused(Kind::Vendor, "it does not give XYZ".to_owned())]);
        let ok = r#"{"event":"subscribe-status","status":"ok","success":[{"symbol":"AAPL"}],"fails":null}"#;
        assert_eq!(TwelveData.read(ok).unwrap(), [Said::Alive]);
    }

    #[test]
    fn wrong_key_is_distinguished_from_other_refusals() {
        for frame in [
            r#"{"status":"error","code":401,"message":"why"}"#,
            r#"{"event":"subscribe-status","status":"error","messages":["**apikey** parameter is incorrect"]}"#,
        ] {
            assert!(matches!(&TwelveData.read(frame).unwrap()[..], [Said::Refused(Kind::Auth, _)]), "{frame}");
        }
        let limit = TwelveData.read(r#"{"status":"error","code":429,"message":"why"}"#).unwrap();
        assert_eq!(limit, [Said::Refused(Kind::Limit, "why".to_owned())]);
        for garbage in ["", "7", "[]", "{}"] {
            assert!(TwelveData.read(garbage).is_err(), "{garbage}");
        }
    }

    #[test]
    fn quotes_are_read_alone_or_by_name() {
        let keys = Keys { key: Key::new("abcd"), secret: None };
        let request = &Quote.requests("https://x", &keys, &["AAPL"; 8])[0];
        let quote =
            |symbol| format!(r#"{{"symbol":"{symbol}","close":"148.85001","previous_close":"149.92","timestamp":1631772000}}"#);
        let both = format!(r#"{{"AAPL":{},"X":{{"code":404,"message":"not found","status":"error"}}}}"#, quote("AAPL"));
        let alone = Quote.read(request, &quote("AAPL")).unwrap();
        assert_eq!(Quote.read(request, &both).unwrap()[..1], alone[..]);
        assert!(
            matches!(&alone[..], [Said::Tick(tick)] if tick.price.unwrap().to_text() == "148.85001" && tick.previous_close.unwrap().to_text() == "149.92")
        );
        assert!(matches!(&Quote.read(request, r#"{"status":"error","code":401}"#).unwrap()[..], [Said::Refused(Kind::Auth, _)]));
        assert!(Quote.read(request, "[]").is_err());
    }
}

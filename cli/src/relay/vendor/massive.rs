//! Massive, formerly Polygon (<https://massive.com/docs/websocket/quickstart>): lists of events, each with its kind in `ev`, times in
//! milliseconds. The key goes into a message.
//!
//! A symbol is a share, `AAPL`, unless its channel says otherwise: `XT.BTC-USD` for coins, `V.I:SPX` for indices.

use std::time::Duration;

use slugline::json::Value;

use super::{Closes, Protocol, Read, Request, Said, Tick, asking, items, json_text, price, text, time_in, tree};
use crate::relay::key::Keys;
use crate::relay::meter::Kind;

const CHANNELS: [&str; 3] = ["T.", "XT.", "V."];
/// How many symbols one message or request names.
const SYMBOLS_A_MESSAGE: usize = 100;

pub(super) struct Massive;

impl Protocol for Massive {
    fn address(&self) -> &'static str {
        "wss://socket.massive.com/stocks"
    }

    fn greeting(&self, keys: &Keys) -> Option<String> {
        Some(format!(r#"{{"action":"auth","params":{}}}"#, json_text(keys.key())))
    }

    fn subscriptions(&self, symbols: &[&str]) -> Vec<String> {
        let message = |symbols: &[&str]| {
            let channels = symbols.iter().map(|symbol| channel(symbol)).collect::<Vec<_>>().join(",");
            format!(r#"{{"action":"subscribe","params":{}}}"#, json_text(&channels))
        };
        symbols.chunks(SYMBOLS_A_MESSAGE).map(message).collect()
    }

    fn name(&self, symbol: &str) -> String {
        CHANNELS.iter().find_map(|channel| symbol.strip_prefix(channel)).unwrap_or(symbol).to_owned()
    }

    fn read(&self, frame: &str) -> Read {
        let tree = tree(frame)?;
        items(&tree).iter().map(event).collect()
    }

    fn closes(&self) -> Option<&'static dyn Closes> {
        Some(&Snapshot)
    }
}

fn channel(symbol: &str) -> String {
    let has_channel = CHANNELS.iter().any(|channel| symbol.starts_with(channel));
    if has_channel { symbol.to_owned() } else { format!("T.{symbol}") }
}

fn event(event: &Value) -> Result<Said, String> {
    let tick = |symbol, worth| {
        Said::Tick(Tick {
            symbol: text(event, symbol).to_owned(),
            price: price(event.get(worth)),
            time: time_in(event.get("t"), 1_000),
            ..Tick::default()
        })
    };
    Ok(match text(event, "ev") {
        "T" => tick("sym", "p"),
        "XT" => tick("pair", "p"),
        "V" => tick("T", "val"),
        "status" => {
            let message = text(event, "message").to_owned();
            match text(event, "status") {
                "auth_success" => Said::Welcome,
                "auth_failed" | "auth_timeout" | "not_authorized" => Said::Refused(Kind::Auth, message),
                "max_connections" => Said::Refused(Kind::Limit, message),
                "error" => Said::Refused(Kind::Vendor, message),
                _ => Said::Alive,
            }
        }
        "" => return Err("an event without a kind".to_owned()),
        _ => Said::Alive,
    })
}

/// The snapshot of shares. Other markets have other requests, and their closes come from a file.
struct Snapshot;

impl Closes for Snapshot {
    fn address(&self) -> &'static str {
        "https://api.massive.com/v2/snapshot/locale/us/markets/stocks/tickers"
    }

    fn requests(&self, address: &str, keys: &Keys, symbols: &[&str]) -> Vec<Request> {
        let shares =
            symbols.iter().map(|symbol| channel(symbol)).filter_map(|channel| channel.strip_prefix("T.").map(str::to_owned));
        let request = |symbols: &[String]| Request {
            address: asking(address, "tickers", &symbols.join(",")),
            headers: vec![("Authorization".to_owned(), format!("Bearer {}", keys.key()))],
            symbol: String::new(),
        };
        shares.collect::<Vec<_>>().chunks(SYMBOLS_A_MESSAGE).map(request).collect()
    }

    fn pace(&self) -> Duration {
        Duration::from_secs(13)
    }

    fn read(&self, _: &Request, answer: &str) -> Read {
        let tree = tree(answer)?;
        let Some(Value::Array(tickers)) = tree.get("tickers") else { return Err("no \"tickers\"".to_owned()) };
        let tick = |ticker: &Value| {
            let trade = ticker.get("lastTrade");
            Said::Tick(Tick {
                symbol: text(ticker, "ticker").to_owned(),
                price: price(trade.and_then(|trade| trade.get("p"))),
                time: time_in(trade.and_then(|trade| trade.get("t")), 1_000_000_000),
                previous_close: price(ticker.get("prevDay").and_then(|day| day.get("c"))),
                ..Tick::default()
            })
        };
        Ok(tickers.iter().map(tick).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::tick;
    use super::{Closes, Kind, Massive, Protocol, Said, Snapshot};
    use crate::relay::key::{Key, Keys};

    #[test]
    fn trades_and_index_values_are_read() {
        let frame = r#"[{"ev":"T","sym":"MSFT","x":4,"p":410.25,"s":50,"t":1700000002000},
            {"ev":"XT","pair":"BTC-USD","p":33021.9,"t":1610462007425,"s":0.1},
            {"ev":"V","val":3988.5,"T":"I:SPX","t":1678220098130},{"ev":"AM","sym":"MSFT"}]"#;
        let expected = [
            tick("MSFT", "410.25", 1_700_000_002_000),
            tick("BTC-USD", "33021.90", 1_610_462_007_425),
            tick("I:SPX", "3988.50", 1_678_220_098_130),
            Said::Alive,
        ];
        assert_eq!(Massive.read(frame).unwrap(), expected);
    }

    #[test]
    fn channels_are_added_to_symbols_and_removed_from_names() {
        assert_eq!(Massive.subscriptions(&["AAPL", "V.I:SPX"]), [r#"{"action":"subscribe","params":"T.AAPL,V.I:SPX"}"#]);
        assert_eq!(["AAPL", "T.AAPL", "V.I:SPX"].map(|symbol| Massive.name(symbol)), ["AAPL", "AAPL", "I:SPX"]);
        assert_eq!(Massive.subscriptions(&["A"; 101]).len(), 2);
    }

    #[test]
    fn status_accepts_or_refuses() {
        let keys = Keys { key: Key::new("abcd"), secret: None };
        assert_eq!(Massive.greeting(&keys).unwrap(), r#"{"action":"auth","params":"abcd"}"#);
        let read = |status| Massive.read(&format!(r#"[{{"ev":"status","status":"{status}","message":"why"}}]"#)).unwrap();
        assert_eq!(read("connected"), [Said::Alive]);
        assert_eq!(read("auth_success"), [Said::Welcome]);
        assert_eq!(read("auth_failed"), [Said::Refused(Kind::Auth, "why".to_owned())]);
        assert_eq!(read("max_connections"), [Said::Refused(Kind::Limit, "why".to_owned())]);
        for garbage in ["", "7", "[{}]"] {
            assert!(Massive.read(garbage).is_err(), "{garbage}");
        }
    }

    #[test]
    fn snapshot_is_requested_for_shares_only() {
        let keys = Keys { key: Key::new("abcd"), secret: None };
        let requests = Snapshot.requests("https://x", &keys, &["AAPL", "T.MSFT", "V.I:SPX"]);
        assert_eq!(requests.len(), 1);
        assert_eq!(requests[0].address, "https://x/?tickers=AAPL%2CMSFT");
        let answer = r#"{"status":"OK","tickers":[{"ticker":"AAPL","lastTrade":{"p":120.47,"t":1605195918306274000},"prevDay":{"c":119.49}}]}"#;
        let read = Snapshot.read(&requests[0], answer).unwrap();
        assert!(
            matches!(&read[..], [Said::Tick(tick)] if tick.time == Some(1_605_195_918_306) && tick.previous_close.unwrap().to_text() == "119.49")
        );
        assert!(Snapshot.read(&requests[0], r#"{"status":"ERROR"}"#).is_err());
    }
}

//! Alpaca (<https://docs.alpaca.markets/docs/real-time-stock-pricing-data>): lists of messages, each with its type in `T`, times by
//! RFC 3339. Key and secret go into a message.

use std::time::Duration;

use slugline::json::Value;

use super::{
    Closes, Protocol, Read, Request, Said, Tick, asking, items, json_list, json_text, price, text, time_of_text, tree, whole,
};
use crate::relay::key::Keys;
use crate::relay::meter::Kind;

/// How many symbols one request for closes names: addresses have a maximum length.
const SYMBOLS_A_REQUEST: usize = 100;

pub(super) struct Alpaca;

impl Protocol for Alpaca {
    fn address(&self) -> &'static str {
        "wss://stream.data.alpaca.markets/v2/iex"
    }

    fn greeting(&self, keys: &Keys) -> Option<String> {
        let (key, secret) = (json_text(keys.key()), json_text(keys.secret()));
        Some(format!(r#"{{"action":"auth","key":{key},"secret":{secret}}}"#))
    }

    fn subscriptions(&self, symbols: &[&str]) -> Vec<String> {
        vec![format!(r#"{{"action":"subscribe","trades":{}}}"#, json_list(symbols))]
    }

    fn free_symbols(&self) -> Option<usize> {
        Some(30)
    }

    fn read(&self, frame: &str) -> Read {
        let tree = tree(frame)?;
        items(&tree).iter().map(message).collect()
    }

    fn closes(&self) -> Option<&'static dyn Closes> {
        Some(&Snapshots)
    }
}

fn message(message: &Value) -> Result<Said, String> {
    Ok(match text(message, "T") {
        "t" => Said::Tick(Tick {
            symbol: text(message, "S").to_owned(),
            price: price(message.get("p")),
            time: time_of_text(message.get("t")),
            ..Tick::default()
        }),
        "success" if text(message, "msg") == "authenticated" => Said::Welcome,
        "error" => {
            let code = whole(message.get("code")).unwrap_or_default();
            let kind = match code {
                401..=404 | 409 => Kind::Auth,
                405 | 406 => Kind::Limit,
                _ => Kind::Vendor,
            };
            Said::Refused(kind, format!("{code} {}", text(message, "msg")))
        }
        "" => return Err("a message without a type".to_owned()),
        // Corrections, cancellations, halts, and the list of subscriptions.
        _ => Said::Alive,
    })
}

/// The last trade of each symbol and the bar of the previous day.
struct Snapshots;

impl Closes for Snapshots {
    fn address(&self) -> &'static str {
        "https://data.alpaca.markets/v2/stocks/snapshots?feed=iex"
    }

    fn requests(&self, address: &str, keys: &Keys, symbols: &[&str]) -> Vec<Request> {
        let request = |symbols: &[&str]| Request {
            address: asking(address, "symbols", &symbols.join(",")),
            headers: vec![
                ("APCA-API-KEY-ID".to_owned(), keys.key().to_owned()),
                ("APCA-API-SECRET-KEY".to_owned(), keys.secret().to_owned()),
            ],
            symbol: String::new(),
        };
        symbols.chunks(SYMBOLS_A_REQUEST).map(request).collect()
    }

    fn pace(&self) -> Duration {
        Duration::from_millis(500)
    }

    fn read(&self, _: &Request, answer: &str) -> Read {
        let Value::Object(snapshots) = tree(answer)? else { return Err("no object of snapshots".to_owned()) };
        let tick = |(symbol, snapshot): (String, Value)| {
            let trade = snapshot.get("latestTrade");
            Said::Tick(Tick {
                symbol,
                price: price(trade.and_then(|trade| trade.get("p"))),
                time: time_of_text(trade.and_then(|trade| trade.get("t"))),
                previous_close: price(snapshot.get("prevDailyBar").and_then(|bar| bar.get("c"))),
                ..Tick::default()
            })
        };
        Ok(snapshots.into_iter().map(tick).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::tick;
    use super::{Alpaca, Closes, Kind, Protocol, Said, Snapshots};
    use crate::relay::key::{Key, Keys};

    #[test]
    fn trades_are_read_from_lists_with_other_messages() {
        let frame = r#"[{"T":"t","i":96921,"S":"AAPL","x":"D","p":126.55,"s":1,"t":"2021-02-22T15:51:44.208Z","c":["@","I"],"z":"C"},
            {"T":"subscription","trades":["AAPL"],"quotes":[],"bars":[]}]"#;
        assert_eq!(Alpaca.read(frame).unwrap(), [tick("AAPL", "126.55", 1_614_009_104_208), Said::Alive]);
    }

    #[test]
    fn key_is_sent_in_a_message_and_accepted() {
        let keys = Keys { key: Key::new("PK\"1"), secret: Key::new("s3cr") };
        assert_eq!(Alpaca.greeting(&keys).unwrap(), r#"{"action":"auth","key":"PK\"1","secret":"s3cr"}"#);
        assert_eq!(Alpaca.read(r#"[{"T":"success","msg":"connected"}]"#).unwrap(), [Said::Alive]);
        assert_eq!(Alpaca.read(r#"[{"T":"success","msg":"authenticated"}]"#).unwrap(), [Said::Welcome]);
        assert_eq!(Alpaca.subscriptions(&["A", "B"]), [r#"{"action":"subscribe","trades":["A","B"]}"#]);
    }

    #[test]
    fn refusals_are_mapped_to_kinds() {
        for (code, kind) in [
            (402, Kind::Auth),
            (409, Kind::Auth),
            (405, Kind::Limit),
            (406, Kind::Limit),
            (400, Kind::Vendor),
            (500, Kind::Vendor),
        ] {
            let frame = format!(r#"[{{"T":"error","code":{code},"msg":"why"}}]"#);
            assert_eq!(Alpaca.read(&frame).unwrap(), [Said::Refused(kind, format!("{code} why"))]);
        }
        for garbage in ["", "7", "[7]", "{}", "[[]]"] {
            assert!(Alpaca.read(garbage).is_err(), "{garbage}");
        }
    }

    #[test]
    fn previous_close_is_read_from_snapshots() {
        let keys = Keys { key: Key::new("PKPK"), secret: Key::new("s3cr") };
        let symbols = (0..150).map(|number| format!("S{number}")).collect::<Vec<_>>();
        let requests = Snapshots.requests("https://x?feed=iex", &keys, &symbols.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(requests.len(), 2);
        assert!(requests[0].address.starts_with("https://x?feed=iex&symbols=S0%2CS1%2C"));
        let answer = r#"{"AAPL":{"latestTrade":{"t":"2021-05-11T20:00:00Z","p":125.9},"prevDailyBar":{"c":126.85}},"X":null}"#;
        let read = Snapshots.read(&requests[0], answer).unwrap();
        assert!(
            matches!(&read[0], Said::Tick(tick) if tick.previous_close.unwrap().to_text() == "126.85" && tick.price.unwrap().to_text() == "125.90")
        );
        assert!(Snapshots.read(&requests[0], "[]").is_err());
    }
}

//! JSON of any shape, polled: paths say where its values are.

use std::collections::BTreeMap;

use slugline::json::Value;
use slugline::quote::{Decimal, Quote, Strip};

use super::{Read, Request, Said, Tick, decimal, in_address, price, time_in, time_of_text, tree};
use crate::relay::config::{Paths, TimeUnit};
use crate::relay::key::Keys;

/// What is polled, and where its values are.
#[derive(Clone, Debug)]
pub(crate) struct Polled {
    /// The address. `{symbols}` in it is replaced by the symbols, `{key}` by the key.
    pub(crate) address: String,
    /// Headers, in which `{key}` and `{secret}` are replaced.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) paths: Paths,
}

impl Polled {
    /// The request for these symbols.
    pub(crate) fn request(&self, keys: &Keys, symbols: &[&str]) -> Request {
        let address = self.address.replace("{symbols}", &in_address(&symbols.join(",")));
        let header = |(name, value): (&String, &String)| {
            (name.clone(), value.replace("{key}", keys.key()).replace("{secret}", keys.secret()))
        };
        Request {
            address: address.replace("{key}", &in_address(keys.key())),
            headers: self.headers.iter().map(header).collect(),
            symbol: String::new(),
        }
    }

    /// Reads an answer.
    pub(crate) fn read(&self, text: &str) -> Read {
        let tree = tree(text)?;
        let Some(items) = self.paths.items.of(&tree) else { return Err("there is nothing where `items` points to".to_owned()) };
        Ok(match items {
            Value::Array(items) => items.iter().map(|item| Said::Tick(self.tick("", item))).collect(),
            Value::Object(members) if self.paths.symbol.is_none() => {
                members.iter().map(|(name, item)| Said::Tick(self.tick(name, item))).collect()
            }
            item => vec![Said::Tick(self.tick("", item))],
        })
    }

    fn tick(&self, name: &str, item: &Value) -> Tick {
        let Paths { symbol, price: worth, change, change_percent, previous_close, time, time_unit, .. } = &self.paths;
        let symbol = match symbol.as_ref().map(|path| path.of(item)) {
            None => name.to_owned(),
            Some(Some(Value::String(text) | Value::Number(text))) => text.clone(),
            Some(_) => String::new(),
        };
        let time = time.as_ref().and_then(|path| path.of(item));
        Tick {
            symbol,
            price: price(worth.of(item)),
            change: change.as_ref().and_then(|path| decimal(path.of(item))),
            change_percent: change_percent.as_ref().and_then(|path| decimal(path.of(item))),
            previous_close: previous_close.as_ref().and_then(|path| price(path.of(item))),
            time: match time_unit {
                TimeUnit::Milliseconds => time_in(time, 1_000),
                TimeUnit::Seconds => time_in(time, 1),
                TimeUnit::Rfc3339 => time_of_text(time),
            },
        }
    }
}

/// The quotes of a document in the JSON of record as ticks: a file of previous closes. If it has prices and no closes, these are the
/// closes.
pub(crate) fn quotes(strip: Strip) -> Vec<Tick> {
    let close = |quote: &Quote| -> Option<Decimal> { quote.previous_close.or(quote.price) };
    strip
        .quotes
        .into_iter()
        .map(|quote| Tick { previous_close: close(&quote), symbol: quote.symbol, ..Tick::default() })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tests::tick;
    use super::{Polled, Said, Tick};
    use crate::relay::key::{Key, Keys};
    use slugline::quote::Decimal;

    fn polled(paths: &str) -> Polled {
        let headers = BTreeMap::from([("X-Key".to_owned(), "{key}:{secret}".to_owned())]);
        Polled { address: "https://x/{symbols}?k={key}".to_owned(), headers, paths: toml::from_str(paths).unwrap() }
    }

    #[test]
    fn list_is_read_by_paths() {
        let polled = polled(
            "items = \"data.rows\"\nsymbol = \"id\"\nprice = \"last.value\"\nchange = \"last.change\"\nchange_percent = \"last.percent\"\n\
             previous_close = \"close\"\ntime = \"at\"\ntime_unit = \"rfc3339\"\n",
        );
        let text = r#"{"data":{"rows":[
            {"id":"DAX","last":{"value":17034.1,"change":"-0.5","percent":-0.41},"close":17034.6,"at":"2026-11-27T14:30:00Z"},
            {"id":840,"last":{"value":"NaN"}},{}]}}"#;
        let read = polled.read(text).unwrap();
        let expected = Tick {
            symbol: "DAX".to_owned(),
            price: Decimal::parse("17034.10"),
            change: Decimal::parse("-0.5"),
            change_percent: Decimal::parse("-0.41"),
            previous_close: Decimal::parse("17034.60"),
            time: Some(1_795_789_800_000),
        };
        assert_eq!(read[0], Said::Tick(expected));
        assert_eq!(read[1], Said::Tick(Tick { symbol: "840".to_owned(), ..Tick::default() }));
        assert_eq!(read[2], Said::Tick(Tick::default()));
    }

    #[test]
    fn object_members_name_the_quotes() {
        let polled = polled("price = \"0\"\ntime = \"1\"\ntime_unit = \"seconds\"\n");
        assert_eq!(polled.read(r#"{"A":["1.5",7],"B":["2",8]}"#).unwrap(), [tick("A", "1.5", 7_000), tick("B", "2", 8_000)]);
    }

    #[test]
    fn missing_values_are_reported() {
        let polled = polled("items = \"data\"\nprice = \"p\"\nsymbol = \"s\"\n");
        for text in ["", "<html>", "{}", "[]", "null"] {
            assert!(polled.read(text).is_err(), "{text}");
        }
        assert_eq!(polled.read(r#"{"data":[]}"#).unwrap(), []);
    }

    #[test]
    fn placeholders_are_replaced_by_keys_and_symbols() {
        let keys = Keys { key: Key::new("a+bc"), secret: Key::new("s3cr") };
        let request = polled("price = \"p\"").request(&keys, &["A", "B/C"]);
        assert_eq!(request.address, "https://x/A%2CB%2FC?k=a%2Bbc");
        assert_eq!(request.headers, [("X-Key".to_owned(), "a+bc:s3cr".to_owned())]);
    }
}

//! Quotes, and the strip that shows them.

use super::Decimal;
use crate::json::{Scalar, Schema, Value, Walk, record, words_of_record};

record! {
    /// The quotes of a page under one name.
    pub struct Strip {
        /// The name, such as `NYSE - LSE`.
        pub label: Option<String>,
        /// Who gives the figures.
        pub source: Option<String>,
        /// The quotes in their order.
        pub quotes: Vec<Quote>,
    }
}

record! {
    /// What a symbol is worth. A tick is a quote of which only some members are there.
    pub struct Quote {
        /// The symbol, as its exchange writes it.
        pub symbol: String,
        /// The exchange, a code such as `XNYS`.
        pub exchange: Option<String>,
        /// The name of what is quoted.
        pub name: Option<String>,
        /// The price, in `currency`.
        pub price: Option<Decimal>,
        /// ISO 4217, or `GBX`, `GBp`, `ZAc`, `ILA` for hundredths.
        pub currency: Option<String>,
        /// The price less the previous close.
        pub change: Option<Decimal>,
        /// The change as a percentage of the previous close.
        pub change_percent: Option<Decimal>,
        /// The price at the end of the trading day before.
        pub previous_close: Option<Decimal>,
        /// When the price was made: milliseconds since 1970.
        pub time: Option<i64>,
        /// Whether the price still moves.
        pub state: Option<State>,
        /// By how many minutes a delayed price lags.
        pub delay: Option<u32>,
        /// Former prices, oldest first.
        pub history: Vec<Decimal>,
    }
    settle = market_places;
}

words_of_record! {
    /// Whether a price still moves.
    pub enum State {
        /// It does.
        Live = "live",
        /// It does, and is shown late.
        Delayed = "delayed",
        /// Its market is closed.
        Closed = "closed",
        /// Its trading is halted.
        Halted = "halted",
    }
}

/// Where a price has gone since the previous close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It has risen.
    Up,
    /// It has fallen.
    Down,
    /// It stands where it stood.
    Unchanged,
}

impl Quote {
    /// Where the price has gone; nothing when the feed does not say.
    pub fn direction(&self) -> Option<Direction> {
        let change = self.change_percent.or(self.change)?;
        Some(match change.mantissa().signum() {
            1 => Direction::Up,
            -1 => Direction::Down,
            _ => Direction::Unchanged,
        })
    }
}

/// A price that came as a JSON number has lost its closing noughts: it gets its market's places back, two at or above 1,
/// four below.
fn market_places(quote: &mut Quote, walk: &mut Walk<'_>) {
    for (price, name) in [(&mut quote.price, "price"), (&mut quote.previous_close, "previous_close")] {
        if let Some(price) = price
            && let Some(Value::Number(_)) = walk.given().and_then(|given| given.get(name))
        {
            let below_one = price.digits().0 == "0" && !price.is_zero();
            *price = price.with_places(if below_one { 4 } else { 2 });
        }
    }
}

impl Scalar for Decimal {
    const NAME: &'static str = "a decimal of at most 18 digits, such as \"94.445\"";

    fn blank() -> Self {
        Self::default()
    }

    fn of(value: &mut Value) -> Option<Self> {
        match value {
            Value::String(text) | Value::Number(text) => Self::parse(text),
            _ => None,
        }
    }

    fn value(&self) -> Value {
        Value::String(self.to_text())
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(r#"{ "type": ["string", "number"], "pattern": "^[-+−]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?$" }"#)
    }
}

#[cfg(test)]
mod tests {
    use super::{Quote, Strip};
    use crate::json::{Record, parse, to_text};

    fn strip(json: &str) -> (Strip, Vec<String>) {
        let (strip, problems) = Strip::read(parse(json).unwrap());
        (strip.unwrap(), problems.into_iter().map(|problem| problem.at).collect())
    }

    fn price(json: &str) -> String {
        let (strip, _) = strip(&[r#"{"quotes":[{"symbol":"A","price":"#, json, "}]}"].concat());
        strip.quotes[0].price.unwrap().to_string()
    }

    #[test]
    fn digits_are_the_feeds() {
        assert_eq!(price("\"94.445\""), "94.445");
        assert_eq!(price("\"10\""), "10");
        assert_eq!(price("10.1"), "10.10");
        assert_eq!(price("94.445"), "94.445");
        assert_eq!(price("0.5"), "0.5000");
        assert_eq!(price("0"), "0.00");
    }

    #[test]
    fn a_faulty_member_is_named_and_left_out() {
        let (strip, problems) =
            strip(r#"{"quotes":[{"symbol":"A","price":"high"},{"price":"1"},{"symbol":"B","state":"asleep"}]}"#);
        assert_eq!(strip.quotes.iter().map(|quote| quote.symbol.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(problems, ["$.quotes[0].price", "$.quotes[1].symbol", "$.quotes[2].state"]);
    }

    #[test]
    fn writes_only_what_is_there() {
        let quote = Quote { symbol: "A".to_owned(), ..Quote::default() };
        assert_eq!(to_text(&quote.write()), r#"{"symbol":"A"}"#);
    }
}

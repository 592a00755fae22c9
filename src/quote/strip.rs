//! Quotes, and the strip that shows them.

use super::Decimal;
use super::currency::most_places;
use crate::json::{Scalar, Schema, Value, Walk, record, serialize_record, words_of_record};

record! {
    /// The quotes of a page under one name.
    pub struct Strip {
        /// The name, such as `NYSE - LSE`.
        pub label: Option<String>,
        /// The source of the figures.
        pub source: Option<String>,
        /// The quotes, in order.
        pub quotes: Vec<Quote>,
    }
}

record! {
    /// The quote of a symbol. A tick is a quote with only some members.
    pub struct Quote {
        /// The symbol, as its exchange writes it.
        pub symbol: String,
        /// The exchange, a code such as `XNYS`.
        pub exchange: Option<String>,
        /// The name of the security.
        pub name: Option<String>,
        /// The price, in `currency`.
        pub price: Option<Decimal>,
        /// ISO 4217, or `GBX`, `GBp`, `ZAc`, `ILA` for hundredths, or `%` for rates.
        pub currency: Option<String>,
        /// The price minus the previous close.
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
    settle = settle_quote;
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
    /// The direction of the price; `None` if the feed does not give it.
    pub fn direction(&self) -> Option<Direction> {
        let change = self.change_percent.or(self.change)?;
        Some(match change.mantissa().signum() {
            1 => Direction::Up,
            -1 => Direction::Down,
            _ => Direction::Unchanged,
        })
    }

    /// Derives what the feed leaves out: the change from the previous close, the percentage from the change. A close of zero counts as
    /// unknown: a rise from it has no percentage, and most feeds that send it mean none.
    pub(super) fn derive_change(&mut self) {
        let Some(price) = self.price else { return };
        let close = self.previous_close.filter(|close| !close.is_zero());
        self.change = self.change.or_else(|| price.checked_sub(close?));
        let close = close.or_else(|| price.checked_sub(self.change?));
        self.change_percent = self.change_percent.or_else(|| self.change?.percent_of(close?));
    }

    /// A price without the zeros that the JSON reader added and the currency does not have: a tick does not name its currency.
    pub(super) fn with_own_places(&self, price: Option<Decimal>) -> Option<Decimal> {
        let most = self.currency.as_deref().and_then(most_places);
        price.map(|price| price.without_padding(most.unwrap_or(u8::MAX)))
    }

    /// Adds a price to the former ones. There may be as many as the feed gave, within limits: those of a day, one a minute.
    pub(super) fn remember_price(&mut self, price: Option<Decimal>) {
        let most = self.history.len().clamp(60, 512);
        self.history.extend(price);
        self.history.drain(..self.history.len().saturating_sub(most));
    }

    /// Removes an implausible time: before 1970, or more than a day after `now`. It would reject
    /// every later tick. Both are milliseconds since 1970.
    pub fn doubt_time(&mut self, now: i64) {
        const DAY: i64 = 86_400_000;
        self.time = self.time.filter(|time| (0..=now.saturating_add(DAY)).contains(time));
    }
}

fn settle_quote(quote: &mut Quote, walk: &mut Walk<'_>) {
    let has_symbol = matches!(walk.given().and_then(|given| given.get("symbol")), Some(Value::String(_)));
    if has_symbol && quote.symbol.trim().is_empty() {
        walk.fault("symbol", "is empty: no reader would know what is quoted");
    }
    restore_places(quote, walk);
}

/// Gives prices that came as JSON numbers their market's places back, and never more than their currency has.
fn restore_places(quote: &mut Quote, walk: &mut Walk<'_>) {
    let most = quote.currency.as_deref().and_then(most_places).unwrap_or(u8::MAX);
    for (price, name) in [(&mut quote.price, "price"), (&mut quote.previous_close, "previous_close")] {
        if let Some(price) = price
            && let Some(Value::Number(_)) = walk.given().and_then(|given| given.get(name))
        {
            *price = price.with_market_places(most);
        }
    }
}

serialize_record!(Decimal);

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
    fn digits_of_the_feed_are_kept() {
        assert_eq!(price("\"94.445\""), "94.445");
        assert_eq!(price("\"10\""), "10");
        assert_eq!(price("10.1"), "10.10");
        assert_eq!(price("94.445"), "94.445");
        assert_eq!(price("0.5"), "0.5000");
        assert_eq!(price("0"), "0.00");
    }

    #[test]
    fn faulty_member_is_reported_and_left_out() {
        let (strip, problems) =
            strip(r#"{"quotes":[{"symbol":"A","price":"high"},{"price":"1"},{"symbol":"B","state":"asleep"}]}"#);
        assert_eq!(strip.quotes.iter().map(|quote| quote.symbol.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(problems, ["$.quotes[0].price", "$.quotes[1].symbol", "$.quotes[2].state"]);
    }

    /// A row without a name used to be shown, and no tick could ever find it.
    #[test]
    fn empty_symbol_is_reported_and_left_out() {
        for symbol in ["", " "] {
            let (strip, problems) = strip(&format!(r#"{{"quotes":[{{"symbol":"{symbol}","price":"1"}},{{"symbol":"B"}}]}}"#));
            assert_eq!(strip.quotes.iter().map(|quote| quote.symbol.as_str()).collect::<Vec<_>>(), ["B"], "{symbol:?}");
            assert_eq!(problems, ["$.quotes[0].symbol"], "{symbol:?}");
        }
    }

    #[test]
    fn implausible_time_is_dropped() {
        // One tick from the year 10000 used to reject every later one of its symbol.
        let now = 1_745_591_400_000;
        for (time, stays) in
            [(now, true), (0, true), (now + 3_600_000, true), (now + 90_000_000, false), (-1, false), (i64::MAX, false)]
        {
            let mut quote = Quote { time: Some(time), ..Quote::default() };
            quote.doubt_time(now);
            assert_eq!(quote.time.is_some(), stays, "{time}");
        }
    }

    #[test]
    fn writes_only_what_is_there() {
        let quote = Quote { symbol: "A".to_owned(), ..Quote::default() };
        assert_eq!(to_text(&quote.write()), r#"{"symbol":"A"}"#);
    }
}

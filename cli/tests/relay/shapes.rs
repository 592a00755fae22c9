//! The protocol of each vendor's server, according to its documentation.

use crate::relay::{KEY, SECRET};
use crate::vendor::{Connection, Gate, Reply, found};

/// A vendor's protocol.
#[derive(Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// Its part of the file, except addresses.
    pub(crate) file: &'static str,
    /// What a connection's address must have.
    pub(crate) gate: Gate,
    /// Its first message; what it expects; its answers to a good key and to a bad one.
    pub(crate) hello: &'static str,
    pub(crate) greeting: &'static str,
    pub(crate) welcome: &'static str,
    pub(crate) refusal: &'static str,
    /// The request for the symbol.
    pub(crate) question: &'static str,
    /// A frame, with the price as PRICE and the time as TIME, in the vendor's unit.
    pub(crate) frame: &'static str,
    /// Its quote in the snapshot, with the price as PRICE.
    pub(crate) quote: &'static str,
    /// The answer to the request for closes, and what its head must contain.
    pub(crate) closes: Option<(&'static str, &'static str)>,
}

pub(crate) const FINNHUB: Shape = Shape {
    name: "finnhub",
    file: "key_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]",
    gate: Some((KEY, 401)),
    hello: "",
    greeting: "",
    welcome: "",
    refusal: "",
    question: r#"{"type":"subscribe","symbol":"AAPL"}"#,
    frame: r#"{"data":[{"p":PRICE,"s":"AAPL","t":TIME000,"v":1}],"type":"trade"}"#,
    quote: r#""symbol":"AAPL","price":"PRICE""#,
    closes: Some((r#"{"c":9.5,"d":-0.5,"dp":-5,"h":10,"l":9,"o":10,"pc":10.25,"t":1700000000}"#, "symbol=AAPL")),
};

pub(crate) const ALPACA: Shape = Shape {
    name: "alpaca",
    file: "key_env = \"TEST_KEY\"\nsecret_env = \"TEST_SECRET\"\nsymbols = [\"AAPL\"]",
    gate: None,
    hello: r#"[{"T":"success","msg":"connected"}]"#,
    greeting: r#"{"action":"auth","key":"KEY","secret":"SECRET"}"#,
    welcome: r#"[{"T":"success","msg":"authenticated"}]"#,
    refusal: r#"[{"T":"error","code":402,"msg":"auth failed for KEY"}]"#,
    question: r#"{"action":"subscribe","trades":["AAPL"]}"#,
    frame: r#"[{"T":"t","S":"AAPL","p":PRICE,"s":1,"t":"RFC"}]"#,
    quote: r#""symbol":"AAPL","price":"PRICE""#,
    closes: Some((r#"{"AAPL":{"latestTrade":{"t":"2021-05-11T20:00:00Z","p":9.5},"prevDailyBar":{"c":10.25}}}"#, "symbols=AAPL")),
};

pub(crate) const MASSIVE: Shape = Shape {
    name: "massive",
    file: "key_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]",
    gate: None,
    hello: r#"[{"ev":"status","status":"connected","message":"Connected Successfully"}]"#,
    greeting: r#"{"action":"auth","params":"KEY"}"#,
    welcome: r#"[{"ev":"status","status":"auth_success","message":"authenticated"}]"#,
    refusal: r#"[{"ev":"status","status":"auth_failed","message":"authentication failed: KEY"}]"#,
    question: r#"{"action":"subscribe","params":"T.AAPL"}"#,
    frame: r#"[{"ev":"T","sym":"AAPL","p":PRICE,"s":50,"t":TIME000}]"#,
    quote: r#""symbol":"AAPL","price":"PRICE""#,
    closes: Some((
        r#"{"status":"OK","tickers":[{"ticker":"AAPL","lastTrade":{"p":9.5,"t":1605195918306274000},"prevDay":{"c":10.25}}]}"#,
        "tickers=AAPL",
    )),
};

pub(crate) const BINANCE: Shape = Shape {
    name: "binance",
    file: "symbols = [{ vendor = \"btcusdt\", symbol = \"BTC/USD\" }]",
    gate: None,
    hello: "",
    greeting: "",
    welcome: "",
    refusal: "",
    question: r#"{"method":"SUBSCRIBE","params":["btcusdt@miniTicker"],"id":1}"#,
    frame: r#"{"e":"24hrMiniTicker","E":TIME000,"s":"BTCUSDT","c":"PRICE","o":"10.00","h":"20","l":"1","v":"1","q":"1"}"#,
    quote: r#""symbol":"BTC/USD","price":"PRICE","change":"#,
    closes: None,
};

pub(crate) const TWELVE_DATA: Shape = Shape {
    name: "twelve-data",
    file: "key_env = \"TEST_KEY\"\nsymbols = [\"AAPL\"]",
    gate: None,
    hello: "",
    greeting: "",
    welcome: "",
    refusal: r#"{"event":"subscribe-status","status":"error","code":401,"message":"**apikey** KEY is incorrect"}"#,
    question: r#"{"action":"subscribe","params":{"symbols":"AAPL"}}"#,
    frame: r#"{"event":"price","symbol":"AAPL","currency":"USD","exchange":"NASDAQ","timestamp":TIME,"price":PRICE}"#,
    quote: r#""symbol":"AAPL","price":"PRICE""#,
    closes: Some((
        r#"{"symbol":"AAPL","close":"9.50","previous_close":"10.25","timestamp":1631772000,"last_quote_at":1631772000}"#,
        "symbol=AAPL",
    )),
};

pub(crate) const ALL: [Shape; 5] = [FINNHUB, ALPACA, MASSIVE, BINANCE, TWELVE_DATA];

/// A text with the keys of the test.
pub(crate) fn with_keys(text: &str) -> String {
    text.replace("KEY", KEY).replace("SECRET", SECRET)
}

impl Shape {
    /// A frame with this price, made this many seconds after 2023-11-14.
    pub(crate) fn frame(&self, price: &str, seconds: u32) -> String {
        let time = (1_700_000_000 + seconds).to_string();
        let rfc = format!("2023-11-14T22:{:02}:{:02}.5Z", 13 + (20 + seconds) / 60, (20 + seconds) % 60);
        self.frame.replace("PRICE", price).replace("TIME", &time).replace("RFC", &rfc)
    }

    /// A quote of this price in the snapshot.
    pub(crate) fn quote(&self, price: &str) -> String {
        self.quote.replace("PRICE", price)
    }

    /// Exchanges the messages before the first frame.
    pub(crate) fn greet(&self, connection: &mut Connection) {
        if !self.hello.is_empty() {
            connection.say(self.hello);
        }
        if !self.greeting.is_empty() {
            assert_eq!(connection.hear().unwrap(), with_keys(self.greeting));
            connection.say(self.welcome);
        }
        // Heartbeats may come in between.
        while connection.hear().unwrap() != self.question {}
    }

    /// The answer to a request for closes.
    pub(crate) fn closes(&self, head: &str) -> Reply {
        match self.closes {
            Some((answer, asked)) if head.contains(asked) && head.contains(KEY) => found(answer),
            _ => (404, String::new(), head.as_bytes().to_vec()),
        }
    }
}

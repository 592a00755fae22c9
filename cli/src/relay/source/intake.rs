//! Converts a vendor's tick to a quote of the board.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use slugline::quote::Quote;

use super::held::Held;
use crate::clock::Clock;
use crate::relay::config::{Source, Symbol};
use crate::relay::hub::{Hub, Taken};
use crate::relay::key::Keys;
use crate::relay::meter::{Kind, Meter};
use crate::relay::vendor::{Read, Said, Tick};

/// How far a vendor's clock may be ahead, in milliseconds.
const AHEAD: i64 = 60_000;
/// A fault quotes no more of a text than this.
const MOST_NAMED: usize = 40;

/// The destination of a source's ticks.
#[derive(Debug)]
pub(crate) struct Intake {
    hub: Arc<Hub>,
    pub(super) meter: Arc<Meter>,
    pub(super) keys: Keys,
    pub(super) clock: Clock,
    /// By the vendor's names.
    symbols: HashMap<String, Symbol>,
    /// Where ticks wait, if they are held back.
    held: Option<Mutex<Held>>,
}

/// The result of frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::relay) struct Heard {
    /// How many ticks there were of requested symbols.
    pub(super) ticks: usize,
    /// Whether the key was accepted.
    pub(super) is_welcome: bool,
    /// The refusals, which are reported already except those of a key.
    pub(super) refused: Vec<(Kind, String)>,
}

impl Intake {
    /// The intake of a source, whose ticks name its symbols by `name`.
    pub(crate) fn new(
        hub: Arc<Hub>,
        meter: Arc<Meter>,
        keys: Keys,
        source: &Source,
        name: impl Fn(&str) -> String,
        clock: Clock,
    ) -> Self {
        let symbols = source.symbols.get_ref().iter().map(|symbol| (name(&symbol.vendor), symbol.clone())).collect();
        let held = source.is_held_back().then(|| Mutex::new(Held::new(i64::from(source.delay()) * 60_000)));
        Self { hub, meter, keys, clock, symbols, held }
    }

    /// Takes the messages of a frame.
    pub(in crate::relay) fn take(&self, read: Read) -> Heard {
        let mut heard = Heard::default();
        let said = read.unwrap_or_else(|fault| {
            self.fault(Kind::Garbage, || fault);
            Vec::new()
        });
        for said in said {
            match said {
                Said::Tick(tick) => heard.ticks += usize::from(self.tick(tick)),
                Said::Welcome => heard.is_welcome = true,
                Said::Alive => {}
                Said::Refused(kind, message) => {
                    let message = self.keys.hide(&message);
                    // A refused key ends the connection, whose driver reports it.
                    if kind != Kind::Auth {
                        self.fault(kind, || message.clone());
                    }
                    heard.refused.push((kind, message));
                }
            }
        }
        heard
    }

    /// Takes a tick; returns whether its symbol was requested.
    fn tick(&self, tick: Tick) -> bool {
        self.meter.ticks.add();
        let Some(quote) = self.quote(&tick) else { return false };
        self.meter.heard(self.clock.elapsed());
        if quote.price.is_none() {
            self.fault(Kind::NoPrice, || format!("{} has no price that can be read", quote.symbol));
            return true;
        }
        self.offer(quote);
        true
    }

    /// Takes a previous close, and its price if there is none yet.
    pub(super) fn close(&self, tick: Tick) {
        let Some(quote) = self.quote(&tick) else { return };
        if quote.previous_close.is_some() {
            // Without a time: a close is not older than a tick that arrived before it.
            let Quote { symbol, exchange, previous_close, .. } = quote.clone();
            self.put(&Quote { symbol, exchange, previous_close, ..Quote::default() });
        }
        // A price that arrived before is no fault here: the stream is ahead of the request.
        if quote.price.is_some() && self.hub.lacks(&quote) {
            self.offer(Quote { previous_close: None, ..quote });
        }
    }

    /// Takes the close of a quote with the board's name.
    pub(super) fn close_of(&self, shown: Tick) {
        let known = self.symbols.iter().find(|(_, symbol)| symbol.symbol == shown.symbol).map(|(name, _)| name.clone());
        self.close(Tick { symbol: known.unwrap_or(shown.symbol), ..shown });
    }

    /// The quote of a tick, if its symbol was requested.
    fn quote(&self, tick: &Tick) -> Option<Quote> {
        let Some(Symbol { symbol, exchange, .. }) = self.symbols.get(&tick.symbol) else {
            let name = || tick.symbol.chars().take(MOST_NAMED).collect::<String>();
            self.fault(Kind::UnknownSymbol, || format!("{:?} was not asked for", name()));
            return None;
        };
        let Tick { price, change, change_percent, previous_close, .. } = *tick;
        let (symbol, exchange) = (symbol.clone(), exchange.clone());
        // Never before the time given to an earlier tick: later ones would be older than that.
        let now = self.clock.stamp();
        let time = tick.time.filter(|time| *time > 0).map(|time| {
            if time > now + AHEAD {
                // Taken as it is, it would reject every later tick.
                self.fault(Kind::Future, || format!("{symbol} is from the future: its time is taken for now"));
            }
            time.min(now)
        });
        Some(Quote { symbol, exchange, price, change, change_percent, previous_close, time, ..Quote::default() })
    }

    /// Passes a quote to the board, or keeps it until its delay is over.
    fn offer(&self, quote: Quote) {
        match &self.held {
            Some(held) => held.lock().unwrap_or_else(PoisonError::into_inner).push(quote, self.clock.elapsed()),
            None => self.put(&quote),
        }
    }

    /// Whether ticks are held back.
    pub(crate) fn holds_back(&self) -> bool {
        self.held.is_some()
    }

    /// Passes the quotes whose delay is over to the board.
    pub(crate) fn release(&self) {
        if let Some(held) = &self.held {
            let due = held.lock().unwrap_or_else(PoisonError::into_inner).pop(self.clock.elapsed());
            due.iter().for_each(|quote| self.put(quote));
        }
    }

    fn put(&self, quote: &Quote) {
        let symbol = &quote.symbol;
        match self.hub.take(quote) {
            Taken::Changed => self.meter.changes.add(),
            Taken::Same => {}
            Taken::Old => self.fault(Kind::Old, || format!("{symbol} is older than what is known of it")),
            Taken::Doubtful => {
                let price = || quote.price.map(|price| price.to_text()).unwrap_or_default();
                self.fault(Kind::Doubtful, || format!("{symbol} can hardly be worth {}", price()));
            }
            Taken::Unknown => self.fault(Kind::UnknownSymbol, || format!("{symbol} has no place on the board")),
        }
    }

    /// Counts a fault, and reports it without the keys.
    pub(super) fn fault(&self, kind: Kind, message: impl FnOnce() -> String) {
        self.meter.fault(kind, || self.keys.hide(&message()), self.clock.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use slugline::quote::{Decimal, Quote, Strip};
    use tokio::time::advance;

    use super::Intake;
    use crate::clock::{Clock, now};
    use crate::relay::config::Config;
    use crate::relay::hub::Hub;
    use crate::relay::key::Keys;
    use crate::relay::meter::Meter;
    use crate::relay::vendor::{Said, Tick};

    fn intake(terms: &str) -> (Arc<Hub>, Intake) {
        let file = format!(
            "[[source]]\nname = \"a\"\nvendor = \"binance\"\nsymbols = [\"A\", {{ vendor = \"BTCUSDT\", symbol = \"BTC/USD\" }}]\n{terms}"
        );
        let config = toml::from_str::<Config>(&file).unwrap();
        let source = &config.sources[0];
        let hub = Hub::new(1, 1.0);
        let named = |symbol: &str| Quote { symbol: symbol.to_owned(), ..Quote::default() };
        hub.arrange(&Strip { quotes: vec![named("A"), named("BTC/USD")], ..Strip::default() }, 1.0);
        let intake =
            Intake::new(Arc::clone(&hub), Arc::new(Meter::new("a")), Keys::default(), source, str::to_owned, Clock::new());
        (hub, intake)
    }

    fn tick(symbol: &str, price: &str, time: i64) -> Said {
        Said::Tick(Tick { symbol: symbol.to_owned(), price: Decimal::parse(price), time: Some(time), ..Tick::default() })
    }

    #[test]
    fn symbols_are_renamed_as_configured() {
        let (hub, intake) = intake("");
        let heard = intake.take(Ok(vec![tick("BTCUSDT", "43000.5", 5), tick("X".repeat(9_999).as_str(), "1", 5)]));
        assert_eq!((heard.ticks, intake.meter.ticks.get(), intake.meter.changes.get()), (1, 2, 1));
        assert_eq!(intake.meter.faults.of("unknown-symbol"), 1);
        assert!(hub.whole().text.contains(r#"{"symbol":"BTC/USD","price":"43000.5","time":5}"#), "{}", hub.whole().text);
    }

    #[test]
    fn million_symbols_take_no_memory() {
        let (hub, intake) = intake("");
        intake.take(Ok((0..1_000_000).map(|number| tick(&format!("S{number}"), "1", 5)).collect()));
        assert_eq!(intake.meter.faults.of("unknown-symbol"), 1_000_000);
        assert!(hub.whole().text.len() < 100);
    }

    #[test]
    fn faulty_quotes_are_counted_and_change_nothing() {
        let (hub, intake) = intake("");
        intake.take(Ok(vec![tick("A", "2", 20), tick("A", "1", 10), tick("A", "NaN", 30), tick("A", "999999", 30)]));
        intake.take(Err("no JSON".to_owned()));
        for kind in ["old", "no-price", "garbage"] {
            assert_eq!(intake.meter.faults.of(kind), 1, "{kind}");
        }
        assert!(hub.whole().text.contains(r#""price":"999999""#), "without a close there is one witness only");
    }

    #[test]
    fn clock_that_jumps_ahead_drops_nothing() {
        let (hub, intake) = intake("");
        let tomorrow = now() + 86_400_000;
        intake.take(Ok(vec![tick("A", "1", tomorrow)]));
        std::thread::sleep(Duration::from_millis(2));
        intake.take(Ok(vec![tick("A", "2", now())]));
        assert_eq!(intake.meter.faults.of("future"), 1);
        assert_eq!(intake.meter.faults.of("old"), 0);
        assert!(hub.whole().text.contains(r#""price":"2""#));
    }

    #[tokio::test(start_paused = true)]
    async fn previous_close_is_neither_held_back_nor_too_old() {
        let (hub, intake) = intake("delay = 15\nhold_back = true\n");
        let close = |symbol: &str| Tick {
            symbol: symbol.to_owned(),
            price: Decimal::parse("11.00"),
            previous_close: Decimal::parse("10.00"),
            time: Some(5),
            ..Tick::default()
        };
        intake.close(close("A"));
        intake.close_of(close("BTC/USD"));
        let text = hub.whole().text.clone();
        assert_eq!(text.matches(r#""previous_close":"10.00""#).count(), 2, "{text}");
        assert!(!text.contains("\"price\""), "prices wait: {text}");
        intake.take(Ok(vec![tick("A", "12.00", now())]));
        advance(Duration::from_secs(14 * 60)).await;
        intake.release();
        assert_eq!(intake.meter.changes.get(), 2);
        advance(Duration::from_secs(2 * 60)).await;
        intake.release();
        assert_eq!(intake.meter.changes.get(), 4, "the newest price of each");
    }
}

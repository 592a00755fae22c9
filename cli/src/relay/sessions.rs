//! Whether prices still move: by the hours of their market, and by their delay.

use std::sync::Arc;
use std::time::Duration;

use slugline::quote::{Quote, State, Strip};
use tokio::time::sleep;

use super::config::{Config, Source, Symbol};
use super::hub::Hub;
use crate::clock::Clock;

/// How often market hours are checked.
const PERIOD: Duration = Duration::from_secs(1);

/// The state of a source's quotes at a time.
fn state(config: &Config, source: &Source, now: i64) -> State {
    // Delayed quotes still arrive for that long after the close.
    let then = now - i64::from(source.delay()) * 60_000;
    match config.market_of(source) {
        Some(market) if !market.is_open(then) => State::Closed,
        _ if source.delay() > 0 => State::Delayed,
        _ => State::Live,
    }
}

/// The quotes of a source before the first tick.
pub(super) fn quotes(config: &Config, source: &Source, now: i64) -> Vec<Quote> {
    let state = state(config, source, now);
    let delay = (source.delay() > 0).then(|| source.delay());
    let quote = |symbol: &Symbol| {
        let Symbol { symbol, exchange, name, currency, .. } = symbol.clone();
        Quote { symbol, exchange, name, currency, state: Some(state), delay, ..Quote::default() }
    };
    source.symbols.get_ref().iter().map(quote).collect()
}

/// The strip of all sources. A symbol that two sources give is in it once: the newer price wins.
pub(super) fn strip(config: &Config, of_demo: Option<&Strip>, now: i64) -> Strip {
    let demo = of_demo.cloned().unwrap_or_default();
    let around = &config.strip;
    let given = config.sources.iter().flat_map(|source| quotes(config, source, now));
    Strip {
        label: around.label.clone().or(demo.label),
        source: around.source.clone().or(demo.source),
        quotes: given.chain(demo.quotes).collect(),
    }
}

/// Reports when a market opens or closes, until it is dropped.
pub(super) async fn run(hub: Arc<Hub>, config: Config, clock: Clock) {
    let mut known = config.sources.iter().map(|source| state(&config, source, clock.time())).collect::<Vec<_>>();
    loop {
        sleep(PERIOD).await;
        for (source, known) in config.sources.iter().zip(&mut known) {
            let present = state(&config, source, clock.time());
            if present != *known {
                *known = present;
                tracing::info!(source = %source.name.get_ref(), state = present.word(), "session");
                for quote in quotes(&config, source, clock.time()) {
                    let Quote { symbol, exchange, state, .. } = quote;
                    hub.take(&Quote { symbol, exchange, state, ..Quote::default() });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use slugline::quote::State;

    use super::{state, strip};
    use crate::relay::config::Config;

    const FILE: &str = r#"
        strip = { label = "NYSE", source = "The vendor" }
        market.nyse.hours = "Mon-Fri 09:30-16:00 America/New_York"
        [[source]]
        name = "us"
        vendor = "binance"
        market = "nyse"
        delay = 15
        symbols = [{ vendor = "X:AAPL", symbol = "AAPL", name = "Apple", currency = "USD", exchange = "XNAS" }, "BTC"]
    "#;

    fn at(time: &str) -> i64 {
        time.parse::<jiff::Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn delayed_quotes_close_later() {
        let config = toml::from_str::<Config>(FILE).unwrap();
        for (time, expected) in [
            ("2026-11-25T14:31:00Z", State::Closed),
            ("2026-11-25T14:46:00Z", State::Delayed),
            ("2026-11-25T21:14:00Z", State::Delayed),
            ("2026-11-25T21:15:00Z", State::Closed),
        ] {
            assert_eq!(state(&config, &config.sources[0], at(time)), expected, "{time}");
        }
    }

    #[test]
    fn quotes_are_named_and_marked_before_the_first_tick() {
        let config = toml::from_str::<Config>(FILE).unwrap();
        let strip = strip(&config, None, at("2026-11-25T15:00:00Z"));
        assert_eq!((strip.label.as_deref(), strip.source.as_deref()), (Some("NYSE"), Some("The vendor")));
        let first = &strip.quotes[0];
        assert_eq!(
            (first.symbol.as_str(), first.exchange.as_deref(), first.name.as_deref()),
            ("AAPL", Some("XNAS"), Some("Apple"))
        );
        assert_eq!((first.state, first.delay, strip.quotes[1].symbol.as_str()), (Some(State::Delayed), Some(15), "BTC"));
    }
}

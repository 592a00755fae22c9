//! A random market: prices move at random, and the same seed gives the same prices.

use fastrand::Rng;
use slugline::ingest::read;
use slugline::json::{Record, to_text};
use slugline::quote::{Board, Decimal, Quote, State, Strip};

/// The demonstration's document: a copy of `demo/markets.json`, because the published crate has only its own folder.
pub(crate) const DEMONSTRATION: &[u8] = include_bytes!("demonstration.json");
/// The text below the strip: nobody must take these figures for real ones.
const SOURCE: &str = "Demonstration, not real prices";
/// The longest step, as a fraction of the price.
const STEP: i64 = 2_000;
/// How far a price moves from its close, as a fraction of that.
const REACH: i64 = 10;

/// The quotes of a document.
pub(crate) fn strip(bytes: &[u8]) -> Result<Strip, String> {
    let strip = read(bytes, None).map_err(|error| error.to_string())?.document.strip.unwrap_or_default();
    if strip.quotes.iter().all(|quote| quote.price.is_none()) {
        return Err("there is no quote with a price".to_owned());
    }
    Ok(strip)
}

/// This many symbols that do not exist.
pub(crate) fn made_up(count: u32, seed: u64) -> Strip {
    let mut rng = Rng::with_seed(seed);
    let quote = |number| {
        let (mantissa, places) = match number % 10 {
            0 => (rng.i64(1_000..10_000), 4),
            1 => (rng.i64(10_000..1_000_000), 3),
            _ => (rng.i64(500..100_000), 2),
        };
        Quote {
            symbol: format!("SYM{number:04}"),
            name: Some(format!("Made-up share {number}")),
            price: Decimal::new(mantissa, places),
            currency: Some("USD".to_owned()),
            ..Quote::default()
        }
    };
    Strip { label: Some("Made up".to_owned()), source: None, quotes: (0..count).map(quote).collect() }
}

/// A random walk.
pub(crate) struct Walk {
    label: Option<String>,
    rows: Vec<Row>,
    rng: Rng,
}

struct Row {
    quote: Quote,
    /// All digits of the price, the last `places` of which are decimals.
    price: i64,
    places: u8,
    /// Those of the previous close, with as many decimals.
    close: i64,
    /// The number of the last frame that moved it.
    moved: u64,
}

impl Walk {
    /// A walk from the prices of a strip, which were made at `time`. Quotes without a price are left out.
    pub(crate) fn from(strip: &Strip, seed: u64, time: i64) -> Self {
        let rows = Board::of(strip).rows().iter().filter_map(|quote| Row::of(quote, time)).collect();
        Self { label: strip.label.clone(), rows, rng: Rng::with_seed(seed) }
    }

    /// The quotes that move next, in the frame of this number; `time` is that of the ticks, in milliseconds since 1970.
    pub(crate) fn step(&mut self, number: u64, time: i64, ticks: u32) -> Option<Vec<Quote>> {
        // There is nothing to choose from.
        self.rows.first()?;
        let mut quotes = Vec::new();
        for _ in 0..ticks {
            let index = self.rng.usize(..self.rows.len());
            let row = self.rows.get_mut(index)?;
            row.step(&mut self.rng);
            row.moved = number;
            row.quote.price = Decimal::new(row.price, row.places);
            row.quote.time = Some(time);
            let Quote { symbol, exchange, price, time, .. } = row.quote.clone();
            quotes.push(Quote { symbol, exchange, price, time, ..Quote::default() });
        }
        Some(quotes)
    }

    /// All current quotes.
    pub(crate) fn whole(&self) -> Strip {
        let quotes = self.rows.iter().map(|row| row.quote.clone()).collect();
        let strip = Strip { label: self.label.clone(), source: Some(SOURCE.to_owned()), quotes };
        // With change and percent, as a page derives them from each tick.
        Strip { quotes: Board::of(&strip).rows().to_vec(), ..strip }
    }

    /// The quotes that moved after the frame of this number.
    pub(crate) fn since(&self, number: u64) -> Vec<Quote> {
        self.rows.iter().filter(|row| row.moved > number).map(|row| row.quote.clone()).collect()
    }
}

/// A frame with these quotes.
pub(crate) fn text(quotes: Vec<Quote>) -> String {
    to_text(&Strip { quotes, ..Strip::default() }.write())
}

impl Row {
    /// The row of a quote: live, and with a previous close, so that a tick only needs its price.
    fn of(quote: &Quote, time: i64) -> Option<Self> {
        let price = quote.price?;
        let close = quote.previous_close.or_else(|| before(price, quote.change_percent?)).unwrap_or(price);
        let digits = match close.scale().checked_sub(price.scale()) {
            Some(more) => close.mantissa() / 10i64.checked_pow(u32::from(more))?,
            None => close.with_places(price.scale()).mantissa(),
        };
        let quote = Quote {
            change: None,
            change_percent: None,
            previous_close: Some(close),
            time: Some(time),
            state: Some(State::Live),
            delay: None,
            history: Vec::new(),
            ..quote.clone()
        };
        Some(Self { price: price.mantissa(), places: price.scale(), close: digits, moved: 0, quote })
    }

    /// Moves the price by at least one unit of its last place, and not further from its close than it may go.
    fn step(&mut self, rng: &mut Rng) {
        let size = self.close.abs();
        let reach = (size / REACH).max(1);
        // A positive price stays positive.
        let least = if self.close > 0 { (self.close - reach).max(1) } else { self.close - reach };
        let step = 1 + rng.i64(0..=size / STEP);
        let up = self.price + step <= self.close + reach && (rng.bool() || self.price - step < least);
        self.price = if up { self.price + step } else { (self.price - step).max(least) };
    }
}

/// The price before it changed by this percentage, with the same places.
fn before(price: Decimal, percent: Decimal) -> Option<Decimal> {
    let hundred = 100 * 10i128.pow(u32::from(percent.scale()));
    let whole = hundred + i128::from(percent.mantissa());
    let close = (i128::from(price.mantissa()) * hundred * 2 + whole).checked_div(whole * 2)?;
    Decimal::new(i64::try_from(close).ok()?, price.scale())
}

#[cfg(test)]
mod tests {
    use slugline::json::{Record, to_text};
    use slugline::quote::{Board, Strip};

    use super::{DEMONSTRATION, Walk, before, made_up, strip};

    fn walk(seed: u64) -> Walk {
        Walk::from(&strip(DEMONSTRATION).unwrap(), seed, 1_000)
    }

    fn text(strip: &Strip) -> String {
        to_text(&strip.write())
    }

    #[test]
    fn same_seed_gives_the_same_prices() {
        let frames = |seed| {
            let mut walk = walk(seed);
            (1..=50).map(|number| walk.step(number, 1_000, 3).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(frames(7), frames(7));
        assert_ne!(frames(7), frames(8));
    }

    #[test]
    fn board_ends_with_the_last_values() {
        let mut walk = walk(1);
        let mut board = Board::of(&walk.whole());
        let mut missed = board.clone();
        for number in 1..=2_000 {
            for quote in walk.step(number, 1_000 + number as i64, 5).unwrap() {
                board.apply(&quote);
                if number <= 1_990 {
                    missed.apply(&quote);
                }
            }
        }
        assert_eq!(board.rows(), walk.whole().quotes);
        assert_ne!(missed, board);
        for quote in walk.since(1_990) {
            missed.apply(&quote);
        }
        assert_eq!(missed.rows(), board.rows());
    }

    #[test]
    fn prices_keep_their_places_and_stay_near_their_close() {
        let mut walk = Walk::from(&made_up(200, 3), 3, 0);
        let begun = walk.whole();
        for number in 1..=2_000 {
            let moved = walk.rows.iter().map(|row| row.price).collect::<Vec<_>>();
            walk.step(number, 0, 10).unwrap();
            assert_ne!(moved, walk.rows.iter().map(|row| row.price).collect::<Vec<_>>());
        }
        for (first, last) in begun.quotes.iter().zip(walk.whole().quotes) {
            let (first, last) = (first.price.unwrap(), last.price.unwrap());
            assert_eq!(first.scale(), last.scale());
            assert!(last.mantissa() > 0 && (last.mantissa() - first.mantissa()).abs() <= first.mantissa() / 10 + 1);
        }
    }

    #[test]
    fn close_is_derived_from_the_percentage() {
        let decimal = |text| slugline::quote::Decimal::parse(text).unwrap();
        assert_eq!(before(decimal("94.445"), decimal("-1.74")), Some(decimal("96.117")));
        assert_eq!(before(decimal("10.15"), decimal("3.05")), Some(decimal("9.85")));
        assert_eq!(before(decimal("1"), decimal("-100")), None);
    }

    #[test]
    fn document_without_prices_cannot_move() {
        assert!(strip(br#"{"quotes":[{"symbol":"A"}]}"#).is_err());
        assert!(strip(b"A headline").is_err());
        assert!(text(&walk(1).whole()).contains(r#""source":"Demonstration, not real prices""#));
    }

    #[test]
    fn an_empty_walk_ends() {
        assert_eq!(Walk::from(&Strip::default(), 1, 0).step(1, 0, 1), None);
    }
}

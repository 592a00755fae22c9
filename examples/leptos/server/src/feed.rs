//! A feed of made-up quotes as Server-Sent Events: those of the page, one of which moves four times a second.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt, stream};
use slugline::json::{Record, to_text};
use slugline::quote::{Decimal, Quote, State, Strip};
use slugline_example::edition;

const BETWEEN_FRAMES: Duration = Duration::from_millis(250);

/// The stream of one reader: all quotes first, as whoever follows a stream alone needs them, then one at a time.
pub(crate) async fn feed() -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let strip = edition().strip.unwrap_or_default();
    let snapshot = stream::iter([Ok(Event::default().data(to_text(&strip.write())))]);
    let ticks = stream::unfold((strip.quotes, 0), |(mut quotes, number)| async move {
        tokio::time::sleep(BETWEEN_FRAMES).await;
        let count = quotes.len().max(1);
        let frame = quotes.get_mut(number % count).map(|quote| frame(quote, number / count)).unwrap_or_default();
        Some((Ok(Event::default().data(frame)), (quotes, number + 1)))
    });
    Sse::new(snapshot.chain(ticks)).keep_alive(KeepAlive::default())
}

/// The quote's next price, a unit of its last place higher or lower, depending on the round.
fn frame(quote: &mut Quote, round: usize) -> String {
    let step = if round.is_multiple_of(2) { 1 } else { -1 };
    quote.price = quote.price.and_then(|price| Decimal::new(price.mantissa() + step, price.scale()));
    let tick = Quote { symbol: quote.symbol.clone(), price: quote.price, state: Some(State::Live), ..Quote::default() };
    to_text(&Strip { quotes: vec![tick], ..Strip::default() }.write())
}

//! The feed's addresses, and the markets behind them.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{FromRequestParts, WebSocketUpgrade};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use slugline::quote::Strip;
use tokio::time::sleep_until;

use super::market::{Frame, Market, Next, Source};
use super::query::{Query, Terms};
use super::replay::{Line, Replay};
use super::watcher::Watcher;
use super::{socket as websocket, sse};
use crate::clock;
use crate::delivery::is_known;
use crate::walk::{Walk, made_up};

/// Server-Sent Events, a WebSocket, the current quotes. They take precedence over files of these names.
pub(super) const PATHS: [&str; 3] = ["/feed", "/feed.ws", "/feed.json"];
/// The maximum number of markets; among those that nobody watches the longest unused one is dropped.
const MOST_MARKETS: usize = 64;

/// The origin of markets.
pub(super) enum Origin {
    /// Quotes with random prices.
    Walk(Strip),
    /// Recorded frames.
    Replay(Arc<[Line]>),
}

/// The feed.
#[derive(Clone)]
pub(super) struct Feed(Arc<Shared>);

struct Shared {
    origin: Origin,
    /// The last used one last.
    markets: Mutex<Vec<Arc<Market>>>,
}

/// The parameters of a request, and its market.
pub(super) struct Wish {
    query: Query,
    market: Arc<Market>,
}

impl Feed {
    /// A feed of markets from this origin.
    pub(super) fn of(origin: Origin) -> Self {
        Self(Arc::new(Shared { origin, markets: Mutex::default() }))
    }

    /// The market with these terms, which begins with the first request for it; `None` if there are too many.
    fn market(&self, terms: &Terms) -> Option<Arc<Market>> {
        let mut markets = self.0.markets.lock().unwrap_or_else(PoisonError::into_inner);
        let market = match markets.iter().position(|market| market.terms == *terms) {
            Some(known) => markets.remove(known),
            None => {
                if markets.len() >= MOST_MARKETS {
                    let unwatched = markets.iter().position(|market| Arc::strong_count(market) == 1)?;
                    markets.remove(unwatched);
                }
                Arc::new(Market::of(terms.clone(), self.source(terms)))
            }
        };
        markets.push(Arc::clone(&market));
        Some(market)
    }

    fn source(&self, terms: &Terms) -> Box<dyn Source> {
        match (&self.0.origin, terms.symbols) {
            (Origin::Replay(lines), _) => Box::new(Replay::of(Arc::clone(lines))),
            (Origin::Walk(_), Some(count)) => Box::new(Walk::from(&made_up(count, terms.seed), terms.seed, clock::now())),
            (Origin::Walk(strip), None) => Box::new(Walk::from(strip, terms.seed, clock::now())),
        }
    }
}

impl FromRequestParts<Feed> for Wish {
    type Rejection = (StatusCode, String);

    async fn from_request_parts(parts: &mut Parts, feed: &Feed) -> Result<Self, Self::Rejection> {
        let replays = matches!(feed.0.origin, Origin::Replay(_));
        let bad = |error: String| (StatusCode::BAD_REQUEST, error + "\n");
        let mut query = Query::read(parts.uri.query().unwrap_or_default(), replays).map_err(bad)?;
        // The browser's header is newer than what a page once wrote into the address.
        let said = parts.headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
        query.after = said.or(query.after);
        let busy = || (StatusCode::SERVICE_UNAVAILABLE, format!("{MOST_MARKETS} markets are watched already\n"));
        let market = feed.market(&query.terms).ok_or_else(busy)?;
        if query.waits && market.end().is_none() {
            return Err(bad("wait: this market has no end; give it one with `frames`".to_owned()));
        }
        Ok(Self { query, market })
    }
}

/// `/feed`: Server-Sent Events.
pub(super) async fn events(Wish { query, market }: Wish) -> Response {
    sse::response(Watcher::of(market, query))
}

/// `/feed.ws`: a WebSocket.
pub(super) async fn socket(
    Wish { query, market }: Wish,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    match upgrade {
        Ok(upgrade) => upgrade.on_upgrade(|socket| websocket::feed(socket, Watcher::of(market, query))),
        Err(rejection) => rejection.into_response(),
    }
}

/// `/feed.json`: the current quotes without any fault, or with `wait=end` the last ones.
pub(super) async fn snapshot(Wish { query, market }: Wish, headers: HeaderMap) -> Response {
    if query.waits {
        loop {
            match market.next(market.present()) {
                Next::At(moment) => sleep_until(moment.into()).await,
                Next::Frame(_) => {}
                Next::Nothing => break,
            }
        }
    }
    let frame = market.whole().unwrap_or_else(|| Frame { number: market.present(), text: r#"{"quotes":[]}"#.to_owned() });
    let tag = format!("\"{}\"", market.identity(frame.number));
    let is_known = is_known(&headers, &tag);
    let cache = (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let tag = (header::ETAG, format!("W/{tag}"));
    if is_known {
        return (StatusCode::NOT_MODIFIED, [tag], [cache]).into_response();
    }
    ([tag], [cache], [(header::CONTENT_TYPE, "application/json; charset=utf-8")], frame.text + "\n").into_response()
}

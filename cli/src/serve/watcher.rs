//! One connection's position in a market.

use std::collections::VecDeque;
use std::future::pending;
use std::sync::Arc;

use tokio::time::sleep_until;

use super::fault::Fault;
use super::market::{Market, Next};
use super::mischief::{Mischief, Piece};
use super::query::Query;

/// A watcher of a market: first all current quotes, then every frame.
pub(super) struct Watcher {
    market: Arc<Market>,
    mischief: Mischief,
    /// The number of the last frame that was seen.
    seen: u64,
    /// What is to be sent before the next one is checked.
    waiting: VecDeque<Piece>,
}

impl Watcher {
    /// A watcher that begins, or resumes after the last frame that it had.
    pub(super) fn of(market: Arc<Market>, query: Query) -> Self {
        let mischief = Mischief::of(query.faults, market.terms.seed);
        let had = query.after.and_then(|identity| market.number(&identity));
        let (seen, whole) = match had {
            Some(number) => (number, None),
            None => market.whole().map_or((0, None), |whole| (whole.number, Some(mischief.whole(&whole)))),
        };
        let waiting = whole.into_iter().collect();
        Self { market, mischief, seen, waiting }
    }

    /// What is sent next, when it is time; `None` when the connection ends.
    ///
    /// It is cancel-safe.
    pub(super) async fn next(&mut self) -> Option<Piece> {
        if self.mischief.does(Fault::Close) {
            return None;
        }
        if self.is_silent() {
            pending::<()>().await;
        }
        loop {
            if let Some(piece) = self.waiting.pop_front() {
                return Some(piece);
            }
            match self.market.next(self.seen) {
                Next::Frame(frame) => {
                    self.seen = frame.number;
                    let end = self.market.end();
                    // A watcher that missed a tick gets it at the end.
                    let mends = end == Some(frame.number) && self.mischief.does(Fault::Drop);
                    let whole = if mends { self.market.whole() } else { None };
                    self.waiting.extend(self.mischief.pass(whole.as_ref().unwrap_or(&frame), end));
                }
                Next::At(moment) => sleep_until(moment.into()).await,
                // A market that has ended does not end its connections.
                Next::Nothing => pending().await,
            }
        }
    }

    /// The id of a piece, by which a connection is resumed.
    pub(super) fn identity(&self, piece: &Piece) -> Option<String> {
        piece.number.map(|number| self.market.identity(number))
    }

    /// Whether nothing at all is to be sent.
    pub(super) fn is_silent(&self) -> bool {
        self.mischief.does(Fault::Silent)
    }

    /// Whether bytes are sent slowly.
    pub(super) fn is_slow(&self) -> bool {
        self.mischief.does(Fault::Slow)
    }
}

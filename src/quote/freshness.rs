//! How fresh figures are.

use super::{Quote, State};
use crate::json::words_of_record;

words_of_record! {
    /// How the figures of a feed are.
    pub enum Feed {
        /// None has come yet.
        Connecting = "connecting",
        /// They come as they are made, as far as the feed says.
        Live = "live",
        /// They come late, as all quotes say.
        Delayed = "delayed",
        /// None has come for longer than the page allows.
        Stale = "stale",
        /// The market is closed.
        Closed = "closed",
        /// The connection is lost.
        Offline = "offline",
    }
}

/// What holds for all quotes of a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freshness {
    /// The state that they share.
    pub state: Option<State>,
    /// By how many minutes the latest of them lags.
    pub delay: Option<u32>,
    /// When the latest of them was made: milliseconds since 1970.
    pub time: Option<i64>,
}

impl Freshness {
    /// The freshness of these quotes.
    pub fn of<'a>(quotes: impl IntoIterator<Item = &'a Quote>) -> Self {
        let mut whole: Option<Self> = None;
        for quote in quotes {
            let so_far = whole.get_or_insert(Self { state: quote.state, ..Self::default() });
            so_far.state = so_far.state.filter(|state| quote.state == Some(*state));
            so_far.delay = so_far.delay.max(quote.delay);
            so_far.time = so_far.time.max(quote.time);
        }
        whole.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Freshness;
    use crate::quote::{Quote, State};

    #[test]
    fn shared_state_is_that_of_all_quotes() {
        let quote = |state, time| Quote { state, time, ..Quote::default() };
        let (closed, live) = (quote(Some(State::Closed), Some(3)), quote(Some(State::Live), Some(9)));
        assert_eq!(Freshness::of([]), Freshness::default());
        assert_eq!(Freshness::of([&closed, &closed]).state, Some(State::Closed));
        assert_eq!(Freshness::of([&closed, &live, &closed]), Freshness { state: None, delay: None, time: Some(9) });
        assert_eq!(Freshness::of([&closed, &quote(None, None)]).state, None);
    }
}

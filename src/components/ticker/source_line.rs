//! The line that says who gives the figures, and how fresh they are.

use super::cell::delay_text;
use crate::locale::{Locale, fill, whole};
use crate::quote::{Feed, Freshness, State};

/// What is known of a strip's feed and of what it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedStatus {
    /// The state of the feed, where there is one.
    pub feed: Option<Feed>,
    /// When the latest of the figures was made, as the language writes it; empty where that is not known.
    pub as_of: String,
    /// How many quotes are shown, where that is not all.
    pub most: Option<u32>,
}

/// "Example figures · Delayed 15 min · as of 14:32": who gives the figures, and what holds for all of them.
pub fn source_line(source: Option<&str>, fresh: Freshness, status: &FeedStatus, locale: Locale) -> String {
    let words = locale.words();
    let most = status.most.map(|most| fill(words.most(), &whole(most, locale)));
    let state = match (fresh.state, status.feed) {
        (Some(State::Closed), _) | (None, Some(Feed::Closed)) => Some(words.closed().to_owned()),
        (Some(State::Halted), _) => Some(words.halted().to_owned()),
        (Some(State::Delayed), _) => delay_text(fresh.delay, locale),
        // That they are live can be said only while they come.
        (Some(State::Live), None | Some(Feed::Live)) => Some(words.live().to_owned()),
        (None, Some(Feed::Live)) if fresh.delay.is_none() => Some(words.live().to_owned()),
        _ => None,
    };
    let fault = match status.feed {
        Some(Feed::Connecting) => Some(words.connecting().to_owned()),
        Some(Feed::Stale) => Some(words.stale().to_owned()),
        Some(Feed::Offline) => Some(words.offline().to_owned()),
        _ => None,
    };
    let as_of = (!status.as_of.is_empty()).then(|| fill(words.as_of(), &status.as_of));
    let parts = [source.map(str::to_owned), most, state, fault, as_of];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{B7} ")
}

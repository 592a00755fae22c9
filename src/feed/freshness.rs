//! The freshness of a strip's figures: what the page and the reader are told about it, and when.

use super::{Milliseconds, Phase, SECOND, Status, Terms};
use crate::quote::{Feed, State};

/// How long figures are missing before that is announced. The state is checked at least this often, because trading hours pass too.
const BEFORE_WORDS: Milliseconds = 30.0 * SECOND;
/// The minimum time before the next check.
const LEAST_REST: Milliseconds = 250.0;

/// What is known about the quotes of a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Whether there are any.
    pub are_there: bool,
    /// The state that all of them share, if they do.
    pub state: Option<State>,
}

/// Watches the figures of one strip. Strips of one feed may judge it differently: each has its own terms and hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FreshnessWatch {
    state: Option<Feed>,
    lost_since: Option<Milliseconds>,
    is_loss_announced: bool,
}

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The state.
    pub state: Feed,
    /// Whether it has changed.
    pub has_changed: bool,
    /// Whether it is to be announced to the reader: that figures are missing, or that they are back.
    pub is_announced: bool,
    /// When to check again, if nothing happens before.
    pub look_again: Milliseconds,
}

impl FreshnessWatch {
    /// The state at the last check; `None` before the first.
    pub fn state(&self) -> Option<Feed> {
        self.state
    }

    /// Whether the figures are missing or old.
    pub fn is_lost(&self) -> bool {
        self.state.is_some_and(is_lost)
    }

    /// Whether it must be checked again because figures have arrived: live figures stay live.
    pub fn is_to_judge_figures(&self) -> bool {
        self.state != Some(Feed::Live)
    }

    /// Determines the state of the figures. `is_open` says whether it is within trading hours. `None` while the feed is asleep: a
    /// sleeping feed is not lost.
    pub fn judge(
        &mut self,
        status: Status,
        figures: Figures,
        terms: Terms,
        is_open: bool,
        now: Milliseconds,
    ) -> Option<Judgement> {
        if status.is_asleep {
            return None;
        }
        let (state, mut due) = state_of(status, figures, terms, is_open, now);
        let is_lost = is_lost(state);
        // Setting the clock back does not postpone the announcement.
        let lost_since = is_lost.then(|| self.lost_since.map_or(now, |since| since.min(now)));
        self.lost_since = lost_since;
        let mut is_announced = false;
        if let Some(since) = lost_since
            && !self.is_loss_announced
        {
            due = since + BEFORE_WORDS;
            is_announced = now >= due;
        } else if self.is_loss_announced && matches!(state, Feed::Live | Feed::Delayed | Feed::Closed) {
            is_announced = true;
        }
        if is_announced {
            self.is_loss_announced = is_lost;
        }
        let has_changed = self.state.replace(state) != Some(state);
        let look_again = due.max(now + LEAST_REST).min(now + BEFORE_WORDS);
        Some(Judgement { state, has_changed, is_announced, look_again })
    }

    /// The state that is shown next to the figures. Polled figures are only called live if they say so
    /// themselves.
    pub fn shown_state(&self, streams: bool, figures: Figures) -> Option<Feed> {
        self.state.filter(|state| *state != Feed::Live || streams || figures.state == Some(State::Live))
    }
}

/// The time of the figures: when they were `made` according to themselves, or else when a stream last gave any. A clock that is ahead does
/// not put figures in the future.
pub fn as_of(made: Option<Milliseconds>, streamed: Option<Milliseconds>, now: Milliseconds) -> Option<Milliseconds> {
    made.or(streamed).map(|time| time.min(now))
}

fn is_lost(state: Feed) -> bool {
    matches!(state, Feed::Stale | Feed::Offline)
}

/// The state of the figures, and when it may change by itself. It depends on when figures arrived, never on their own time: clocks differ.
fn state_of(status: Status, figures: Figures, terms: Terms, is_open: bool, now: Milliseconds) -> (Feed, Milliseconds) {
    let pause = if status.streams { 0.0 } else { terms.interval };
    let due = status.heard.unwrap_or(status.since).min(now) + terms.stale_after + pause;
    let lasting = |state| (state, Milliseconds::INFINITY);
    if !is_open {
        lasting(Feed::Closed)
    } else if status.phase == Phase::Lost {
        lasting(Feed::Offline)
    } else if figures.state == Some(State::Closed) {
        lasting(Feed::Closed)
    } else if now >= due {
        lasting(Feed::Stale)
    } else if status.phase == Phase::Connecting || !figures.are_there {
        (Feed::Connecting, due)
    } else if figures.state == Some(State::Delayed) {
        (Feed::Delayed, due)
    } else {
        (Feed::Live, due)
    }
}

#[cfg(test)]
mod tests;

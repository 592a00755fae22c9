//! How the figures of a strip are: what the page and the reader are told of that, and when.

use super::{Milliseconds, Phase, SECOND, Status, Terms};
use crate::quote::{Feed, State};

/// How long figures are lost before that is announced. It is looked again as often: hours and days pass too.
const BEFORE_WORDS: Milliseconds = 30.0 * SECOND;
/// It is not looked again sooner.
const LEAST_REST: Milliseconds = 250.0;

/// What is known of the quotes of a strip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Whether there are any.
    pub are_there: bool,
    /// The state that all of them are in, if they share one.
    pub state: Option<State>,
}

/// Watches over the figures of one strip. Strips of one feed may judge it differently: each has its own terms and hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FreshnessWatch {
    state: Option<Feed>,
    lost_since: Option<Milliseconds>,
    is_loss_announced: bool,
}

/// How the figures are found to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// How they are.
    pub state: Feed,
    /// Whether they were otherwise before.
    pub has_changed: bool,
    /// Whether the reader is to be told of it: that they stay away, or that they are back.
    pub is_announced: bool,
    /// When it is to be looked again, if nothing happens before.
    pub look_again: Milliseconds,
}

impl FreshnessWatch {
    /// How the figures were found to be last; nothing before the first look.
    pub fn state(&self) -> Option<Feed> {
        self.state
    }

    /// Whether the figures are not as they should be.
    pub fn is_lost(&self) -> bool {
        self.state.is_some_and(is_lost)
    }

    /// Whether it has to be looked again because figures have come: what is live stays so.
    pub fn is_to_judge_figures(&self) -> bool {
        self.state != Some(Feed::Live)
    }

    /// Finds out how the figures are. `is_open` says whether it is within trading hours. Nothing while the feed is asleep: who sleeps is not lost.
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
        // A clock that is set back does not put the words off.
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

    /// The state that is told beside the figures. Of figures that are fetched now and then nobody can say that they are live, unless they
    /// say so themselves.
    pub fn shown_state(&self, streams: bool, figures: Figures) -> Option<Feed> {
        self.state.filter(|state| *state != Feed::Live || streams || figures.state == Some(State::Live))
    }
}

/// As of when figures are: by when they were `made` as they say themselves, else by when a stream gave any. A clock that is ahead does not make figures of
/// tomorrow.
pub fn as_of(made: Option<Milliseconds>, streamed: Option<Milliseconds>, now: Milliseconds) -> Option<Milliseconds> {
    made.or(streamed).map(|time| time.min(now))
}

fn is_lost(state: Feed) -> bool {
    matches!(state, Feed::Stale | Feed::Offline)
}

/// How the figures are, and when that may be otherwise by itself. It is judged by when figures came, never by their own time: clocks differ.
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

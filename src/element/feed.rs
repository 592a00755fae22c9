//! The feed that a strip follows, and the state of its figures.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::Date;

use crate::feed::Fault;
use crate::feed::{Fetch, Figures, FreshnessWatch, Judgement, Milliseconds, Notification, Source, Subscription, Terms};
use crate::quote;

/// The feed of one strip. All strips with the same feed share its connection and its market.
pub(super) struct Feed {
    /// Its source on the page.
    source: Source,
    subscription: Subscription,
    watch: RefCell<FreshnessWatch>,
    /// When the state of the figures is checked next.
    next_look: RefCell<Option<(Milliseconds, Timeout)>>,
}

impl Feed {
    /// Follows the feed of a source. `early` is a fetch of its snapshot that was begun before.
    pub(super) fn new(
        source: Source,
        terms: Terms,
        early: Option<Fetch>,
        notify: impl Fn(Notification) + 'static,
    ) -> Result<Self, Fault> {
        let subscription = Subscription::new(&source, terms, early, notify)?;
        Ok(Self { source, subscription, watch: RefCell::default(), next_look: RefCell::default() })
    }

    pub(super) fn is_of(&self, source: &Source) -> bool {
        self.source == *source
    }

    pub(super) fn subscription(&self) -> &Subscription {
        &self.subscription
    }

    /// Whether the figures are missing or old.
    pub(super) fn is_lost(&self) -> bool {
        self.watch.borrow().is_lost()
    }

    /// Whether the state must be determined again because figures have arrived.
    pub(super) fn is_to_judge_figures(&self) -> bool {
        self.watch.borrow().is_to_judge_figures()
    }

    /// Determines the state of the figures; `None` while it is asleep. `look_again` is called when the state may have changed by itself.
    pub(super) fn judge(
        &self,
        figures: Figures,
        terms: Terms,
        is_open: bool,
        look_again: impl FnOnce() + 'static,
    ) -> Option<Judgement> {
        let now = Date::now();
        let judgement = self.watch.borrow_mut().judge(self.subscription.status(), figures, terms, is_open, now)?;
        let due = judgement.look_again;
        // Frames postpone it many times a second: a running timer checks once more in vain.
        let is_set = self.next_look.borrow().as_ref().is_some_and(|(next, _)| (now..=due).contains(next));
        if !is_set {
            let timer = Timeout::new((due - now).max(0.0).ceil() as u32, look_again);
            self.next_look.replace(Some((due, timer)));
        }
        Some(judgement)
    }

    /// Before what the timer calls looks: it has run out.
    pub(super) fn looks(&self) {
        self.next_look.take();
    }

    /// The state that is shown next to the figures, if any.
    pub(super) fn shown_state(&self, figures: Figures) -> Option<quote::Feed> {
        self.watch.borrow().shown_state(self.subscription.status().streams, figures)
    }
}

//! The feed of a strip, and what is said of its figures.

use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::GetUntracked;

use super::View;
use crate::element::feed::Feed;
use crate::element::outcome::shown;
use crate::element::strips;
use crate::feed::{Fault, Fetch, Figures, Notification, Source, as_of};
use crate::hooks::set_if_changed;
use crate::ingest::Outcome;

/// Children that are not visible.
const UNSEEN: &str = "script, style, template";

impl View {
    /// Whether the market of a feed is shown.
    pub(super) fn shows(&self, feed: &Feed) -> bool {
        self.has_market.get() && Rc::ptr_eq(&self.rows.market(), feed.subscription().market())
    }

    pub(in crate::element) fn follow_feed(
        self: &Rc<Self>,
        source: Source,
        early: Option<Fetch>,
        anew: bool,
    ) -> Result<(), Fault> {
        let known = self.feed().filter(|feed| feed.is_of(&source));
        let is_new = known.is_none();
        let feed = match known {
            Some(feed) => feed,
            None => {
                let view = Rc::downgrade(self);
                let notify = move |news| {
                    if let Some(view) = view.upgrade() {
                        view.hear(news);
                    }
                };
                let feed = Rc::new(Feed::new(source, self.terms.get(), early, notify)?);
                // The former one is left last: they may share a connection.
                self.leave_feed();
                self.feed.replace(Some(feed.clone()));
                feed
            }
        };
        self.is_awaited.set(true);
        self.judge();
        let subscription = feed.subscription();
        if let Some(outcome) = subscription.shown().filter(|_| !anew) {
            self.show_feed(&outcome);
        }
        // A feed that has just begun is up to date.
        if anew && !(is_new && subscription.is_fetching()) {
            subscription.refresh();
        }
        Ok(())
    }

    pub(in crate::element) fn leave_feed(&self) {
        let Some(former) = self.feed.take() else { return };
        self.host.set_state("stale", false);
        // Only now, because a listener of its end may follow another feed.
        drop(former);
        self.host.attempted();
    }

    fn hear(self: &Rc<Self>, news: Notification) {
        match news {
            Notification::Shown(outcome) => self.show_feed(&outcome),
            Notification::Changed => {
                // A live feed stays live, and needs no other check.
                if self.feed().is_some_and(|feed| feed.is_to_judge_figures()) {
                    self.judge();
                }
                self.changed();
            }
            Notification::StatusChanged => self.judge(),
            Notification::Attempted => self.host.attempted(),
            Notification::Failed(failure) => self.host.fail(&failure.code, &failure.message, failure.count, true),
        }
    }

    /// Shows the market of the feed, and reports it if it is new.
    fn show_feed(self: &Rc<Self>, outcome: &Outcome) {
        let Some(feed) = self.feed() else { return };
        if !self.shows(&feed) {
            self.show_market(feed.subscription().market().clone());
        } else if self.is_awaited.get() {
            self.write_all();
        } else {
            self.changed();
        }
        self.judge();
        if self.is_awaited.replace(false) {
            self.host.notify_ready(shown(outcome));
        }
    }

    /// Determines the state of its feed, announces it to the reader, and notifies the page if it has changed.
    pub(super) fn judge(self: &Rc<Self>) {
        let Some(feed) = self.feed() else { return };
        let is_open = self.opening.borrow().as_ref().is_none_or(|opening| opening.is_open(Date::now()));
        let view = Rc::downgrade(self);
        let look_again = move || {
            let Some(view) = view.upgrade() else { return };
            if let Some(feed) = view.feed() {
                feed.looks();
            }
            view.judge();
        };
        // A sleeping feed is not lost.
        let Some(judgement) = feed.judge(self.figures(self.has_market.get()), self.terms.get(), is_open, look_again) else {
            return;
        };
        if judgement.is_announced {
            self.signals.announce(judgement.state, self.locale.get_untracked());
        }
        if judgement.has_changed {
            if self.is_watched() {
                self.update_status();
            } else {
                self.pace.has_changed();
            }
            strips::notify(false);
            self.host.feed_changed(judgement.state.word(), feed.is_lost());
        }
    }

    /// What is known about its quotes.
    fn figures(&self, are_there: bool) -> Figures {
        Figures { are_there, state: self.rows.fresh().state }
    }

    /// Shows the state and the time of the figures next to them.
    pub(super) fn update_status(&self) {
        let feed = self.feed();
        let streamed = feed.as_ref().and_then(|feed| feed.subscription().status().streamed());
        let time = as_of(self.rows.fresh().time.map(|time| time as f64), streamed, Date::now());
        // A stream that has given no figures yet has no time either.
        let time = time.filter(|_| self.rows.count() > 0);
        let as_of = self.recent_time.borrow_mut().write(time, &self.lang.borrow());
        let state = feed.as_ref().and_then(|feed| feed.shown_state(self.figures(true)));
        let mut status = self.feed_status.borrow_mut();
        (status.feed, status.as_of) = (state, as_of);
        drop(status);
        self.update_source_line();
        // An empty strip only says that. Visible children say more.
        let has_rows = self.rows.count() > 0;
        let is_empty_shown = !has_rows && (feed.is_some() || self.has_market.get()) && !self.has_text();
        let is_empty = is_empty_shown && !self.has_market.get();
        if is_empty != self.is_empty.replace(is_empty) {
            self.host.set_state("empty", is_empty);
        }
        set_if_changed(self.signals.is_filled, is_empty_shown || has_rows);
    }

    /// Whether the page has visible content of its own in it.
    fn has_text(&self) -> bool {
        let children = self.element.children();
        (0..children.length()).filter_map(|at| children.item(at)).any(|child| !child.matches(UNSEEN).unwrap_or_default())
    }
}

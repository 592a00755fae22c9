//! The quotes of a feed, and how fresh they are.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::time::Duration;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;

use super::{report, set_if_changed};
use crate::feed::{
    Addresses, Credentials, Failure, Figures, FreshnessWatch, MINUTE, Milliseconds, Notification, Opening, SECOND, Source,
    Subscription, Terms, as_of,
};
use crate::ingest::Format;
use crate::quote::{Feed, Freshness, Strip};

/// How often a second the signals are updated at most, if nothing is said: faster changes cannot be read.
pub(crate) const USUAL_MAX_RATE: u32 = 4;

/// Where quotes come from, and how often.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedOptions {
    /// The snapshot: an address of the JSON of record, or of another format.
    pub src: Option<String>,
    /// The stream of frames: Server-Sent Events, or with `ws:` or `wss:` a WebSocket.
    pub stream: Option<String>,
    /// The format of the snapshot; detected by default.
    pub format: Option<Format>,
    /// Whether requests carry the reader's cookies.
    pub credentials: Credentials,
    /// The time between two snapshots, if there is no stream: a second to a day.
    pub interval: Duration,
    /// The time without new figures until they are stale: a second to a day.
    pub stale_after: Duration,
    /// Trading hours, outside of which the market is closed: `Mon-Fri 09:30-16:00 America/New_York`.
    pub hours: Option<String>,
    /// How often a second the signals are updated at most: 1 to 60.
    pub max_rate: u32,
}

impl Default for FeedOptions {
    fn default() -> Self {
        let minute = Duration::from_secs(60);
        let credentials = Credentials::default();
        Self {
            src: None,
            stream: None,
            format: None,
            credentials,
            interval: minute,
            stale_after: minute,
            hours: None,
            max_rate: USUAL_MAX_RATE,
        }
    }
}

impl FeedOptions {
    /// `None` if there is no address.
    fn source(&self) -> Option<Source> {
        let address = |address: &Option<String>| address.clone().filter(|address| !address.is_empty());
        let addresses = Addresses { snapshot: address(&self.src), stream: address(&self.stream) };
        (addresses != Addresses::default()).then_some(Source { addresses, format: self.format, credentials: self.credentials })
    }

    fn terms(&self) -> Terms {
        let span = |span: Duration| (span.as_secs_f64() * SECOND).clamp(SECOND, 24.0 * 60.0 * MINUTE);
        Terms { interval: span(self.interval), stale_after: span(self.stale_after) }
    }

    /// The minimum time between two updates.
    fn between_updates(&self) -> Milliseconds {
        SECOND / Milliseconds::from(self.max_rate.clamp(1, 60))
    }
}

/// What a feed provides.
#[derive(Clone, Copy, Debug)]
pub struct UseFeed {
    /// The quotes with their last values; `None` before the first, and if there is no feed.
    pub strip: Signal<Option<Strip>>,
    /// The state of the figures; `None` if there is no feed.
    pub state: Signal<Option<Feed>>,
    /// The same as shown to the reader: figures are called live only if that is known.
    pub shown_state: Signal<Option<Feed>>,
    /// The time of the figures, in milliseconds since 1970, if known.
    pub as_of: Signal<Option<Milliseconds>>,
    /// What is to be announced to the reader: that figures are missing, or that they are back.
    pub announced: Signal<Option<Feed>>,
}

/// Follows the feed of `options`. All followers of the same feed on a page share its connection and its market. The signals are updated
/// at most as often as `max_rate` says, and only while they are `watched`; missed updates follow as soon as they are again. `on_failure` is
/// called if something is wrong, at most once a minute for each kind; the console reports it too.
///
/// On a server nothing is fetched, so that no feed delays a page.
pub fn use_feed(options: Signal<FeedOptions>, watched: Signal<bool>, on_failure: Option<Callback<Failure>>) -> UseFeed {
    let signals = Signals::default();
    let source = Memo::new(move |_| options.with(FeedOptions::source));
    let hours = Memo::new(move |_| options.with(|options| options.hours.clone()));
    let watched = Memo::new(move |_| watched.get());
    let follower = StoredValue::new_local(None::<Rc<Follower>>);
    let with_follower = move |act: fn(&Rc<Follower>)| {
        if let Some(Some(follower)) = follower.try_get_value() {
            act(&follower);
        }
    };
    Effect::new(move |_| {
        // The former one ends first.
        follower.set_value(None);
        signals.clear();
        let Some(source) = source.get() else { return };
        let terms = options.with_untracked(FeedOptions::terms);
        follower.set_value(Some(Follower::new(source, terms, watched, signals, on_failure)));
    });
    Effect::new(move |_| {
        let (terms, text) = (options.with(FeedOptions::terms), hours.get());
        let opening = text.as_deref().and_then(Opening::parse);
        if let (Some(text), None) = (&text, &opening) {
            leptos::logging::warn!(
                "slugline: the hours {text:?} cannot be read: give such as \"Mon-Fri 09:30-16:00 America/New_York\""
            );
        }
        if source.read().is_some()
            && let Some(Some(follower)) = follower.try_get_value()
        {
            follower.expect(terms, opening);
        }
    });
    Effect::new(move |_| {
        let between = options.with(FeedOptions::between_updates);
        if source.read().is_some()
            && let Some(Some(follower)) = follower.try_get_value()
        {
            follower.between_updates.set(between);
        }
    });
    Effect::new(move |_| {
        if watched.get() {
            with_follower(Follower::catch_up);
        }
    });
    on_cleanup(move || {
        follower.try_set_value(None);
    });
    UseFeed {
        strip: signals.strip.into(),
        state: signals.state.into(),
        shown_state: signals.shown_state.into(),
        as_of: signals.as_of.into(),
        announced: signals.announced.into(),
    }
}

/// The signals of one hook. They may be disposed when they are written later.
#[derive(Clone, Copy, Default)]
struct Signals {
    strip: RwSignal<Option<Strip>>,
    state: RwSignal<Option<Feed>>,
    shown_state: RwSignal<Option<Feed>>,
    as_of: RwSignal<Option<Milliseconds>>,
    announced: RwSignal<Option<Feed>>,
}

impl Signals {
    fn clear(self) {
        set_if_changed(self.strip, None);
        set_if_changed(self.state, None);
        set_if_changed(self.shown_state, None);
        set_if_changed(self.as_of, None);
        set_if_changed(self.announced, None);
    }
}

/// Follows a feed, and writes its values into signals.
struct Follower {
    subscription: Option<Subscription>,
    terms: Cell<Terms>,
    opening: RefCell<Option<Opening>>,
    watch: RefCell<FreshnessWatch>,
    watched: Memo<bool>,
    signals: Signals,
    /// Whether there are figures that the signals do not have yet.
    is_behind: Cell<bool>,
    updated: Cell<Milliseconds>,
    between_updates: Cell<Milliseconds>,
    /// The next update.
    pending: RefCell<Option<Timeout>>,
    /// The next time that the state is determined.
    next_judgement: RefCell<Option<Timeout>>,
}

impl Follower {
    fn new(
        source: Source,
        terms: Terms,
        watched: Memo<bool>,
        signals: Signals,
        on_failure: Option<Callback<Failure>>,
    ) -> Rc<Self> {
        let fail = move |failure: Failure| {
            if let Some(on_failure) = on_failure {
                on_failure.try_run(failure);
            }
        };
        let follower = Rc::new_cyclic(|this: &Weak<Self>| {
            let this = this.clone();
            let notify = move |news| match (news, this.upgrade()) {
                (Notification::Failed(failure), _) => fail(failure),
                (Notification::Shown(outcome), Some(follower)) => {
                    for warning in outcome.warnings {
                        leptos::logging::warn!("slugline: {warning}");
                    }
                    follower.update_signals();
                }
                (Notification::Changed, Some(follower)) => follower.flush_soon(),
                (Notification::StatusChanged, Some(follower)) => follower.judge(),
                (Notification::Attempted, _) | (_, None) => {}
            };
            let subscription = Subscription::new(&source, terms, None, notify);
            let subscription = subscription.map_err(|fault| report(fault, on_failure)).ok();
            Self {
                subscription,
                terms: Cell::new(terms),
                opening: RefCell::default(),
                watch: RefCell::default(),
                watched,
                signals,
                is_behind: Cell::default(),
                updated: Cell::default(),
                between_updates: Cell::new(FeedOptions::default().between_updates()),
                pending: RefCell::default(),
                next_judgement: RefCell::default(),
            }
        });
        // Others may have followed it before.
        follower.update_signals();
        follower
    }

    fn expect(self: &Rc<Self>, terms: Terms, opening: Option<Opening>) {
        self.terms.set(terms);
        self.opening.replace(opening);
        if let Some(subscription) = &self.subscription {
            subscription.expect(terms);
        }
        self.judge();
    }

    fn catch_up(self: &Rc<Self>) {
        if self.is_behind.get() {
            self.update_signals();
        }
    }

    /// Updates the signals at the next frame that is allowed.
    fn flush_soon(self: &Rc<Self>) {
        self.is_behind.set(true);
        if self.pending.borrow().is_some() {
            return;
        }
        let between = self.between_updates.get();
        let wait = (self.updated.get() + between - Date::now()).clamp(0.0, between);
        let follower = Rc::downgrade(self);
        let timer = Timeout::new(wait as u32, move || {
            // In a hidden page the browser draws no frame, and nothing is updated.
            request_animation_frame(move || {
                if let Some(follower) = follower.upgrade() {
                    follower.flush();
                }
            });
        });
        self.pending.replace(Some(timer));
    }

    /// Updates the signals, if the result can be seen.
    fn flush(self: &Rc<Self>) {
        self.pending.take();
        if self.watched.try_get_untracked() == Some(true) {
            self.update_signals();
        }
    }

    /// Updates the signals. A snapshot always does so: the strip must have its size before it is seen.
    fn update_signals(self: &Rc<Self>) {
        let Some(subscription) = &self.subscription else { return };
        self.is_behind.set(false);
        self.updated.set(Date::now());
        if let Some(strip) = subscription.market().whole_strip() {
            set_if_changed(self.signals.strip, Some(strip));
        }
        self.judge();
    }

    /// Determines the state of the figures, and schedules the next time at which it may change by itself.
    fn judge(self: &Rc<Self>) {
        let Some(subscription) = &self.subscription else { return };
        let (now, status, market) = (Date::now(), subscription.status(), subscription.market());
        let fresh = Freshness::of(market.quotes().iter());
        let figures = Figures { are_there: !market.is_empty(), state: fresh.state };
        let is_open = self.opening.borrow().as_ref().is_none_or(|opening| opening.is_open(now));
        // A sleeping feed is not lost.
        let Some(judgement) = self.watch.borrow_mut().judge(status, figures, self.terms.get(), is_open, now) else { return };
        let Signals { state, shown_state, as_of: time, announced, .. } = self.signals;
        set_if_changed(state, Some(judgement.state));
        set_if_changed(shown_state, self.watch.borrow().shown_state(status.streams, figures));
        let as_of = as_of(fresh.time.map(|time| time as f64), status.streamed(), now);
        // A stream that has given no figures yet has no time either.
        set_if_changed(time, as_of.filter(|_| figures.are_there));
        if judgement.is_announced {
            announced.try_set(Some(judgement.state));
        }
        let follower = Rc::downgrade(self);
        let timer = Timeout::new((judgement.look_again - now).max(0.0) as u32, move || {
            if let Some(follower) = follower.upgrade() {
                follower.judge();
            }
        });
        self.next_judgement.replace(Some(timer));
    }
}

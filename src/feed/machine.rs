//! The state machine of a feed.
//!
//! ```text
//!            ┌────────────── attempt ◀──────────────┐
//!            ▼                                      │
//!       Fetching ──▶ Streaming ──▶ (lost, silent) ▶ Waiting
//!            └─────▶ Polled ── interval ──▶ attempt
//! ```
//!
//! An attempt fetches a snapshot if there is an address for it, then opens the stream if there is one; without a stream the
//! next snapshot follows after an interval. A feed is idle while it is asleep and before it has begun; at all other times an operation
//! is in progress or scheduled, so that nothing is forgotten.

mod event;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod world;

pub use event::{Action, Event, Frame, Phase, Snapshot, Status, Turn};

use super::{Addresses, Backoff, Fault, MINUTE, Milliseconds, Refusal, SECOND, Tally, Terms};

/// A snapshot that takes longer has failed.
const PATIENCE: Milliseconds = 30.0 * SECOND;
/// A connection that has been open this long is sound: after the next loss the waits start over.
const STEADY: Milliseconds = MINUTE;
/// After a loss, a connection without a frame counts when it has been open this long: a server may close it at once.
const SETTLED: Milliseconds = 5.0 * SECOND;
/// How many retries of a stream are left to the browser, which resumes but never waits longer.
const OWN_ATTEMPTS: u32 = 3;
/// How long after the page was hidden the connection is closed.
const BEDTIME: Milliseconds = MINUTE;
/// The minimum silence before the connection is reopened.
const LEAST_SILENCE: Milliseconds = 30.0 * SECOND;
/// When the reader returns an attempt is made at once, but not more often than this.
const BETWEEN_RETURNS: Milliseconds = SECOND;

/// The state of a feed, and the rules by which it changes.
#[derive(Clone, Debug)]
pub struct Machine {
    addresses: Addresses,
    terms: Terms,
    phase: Phase,
    /// When the phase `Connecting` began.
    since: Milliseconds,
    /// When figures last arrived.
    heard: Option<Milliseconds>,
    /// Whether there are figures to be shown.
    has_content: bool,
    /// The `ETag` of the last snapshot.
    etag: Option<String>,
    has_begun: bool,
    is_hidden: bool,
    is_asleep: bool,
    /// When it goes to sleep, if the page is hidden.
    bedtime: Option<Milliseconds>,
    activity: Activity,
    /// Incremented whenever an operation is ended: late results are ignored.
    turn: Turn,
    /// When the last attempt began.
    attempted: Milliseconds,
    backoff: Backoff,
    own_attempts: u32,
    tally: Tally,
    /// The time of the last `Schedule`; infinite if there is none.
    scheduled: Milliseconds,
    now: Milliseconds,
    chance: f64,
    actions: Vec<Action>,
}

/// The operation in progress.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Activity {
    Idle,
    /// A snapshot is fetched.
    Fetching {
        since: Milliseconds,
    },
    /// A stream was opened at `since`, and has been open since `stands`. After a loss it counts at `settles`.
    Streaming {
        since: Milliseconds,
        stands: Option<Milliseconds>,
        settles: Option<Milliseconds>,
    },
    /// The snapshot has arrived, and the next one follows.
    Polled {
        at: Milliseconds,
    },
    /// Another attempt follows.
    Waiting {
        until: Milliseconds,
    },
}

impl Machine {
    /// A feed that has not begun.
    pub fn new(addresses: Addresses, now: Milliseconds) -> Self {
        Self {
            addresses,
            terms: Terms::default(),
            phase: Phase::Connecting,
            since: now,
            heard: None,
            has_content: false,
            etag: None,
            has_begun: false,
            is_hidden: false,
            is_asleep: false,
            bedtime: None,
            activity: Activity::Idle,
            turn: 0,
            attempted: now,
            backoff: Backoff::default(),
            own_attempts: 0,
            tally: Tally::default(),
            scheduled: Milliseconds::INFINITY,
            now,
            chance: 0.0,
            actions: Vec::new(),
        }
    }

    /// The status of the feed.
    pub fn status(&self) -> Status {
        let Self { phase, since, heard, is_asleep, has_content, .. } = *self;
        Status { phase, since, heard, is_asleep, has_content, streams: self.addresses.stream.is_some() }
    }

    /// Whether a snapshot is being fetched.
    pub fn is_fetching(&self) -> bool {
        matches!(self.activity, Activity::Fetching { .. })
    }

    /// The addresses of its figures.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Takes an event that happened `now`, and returns the actions, in order. `chance` is between 0 and 1, and random each time.
    pub fn handle(&mut self, event: Event, now: Milliseconds, chance: f64) -> Vec<Action> {
        self.follow_clock(now);
        self.chance = chance;
        match event {
            Event::Begin { is_hidden } => self.begin(is_hidden),
            Event::End => self.end(),
            Event::Follow(terms) => self.terms = terms,
            Event::Refresh => self.refresh(),
            Event::Due => self.due(),
            Event::Fetched { turn, answer } => self.fetched(turn, answer),
            Event::Opened { turn } if turn == self.turn => self.opened(),
            Event::Frame { turn, frame } if turn == self.turn => self.frame(frame),
            Event::Closed { turn, resumes } if turn == self.turn => self.closed(resumes),
            Event::Refused { turn, cause } if turn == self.turn => self.lose(Fault::refused(&self.addresses, &cause), 0.0),
            Event::Online => self.wake(),
            Event::Offline => self.lose_network(),
            Event::Visibility { is_hidden } => self.see(is_hidden),
            Event::Left => self.sleep(),
            Event::Returned { is_hidden } => {
                self.is_hidden = is_hidden;
                self.wake();
            }
            // A closed feed ignores events.
            Event::Opened { .. } | Event::Frame { .. } | Event::Closed { .. } | Event::Refused { .. } => {}
        }
        self.schedule();
        std::mem::take(&mut self.actions)
    }

    /// Setting the clock back would postpone everything: remembered times are set back too.
    fn follow_clock(&mut self, now: Milliseconds) {
        if !now.is_finite() {
            return;
        }
        let back = now - self.now;
        self.now = now;
        if back >= 0.0 {
            return;
        }
        self.since += back;
        self.attempted += back;
        self.scheduled += back;
        for moment in [&mut self.heard, &mut self.bedtime].into_iter().flatten() {
            *moment += back;
        }
        match &mut self.activity {
            Activity::Idle => {}
            Activity::Fetching { since: at } | Activity::Polled { at } | Activity::Waiting { until: at } => *at += back,
            Activity::Streaming { since, stands, settles } => {
                *since += back;
                for moment in [stands, settles].into_iter().flatten() {
                    *moment += back;
                }
            }
        }
    }

    fn begin(&mut self, is_hidden: bool) {
        if self.has_begun {
            return;
        }
        self.has_begun = true;
        self.see(is_hidden);
        self.attempt();
    }

    fn end(&mut self) {
        self.rest();
        self.has_begun = false;
        self.is_asleep = false;
        self.bedtime = None;
    }

    /// Takes a new snapshot, and a new stream after it; a sleeping feed does so when it wakes.
    fn refresh(&mut self) {
        self.etag = None;
        if self.has_begun && !self.is_asleep {
            self.attempt();
        } else {
            self.actions.push(Action::Attempted);
        }
    }

    /// A snapshot if there is an address for it, else the stream.
    fn attempt(&mut self) {
        self.rest();
        self.attempted = self.now;
        if self.addresses.snapshot.is_some() {
            self.activity = Activity::Fetching { since: self.now };
            self.actions.push(Action::Fetch { turn: self.turn, known: self.etag.clone() });
        } else {
            self.actions.push(Action::Attempted);
            self.go_on();
        }
    }

    fn fetched(&mut self, turn: Turn, answer: Result<Snapshot, Refusal>) {
        if turn != self.turn || !matches!(self.activity, Activity::Fetching { .. }) {
            return;
        }
        self.activity = Activity::Idle;
        self.turn = self.turn.wrapping_add(1);
        match answer {
            Ok(Snapshot { etag, is_new }) => {
                self.etag = etag;
                if is_new {
                    self.has_content = true;
                    self.actions.push(Action::Show);
                }
                self.actions.push(Action::Attempted);
                self.go_on();
            }
            Err(refusal) => {
                self.actions.push(Action::Attempted);
                self.go_without(refusal);
            }
        }
    }

    /// There is no new snapshot.
    fn go_without(&mut self, Refusal { fault, wait }: Refusal) {
        if self.addresses.stream.is_some() && self.has_content {
            // The current quotes may continue by their stream.
            self.report(fault);
            self.go_on();
        } else {
            self.lose(fault, wait);
        }
    }

    /// The stream follows the snapshot, or later the next snapshot.
    fn go_on(&mut self) {
        if self.addresses.stream.is_some() {
            self.activity = Activity::Streaming { since: self.now, stands: None, settles: None };
            self.actions.push(Action::OpenStream { turn: self.turn });
        } else if self.addresses.snapshot.is_some() {
            self.activity = Activity::Polled { at: self.now };
            self.backoff.reset();
            self.live();
        }
    }

    /// The connection is open.
    fn opened(&mut self) {
        let now = self.now;
        let Activity::Streaming { stands, settles, .. } = &mut self.activity else { return };
        *stands = Some(now);
        match self.phase {
            Phase::Connecting => self.live(),
            Phase::Lost => *settles = Some(now + SETTLED),
            // After silence, a frame has to come first.
            Phase::Open => {}
        }
    }

    fn frame(&mut self, frame: Frame) {
        if !matches!(self.activity, Activity::Streaming { .. }) {
            return;
        }
        let (fault, has_quotes) = match frame {
            Frame::Dropped(fault) => return self.report(fault),
            Frame::Taken { fault, has_quotes } => (fault, has_quotes),
        };
        // The rest of a frame with a faulty quote was used: it is a sign of life.
        if let Some(fault) = fault {
            self.report(fault);
        }
        self.live();
        let is_first = has_quotes && !self.has_content;
        self.has_content |= has_quotes;
        self.actions.push(if is_first { Action::Show } else { Action::Update });
    }

    /// The stream has ended; if it `resumes`, the browser retries by itself.
    fn closed(&mut self, resumes: bool) {
        let Activity::Streaming { stands, settles, .. } = &mut self.activity else { return };
        let stood = stands.take().map_or(0.0, |stands| self.now - stands);
        *settles = None;
        if stood >= STEADY {
            self.backoff.reset();
            self.own_attempts = 0;
        }
        let fault = Fault::closed(&self.addresses);
        if resumes && self.own_attempts < OWN_ATTEMPTS {
            self.own_attempts += 1;
            self.turn_to(Phase::Lost);
            self.report(fault);
        } else {
            self.lose(fault, 0.0);
        }
    }

    fn lose_network(&mut self) {
        if !self.has_begun || self.is_asleep {
            return;
        }
        if matches!(self.activity, Activity::Waiting { .. }) {
            self.turn_to(Phase::Lost);
            self.report(Fault::offline());
        } else {
            self.lose(Fault::offline(), 0.0);
        }
    }

    /// The connection is lost: another attempt follows after a growing wait.
    fn lose(&mut self, fault: Fault, at_least: Milliseconds) {
        self.retry(at_least);
        self.turn_to(Phase::Lost);
        self.report(fault);
    }

    fn retry(&mut self, at_least: Milliseconds) {
        self.rest();
        self.activity = Activity::Waiting { until: self.now + self.backoff.next(self.chance, at_least) };
    }

    /// Figures have arrived, or count as arrived.
    fn live(&mut self) {
        self.heard = Some(self.now);
        if let Activity::Streaming { settles, .. } = &mut self.activity {
            *settles = None;
        }
        self.turn_to(Phase::Open);
    }

    fn turn_to(&mut self, phase: Phase) {
        if self.phase != phase {
            self.phase = phase;
            self.actions.push(Action::Notify);
        }
    }

    /// The page is shown or hidden.
    fn see(&mut self, is_hidden: bool) {
        self.is_hidden = is_hidden;
        if is_hidden {
            self.bedtime.get_or_insert(self.now + BEDTIME);
        } else {
            self.wake();
        }
    }

    fn sleep(&mut self) {
        self.bedtime = None;
        if self.has_begun && !self.is_asleep {
            self.is_asleep = true;
            self.rest();
            self.actions.push(Action::Notify);
        }
    }

    /// The page is shown again, or the network is back.
    fn wake(&mut self) {
        if !self.is_hidden {
            self.bedtime = None;
        }
        if !self.has_begun || self.is_hidden && self.is_asleep {
            return;
        }
        let soon = (self.attempted + BETWEEN_RETURNS).max(self.now);
        let until = match self.activity {
            _ if self.is_asleep => {
                self.is_asleep = false;
                self.since = self.now;
                self.heard = None;
                self.phase = Phase::Connecting;
                self.actions.push(Action::Notify);
                soon
            }
            Activity::Waiting { until } => until.min(soon),
            // An operation that was begun before may wait for a network that is gone.
            Activity::Fetching { .. } | Activity::Streaming { stands: None, .. } if self.phase == Phase::Lost => soon,
            _ => return,
        };
        self.rest();
        self.activity = Activity::Waiting { until };
        self.due();
    }

    /// Ends the operation in progress.
    fn rest(&mut self) {
        match self.activity {
            Activity::Fetching { .. } => self.actions.extend([Action::Close { turn: self.turn }, Action::Attempted]),
            Activity::Streaming { .. } => self.actions.push(Action::Close { turn: self.turn }),
            Activity::Idle | Activity::Polled { .. } | Activity::Waiting { .. } => {}
        }
        self.turn = self.turn.wrapping_add(1);
        self.activity = Activity::Idle;
    }

    /// How long nothing may arrive until the connection is reopened.
    fn longest_silence(&self) -> Milliseconds {
        LEAST_SILENCE.max(2.0 * self.terms.stale_after)
    }

    /// When the operation in progress must be checked again, if nothing happens before.
    fn deadline(&self) -> Milliseconds {
        match self.activity {
            Activity::Idle => Milliseconds::INFINITY,
            Activity::Fetching { since } => since + PATIENCE,
            Activity::Streaming { since, settles, .. } => {
                let silent = self.heard.map_or(since, |heard| heard.max(since)) + self.longest_silence();
                settles.map_or(silent, |settles| settles.min(silent))
            }
            Activity::Polled { at } => at + self.terms.interval,
            Activity::Waiting { until } => until,
        }
    }

    /// Performs what is due.
    fn due(&mut self) {
        self.scheduled = Milliseconds::INFINITY;
        if self.bedtime.is_some_and(|bedtime| bedtime <= self.now) {
            self.sleep();
        }
        if self.deadline() > self.now {
            return;
        }
        match self.activity {
            Activity::Idle => {}
            Activity::Fetching { .. } => {
                self.rest();
                self.go_without(Refusal { fault: Fault::unanswered(&self.addresses, PATIENCE), wait: 0.0 });
            }
            Activity::Streaming { settles: Some(settles), .. } if settles <= self.now => self.live(),
            Activity::Streaming { .. } => {
                self.retry(0.0);
                self.report(Fault::silent(&self.addresses, self.longest_silence()));
            }
            Activity::Polled { .. } | Activity::Waiting { .. } => self.attempt(),
        }
    }

    /// Schedules the next call. A call that comes too early finds nothing to do and schedules again, so a frame, which postpones the next
    /// check of the stream, starts no timer.
    fn schedule(&mut self) {
        let next = self.bedtime.map_or(self.deadline(), |bedtime| bedtime.min(self.deadline()));
        if next < self.scheduled {
            self.scheduled = next;
            self.actions.push(Action::Schedule { at: next });
        }
    }

    fn report(&mut self, fault: Fault) {
        self.actions.extend(fault.counted(&mut self.tally, self.now).map(Action::Report));
    }
}

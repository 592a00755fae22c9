//! A page from the machine's point of view: it performs the actions, and reports the events that a test wants. After every
//! event it checks the documented rules: the machine neither forgets nor hammers.

use super::{Action, Activity, Addresses, Event, Frame, Machine, Phase, Snapshot, Turn};
use crate::feed::{Failure, Fault, MINUTE, Milliseconds, Refusal, SECOND};

/// Begins at a realistic time.
pub(super) const BEGIN: Milliseconds = 1_800_000_000_000.0;

pub(super) struct World {
    pub(super) machine: Machine,
    pub(super) now: Milliseconds,
    pub(super) chance: f64,
    pub(super) timer: Option<Milliseconds>,
    pub(super) fetching: Option<Turn>,
    pub(super) stream: Option<Turn>,
    /// When attempts began.
    pub(super) attempts: Vec<Milliseconds>,
    /// When snapshots were fetched, and streams opened.
    pub(super) fetched: Vec<Milliseconds>,
    pub(super) opened: Vec<Milliseconds>,
    pub(super) failures: Vec<Failure>,
    /// The `ETag` of each fetch.
    pub(super) known: Vec<Option<String>>,
    pub(super) shown: usize,
    pub(super) updated: usize,
    pub(super) notified: usize,
    /// How often it was reported that an attempt has ended.
    pub(super) over: usize,
    /// Consecutive losses, and when the current stream was opened.
    losses: i32,
    stands: Option<Milliseconds>,
    /// The browser's own attempts since the last steady connection.
    own_attempts: u32,
}

impl World {
    pub(super) fn new(snapshot: bool, stream: bool) -> Self {
        let address = |path: &str| format!("https://news.example/{path}");
        let addresses = Addresses { snapshot: snapshot.then(|| address("snapshot")), stream: stream.then(|| address("events")) };
        Self {
            machine: Machine::new(addresses, BEGIN),
            now: BEGIN,
            chance: 0.0,
            timer: None,
            fetching: None,
            stream: None,
            attempts: Vec::new(),
            fetched: Vec::new(),
            opened: Vec::new(),
            failures: Vec::new(),
            known: Vec::new(),
            shown: 0,
            updated: 0,
            notified: 0,
            over: 0,
            losses: 0,
            stands: None,
            own_attempts: 0,
        }
    }

    /// The same, begun on a visible page.
    pub(super) fn begun(snapshot: bool, stream: bool) -> Self {
        let mut world = Self::new(snapshot, stream);
        world.handle(Event::Begin { is_hidden: false });
        world
    }

    /// One whose snapshot has arrived and whose stream is open.
    pub(super) fn live() -> Self {
        let mut world = Self::begun(true, true);
        world.answer(None);
        world.open();
        assert_eq!(world.phase(), Phase::Open);
        world
    }

    pub(super) fn handle(&mut self, event: Event) {
        let streams_alone = self.machine.addresses().snapshot.is_none();
        let (before, attempts, stream) = (self.machine.activity, self.attempts.len(), self.stream);
        self.observe(&event);
        for action in self.machine.handle(event.clone(), self.now, self.chance) {
            match action {
                Action::Fetch { turn, known } => {
                    assert_eq!((self.fetching, self.stream), (None, None), "one connection");
                    self.fetching = Some(turn);
                    self.fetched.push(self.now);
                    self.attempts.push(self.now);
                    self.known.push(known);
                }
                Action::OpenStream { turn } => {
                    assert_eq!((self.fetching, self.stream), (None, None), "one connection");
                    self.stream = Some(turn);
                    self.stands = None;
                    self.opened.push(self.now);
                    if streams_alone {
                        self.attempts.push(self.now);
                    }
                }
                Action::Close { turn } if self.fetching == Some(turn) => self.fetching = None,
                Action::Close { turn } if self.stream == Some(turn) => self.stream = None,
                Action::Close { turn } => panic!("{turn} is not under way"),
                Action::Schedule { at } => self.timer = Some(at),
                Action::Notify => self.notified += 1,
                Action::Show => self.shown += 1,
                Action::Update => self.updated += 1,
                Action::Attempted => self.over += 1,
                Action::Report(failure) => self.failures.push(failure),
            }
        }
        self.expect_nothing_forgotten();
        if self.attempts.len() > attempts {
            self.expect_in_time(&event, before);
        }
        self.expect_long_wait(&event, before);
        if matches!(event, Event::Closed { resumes: true, .. }) && stream.is_some() && stream == self.stream {
            self.own_attempts += 1;
            assert!(self.own_attempts <= 3, "the browser tries by itself three times");
        }
    }

    /// Records what the rules depend on.
    fn observe(&mut self, event: &Event) {
        match event {
            Event::Opened { turn } if self.stream == Some(*turn) => self.stands = Some(self.now),
            Event::Closed { turn, .. } if self.stream == Some(*turn) => {
                let stood_long = self.stands.take().is_some_and(|stands| self.now - stands >= MINUTE);
                (self.losses, self.own_attempts) = if stood_long { (0, 0) } else { (self.losses, self.own_attempts) };
            }
            Event::Fetched { turn, answer: Ok(_) }
                if matches!(self.machine.activity, Activity::Fetching { .. })
                    && *turn == self.machine.turn
                    && self.machine.addresses().stream.is_none() =>
            {
                self.losses = 0;
            }
            _ => {}
        }
    }

    /// Every request that has not ended is in progress or scheduled, and nothing is while the page is gone.
    fn expect_nothing_forgotten(&self) {
        if self.machine.status().is_asleep || !self.machine.has_begun {
            assert_eq!((self.fetching, self.stream), (None, None), "nobody is there");
            return;
        }
        let deadline = self.machine.deadline();
        assert!(deadline.is_finite());
        assert!(self.timer.is_some_and(|timer| timer <= deadline), "{:?} {deadline}", self.timer);
    }

    /// An attempt was made: because it was due, because the reader returned and none was made for a second, or because the page asked for it.
    fn expect_in_time(&self, event: &Event, before: Activity) {
        let is_time = match before {
            Activity::Waiting { until } => until <= self.now,
            Activity::Polled { at } => at + self.machine.terms.interval <= self.now,
            _ => false,
        };
        let since_last = match self.attempts[..] {
            [.., last, attempt] => attempt - last,
            _ => Milliseconds::INFINITY,
        };
        match event {
            Event::Begin { .. } | Event::Refresh => {}
            Event::Due => assert!(is_time && since_last >= SECOND / 2.0, "{before:?} {since_last}"),
            Event::Online | Event::Visibility { is_hidden: false } | Event::Returned { .. } => {
                assert!(is_time || since_last >= SECOND, "{before:?} {since_last}");
            }
            _ => panic!("{event:?} is no reason for an attempt"),
        }
    }

    /// After a loss the next attempt waits as long as documented, and as long as the server asks.
    fn expect_long_wait(&mut self, event: &Event, before: Activity) {
        let is_return = matches!(event, Event::Online | Event::Visibility { .. } | Event::Returned { .. });
        let Activity::Waiting { until } = self.machine.activity else { return };
        if is_return || matches!(before, Activity::Waiting { .. }) {
            return;
        }
        let longest = (SECOND * 2f64.powi(self.losses)).min(MINUTE);
        let asked = match event {
            Event::Fetched { answer: Err(Refusal { wait, .. }), .. } => *wait,
            _ => 0.0,
        };
        // Times have so many digits that a wait needs a tolerance.
        let wait = until - self.now + 0.01;
        assert!(wait >= longest / 2.0 && wait >= asked && wait <= longest.max(asked) + 0.02, "{wait} of {longest}, {asked}");
        self.losses += 1;
    }

    /// The clock is set back, and that is noticed at once.
    pub(super) fn set_back(&mut self, span: Milliseconds) {
        self.handle(Event::Due);
        self.set_back_unseen(span);
        self.handle(Event::Due);
    }

    /// The clock is set back. A browser's timers continue: they count durations.
    pub(super) fn set_back_unseen(&mut self, span: Milliseconds) {
        self.now -= span;
        let moments = self.timer.iter_mut().chain(&mut self.stands).chain(&mut self.attempts);
        moments.for_each(|moment| *moment -= span);
    }

    /// Lets time pass; the timer fires when it is due.
    pub(super) fn pass(&mut self, span: Milliseconds) {
        let until = self.now + span;
        while let Some(timer) = self.timer.filter(|timer| *timer <= until) {
            self.now = self.now.max(timer);
            self.timer = None;
            self.handle(Event::Due);
        }
        self.now = until;
    }

    /// The snapshot arrives.
    pub(super) fn answer(&mut self, etag: Option<&str>) {
        self.give(Ok(Snapshot { etag: etag.map(str::to_owned), is_new: true }));
    }

    /// The snapshot does not arrive.
    pub(super) fn refuse(&mut self, wait: Milliseconds) {
        self.give(Err(Refusal { fault: Fault::new("http", "503"), wait }));
    }

    /// The snapshot is unchanged.
    pub(super) fn give_known(&mut self, etag: &str) {
        self.give(Ok(Snapshot { etag: Some(etag.to_owned()), is_new: false }));
    }

    fn give(&mut self, answer: Result<Snapshot, Refusal>) {
        let turn = self.fetching.take().expect("a snapshot is fetched");
        self.handle(Event::Fetched { turn, answer });
    }

    fn turn(&self) -> Turn {
        self.stream.expect("there is a stream")
    }

    pub(super) fn open(&mut self) {
        self.handle(Event::Opened { turn: self.turn() });
    }

    /// A frame with quotes arrives.
    pub(super) fn frame(&mut self) {
        self.handle(Event::Frame { turn: self.turn(), frame: Frame::Taken { fault: None, has_quotes: true } });
    }

    /// The stream ends permanently.
    pub(super) fn close(&mut self) {
        self.handle(Event::Closed { turn: self.turn(), resumes: false });
    }

    /// The stream ends, and the browser retries by itself.
    pub(super) fn drop_line(&mut self) {
        self.handle(Event::Closed { turn: self.turn(), resumes: true });
    }

    pub(super) fn phase(&self) -> Phase {
        self.machine.status().phase
    }

    pub(super) fn codes(&self) -> Vec<&str> {
        self.failures.iter().map(|failure| failure.code.as_str()).collect()
    }

    /// The time between the last attempt and the next one, if nothing answers.
    pub(super) fn until_attempt(&mut self) -> Milliseconds {
        let (attempts, begin) = (self.attempts.len(), self.now);
        while self.attempts.len() == attempts {
            let timer = self.timer.expect("another attempt is scheduled");
            self.pass(timer - self.now);
        }
        self.now - begin
    }
}

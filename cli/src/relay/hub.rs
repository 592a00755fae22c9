//! The hub: the last value of every quote, and the frames with their changes.
//!
//! Ticks change the board at once; frames are sent a few times a second, each with what has changed since the one before. A client
//! has no queue, only the number of the last frame that it got. A client that keeps up gets the frame that all get; one that has missed some
//! gets one with the newest values of everything that has changed since. So a slow client costs nothing and delays nobody.

mod subscription;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use slugline::json::{Record, to_text};
use slugline::quote::{Applied, Board, Quote, Strip};
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until};

use super::frame::Frame;

pub(crate) use self::subscription::Subscription;

/// How many frames for slow clients are kept until the next frame: those who fell behind together share one.
const KEPT_FOR_SLOW: usize = 64;

/// Holds the board, numbers frames, and distributes them to all subscribers.
#[derive(Debug)]
pub(crate) struct Hub {
    /// When this run began, in milliseconds since 1970: frames of another run must not be confused with this one's.
    epoch: i64,
    state: Mutex<State>,
    /// The last frame; `None` before the first. When the relay stops, the channel is closed.
    latest: watch::Sender<Latest>,
    changed: Notify,
}

#[derive(Clone, Debug, Default)]
struct Latest {
    frame: Option<Arc<Frame>>,
    is_stopped: bool,
}

#[derive(Debug)]
struct State {
    label: Option<String>,
    source: Option<String>,
    board: Board,
    /// By row, when it was last sent.
    marks: Vec<Marks>,
    /// The number of the last frame.
    number: u64,
    /// The number of the frame with which the current symbols began.
    edition: u64,
    /// Whether something has changed since the last frame.
    is_dirty: bool,
    period: Duration,
    whole: Option<Arc<Frame>>,
    for_slow: VecDeque<Arc<Frame>>,
}

/// The frame in which a row was last sent.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    /// Its price and time.
    ticked: u64,
    /// Everything else about it.
    changed: u64,
}

/// The result of a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The board has it.
    Changed,
    /// Its values are known.
    Same,
    /// It is older than the known values.
    Old,
    /// Its symbol is not on the board, or is on several exchanges.
    Unknown,
    /// Its price is doubtful.
    Doubtful,
}

impl Hub {
    /// A hub without quotes that sends at most this many frames a second.
    pub(crate) fn new(epoch: i64, frames_per_second: f64) -> Arc<Self> {
        let state = State {
            label: None,
            source: None,
            board: Board::default(),
            marks: Vec::new(),
            number: 0,
            edition: 0,
            is_dirty: false,
            period: period(frames_per_second),
            whole: None,
            for_slow: VecDeque::new(),
        };
        Arc::new(Self { epoch, state: Mutex::new(state), latest: watch::Sender::default(), changed: Notify::new() })
    }

    /// Takes other symbols, or another label. Figures of remaining symbols are kept; all clients get a complete frame.
    pub(crate) fn arrange(&self, strip: &Strip, frames_per_second: f64) {
        let mut state = self.state();
        let mut strip = strip.clone();
        for quote in &mut strip.quotes {
            if let Some((_, known)) = state.known(quote) {
                keep_figures(quote, known);
            }
        }
        let board = Board::of(&strip);
        state.label.clone_from(&strip.label);
        state.source.clone_from(&strip.source);
        state.period = period(frames_per_second);
        state.marks = vec![Marks::default(); board.rows().len()];
        state.board = board;
        state.edition = state.number + 1;
        state.is_dirty = true;
        state.whole = None;
        drop(state);
        self.changed.notify_one();
    }

    /// Takes a tick.
    pub(crate) fn take(&self, tick: &Quote) -> Taken {
        let mut state = self.state();
        let taken = state.take(tick);
        let is_dirty = state.is_dirty;
        drop(state);
        if is_dirty {
            self.changed.notify_one();
        }
        taken
    }

    /// Makes a frame of what has changed; `None` if nothing has.
    fn flush(&self) -> Option<Arc<Frame>> {
        let mut state = self.state();
        if !state.is_dirty {
            return None;
        }
        let before = state.number;
        state.number += 1;
        state.is_dirty = false;
        state.whole = None;
        state.for_slow.clear();
        let frame = if before < state.edition { state.whole(self.epoch) } else { state.since(self.epoch, before) };
        // Sent while the state is locked: frames reach the channel in order.
        self.latest.send_replace(Latest { frame: Some(Arc::clone(&frame)), is_stopped: false });
        Some(frame)
    }

    /// Sends frames until the relay stops: one as soon as something changes, and the next not before its time.
    pub(crate) async fn run(self: Arc<Self>) {
        let mut next = Instant::now();
        loop {
            self.changed.notified().await;
            sleep_until(next).await;
            if self.flush().is_some() {
                next = Instant::now() + self.state().period;
            }
        }
    }

    /// Ends all subscriptions.
    pub(crate) fn stop(&self) {
        self.latest.send_modify(|latest| latest.is_stopped = true);
    }

    /// All quotes as of the last frame, or a little later.
    pub(crate) fn whole(&self) -> Arc<Frame> {
        self.state().whole(self.epoch)
    }

    /// Whether there is no price of this quote, or only an older one.
    pub(crate) fn lacks(&self, quote: &Quote) -> bool {
        let state = self.state();
        state.known(quote).is_some_and(|(_, known)| known.price.is_none() || quote.time.is_some() && quote.time > known.time)
    }

    /// The number of the last frame.
    pub(crate) fn number(&self) -> u64 {
        self.state().number
    }

    /// A subscription: first a complete frame, then what changes.
    pub(crate) fn subscribe(self: &Arc<Self>) -> Subscription {
        Subscription { hub: Arc::clone(self), latest: self.latest.subscribe(), seen: None }
    }

    /// The subscription of a client that has had the frame with this id. If it is of another run, or from before a change of the symbols, it
    /// begins anew.
    pub(crate) fn resume(self: &Arc<Self>, identity: &str) -> Subscription {
        let number = identity.split_once('-').and_then(|(epoch, number)| {
            let is_of_this_run = epoch.parse() == Ok(self.epoch);
            number.parse::<u64>().ok().filter(|_| is_of_this_run)
        });
        let present = self.state().number;
        Subscription { seen: number.filter(|number| *number <= present), ..self.subscribe() }
    }

    /// The frame for a client that has had the frame `seen`.
    fn after(&self, seen: Option<u64>) -> Arc<Frame> {
        let mut state = self.state();
        match seen {
            Some(seen) if seen >= state.edition => state.since(self.epoch, seen),
            _ => state.whole(self.epoch),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing here panics half-way.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The row of a quote, and its values.
    fn known(&self, quote: &Quote) -> Option<(usize, &Quote)> {
        let name = quote.exchange.as_ref().map(|exchange| format!("{}@{exchange}", quote.symbol));
        let row = self.board.row_of(name.as_deref().unwrap_or(&quote.symbol))?;
        Some((row, self.board.rows().get(row)?))
    }

    fn take(&mut self, tick: &Quote) -> Taken {
        let Some((row, known)) = self.known(tick) else { return Taken::Unknown };
        if known.time.zip(tick.time).is_some_and(|(known, new)| new < known) {
            return Taken::Old;
        }
        let says_more = says_more(known, tick);
        let before = self.board.stamp();
        let applied = self.board.apply(tick);
        let has_changed = self.board.has_changed(row, before);
        if has_changed && let Some(marks) = self.marks.get_mut(row) {
            marks.ticked = self.number + 1;
            if says_more {
                marks.changed = marks.ticked;
            }
            self.is_dirty = true;
        }
        match applied {
            // The first price of a quote is shown even if it is doubtful.
            Applied::Doubtful(_) => Taken::Doubtful,
            Applied::Unknown | Applied::Ambiguous => Taken::Unknown,
            Applied::Same | Applied::Changed(_) if has_changed => Taken::Changed,
            Applied::Same | Applied::Changed(_) => Taken::Same,
        }
    }

    /// All quotes, the same until the next frame. They may be newer than the last one: then the next one repeats them.
    fn whole(&mut self, epoch: i64) -> Arc<Frame> {
        if let Some(whole) = &self.whole {
            return Arc::clone(whole);
        }
        let strip = Strip { label: self.label.clone(), source: self.source.clone(), quotes: self.board.rows().to_vec() };
        let whole = Arc::new(Frame::new(epoch, self.number, None, to_text(&strip.write())));
        self.whole = Some(Arc::clone(&whole));
        whole
    }

    /// What has changed after the frame of a number.
    fn since(&mut self, epoch: i64, number: u64) -> Arc<Frame> {
        if let Some(frame) = self.for_slow.iter().find(|frame| frame.since == Some(number)) {
            return Arc::clone(frame);
        }
        let rows = self.board.rows().iter().zip(&self.marks);
        let quotes = rows.filter_map(|(quote, marks)| {
            let is_whole = marks.changed > number;
            (marks.ticked > number).then(|| if is_whole { quote.clone() } else { ticked(quote) })
        });
        let strip = Strip { quotes: quotes.collect(), ..Strip::default() };
        let frame = Arc::new(Frame::new(epoch, self.number, Some(number), to_text(&strip.write())));
        if self.for_slow.len() >= KEPT_FOR_SLOW {
            self.for_slow.pop_front();
        }
        self.for_slow.push_back(Arc::clone(&frame));
        frame
    }
}

/// Gives a quote its known figures, which are newer than those it began with.
fn keep_figures(quote: &mut Quote, known: &Quote) {
    quote.previous_close = known.previous_close.or(quote.previous_close);
    if known.price.is_some() {
        (quote.price, quote.time) = (known.price, known.time);
        (quote.change, quote.change_percent) = (known.change, known.change_percent);
    }
}

/// Whether a tick has anything new except what every tick changes.
fn says_more(known: &Quote, tick: &Quote) -> bool {
    fn is_new<T: PartialEq>(known: &Option<T>, said: &Option<T>) -> bool {
        said.is_some() && said != known
    }
    is_new(&known.exchange, &tick.exchange)
        || is_new(&known.name, &tick.name)
        || is_new(&known.currency, &tick.currency)
        || is_new(&known.previous_close, &tick.previous_close)
        || is_new(&known.state, &tick.state)
        || is_new(&known.delay, &tick.delay)
}

/// What a tick must contain: the change only if it does not follow from the previous close, which a page knows.
fn ticked(quote: &Quote) -> Quote {
    let Quote { symbol, exchange, price, time, mut change, mut change_percent, .. } = quote.clone();
    if quote.previous_close.is_some() {
        (change, change_percent) = (None, None);
    }
    Quote { symbol, exchange, price, time, change, change_percent, ..Quote::default() }
}

fn period(frames_per_second: f64) -> Duration {
    Duration::try_from_secs_f64(1.0 / frames_per_second).unwrap_or(Duration::from_secs(1))
}

#[cfg(test)]
mod tests;

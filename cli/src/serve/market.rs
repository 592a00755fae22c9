//! A market: one run of frames in real time, shared by all watchers.
//!
//! Frames are made on request, up to the current time, and the last ones are kept for clients that resume. So a
//! market that nobody watches costs nothing, and one that many watch is computed once.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use slugline::json::{Record, to_text};
use slugline::quote::{Quote, Strip};

use super::query::Terms;
use crate::clock;
use crate::walk::{Walk, text};

/// How many ticks are kept, in whole frames.
const KEPT_TICKS: u64 = 20_000;
/// How many ticks are made at once. A market that is further behind, because nobody watched it or the machine is busy, continues
/// from where it is: nobody waits long, and watchers that keep up get every frame.
const CAUGHT_UP_TICKS: u64 = 10_000;

/// The origin of frames.
pub(super) trait Source: Send {
    /// The quotes of the next frame, which has this number; `time` is that of its ticks, in milliseconds since 1970.
    /// `None` when there are no more.
    fn next(&mut self, number: u64, time: i64, ticks: u32) -> Option<String>;

    /// All current quotes.
    fn whole(&self) -> Strip;

    /// The quotes that changed after the frame of this number.
    fn since(&self, number: u64) -> Vec<Quote>;

    /// The maximum number of frames.
    fn length(&self) -> Option<u64>;
}

impl Source for Walk {
    fn next(&mut self, number: u64, time: i64, ticks: u32) -> Option<String> {
        self.step(number, time, ticks).map(text)
    }

    fn whole(&self) -> Strip {
        Walk::whole(self)
    }

    fn since(&self, number: u64) -> Vec<Quote> {
        Walk::since(self, number)
    }

    fn length(&self) -> Option<u64> {
        None
    }
}

/// A frame: JSON of record.
#[derive(Debug, PartialEq)]
pub(super) struct Frame {
    /// Its number, from 1; that of a snapshot is the number of the last frame in it.
    pub(super) number: u64,
    /// Its text.
    pub(super) text: String,
}

/// What follows a frame.
#[derive(Debug)]
pub(super) enum Next {
    /// This.
    Frame(Arc<Frame>),
    /// Something, at that time.
    At(Instant),
    /// Nothing more.
    Nothing,
}

/// A market.
pub(super) struct Market {
    /// Its terms.
    pub(super) terms: Terms,
    /// The time between two frames.
    period: Duration,
    /// How many frames there are.
    end: Option<u64>,
    begun: Instant,
    /// The same in milliseconds since 1970.
    begun_time: i64,
    run: Mutex<Run>,
}

struct Run {
    source: Box<dyn Source>,
    /// The number of the last frame that was made.
    number: u64,
    /// The last of those, ending with that.
    kept: VecDeque<Arc<Frame>>,
    /// When the next one is due.
    due: Instant,
}

impl Market {
    /// A market that begins now.
    pub(super) fn of(terms: Terms, source: Box<dyn Source>) -> Self {
        let (begun, period) = (Instant::now(), terms.period());
        let end = [source.length(), terms.frames].into_iter().flatten().min();
        let run = Run { source, number: 0, kept: VecDeque::new(), due: begun + period };
        Self { period, terms, end, begun, begun_time: clock::now(), run: Mutex::new(run) }
    }

    /// The number of the last frame, if there is a last one.
    pub(super) fn end(&self) -> Option<u64> {
        self.end
    }

    /// What follows the frame of this number. A watcher that has missed more than is kept gets all changes as one frame.
    pub(super) fn next(&self, number: u64) -> Next {
        let run = self.up_to(Instant::now());
        if number >= run.number {
            return if self.end == Some(run.number) { Next::Nothing } else { Next::At(run.due) };
        }
        let first_kept = run.number - run.kept.len() as u64;
        let index = number.checked_sub(first_kept).and_then(|index| usize::try_from(index).ok());
        match index.and_then(|index| run.kept.get(index)) {
            Some(frame) => Next::Frame(Arc::clone(frame)),
            None => Next::Frame(Arc::new(Frame { number: run.number, text: text(run.source.since(number)) })),
        }
    }

    /// The number of the last frame that is due.
    pub(super) fn present(&self) -> u64 {
        self.up_to(Instant::now()).number
    }

    /// All current quotes; `None` while none is known, as before the first frame of a replay.
    pub(super) fn whole(&self) -> Option<Frame> {
        let run = self.up_to(Instant::now());
        let strip = run.source.whole();
        (!strip.quotes.is_empty()).then(|| Frame { number: run.number, text: to_text(&strip.write()) })
    }

    /// The id of a frame, for `id` and `ETag`: another run of the program gives another one.
    pub(super) fn identity(&self, number: u64) -> String {
        format!("{}-{number}", self.begun_time)
    }

    /// The number of the frame with this id, if it is from this market.
    pub(super) fn number(&self, identity: &str) -> Option<u64> {
        let (begun, number) = identity.split_once('-')?;
        let number = number.parse().ok()?;
        (begun.parse() == Ok(self.begun_time) && number <= self.present()).then_some(number)
    }

    /// The run with all frames that are due.
    fn up_to(&self, now: Instant) -> MutexGuard<'_, Run> {
        // Nothing here panics half-way.
        let mut run = self.run.lock().unwrap_or_else(PoisonError::into_inner);
        let ticks = u64::from(self.terms.batch);
        let last = run.number + (CAUGHT_UP_TICKS / ticks).max(1);
        let end = self.end.unwrap_or(u64::MAX);
        while run.due <= now && run.number < end {
            if run.number == last {
                run.due = now;
            }
            let time = self.begun_time.saturating_add(milliseconds(run.due.duration_since(self.begun)));
            let number = run.number + 1;
            let Some(text) = run.source.next(number, time, self.terms.batch) else { break };
            run.kept.push_back(Arc::new(Frame { number, text }));
            if run.kept.len() as u64 > (KEPT_TICKS / ticks).max(1) {
                run.kept.pop_front();
            }
            run.number = number;
            run.due += self.period;
        }
        run
    }
}

fn milliseconds(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use slugline::quote::{Quote, Strip};

    use super::{Market, Next, Source, Terms};

    /// Frames that are their own number.
    struct Numbers(u64);

    impl Source for Numbers {
        fn next(&mut self, number: u64, _: i64, _: u32) -> Option<String> {
            self.0 = number;
            Some(number.to_string())
        }

        fn whole(&self) -> Strip {
            Strip { label: Some(self.0.to_string()), ..Strip::default() }
        }

        fn since(&self, number: u64) -> Vec<Quote> {
            vec![Quote { symbol: format!("{number} to {}", self.0), ..Quote::default() }]
        }

        fn length(&self) -> Option<u64> {
            None
        }
    }

    fn market(terms: Terms) -> Market {
        Market::of(terms, Box::new(Numbers(0)))
    }

    fn frame(next: Next) -> (u64, String) {
        let Next::Frame(frame) = next else { panic!("no frame: {next:?}") };
        (frame.number, frame.text.clone())
    }

    #[test]
    fn watcher_gets_every_frame() {
        let market = market(Terms { rate: 1_000.0, batch: 1, frames: Some(30), ..Terms::default() });
        drop(market.up_to(Instant::now() + Duration::from_secs(1)));
        for number in 0..30 {
            assert_eq!(frame(market.next(number)), (number + 1, (number + 1).to_string()));
        }
        assert!(matches!(market.next(30), Next::Nothing));
    }

    #[test]
    fn watcher_that_missed_too_much_gets_one_frame_of_changes() {
        let market = market(Terms { rate: 1_000.0, batch: 1_000, frames: Some(30), ..Terms::default() });
        for second in 1..=30 {
            drop(market.up_to(Instant::now() + Duration::from_secs(second)));
        }
        assert_eq!(frame(market.next(2)), (30, r#"{"quotes":[{"symbol":"2 to 30"}]}"#.to_owned()));
        assert_eq!(frame(market.next(10)).0, 11, "20 frames of 1,000 ticks are kept");
    }

    #[test]
    fn unwatched_market_pauses() {
        let market = market(Terms { rate: 1_000.0, batch: 1, ..Terms::default() });
        let later = Instant::now() + Duration::from_secs(3_600);
        let run = market.up_to(later);
        assert_eq!(run.number, 10_001, "3,600,000 were due");
        assert_eq!(run.due, later + Duration::from_millis(1));
    }

    #[test]
    fn frame_id_has_market_and_number() {
        let market = market(Terms { rate: 1.0, frames: Some(1), ..Terms::default() });
        drop(market.up_to(Instant::now() + Duration::from_secs(2)));
        assert_eq!(market.number(&market.identity(1)), Some(1));
        assert_eq!(market.number(&market.identity(2)), None, "it is not made yet");
        assert_eq!(market.number("1-1"), None, "of another run");
        assert_eq!(market.number("nonsense"), None);
    }
}

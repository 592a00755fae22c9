//! Two relays, of which one publishes: which one leads, and since when.
//!
//! ```text
//!              acquired
//!   standing by ──────▶ leading ──┐
//!        ▲                 │  ▲   │ extended
//!        └─────────────────┘  └───┘
//!    refused, or its time is over
//! ```
//!
//! A standby relay reads its vendors like the other one, so that its board is up to date. Leadership ends by the relay's own
//! clock before it ends in Redis: it counts from the moment of the request.

use std::sync::Arc;
use std::time::Duration;

use redis::RedisError;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};
use tracing::{info, warn};

use super::lease::Lease;
use super::metrics::Metrics;

/// The part of a lease reserved for a frame in transit when it ends.
const MARGIN: u32 = 10;
/// How often a lease is extended within its duration.
const EXTENSIONS: u32 = 3;
/// How often a standby relay requests the lease within its duration.
const ATTEMPTS: u32 = 12;

/// A period of leadership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tenure {
    /// The holder: a new name each time, so that requests of a former period belong to nobody.
    pub(super) holder: Arc<str>,
    /// Its number: of two, the later leads.
    pub(super) fence: u64,
    /// When it is over unless it is extended.
    pub(super) until: Instant,
}

/// The answer of Redis to a request for the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// The lease is this relay's, under this number.
    Acquired(Arc<str>, u64),
    /// The lease was extended.
    Extended,
    /// Another relay has it.
    Refused,
    /// There was no answer.
    Nothing,
}

/// Whether this relay leads.
pub(super) struct Lead {
    lease: Lease,
    tenure: watch::Sender<Option<Tenure>>,
    metrics: Arc<Metrics>,
}

impl Lead {
    /// A relay that stands by until [`Lead::run`] gets the lease.
    pub(super) fn new(lease: Lease, metrics: Arc<Metrics>) -> Self {
        Self { lease, tenure: watch::Sender::new(None), metrics }
    }

    /// The lease.
    pub(super) fn lease(&self) -> &Lease {
        &self.lease
    }

    /// The current tenure, and each that follows.
    pub(super) fn follow(&self) -> watch::Receiver<Option<Tenure>> {
        self.tenure.subscribe()
    }

    /// Whether this relay leads now.
    pub(super) fn is_leading(&self) -> bool {
        self.tenure.borrow().as_ref().is_some_and(|tenure| tenure.until > Instant::now())
    }

    /// Ends a tenure that turned out to be over.
    pub(super) fn step_down(&self, fence: u64) {
        if self.tenure.send_if_modified(|tenure| tenure.take_if(|tenure| tenure.fence == fence).is_some()) {
            self.metrics.publishing.set_leading(false);
        }
    }

    /// Requests the lease and extends it until it is dropped.
    pub(super) async fn run(&self) {
        let length = self.lease.length();
        loop {
            let tenure = self.tenure.borrow().clone();
            let asked = Instant::now();
            let answer = self.ask(tenure.as_ref()).await;
            let next = after(tenure.as_ref(), &answer, asked, Instant::now(), length);
            notice(tenure.as_ref(), next.as_ref());
            let pause = pause(next.is_some(), length);
            self.metrics.publishing.set_leading(next.is_some());
            self.tenure.send_replace(next);
            sleep(pause).await;
        }
    }

    async fn ask(&self, tenure: Option<&Tenure>) -> Answer {
        let answer = match tenure {
            Some(tenure) => {
                self.lease.extend(&tenure.holder).await.map(|is_ours| if is_ours { Answer::Extended } else { Answer::Refused })
            }
            None => self.acquire().await,
        };
        answer.unwrap_or_else(|error| {
            warn!(%error, "Redis does not answer");
            Answer::Nothing
        })
    }

    async fn acquire(&self) -> Result<Answer, RedisError> {
        let holder: Arc<str> = format!("{}-{:016x}", std::process::id(), fastrand::u64(..)).into();
        let fence = self.lease.acquire(&holder).await?;
        Ok(fence.map_or(Answer::Refused, |fence| Answer::Acquired(holder, fence)))
    }

    /// Returns the lease.
    pub(super) async fn resign(&self) {
        let Some(tenure) = self.tenure.send_replace(None) else { return };
        self.metrics.publishing.set_leading(false);
        if let Err(error) = self.lease.release(&tenure.holder).await {
            warn!(%error, "the lease was not given back: the other relay waits for its end");
        }
    }
}

/// The tenure after an answer of Redis, which was requested at `asked`.
fn after(tenure: Option<&Tenure>, answer: &Answer, asked: Instant, now: Instant, length: Duration) -> Option<Tenure> {
    let until = asked + (length - length / MARGIN);
    let next = match (tenure, answer) {
        (_, Answer::Acquired(holder, fence)) => Some(Tenure { holder: Arc::clone(holder), fence: *fence, until }),
        (Some(tenure), Answer::Extended) => Some(Tenure { until, ..tenure.clone() }),
        // Redis may be back in time.
        (Some(tenure), Answer::Nothing) => Some(tenure.clone()),
        (Some(_), Answer::Refused) | (None, Answer::Extended | Answer::Refused | Answer::Nothing) => None,
    };
    next.filter(|tenure| tenure.until > now)
}

/// How long until Redis is asked again.
fn pause(is_leading: bool, length: Duration) -> Duration {
    length / if is_leading { EXTENSIONS } else { ATTEMPTS }
}

fn notice(before: Option<&Tenure>, after: Option<&Tenure>) {
    match (before, after) {
        (None, Some(tenure)) => info!(fence = tenure.fence, "leading: this relay publishes"),
        (Some(tenure), None) => warn!(fence = tenure.fence, "standing by: the lease is over, or another's"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: Duration = Duration::from_secs(3);

    fn tenure(begin: Instant) -> Tenure {
        Tenure { holder: "a".into(), fence: 7, until: begin + LENGTH - LENGTH / MARGIN }
    }

    fn seconds(seconds: f64) -> Duration {
        Duration::from_secs_f64(seconds)
    }

    #[test]
    fn leadership_counts_from_the_request_and_ends_before_the_lease() {
        let asked = Instant::now();
        let answer = Answer::Acquired("a".into(), 7);
        let next = after(None, &answer, asked, asked + seconds(0.4), LENGTH).unwrap();
        assert_eq!(next, tenure(asked));
        assert!(next.until < asked + LENGTH);
    }

    #[test]
    fn late_answer_gives_no_leadership() {
        let asked = Instant::now();
        let late = asked + LENGTH;
        assert_eq!(after(None, &Answer::Acquired("a".into(), 7), asked, late, LENGTH), None);
        assert_eq!(after(Some(&tenure(asked)), &Answer::Extended, asked, late, LENGTH), None);
    }

    #[test]
    fn extension_keeps_the_number() {
        let begin = Instant::now();
        let asked = begin + seconds(1.0);
        let next = after(Some(&tenure(begin)), &Answer::Extended, asked, asked, LENGTH);
        assert_eq!(next, Some(tenure(asked)));
    }

    #[test]
    fn leadership_ends_without_redis() {
        let begin = Instant::now();
        let leading = tenure(begin);
        let soon = begin + seconds(2.6);
        assert_eq!(after(Some(&leading), &Answer::Nothing, begin, soon, LENGTH), Some(leading.clone()));
        let late = begin + seconds(2.8);
        assert_eq!(after(Some(&leading), &Answer::Nothing, begin, late, LENGTH), None);
    }

    #[test]
    fn relay_that_lost_the_lease_stands_by_at_once() {
        let begin = Instant::now();
        assert_eq!(after(Some(&tenure(begin)), &Answer::Refused, begin, begin, LENGTH), None);
        assert_eq!(after(None, &Answer::Refused, begin, begin, LENGTH), None);
        assert_eq!(after(None, &Answer::Nothing, begin, begin, LENGTH), None);
    }

    #[test]
    fn lease_is_extended_before_it_ends_and_requested_often() {
        let leading = pause(true, LENGTH);
        // Two extensions may fail.
        assert!(leading * 2 < LENGTH - LENGTH / MARGIN);
        assert!(pause(false, LENGTH) <= seconds(0.25));
    }
}

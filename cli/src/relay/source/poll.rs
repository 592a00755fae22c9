//! The driver of polled JSON.

use std::sync::Arc;
use std::time::Duration;

use slugline::feed::Backoff;
use tokio::time::sleep;

use super::fetch::{Failure, Fetched, Fetcher};
use super::intake::Intake;
use super::wait;
use crate::relay::meter::{Kind, State};
use crate::relay::vendor::Polled;

/// Fetches repeatedly, until it is dropped.
pub(crate) async fn run(intake: Arc<Intake>, fetcher: Fetcher, polled: Polled, symbols: Vec<String>, every: Duration) {
    let symbols = symbols.iter().map(String::as_str).collect::<Vec<_>>();
    let request = polled.request(&intake.keys, &symbols);
    let fetch = |tag: Option<String>| {
        let (fetcher, request) = (&fetcher, &request);
        async move { fetcher.fetch(request, tag.as_deref()).await }
    };
    repeat(&intake, &polled, every, fetch).await;
}

/// Fetches repeatedly with any function, unless the content with the tag is current.
pub(super) async fn repeat<F>(intake: &Intake, polled: &Polled, every: Duration, fetch: impl Fn(Option<String>) -> F)
where
    F: Future<Output = Result<Fetched, Failure>>,
{
    let mut backoff = Backoff::default();
    let mut tag = None;
    loop {
        match fetch(tag.clone()).await.and_then(|fetched| take(intake, polled, fetched)) {
            Ok(new) => {
                tag = new.or(tag);
                backoff.reset();
                intake.meter.set_state(State::Open);
                sleep(every).await;
            }
            Err(Failure { kind, message, wait: at_least }) => {
                intake.fault(kind, || message);
                intake.meter.set_state(if kind == Kind::Auth { State::Refused } else { State::Lost });
                sleep(wait(&mut backoff, kind, at_least.max(every))).await;
            }
        }
    }
}

/// Takes what was fetched; returns its tag.
fn take(intake: &Intake, polled: &Polled, fetched: Fetched) -> Result<Option<String>, Failure> {
    match fetched {
        Fetched::Same => {
            intake.meter.heard(intake.clock.elapsed());
            Ok(None)
        }
        Fetched::Text { text, tag } => {
            let said = polled.read(&text).map_err(|fault| Failure::new(Kind::Garbage, fault))?;
            intake.take(Ok(said));
            Ok(tag)
        }
    }
}

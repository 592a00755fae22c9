//! The driver of polled JSON.

use std::sync::Arc;
use std::time::Duration;

use slugline::feed::Backoff;
use tokio::time::sleep;

use super::fetch::{Failure, Fetched, Fetcher};
use super::intake::Intake;
use super::wait;
use crate::clock::steady;
use crate::relay::meter::{Kind, State};
use crate::relay::vendor::Polled;

/// Fetches again and again, until it is dropped.
pub(crate) async fn run(intake: Arc<Intake>, fetcher: Fetcher, polled: Polled, symbols: Vec<String>, every: Duration) {
    let symbols = symbols.iter().map(String::as_str).collect::<Vec<_>>();
    let request = polled.request(&intake.keys, &symbols);
    let mut backoff = Backoff::default();
    let mut tag = None;
    loop {
        let fetched = fetcher.fetch(&request, tag.as_deref()).await;
        match fetched.and_then(|fetched| take(&intake, &polled, fetched)) {
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

/// Takes what was fetched; gives the tag by which it is known.
fn take(intake: &Intake, polled: &Polled, fetched: Fetched) -> Result<Option<String>, Failure> {
    match fetched {
        Fetched::Same => {
            intake.meter.heard(steady());
            Ok(None)
        }
        Fetched::Text { text, tag } => {
            let said = polled.read(&text).map_err(|fault| Failure::new(Kind::Garbage, fault))?;
            intake.take(Ok(said));
            Ok(tag)
        }
    }
}

//! Previous closes: vendors' ticks do not have them, and a strip shows the change since.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use slugline::feed::Backoff;
use slugline::ingest::read;
use tokio::time::sleep;

use super::fetch::{Failure, Fetched, Fetcher};
use super::intake::Intake;
use super::wait;
use crate::relay::meter::Kind;
use crate::relay::vendor::{Closes, Request, Said, quotes};

/// The minimum wait after a fault.
const AFTER_FAULT: Duration = Duration::from_secs(30);

/// Their origin.
pub(crate) enum Origin {
    /// A file, in any format that has a strip.
    File(PathBuf),
    /// A request to the vendor, at this address.
    Call { closes: &'static dyn Closes, address: String, fetcher: Fetcher },
}

/// Reads them repeatedly, until it is dropped: they change once a day.
pub(crate) async fn run(intake: Arc<Intake>, origin: Origin, symbols: Vec<String>, every: Duration) {
    let mut backoff = Backoff::default();
    loop {
        let done = match &origin {
            Origin::File(file) => from_file(&intake, file).await,
            Origin::Call { closes, address, fetcher } => from_call(&intake, *closes, address, fetcher, &symbols).await,
        };
        match done {
            Ok(()) => {
                backoff.reset();
                sleep(every).await;
            }
            Err(Failure { kind, message, wait: at_least }) => {
                intake.fault(kind, || format!("previous closes: {message}"));
                sleep(wait(&mut backoff, kind, at_least.max(AFTER_FAULT))).await;
            }
        }
    }
}

async fn from_file(intake: &Intake, file: &PathBuf) -> Result<(), Failure> {
    let failed = |kind, error: String| Failure::new(kind, format!("{}: {error}", file.display()));
    let bytes = tokio::fs::read(file).await.map_err(|error| failed(Kind::Unreachable, error.to_string()))?;
    let document = read(&bytes, None).map_err(|error| failed(Kind::Garbage, error.to_string()))?.document;
    let strip = document.strip.ok_or_else(|| failed(Kind::Garbage, "there are no quotes in it".to_owned()))?;
    quotes(strip).into_iter().for_each(|tick| intake.close_of(tick));
    Ok(())
}

async fn from_call(
    intake: &Intake,
    closes: &dyn Closes,
    address: &str,
    fetcher: &Fetcher,
    symbols: &[String],
) -> Result<(), Failure> {
    let symbols = symbols.iter().map(String::as_str).collect::<Vec<_>>();
    let mut failed = None;
    let mut some_came = false;
    for (number, request) in closes.requests(address, &intake.keys, &symbols).iter().enumerate() {
        if number > 0 {
            sleep(closes.pace()).await;
        }
        match ask(intake, closes, fetcher, request).await {
            Ok(()) => some_came = true,
            // With the others it would be no different.
            Err(failure) if matches!(failure.kind, Kind::Limit | Kind::Unreachable) => return Err(failure),
            // A plan may lack one symbol and include the next.
            Err(failure) => {
                if let Some(Failure { kind, message, .. }) = failed.replace(failure) {
                    intake.fault(kind, || format!("previous closes: {message}"));
                }
            }
        }
    }
    match failed {
        Some(failure) if !some_came => Err(failure),
        Some(Failure { kind, message, .. }) => {
            intake.fault(kind, || format!("previous closes: {message}"));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Sends one request.
async fn ask(intake: &Intake, closes: &dyn Closes, fetcher: &Fetcher, request: &Request) -> Result<(), Failure> {
    let Fetched::Text { text, .. } = fetcher.fetch(request, None).await? else { return Ok(()) };
    for said in closes.read(request, &text).map_err(|fault| Failure::new(Kind::Garbage, fault))? {
        match said {
            Said::Tick(tick) => intake.close(tick),
            Said::Refused(kind @ (Kind::Auth | Kind::Limit), message) => return Err(Failure::new(kind, message)),
            Said::Refused(kind, message) => intake.fault(kind, || format!("previous closes: {message}")),
            Said::Welcome | Said::Alive => {}
        }
    }
    Ok(())
}

//! A document at an address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::feed::{Failure, Fault, Fetch, resolve};
use crate::ingest::{Document, Format, read};

/// The document at the address `src`, read in `format`, or in the one that its structure tells. What is there stays until its successor is
/// there, and goes where no address is named. `on_failure` is called where it cannot be fetched or read; the console is told of it
/// too, and of what was at fault and is given all the same.
///
/// On a server nothing is fetched: give what the page begins with by a resource of the application.
pub fn use_source(
    src: Signal<Option<String>>,
    format: Signal<Option<Format>>,
    on_failure: Option<Callback<Failure>>,
) -> Signal<Option<Document>> {
    let document = RwSignal::new(None);
    // Dropped, a fetch ends: with the owner, or when another begins.
    let under_way = StoredValue::new_local(None::<Fetch>);
    let address = Memo::new(move |_| src.get().filter(|address| !address.is_empty()));
    let format = Memo::new(move |_| format.get());
    Effect::new(move |_| {
        under_way.set_value(None);
        let format = format.get();
        let Some(address) = address.get() else { return document.set(None) };
        let url = match resolve(&address) {
            Ok(url) => url,
            Err(fault) => return report(fault, on_failure),
        };
        let Some(fetch) = Fetch::begin(&url) else { return };
        let answer = fetch.answer(url, None, format == Some(Format::Html));
        under_way.set_value(Some(fetch));
        spawn_local(async move {
            let Some(answer) = answer.await else { return };
            let ingested = answer.map_err(|refusal| refusal.fault).and_then(|answer| {
                let bytes = answer.bytes.unwrap_or_default();
                read(&bytes, format).map_err(|error| Fault::new(error.code(), error.text()))
            });
            match ingested {
                Ok(ingested) => {
                    for problem in ingested.problems {
                        leptos::logging::warn!("slugline: {}: {}", problem.at, problem.message);
                    }
                    document.try_set(Some(ingested.document));
                }
                Err(fault) => report(fault, on_failure),
            }
        });
    });
    document.into()
}

/// Tells the console of a fault, and whoever wants to hear of it.
pub(crate) fn report(fault: Fault, on_failure: Option<Callback<Failure>>) {
    let failure = Failure::from(fault);
    failure.log();
    if let Some(on_failure) = on_failure {
        on_failure.try_run(failure);
    }
}

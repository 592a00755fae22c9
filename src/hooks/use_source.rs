//! A document at an address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::feed::{Failure, Fault, Fetch, resolve};
use crate::ingest::{Document, Format, read};

/// The document at the address `src`, read in `format`, or in the detected one. The current document stays until the next one is
/// there, and is removed if there is no address. `on_failure` is called if it cannot be fetched or read; the console reports that
/// too, as well as the warnings of a document that is shown.
///
/// On a server nothing is fetched: provide the initial content as a resource of the application.
pub fn use_source(
    src: Signal<Option<String>>,
    format: Signal<Option<Format>>,
    on_failure: Option<Callback<Failure>>,
) -> Signal<Option<Document>> {
    let document = RwSignal::new(None);
    // Dropping it ends a fetch: with the owner, or when another begins.
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

/// Reports a fault to the console, and to the callback.
pub(crate) fn report(fault: Fault, on_failure: Option<Callback<Failure>>) {
    let failure = Failure::from(fault);
    failure.log();
    if let Some(on_failure) = on_failure {
        on_failure.try_run(failure);
    }
}

//! A document at an address.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::set_if_changed;
use crate::feed::{Credentials, Failure, Fault, Fetch, resolve};
use crate::ingest::{Document, Format, Ingested, read_at};

/// What [`use_document`] gives.
#[derive(Clone, Copy, Debug)]
pub struct UseDocument {
    /// What was read: the document, its format, and the faults in what is shown anyway.
    pub document: Signal<Option<Ingested>>,
    /// Whether the address has not answered yet.
    pub is_loading: Signal<bool>,
}

/// The document at the address `src`, read in `format`, or in the detected one, and requested with these `credentials`. The current document stays until the next one is
/// there, and is removed if there is no address. `on_failure` is called if it cannot be fetched or read; the console reports that
/// too, as well as the warnings of a document that is shown.
///
/// On a server nothing is fetched: provide the initial content as a resource of the application.
pub fn use_source(
    src: Signal<Option<String>>,
    format: Signal<Option<Format>>,
    credentials: Signal<Credentials>,
    on_failure: Option<Callback<Failure>>,
) -> Signal<Option<Document>> {
    let UseDocument { document, .. } = use_document(src, format, credentials, on_failure);
    Memo::new(move |_| document.read().as_ref().map(|read| read.document.clone())).into()
}

/// The same as [`use_source`], with the format and the warnings of the document, and whether it is still to come.
pub fn use_document(
    src: Signal<Option<String>>,
    format: Signal<Option<Format>>,
    credentials: Signal<Credentials>,
    on_failure: Option<Callback<Failure>>,
) -> UseDocument {
    let document = RwSignal::new(None);
    let is_loading = RwSignal::new(false);
    // Dropping it ends a fetch: with the owner, or when another begins.
    let under_way = StoredValue::new_local(None::<Fetch>);
    let address = Memo::new(move |_| src.get().filter(|address| !address.is_empty()));
    let format = Memo::new(move |_| format.get());
    let credentials = Memo::new(move |_| credentials.get());
    Effect::new(move |_| {
        under_way.set_value(None);
        set_if_changed(is_loading, false);
        let (format, credentials) = (format.get(), credentials.get());
        let Some(address) = address.get() else { return document.set(None) };
        let url = match resolve(&address) {
            Ok(url) => url,
            Err(fault) => return report(fault, on_failure),
        };
        let Some(fetch) = Fetch::begin(&url, credentials) else { return };
        let answer = fetch.answer(url.clone(), None, format == Some(Format::Html));
        under_way.set_value(Some(fetch));
        set_if_changed(is_loading, true);
        spawn_local(async move {
            let Some(answer) = answer.await else { return };
            is_loading.try_set(false);
            let ingested = answer.map_err(|refusal| refusal.fault).and_then(|answer| {
                let bytes = answer.bytes.unwrap_or_default();
                // Relative addresses in HTML are those of its own site.
                read_at(&bytes, format, Some(&url)).map_err(|error| Fault::new(error.code(), error.text()))
            });
            match ingested {
                Ok(ingested) => {
                    for problem in &ingested.problems {
                        leptos::logging::warn!("slugline: {}: {}", problem.at, problem.message);
                    }
                    document.try_set(Some(ingested));
                }
                Err(fault) => report(fault, on_failure),
            }
        });
    });
    UseDocument { document: document.into(), is_loading: is_loading.into() }
}

/// Reports a fault to the console, and to the callback.
pub(crate) fn report(fault: Fault, on_failure: Option<Callback<Failure>>) {
    let failure = Failure::from(fault);
    failure.log();
    if let Some(on_failure) = on_failure {
        on_failure.try_run(failure);
    }
}

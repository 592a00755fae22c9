//! The state in the fragment of the page's address.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::fragment::{read, write};
use crate::state::State;

/// Browsers ignore an address that changes more often than about 200 times in 30 seconds, and say so in the console.
const REST: Duration = Duration::from_millis(250);

/// Keeps the state in the address, and takes it from there: at the beginning, and when the reader changes it. Gives what in the address is
/// not known.
pub(super) fn use_address(state: RwSignal<State>) -> ReadSignal<Vec<String>> {
    let (unknown, set_unknown) = signal(Vec::new());
    let take = move || {
        let (taken, problems) = read(&window().location().hash().unwrap_or_default());
        set_unknown.set(problems);
        if *state.read_untracked() != taken {
            state.set(taken);
        }
    };
    take();
    let handle = window_event_listener(leptos::ev::hashchange, move |_| take());
    on_cleanup(move || handle.remove());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |former: Option<()>| {
        let fragment = write(&state.read());
        if former.is_none() {
            return;
        }
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        waiting.set_value(set_timeout_with_handle(move || replace(&fragment), REST).ok());
    });
    unknown
}

fn replace(fragment: &str) {
    let location = window().location();
    let path = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
    let address = if fragment.is_empty() { path } else { format!("{path}#{fragment}") };
    // A page that may not change its address works all the same.
    let _ = window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
}

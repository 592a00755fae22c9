//! The pasted story.

use std::time::Duration;

use leptos::prelude::*;

use super::use_state;
use crate::fragment::MOST_TEXT;

/// A long text is read when the typing has paused.
const REST: Duration = Duration::from_millis(200);

#[component]
pub(super) fn Paste() -> impl IntoView {
    let state = use_state();
    let text = Memo::new(move |_| state.read().text.clone());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let give = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        waiting.set_value(set_timeout_with_handle(move || state.update(|state| state.text = text), REST).ok());
    };
    let is_long = move || text.read().len() > MOST_TEXT;
    view! {
        <div class="field">
            <label for="story-text">{"Paste a story"}</label>
            <textarea
                id="story-text"
                rows="6"
                spellcheck="false"
                aria-describedby="story-text-hint story-text-length"
                prop:value=text
                on:input=give
            ></textarea>
            <p class="hint" id="story-text-hint">
                {"Plain text, HTML, or JSON: ninjs, JSON-LD, WordPress, Ghost, or Slugline’s own. An address below takes precedence."}
            </p>
            <p class="hint" id="story-text-length" role="status">
                {move || is_long().then_some("This text is too long for the address of this page: send it along with the link.")}
            </p>
        </div>
    }
}

//! A part of a snippet, and the button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use crate::snippet::Part;

const MOST_ROWS: usize = 16;

#[component]
pub(super) fn Copied(place: usize, part: Part) -> impl IntoView {
    let Part { title, text } = part;
    let (said, say) = signal("");
    let field = NodeRef::<leptos::html::Textarea>::new();
    let copied = text.clone();
    let copy = move |_| {
        let text = copied.clone();
        spawn_local(async move {
            let is_copied = write(&text).await;
            if !is_copied && let Some(field) = field.try_get_untracked().flatten() {
                select(&field);
            }
            say.try_set(if is_copied {
                "Copied."
            } else {
                "The browser does not allow it: the text is selected, copy it with Ctrl+C or ⌘C."
            });
        });
    };
    let id = format!("snippet-{place}");
    let label = format!("Copy: {title}");
    view! {
        <div class="part">
            <div class="part-head">
                <label for=id.clone()>{title}</label>
                <button type="button" aria-label=label on:click=copy>{"Copy"}</button>
            </div>
            <textarea
                id=id
                node_ref=field
                readonly=true
                wrap="off"
                spellcheck="false"
                rows=text.lines().count().clamp(1, MOST_ROWS)
                prop:value=text
            ></textarea>
            <p class="hint" role="status">{said}</p>
        </div>
    }
}

/// Writes to the clipboard; false if the browser does not allow it.
async fn write(text: &str) -> bool {
    // Pages without a secure context have no clipboard, and web-sys would call a method of `undefined`.
    let clipboard = window().navigator().clipboard();
    if wasm_bindgen::JsValue::from(&clipboard).is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn select(field: &HtmlTextAreaElement) {
    // A field that has left the page has no focus to take.
    let _ = field.focus();
    field.select();
}

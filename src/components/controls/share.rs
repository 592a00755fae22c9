//! Sharing the story's address.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{self, JsCast, JsValue};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement};

use super::Action;
use super::button::Button;
use super::panel::Panel;
use super::popover::show_popover;
use super::whereabouts::{Whereabouts, host_of};

#[wasm_bindgen]
extern "C" {
    /// `navigator`, of which a page may have less than browsers do.
    type Device;
    type Clipboard;

    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static DEVICE: Device;

    #[wasm_bindgen(method, structural, catch)]
    fn share(this: &Device, what: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, getter)]
    fn clipboard(this: &Device) -> Clipboard;

    #[wasm_bindgen(method, structural, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<JsValue, JsValue>;
}

/// The result of a call of the device: it may throw at once if there is no such function, or reject later.
async fn settled(call: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(js_sys::Promise::resolve(&call?)).await
}

/// The button that shares the story's address, and its messages.
#[component]
pub(super) fn Share(panel: Panel) -> impl IntoView {
    let words = panel.words();
    let note = NodeRef::<Div>::new();
    let text = RwSignal::new(String::new());
    // The address to be copied by hand.
    let address = RwSignal::new(String::new());
    let press = Callback::new(move |button: HtmlElement| {
        let Some(host) = host_of(&button) else { return };
        let what = Whereabouts::of(&host, panel.signals);
        spawn_local(async move {
            let outcome = hand_on(&what).await;
            if text.is_disposed() {
                return;
            }
            let is_refused = outcome == "refused";
            let said = match outcome {
                "copied" => words.copied(),
                "refused" => words.copy_this(),
                "cancelled" => words.not_shared(),
                _ => "",
            };
            if !said.is_empty() {
                panel.say(if is_refused { [said, " ", &what.url].concat() } else { said.to_owned() });
                text.set(said.to_owned());
                address.set(if is_refused { what.url } else { String::new() });
            }
            if let Some(note) = note.get_untracked().filter(|_| is_refused || outcome == "copied") {
                // The message must be there when it opens.
                leptos::task::tick().await;
                show_popover(&note, &button);
                let input = note.query_selector("input").ok().flatten().filter(|_| is_refused);
                if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                    input.select();
                }
            }
            panel.on_action.try_run(Action::Shared(outcome));
        });
    });
    view! {
        <Button class="button share" on_press=press>{words.share()}</Button>
        <div class="note" part="panel" popover="auto" node_ref=note>
            <p id="note">{text}</p>
            <input
                class="address"
                readonly=""
                dir="ltr"
                aria-labelledby="note"
                hidden=move || address.read().is_empty()
                prop:value=address
            />
        </div>
    }
}

/// Shares an address by the platform's own means, or by the clipboard.
async fn hand_on(what: &Whereabouts) -> &'static str {
    let story = js_sys::Object::new();
    for (name, value) in [("title", &what.title), ("url", &what.url)] {
        let _ = js_sys::Reflect::set(&story, &name.into(), &value.into());
    }
    // It may be missing, forbidden here, or unable to share this.
    match settled(DEVICE.with(|device| device.share(&story))).await {
        Ok(_) => return "shared",
        Err(error) if error.dyn_ref::<js_sys::Error>().is_some_and(|error| error.name() == "AbortError") => return "cancelled",
        Err(_) => {}
    }
    match settled(DEVICE.with(Device::clipboard).write_text(&what.url)).await {
        Ok(_) => "copied",
        Err(_) => "refused",
    }
}

//! A button of the controls.

use leptos::prelude::*;
use web_sys::HtmlElement;

/// A button. A disabled button stays in place and is marked as disabled, so that the focus is not lost.
#[component]
pub(super) fn Button(
    /// Its classes, `button` the first.
    class: &'static str,
    /// Its name, if that is more than its visible text. The name includes the visible text, for speech input (WCAG 2.5.3).
    #[prop(optional, into)]
    name: Option<String>,
    /// The popover that it opens or closes.
    #[prop(optional)]
    opens: Option<&'static str>,
    /// Whether it is marked as disabled.
    #[prop(optional)]
    is_disabled: Option<Signal<bool>>,
    /// Called with the button when the reader presses it.
    #[prop(optional)]
    on_press: Option<Callback<HtmlElement>>,
    /// Its visible content.
    children: Children,
) -> AnyView {
    let press = move |event: web_sys::MouseEvent| {
        if let Some(on_press) = on_press {
            on_press.run(event_target_button(&event));
        }
    };
    let aria_disabled = move || is_disabled.map(|is_disabled| if is_disabled.get() { "true" } else { "false" });
    view! {
        <button
            class=class
            part="button"
            type="button"
            popovertarget=opens
            aria-label=name
            aria-disabled=aria_disabled
            on:click=press
        >
            {children()}
        </button>
    }
    .into_any()
}

/// The button that was pressed, not a node in it.
fn event_target_button(event: &web_sys::MouseEvent) -> HtmlElement {
    use leptos::wasm_bindgen::JsCast;
    event.current_target().unwrap_or_else(|| event.clone().unchecked_into()).unchecked_into()
}

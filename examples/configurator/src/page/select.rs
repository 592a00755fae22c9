//! A choice as a list, where it has many values.

use leptos::prelude::*;

use crate::choice::Choice;

#[component]
pub(super) fn Select<C: Choice>(
    /// What is chosen.
    label: &'static str,
    /// Its `id`, one in the page.
    id: &'static str,
    /// The chosen value.
    get: Signal<C>,
    /// Called with another one.
    #[prop(into)]
    set: Callback<C>,
) -> impl IntoView {
    let option = move |&(word, label, value): &'static (&'static str, &'static str, C)| {
        view! { <option value=word lang=word prop:selected=move || get.get() == value>{label}</option> }
    };
    let choose = move |event| {
        if let Some(value) = C::named(&event_target_value(&event)) {
            set.run(value);
        }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=choose>{C::ALL.iter().map(option).collect_view()}</select>
        </div>
    }
}

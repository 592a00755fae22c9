//! A choice as radio buttons.

use leptos::prelude::*;

use crate::choice::Choice;

#[component]
pub(super) fn Radios<C: Choice>(
    /// What is chosen.
    legend: &'static str,
    /// The name of the group, one in the page.
    name: &'static str,
    /// The chosen value.
    get: Signal<C>,
    /// Called with another one.
    #[prop(into)]
    set: Callback<C>,
) -> impl IntoView {
    let radio = move |&(word, label, value): &'static (&'static str, &'static str, C)| {
        view! {
            <label class="radio">
                <input type="radio" name=name value=word prop:checked=move || get.get() == value on:change=move |_| set.run(value)/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="radios">
            <legend>{legend}</legend>
            <div class="row">{C::ALL.iter().map(radio).collect_view()}</div>
        </fieldset>
    }
}

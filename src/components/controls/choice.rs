//! A setting with one value of several.

use leptos::prelude::*;

use super::panel::Panel;
use crate::reader::Setting;

/// The values of a setting, one of which is chosen; the first is the page's own.
#[component]
pub(super) fn Choice(
    panel: Panel,
    setting: Setting,
    legend: &'static str,
    /// The labels of the values, in order.
    faces: Vec<&'static str>,
) -> AnyView {
    let values = std::iter::once(None).chain(setting.values().iter().copied().map(Some));
    let one = |(value, face)| view! { <Radio panel setting value face/> }.into_any();
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {values.zip(std::iter::once(panel.words().usual()).chain(faces)).map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// One of the values.
#[component]
fn Radio(panel: Panel, setting: Setting, value: Option<&'static str>, face: &'static str) -> impl IntoView {
    let is_chosen = move || panel.preferences.read().get(setting) == value;
    view! {
        <label class=setting.name()>
            <input
                type="radio"
                name=setting.name()
                value=value.unwrap_or_default()
                prop:checked=is_chosen
                on:input=move |_| panel.choose(setting, value)
            />
            <span>{face}</span>
        </label>
    }
}

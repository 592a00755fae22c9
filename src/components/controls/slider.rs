//! A setting with a scale.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::panel::Panel;
use crate::locale::{Sign, percent};
use crate::quote::Decimal;
use crate::reader::Setting;

/// A slider over the values of a setting, from less to more, including the page's own.
#[component]
pub(super) fn Slider(panel: Panel, setting: Setting, label: &'static str) -> AnyView {
    let value = move || panel.preferences.read().get(setting);
    let step = move || setting.step_of(value());
    let said = move || {
        let number = value().and_then(Decimal::parse);
        number.map_or_else(|| panel.words().usual().to_owned(), |number| percent(number, panel.figures(), Sign::Minus))
    };
    let choose = move |event| {
        let step = event_target::<HtmlInputElement>(&event).value_as_number() as usize;
        panel.choose(setting, setting.at_step(step));
    };
    view! {
        <div class="slider">
            <label for=setting.name()>{label}</label>
            // The figure is only visual: screen readers have the slider's own value.
            <span aria-hidden="true">{said}</span>
            <input
                type="range"
                id=setting.name()
                name=setting.name()
                min="0"
                max=setting.values().len().to_string()
                prop:value=move || step().to_string()
                aria-valuetext=said
                on:input=choose
            />
        </div>
    }
    .into_any()
}

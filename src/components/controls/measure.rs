//! The line length of the story.

use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

use super::Control;
use super::panel::Panel;
use super::slider::Slider;
use super::whereabouts::host_of;
use crate::quote::Decimal;
use crate::reader::{Setting, TextSize};

/// The measure of slugline.css, in the font size of the story.
const USUAL: f64 = 38.0;

/// A slider.
#[component]
pub(super) fn MeasureSlider(panel: Panel) -> impl IntoView {
    view! { <Slider panel setting=Setting::Measure label=panel.words().measure()/> }
}

/// Updates whether the story is wider than the shortest choice of line length: otherwise all choices look the same.
pub(super) fn follow_room(panel: Panel) {
    let look = move || {
        let Some(host) = panel.toolbar.try_get_untracked().flatten().and_then(|toolbar| host_of(&toolbar)) else { return };
        let size = untrack(|| panel.size());
        let has_room = shortest_line(&host, size).is_none_or(|line| f64::from(host.client_width()) > line);
        if panel.has_room.try_get_untracked() == Some(!has_room) {
            panel.has_room.try_set(has_room);
        }
    };
    Effect::new(move |listener: Option<Option<EventListener>>| {
        panel.size();
        if !panel.signals.controls.read().contains(&Control::Measure) || panel.toolbar.get().is_none() {
            return None;
        }
        look();
        listener.flatten().or_else(|| web_sys::window().map(|window| EventListener::new(&window, "resize", move |_| look())))
    });
}

/// The length of the shortest lines at a text size, in CSS pixels.
fn shortest_line(host: &Element, size: TextSize) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(host).ok()??;
    let number = |text: &str| Decimal::parse(text).map(Decimal::approximate);
    let letters = number(style.get_property_value("font-size").ok()?.trim_end_matches("px"))?;
    let part = number(Setting::Measure.at_step(0)?)? / 100.0;
    Some(USUAL * part * letters * number(&size.to_factor())?)
}

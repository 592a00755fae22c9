//! The longest line of the story.

use leptos::prelude::*;

use super::panel::Panel;
use super::slider::Slider;
use crate::reader::Setting;

/// A slider.
#[component]
pub(super) fn MeasureSlider(panel: Panel) -> impl IntoView {
    view! { <Slider panel setting=Setting::Measure label=panel.words().measure()/> }
}

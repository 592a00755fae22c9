//! The space between lines, letters and words.

use leptos::prelude::*;

use super::panel::Panel;
use super::slider::Slider;
use crate::reader::Setting;

/// A slider for each kind of spacing.
#[component]
pub(super) fn SpacingSliders(panel: Panel) -> impl IntoView {
    let words = panel.words();
    view! {
        <Slider panel setting=Setting::LineSpacing label=words.line_spacing()/>
        <Slider panel setting=Setting::LetterSpacing label=words.letter_spacing()/>
        <Slider panel setting=Setting::WordSpacing label=words.word_spacing()/>
    }
}

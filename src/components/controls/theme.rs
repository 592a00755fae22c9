//! The colours of the story.

use leptos::prelude::*;

use super::choice::Choice;
use super::panel::Panel;
use crate::reader::Setting;

/// The page's own, light, dark, sepia.
#[component]
pub(super) fn ThemeChoice(panel: Panel) -> impl IntoView {
    let words = panel.words();
    let faces = vec![words.light(), words.dark(), words.sepia()];
    view! { <Choice panel setting=Setting::Theme legend=words.theme() faces/> }
}

//! The typeface of the story.

use leptos::prelude::*;

use super::choice::Choice;
use super::panel::Panel;
use crate::reader::Setting;

/// The page's own, serif, sans-serif.
#[component]
pub(super) fn FontChoice(panel: Panel) -> impl IntoView {
    let words = panel.words();
    view! { <Choice panel setting=Setting::Font legend=words.font() faces=vec![words.serif(), words.sans()]/> }
}

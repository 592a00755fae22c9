//! The sheet of settings: theme, typeface, spacing, measure.

use leptos::prelude::*;

use super::button::Button;
use super::font::FontChoice;
use super::measure::MeasureSlider;
use super::panel::Panel;
use super::shown::Shown;
use super::spacing::SpacingSliders;
use super::theme::ThemeChoice;
use super::{Action, Control};

/// The controls in the sheet.
pub(super) const SETTINGS: &[Control] = &[Control::Theme, Control::Font, Control::Spacing, Control::Measure];

/// The button that opens the sheet of settings, and the sheet.
#[component]
pub(super) fn Settings(panel: Panel) -> impl IntoView {
    let words = panel.words();
    let reset = Callback::new(move |_| {
        panel.change(|preferences| preferences.reset_stories());
        panel.say(words.restored_all().to_owned());
        panel.on_action.run(Action::Reset);
    });
    view! {
        <Button class="button open" opens="settings" name=["Aa ", words.options()].concat()>
            <span>{"Aa"}</span>
        </Button>
        <div class="settings" part="panel" id="settings" popover="auto" role="group" aria-label=words.options()>
            <Shown when=panel.shows_any(&[Control::Theme]) view=move || view! { <ThemeChoice panel/> }/>
            <Shown when=panel.shows_any(&[Control::Font]) view=move || view! { <FontChoice panel/> }/>
            <Shown when=panel.shows_any(&[Control::Spacing]) view=move || view! { <SpacingSliders panel/> }/>
            <Shown when=panel.shows_any(&[Control::Measure]) view=move || view! { <MeasureSlider panel/> }/>
            <Button class="button restore" on_press=reset>{words.restore()}</Button>
        </div>
    }
}

//! The size of the story's text.

use leptos::prelude::*;

use super::button::Button;
use super::panel::Panel;
use super::{Action, Control};
use crate::locale::{Sign, fill, percent};
use crate::reader::TextSize;

/// "Text size:", smaller, normal, larger.
#[component]
pub(super) fn TextSizeButtons(
    panel: Panel,
    /// Announces the text size that the reader chose last.
    announcement: RwSignal<String>,
) -> impl IntoView {
    let words = panel.words();
    let choose = Callback::new(move |size: TextSize| {
        panel.change(|preferences| preferences.set_text_size(size));
        announcement.set(fill(words.text_size_is(), &percent(size.to_percent(), panel.locale, Sign::Minus)));
        panel.on_action.run(Action::TextSize(size));
    });
    let smaller = |panel: Panel| panel.size().smaller();
    let start = |panel: Panel| Some(panel.signals.start_size.get()).filter(|start| *start != panel.size());
    let larger = |panel: Panel| panel.size().larger();
    view! {
        <div class="size" role="group" aria-labelledby="label" hidden=move || !panel.shows(Control::TextSize)>
            <span class="label" id="label">{words.text_size()}</span>
            <SizeButton class="button smaller" face="A\u{2212}" name=words.smaller() panel next=smaller on_choose=choose/>
            <SizeButton class="button reset" face="A" name=words.normal() panel next=start on_choose=choose/>
            <SizeButton class="button larger" face="A+" name=words.larger() panel next=larger on_choose=choose/>
        </div>
    }
}

/// A button that changes to another size, if there is one.
#[component]
fn SizeButton(
    class: &'static str,
    /// Its visible content.
    face: &'static str,
    name: &'static str,
    panel: Panel,
    /// The size that it changes to.
    next: fn(Panel) -> Option<TextSize>,
    on_choose: Callback<TextSize>,
) -> impl IntoView {
    let press = Callback::new(move |_| {
        if let Some(next) = untrack(|| next(panel)) {
            on_choose.run(next);
        }
    });
    let is_disabled = Signal::derive(move || next(panel).is_none());
    view! { <Button class name=[face, " ", name].concat() is_disabled on_press=press>{face}</Button> }
}

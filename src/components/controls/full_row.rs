//! The row of all controls that a story can have: one row if it is wide, one button and a sheet if it is narrow. Both use the
//! same nodes.
//!
//! A sheet is a popover, which closes on Escape and on a press elsewhere and returns the focus. On a wide panel the style sheet
//! makes it part of the row; its settings are then a separate popover.

use std::cell::OnceCell;

use leptos::prelude::*;
use web_sys::CssStyleSheet;

use super::Control;
use super::button::Button;
use super::listen::{ListenButton, Player, follow_voices};
use super::measure::follow_room;
use super::panel::Panel;
use super::print::PrintButton;
use super::reading::Reading;
use super::settings::{SETTINGS, Settings};
use super::share::Share;
use super::shown::Shown;
use super::text_size::TextSizeButtons;
use crate::style::{adopt, sheet_of};

thread_local! {
    /// The style sheet of what opens from the row, once for all stories.
    static SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
}

/// Makes the row of all controls. Few stories need more than the text size, so in the npm package the rest is a separate file
/// (`docs/decisions/0009-two-halves.md`), and whoever mounts a frame says that it is loaded.
#[derive(Clone, Copy, Debug)]
pub struct AllControls(fn(Panel, RwSignal<String>) -> AnyView);

impl AllControls {
    /// They are loaded.
    pub fn here() -> Self {
        Self(|panel, announcement| view! { <FullRow panel announcement/> }.into_any())
    }

    /// The row.
    pub(super) fn view(self, panel: Panel, announcement: RwSignal<String>) -> AnyView {
        (self.0)(panel, announcement)
    }
}

/// The content of the row.
#[component]
fn FullRow(
    panel: Panel,
    /// Announces the text size that the reader chose last.
    announcement: RwSignal<String>,
) -> impl IntoView {
    let words = panel.words();
    // A single control is not folded away.
    let is_folded = Signal::derive(move || panel.count() > 1);
    let reading = Reading::new(panel);
    follow_voices(panel);
    follow_room(panel);
    adopt_sheet(panel);
    let more = move || {
        view! {
            <Button class="button more" opens="sheet">
                <span>{"Aa"}</span>
                {" "}
                <span>{words.options()}</span>
            </Button>
        }
    };
    let close = move || view! { <Button class="button close" opens="sheet">{words.close()}</Button> };
    view! {
        <Shown when=is_folded view=more/>
        <div
            class="sheet"
            part="panel"
            id="sheet"
            popover=move || is_folded.get().then_some("auto")
            role=move || is_folded.get().then_some("group")
            aria-label=move || is_folded.get().then_some(words.options())
        >
            <TextSizeButtons panel announcement/>
            <Shown when=panel.shows_any(SETTINGS) view=move || view! { <Settings panel/> }/>
            <Shown when=panel.shows_any(&[Control::Share]) view=move || view! { <Share panel/> }/>
            <Shown when=panel.shows_any(&[Control::Print]) view=move || view! { <PrintButton panel/> }/>
            <Shown when=panel.shows_any(&[Control::Listen]) view=move || view! { <ListenButton panel reading/> }/>
            <Shown when=is_folded view=close/>
        </div>
        // Announcements of the panel.
        <span class="said" role="status">{panel.said}</span>
        <Shown when=panel.shows_any(&[Control::Listen]) view=move || view! { <Player panel reading/> }/>
    }
}

/// Adopts the style sheet of what opens from the row, once there is anything to open.
fn adopt_sheet(panel: Panel) {
    Effect::new(move |_| {
        let is_needed = panel.signals.controls.read().iter().any(|control| *control != Control::TextSize);
        if let Some(toolbar) = panel.toolbar.get().filter(|_| is_needed) {
            SHEET.with(|sheet| {
                let sheet = sheet.get_or_init(|| sheet_of(include_str!("../../style/panel.css")));
                if let Some(sheet) = sheet {
                    adopt(&toolbar, sheet);
                }
            });
        }
    });
}

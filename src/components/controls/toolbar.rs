//! The row of controls: one row where it is wide, one button and a sheet where it is narrow. Both are the same nodes.
//!
//! A sheet is a popover, which closes on Escape and on a press elsewhere and gives the focus back. On a wide panel the style sheet
//! makes it part of the row; what it holds of settings is a popover of its own then.

use std::cell::OnceCell;

use leptos::prelude::*;
use web_sys::CssStyleSheet;

use super::Control;
use super::button::Button;
use super::listen::{ListenButton, Player, follow_voices};
use super::measure::follow_room;
use super::panel::Panel;
use super::popover::{close_behind, keep_focus};
use super::print::PrintButton;
use super::reach::Reach;
use super::reading::Reading;
use super::settings::{SETTINGS, Settings};
use super::share::Share;
use super::shown::Shown;
use super::text_size::TextSizeButtons;
use crate::style::{adopt, sheet_of};

thread_local! {
    /// The sheet of what opens from the row, once for all stories.
    static SHEET: OnceCell<Option<CssStyleSheet>> = const { OnceCell::new() };
}

/// The row of controls, and what is said of them.
#[component]
pub(super) fn Toolbar(panel: Panel) -> impl IntoView {
    let words = panel.words();
    let announcement = RwSignal::new(String::new());
    // A single control is not folded away.
    let is_folded = Signal::derive(move || panel.count() > 1);
    let reading = Reading::new(panel);
    follow_voices(panel);
    follow_room(panel);
    let reach = Reach::follow(panel);
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
        <div node_ref=reach.edge class="edge"></div>
        <div
            node_ref=panel.toolbar
            class=move || reach.class()
            style:--_covered=move || reach.is_away.get().then(|| format!("{}px", reach.covered.get()))
            part="toolbar"
            lang=words.lang()
            hidden=move || panel.count() == 0
            // What is chosen here is no input of the page's.
            on:input=|event| event.stop_propagation()
            on:focusout=|event| close_behind(&event)
            on:beforetoggle:capture=|event| keep_focus(&event)
        >
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
            <span class="announcement" role="status">{announcement}</span>
            // What the panel says.
            <span class="said" role="status">{panel.said}</span>
            <Shown when=panel.shows_any(&[Control::Listen]) view=move || view! { <Player panel reading/> }/>
        </div>
    }
}

/// Gives the shadow root the sheet of what opens from the row, once there is anything to open.
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

//! The row of controls, and the announcement of the text size.

use leptos::prelude::*;

use super::panel::Panel;
use super::popover::{close_behind, keep_focus};
use super::reach::Reach;
use super::text_size::TextSizeButtons;

/// The row of controls: the text size alone, or all of them if they are loaded.
#[component]
pub(super) fn Toolbar(panel: Panel) -> impl IntoView {
    let announcement = RwSignal::new(String::new());
    let reach = Reach::follow(panel);
    let row = move || match panel.signals.all_controls.get() {
        Some(all_controls) => all_controls.view(panel, announcement),
        None => view! { <div class="sheet" part="panel"><TextSizeButtons panel announcement/></div> }.into_any(),
    };
    view! {
        <div node_ref=reach.edge class="edge"></div>
        <div
            node_ref=panel.toolbar
            class=move || reach.class()
            style:--_covered=move || reach.is_away.get().then(|| format!("{}px", reach.covered.get()))
            part="toolbar"
            lang=panel.words().lang()
            hidden=move || panel.count() == 0
            // Events of the controls do not reach the page.
            on:input=|event| event.stop_propagation()
            on:focusout=|event| close_behind(&event)
            on:beforetoggle:capture=|event| keep_focus(&event)
        >
            {row}
            <span class="announcement" role="status">{announcement}</span>
        </div>
    }
}

//! The region in which the quotes move.

use leptos::prelude::*;

use super::{SourceLine, SourcePart};
use crate::locale::Locale;
use crate::quote::Feed;

/// What changes around the quotes of a strip. All of it is copied freely, and ends with the owner that it was made in.
#[derive(Clone, Copy, Debug)]
pub struct StripSignals {
    /// Whether there is anything to show; until then the element's own children are.
    pub is_filled: RwSignal<bool>,
    /// The strip's name, shown and spoken.
    pub label: RwSignal<String>,
    /// Who gives the figures, and how fresh they are.
    pub source: RwSignal<SourceLine>,
    /// Whether the strip moves; otherwise it is scrolled by hand.
    pub is_moving: RwSignal<bool>,
    /// Whether the reader has stopped it.
    pub is_paused: RwSignal<bool>,
    /// What is said of a connection that was lost, or is there again.
    pub announcement: RwSignal<String>,
}

impl StripSignals {
    /// An empty strip of that name.
    pub fn new(label: String) -> Self {
        Self {
            is_filled: RwSignal::new(false),
            label: RwSignal::new(label),
            source: RwSignal::default(),
            is_moving: RwSignal::new(false),
            is_paused: RwSignal::new(false),
            announcement: RwSignal::default(),
        }
    }

    /// Announces how the figures are: that they stay away, or that they are back.
    pub fn announce(self, state: Feed, locale: Locale) {
        let words = locale.words();
        let word = match state {
            Feed::Offline => words.offline(),
            Feed::Stale => words.stale(),
            _ => words.restored(),
        };
        self.announcement.set(format!("{}: {word}", self.label.get_untracked()));
    }
}

/// The shadow root of a ticker: its name, the button that stops it, the viewport with the lists, the source line.
#[component]
pub fn Strip(
    /// What changes around the quotes.
    signals: StripSignals,
    /// The language of the words: that of the element's place.
    #[prop(into)]
    locale: Signal<Locale>,
    /// Called when the reader presses the button.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// The list of quotes.
    children: Children,
) -> impl IntoView {
    let StripSignals { is_filled, label, source, is_moving, is_paused, announcement } = signals;
    let words = move || locale.get().words();
    let button_name = move || if is_paused.get() { words().play() } else { words().pause() };
    let whole = move || source.read().has_spare_parts().then(|| source.read().to_string());
    let part = |SourcePart { text, is_spare }: SourcePart| {
        view! { <span class=is_spare.then_some("spare") prop:textContent=text></span> }
    };
    let parts = move || source.read().parts().iter().cloned().map(part).collect_view();
    view! {
        // What is measured to choose the layout: an element that is measured itself has no width of its own (ticker.css).
        <div class="frame">
            <section
                class="strip"
                part="strip"
                hidden=move || !is_filled.get()
                aria-label=label
                data-motion=move || if is_moving.get() { "scroll" } else { "none" }
                data-paused=move || is_paused.get().then_some("")
            >
                // The button comes first in the focus order, so that what moves can be stopped before it is met. It is there also where
                // nothing moves: values that change by themselves can be stopped too (WCAG 2.2.2).
                <button
                    class="control"
                    part="control"
                    type="button"
                    lang=move || words().lang()
                    aria-label=button_name
                    on:click=move |_| on_toggle.run(())
                ></button>
                // Texts are set with all that stands in an element: a translator may have put nodes of its own in the place of a text.
                <span class="label" part="label" aria-hidden="true" prop:textContent=label></span>
                <div class="viewport"><div class="track">{children()}</div></div>
                <span class="source" part="source" hidden=move || source.read().is_empty() title=whole><span>{parts}</span></span>
            </section>
        </div>
        // Prices are never announced: what changes many times a second would leave no room for anything else.
        <span class="announcement" role="status" prop:textContent=announcement></span>
        // A slot that is named as no child is: the children are out of sight, and of the accessibility tree.
        <slot name=move || is_filled.get().then_some("covered")></slot>
    }
}

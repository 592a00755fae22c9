//! The region in which the quotes move.

use leptos::prelude::*;

use super::headings::Headings;
use super::{Field, Fields, Layout, Sort, SourceLine, SourcePart};
use crate::locale::Locale;
use crate::quote::Feed;

/// What changes around the quotes of a strip. All of it is `Copy`, and ends with the owner that it was made in.
#[derive(Clone, Copy, Debug)]
pub struct StripSignals {
    /// How the quotes are arranged.
    pub layout: RwSignal<Layout>,
    /// The cells of each quote: the columns of a list.
    pub fields: RwSignal<Fields>,
    /// The order in which the reader has sorted a list; `None` for the order of the page.
    pub sort: RwSignal<Option<Sort>>,
    /// Whether there is anything to show; until then the element's own children are shown.
    pub is_filled: RwSignal<bool>,
    /// The strip's name, shown and spoken.
    pub label: RwSignal<String>,
    /// The source of the figures, and their freshness.
    pub source: RwSignal<SourceLine>,
    /// Whether the strip moves; otherwise it is scrolled by hand.
    pub is_moving: RwSignal<bool>,
    /// Whether the reader has stopped it.
    pub is_paused: RwSignal<bool>,
    /// What is announced about a connection that was lost, or is back.
    pub announcement: RwSignal<String>,
}

impl StripSignals {
    /// An empty strip of that name.
    pub fn new(label: String) -> Self {
        Self {
            layout: RwSignal::default(),
            fields: RwSignal::new(Field::usual()),
            sort: RwSignal::default(),
            is_filled: RwSignal::new(false),
            label: RwSignal::new(label),
            source: RwSignal::default(),
            is_moving: RwSignal::new(false),
            is_paused: RwSignal::new(false),
            announcement: RwSignal::default(),
        }
    }

    /// The order of the quotes: only a list has headings to sort it by.
    pub fn order(self) -> Option<Sort> {
        self.sort.get().filter(|_| self.layout.get() == Layout::List)
    }

    /// Announces that figures are missing, or that they are back.
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

/// The shadow root of a ticker: its name, the pause button, the viewport with the lists, the source line.
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
    let StripSignals { layout, fields, sort, is_filled, label, source, is_moving, is_paused, announcement } = signals;
    let words = move || locale.get().words();
    let button_name = move || if is_paused.get() { words().play() } else { words().pause() };
    let whole = move || source.read().has_spare_parts().then(|| source.read().to_string());
    let part = |SourcePart { text, is_spare }: SourcePart| {
        view! { <span class=is_spare.then_some("spare") prop:textContent=text></span> }
    };
    let on_sort = Callback::new(move |field| sort.update(|sort| *sort = Sort::next(*sort, field)));
    let headings = move || {
        let is_list = layout.get() == Layout::List;
        is_list.then(|| view! { <Headings fields=fields.get() sort=sort.read_only() locale=locale.get() on_sort/> })
    };
    let parts = move || source.read().parts().iter().cloned().map(part).collect_view();
    view! {
        // What is measured to choose the layout: a container has no width of its own (ticker.css).
        <div class="frame">
            <section
                class="strip"
                part="strip"
                hidden=move || !is_filled.get()
                aria-label=label
                data-layout=move || layout.get().attribute()
                style:--_columns=move || fields.read().len().to_string()
                data-motion=move || if is_moving.get() { "scroll" } else { "none" }
                data-paused=move || is_paused.get().then_some("")
            >
                // The button comes first in the focus order, so that moving content can be stopped before it is reached. It is also there if
                // nothing moves: values that change by themselves can be stopped too (WCAG 2.2.2).
                <button
                    class="control"
                    part="control"
                    type="button"
                    lang=move || words().lang()
                    aria-label=button_name
                    on:click=move |_| on_toggle.run(())
                ></button>
                // The whole content is replaced: a translator may have put its own nodes in place of a text.
                <span class="label" part="label" aria-hidden="true" prop:textContent=label></span>
                <div class="viewport">{headings}<div class="track">{children()}</div></div>
                <span class="source" part="source" hidden=move || source.read().is_empty() title=whole><span>{parts}</span></span>
            </section>
        </div>
        // Prices are never announced: something that changes many times a second would drown out everything else.
        <span class="announcement" role="status" prop:textContent=announcement></span>
        // A slot with a name that no child has: the children are hidden, also from the accessibility tree.
        <slot name=move || is_filled.get().then_some("covered")></slot>
    }
}

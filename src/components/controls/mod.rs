//! The reader's controls: a frame of slots around the story, and between header and body the row of controls.

mod control;
mod text_size;

pub use control::Control;
pub use text_size::TextSize;

use leptos::prelude::*;
use text_size::{TextSizeAnnouncement, TextSizeButtons};

use crate::locale::Locale;

/// What changes around a story. All of it is copied freely, and ends with the owner that it was made in.
#[derive(Clone, Copy, Debug)]
pub struct StorySignals {
    /// Which controls are shown, in their order.
    pub controls: RwSignal<Vec<Control>>,
    /// The present size of the text.
    pub size: RwSignal<TextSize>,
    /// The size that the middle button returns to.
    pub start_size: RwSignal<TextSize>,
    /// The size that the reader chose last, to be announced.
    pub announced_size: RwSignal<Option<TextSize>>,
    /// Whether a story made by a script takes the place of the element's own children.
    pub is_mounted: RwSignal<bool>,
    /// Said in place of a story that may not be shown.
    pub notice: RwSignal<Option<&'static str>>,
}

impl StorySignals {
    /// A story of the page's own size, without controls.
    pub fn new() -> Self {
        Self {
            controls: RwSignal::default(),
            size: RwSignal::default(),
            start_size: RwSignal::default(),
            announced_size: RwSignal::default(),
            is_mounted: RwSignal::new(false),
            notice: RwSignal::default(),
        }
    }
}

impl Default for StorySignals {
    fn default() -> Self {
        Self::new()
    }
}

/// The shadow root of a story: its slots and, between header and body, the controls.
#[component]
pub fn StoryFrame(
    /// What changes around the story.
    signals: StorySignals,
    /// The language of the words: that of the element's place.
    locale: Locale,
    /// Called with the size that the reader chose.
    #[prop(into)]
    on_text_size: Callback<TextSize>,
) -> impl IntoView {
    let StorySignals { size, is_mounted, notice, .. } = signals;
    // The slots carry the factor: what they show inherits it, wherever the page's own rules stand.
    let scale = move || size.get().to_factor();
    view! {
        <slot name="header" style:--slugline-text-scale=scale></slot>
        // There before it says anything: a status that appears with its words is not announced.
        <p class="notice" role="status" hidden=move || notice.get().is_none()>{move || notice.get().unwrap_or_default()}</p>
        <Toolbar signals locale on_text_size/>
        <slot name=move || is_mounted.get().then_some("story") style:--slugline-text-scale=scale></slot>
        <slot name={"footer"}></slot>
    }
}

/// The row of controls, and what is said of them.
#[component]
fn Toolbar(signals: StorySignals, locale: Locale, on_text_size: Callback<TextSize>) -> impl IntoView {
    let controls = signals.controls;
    view! {
        <div class="toolbar" part="toolbar" lang=locale.words().lang() hidden=move || controls.read().is_empty()>
            <div class="sheet" part="panel" id="sheet">
                <TextSizeButtons
                    signals
                    locale
                    is_hidden=Signal::derive(move || !controls.read().contains(&Control::TextSize))
                    on_choose=on_text_size
                />
            </div>
            <TextSizeAnnouncement size=signals.announced_size locale/>
            // What the panel says.
            <span class="said" role="status">{""}</span>
        </div>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::{Control, StoryFrame, StorySignals};
    use crate::locale::Locale;

    fn html_of(controls: Vec<Control>) -> String {
        Owner::new().with(|| {
            let signals = StorySignals::new();
            signals.controls.set(controls);
            view! { <StoryFrame signals locale=Locale::of("en") on_text_size=|_| ()/> }.to_html()
        })
    }

    #[test]
    fn only_what_is_asked_for_is_there() {
        for (controls, has_size, has_toolbar) in
            [(vec![Control::TextSize], true, true), (vec![Control::Print], false, true), (vec![], false, false)]
        {
            let html = html_of(controls);
            let is_shown = |class: &str| !html.contains(&format!(r#" hidden class="{class}""#));
            assert_eq!(is_shown("size"), has_size, "{html}");
            assert_eq!(is_shown("toolbar"), has_toolbar, "{html}");
        }
    }
}

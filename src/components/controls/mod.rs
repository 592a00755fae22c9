//! The reader's controls: a frame of slots around the story, and between header and body the row of controls.
//!
//! One file for each control; `panel` holds what they share. What a reader chooses is a change of [`Preferences`]: the frame gets
//! them as a signal, and a callback that records them, wherever they are kept.

mod action;
mod button;
mod choice;
mod control;
mod font;
mod full_row;
mod listen;
mod measure;
mod panel;
mod popover;
mod print;
mod reach;
mod reading;
mod settings;
mod share;
mod shown;
mod slider;
mod spacing;
mod speech;
mod text_size;
mod theme;
mod toolbar;
mod voices;
mod whereabouts;

pub use crate::reader::TextSize;
pub use action::Action;
pub use control::Control;
pub use full_row::AllControls;

use leptos::prelude::*;

use crate::locale::Locale;
use crate::reader::Preferences;
use panel::Panel;
use toolbar::Toolbar;

/// What changes around a story. All of it is `Copy`, and ends with the owner that it was made in.
#[derive(Clone, Copy, Debug)]
pub struct StorySignals {
    /// The requested controls, in order.
    pub controls: RwSignal<Vec<Control>>,
    /// Makes those beyond the text size, once they are loaded.
    pub all_controls: RwSignal<Option<AllControls>>,
    /// The text size if the reader has chosen none; the middle button returns to it.
    pub start_size: RwSignal<TextSize>,
    /// The language of the story, for the choice of a voice.
    pub lang: RwSignal<String>,
    /// The title for sharing; if empty, its first heading, or the page's title.
    pub headline: RwSignal<String>,
    /// Its own address; if empty, the page's.
    pub url: RwSignal<String>,
    /// Whether a story made by a script replaces the element's own children.
    pub is_mounted: RwSignal<bool>,
    /// Whether the page's offer to subscribers is shown below the story: not below a story that is free.
    pub has_paywall: RwSignal<bool>,
    /// Shown in place of a story that may not be shown.
    pub notice: RwSignal<Option<&'static str>>,
}

impl StorySignals {
    /// A story of the page's own text size, without controls.
    pub fn new() -> Self {
        Self {
            controls: RwSignal::default(),
            all_controls: RwSignal::default(),
            start_size: RwSignal::default(),
            lang: RwSignal::default(),
            headline: RwSignal::default(),
            url: RwSignal::default(),
            is_mounted: RwSignal::new(false),
            has_paywall: RwSignal::new(true),
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
    /// What the reader has chosen.
    preferences: RwSignal<Preferences>,
    /// The language of the words: that of the element's place.
    locale: Locale,
    /// Records what the reader has chosen, and updates the signal.
    #[prop(into)]
    on_choose: Callback<Preferences>,
    /// Called when the reader has used a control.
    #[prop(into)]
    on_action: Callback<Action>,
) -> impl IntoView {
    let StorySignals { is_mounted, has_paywall, notice, .. } = signals;
    let panel = Panel {
        signals,
        preferences,
        locale,
        has_voices: RwSignal::new(false),
        has_room: RwSignal::new(true),
        said: RwSignal::default(),
        toolbar: NodeRef::new(),
        on_choose,
        on_action,
    };
    // The slots have the factor: what they show inherits it, wherever the page's own rules are.
    let scale = move || panel.size().to_factor();
    view! {
        <slot name="header" style:--slugline-text-scale=scale></slot>
        // There before it has content: a status that appears with its text is not announced.
        <p class="notice" role="status" hidden=move || notice.get().is_none()>{move || notice.get().unwrap_or_default()}</p>
        <Toolbar panel/>
        <slot name=move || is_mounted.get().then_some("story") style:--slugline-text-scale=scale></slot>
        // A slot with a name that no child has.
        <slot name=move || if has_paywall.get() { "paywall" } else { "free" }></slot>
        <slot name={"footer"}></slot>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::{AllControls, Control, StoryFrame, StorySignals};
    use crate::locale::Locale;
    use crate::reader::Preferences;

    fn html_of(controls: Vec<Control>, record: &str) -> String {
        Owner::new().with(|| {
            let signals = StorySignals::new();
            signals.controls.set(controls);
            signals.all_controls.set(Some(AllControls::here()));
            let preferences = RwSignal::new(Preferences::from_json(record));
            view! { <StoryFrame signals preferences locale=Locale::of("en") on_choose=|_| () on_action=|_| ()/> }.to_html()
        })
    }

    #[test]
    fn only_requested_controls_are_rendered() {
        for (controls, has_size, has_toolbar) in
            [(vec![Control::TextSize], true, true), (vec![Control::Print], false, true), (vec![], false, false)]
        {
            let html = html_of(controls, "");
            let is_shown = |class: &str| !html.contains(&format!(r#" hidden class="{class}""#));
            assert_eq!(is_shown("size"), has_size, "{html}");
            assert_eq!(is_shown("toolbar"), has_toolbar, "{html}");
        }
    }

    #[test]
    fn parts_are_rendered_for_the_controls_that_need_them() {
        let has = |controls: Vec<Control>, class: &str| html_of(controls, "").contains(&format!(r#"class="{class}""#));
        for (class, control) in [
            ("theme", Control::Theme),
            ("font", Control::Font),
            ("slider", Control::Spacing),
            ("slider", Control::Measure),
            ("settings", Control::Measure),
            ("button share", Control::Share),
            ("note", Control::Share),
            ("button print", Control::Print),
        ] {
            assert!(has(vec![control], class), "{class}");
            assert!(!has(vec![Control::TextSize], class), "{class}");
        }
        // What the device supports is unknown on a server.
        assert!(!has(vec![Control::Listen], "button listen"));
        assert!(has(vec![Control::Print, Control::Share], "button more"));
        assert!(!has(vec![Control::Print], "button more"), "a single control is not folded away");
    }

    #[test]
    fn text_size_works_without_other_controls() {
        let html = Owner::new().with(|| {
            let signals = StorySignals::new();
            signals.controls.set(vec![Control::TextSize, Control::Print]);
            let preferences = RwSignal::new(Preferences::default());
            view! { <StoryFrame signals preferences locale=Locale::of("en") on_choose=|_| () on_action=|_| ()/> }.to_html()
        });
        assert!(html.contains("button smaller") && !html.contains("button print") && !html.contains("button more"), "{html}");
    }

    #[test]
    fn chosen_values_are_shown() {
        let html = html_of(vec![Control::TextSize, Control::Spacing], r#"{"version":1,"lineSpacing":175,"textSize":150}"#);
        assert!(html.contains(r#"aria-valuetext="175%""#), "{html}");
        assert!(html.contains("--slugline-text-scale:1.500"), "{html}");
    }
}

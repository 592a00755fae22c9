//! What all controls of a story share.

use leptos::html::Div;
use leptos::prelude::*;

use super::{Action, Control, StorySignals};
use crate::locale::{Locale, Words};
use crate::reader::{Preferences, Setting, TextSize};

/// What all controls of a story share. It is `Copy`, and ends with the owner that it was made in.
#[derive(Clone, Copy)]
pub(super) struct Panel {
    /// What changes around the story.
    pub signals: StorySignals,
    /// What the reader has chosen.
    pub preferences: RwSignal<Preferences>,
    /// The language of the words.
    pub locale: Locale,
    /// Whether the device has a voice for the story.
    pub has_voices: RwSignal<bool>,
    /// Whether the story is wide enough for the length of its lines to matter.
    pub has_room: RwSignal<bool>,
    /// What is announced politely.
    pub said: RwSignal<String>,
    /// The row of controls.
    pub toolbar: NodeRef<Div>,
    /// Records what the reader has chosen.
    pub on_choose: Callback<Preferences>,
    /// Called with what the reader has done.
    pub on_action: Callback<Action>,
}

impl Panel {
    pub fn words(self) -> Words {
        self.locale.words()
    }

    /// The language of the words, which figures among them are written in.
    pub fn figures(self) -> Locale {
        Locale::of(self.words().lang())
    }

    /// Whether a control is shown: it is requested, loaded, and has an effect here.
    pub fn shows(self, control: Control) -> bool {
        let has_effect = match control {
            Control::Listen => self.has_voices.get(),
            Control::Measure => self.has_room.get(),
            _ => true,
        };
        let is_there = control == Control::TextSize || self.signals.all_controls.with(Option::is_some);
        has_effect && is_there && self.signals.controls.read().contains(&control)
    }

    /// Whether one of these is shown.
    pub fn shows_any(self, controls: &'static [Control]) -> Signal<bool> {
        Signal::derive(move || controls.iter().any(|control| self.shows(*control)))
    }

    /// How many controls are shown.
    pub fn count(self) -> usize {
        Control::ALL.into_iter().filter(|(_, control)| self.shows(*control)).count()
    }

    /// The current text size.
    pub fn size(self) -> TextSize {
        self.preferences.read().text_size().unwrap_or(self.signals.start_size.get())
    }

    /// Records a change of the choices, and returns the current ones.
    pub fn change(self, change: impl FnOnce(&mut Preferences)) -> Preferences {
        let mut preferences = self.preferences.get_untracked();
        change(&mut preferences);
        self.on_choose.run(preferences.clone());
        preferences
    }

    /// Chooses a value of a setting.
    pub fn choose(self, setting: Setting, value: Option<&'static str>) {
        let preferences = self.change(|preferences| preferences.set(setting, value));
        self.on_action.run(Action::of_choice(setting, &preferences));
    }

    /// Announces something politely. Announcements of a removed story are dropped.
    pub fn say(self, words: String) {
        self.said.try_set(words);
    }
}

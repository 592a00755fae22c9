//! A story read aloud, sentence by sentence. The sentence is marked by a highlight: nothing in the story changes.

use std::cell::Cell;

use gloo_events::EventListener;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::Action;
use super::panel::Panel;
use super::popover::{find, has_focus, show_popover};
use super::reach::keep_focus_uncovered;
use super::speech::{Sentence, Utterance, all_voices, is_there, language_or_own, mark, sentences};
use super::voices::{Voice, chosen, primary, voices_for};
use crate::quote::Decimal;
use crate::reader::Setting;

/// Marks a story that is read aloud, for the style sheet.
const LISTENING: &str = "data-slugline-listening";

thread_local! {
    /// The current reader: the device has one voice at a time.
    static CURRENT: Cell<Option<Reading>> = const { Cell::new(None) };
}

/// The player of a story, active or not. It is `Copy`, and ends with the owner that it was made in.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    panel: Panel,
    /// The player's element.
    pub player: NodeRef<Div>,
    /// Whether the player can be used.
    pub is_open: RwSignal<bool>,
    /// Whether reading has been paused.
    pub is_paused: RwSignal<bool>,
    /// The message about a voice that failed.
    pub fault: RwSignal<String>,
    progress: StoredValue<Option<Progress>, LocalStorage>,
}

/// The progress of reading.
struct Progress {
    sentences: Vec<Sentence>,
    place: usize,
    /// The element of the story.
    story: Element,
    /// The button that gets the focus back.
    opener: HtmlElement,
    utterance: Option<Utterance>,
    _left: Option<EventListener>,
    _focused: EventListener,
}

impl Reading {
    /// A player that is not reading yet.
    pub fn new(panel: Panel) -> Self {
        let reading = Self {
            panel,
            player: NodeRef::new(),
            is_open: RwSignal::new(false),
            is_paused: RwSignal::new(false),
            fault: RwSignal::new(String::new()),
            progress: StoredValue::new_local(None),
        };
        on_cleanup(move || reading.stop("stop"));
        reading
    }

    /// Reads the story from its beginning.
    pub fn start(self, opener: HtmlElement) {
        if let Some(current) = CURRENT.take() {
            current.stop("stop");
        }
        let Some(player) = self.player.get_untracked() else { return };
        let Ok(root) = player.get_root_node().dyn_into::<ShadowRoot>() else { return };
        let sentences = sentences(&root, &self.panel.signals.lang.get_untracked());
        let left = web_sys::window().map(|window| EventListener::new(&window, "pagehide", move |_| self.stop("stop")));
        let focused = keep_focus_uncovered(player.clone().into());
        let story = root.host();
        let _ = story.set_attribute(LISTENING, "");
        let progress =
            Progress { sentences, place: 0, story, opener: opener.clone(), utterance: None, _left: left, _focused: focused };
        self.progress.try_set_value(Some(progress));
        CURRENT.set(Some(self));
        self.is_open.set(true);
        show_popover(&player, &opener);
        if let Some(halt) = find(&player, ".halt") {
            let _ = halt.focus();
        }
        self.act("start");
        self.go(0, true);
    }

    /// Ends reading, and returns the focus.
    pub fn stop(self, outcome: &str) {
        let Some(Some(progress)) = self.progress.try_update_value(Option::take) else { return };
        CURRENT.take();
        mark(None);
        let _ = progress.story.remove_attribute(LISTENING);
        let opener = progress.opener.clone();
        drop(progress);
        if let Some(player) = self.player.try_get_untracked().flatten() {
            let had_focus = has_focus(&player);
            // It may have left the page.
            let _ = player.hide_popover();
            if had_focus {
                let _ = opener.focus();
            }
        }
        self.is_open.try_set(false);
        self.act(outcome);
    }

    /// Pauses, or continues.
    pub fn toggle(self) {
        if self.is_paused.get_untracked() {
            self.act("play");
            self.go(self.place(), true);
        } else {
            self.act("pause");
            self.silence();
        }
    }

    /// Goes back by a sentence.
    pub fn previous(self) {
        self.act("previous");
        self.go(self.place().saturating_sub(1), !self.is_paused.get_untracked());
    }

    /// Goes to the next sentence; at the last one it stays.
    pub fn next(self) {
        self.act("next");
        let last = self.progress.try_with_value(|progress| progress.as_ref().map_or(0, |progress| progress.sentences.len()));
        let last = last.unwrap_or_default().saturating_sub(1);
        self.go((self.place() + 1).min(last), !self.is_paused.get_untracked());
    }

    /// Changes the rate.
    pub fn choose_rate(self, rate: &str) {
        self.panel.change(|preferences| preferences.set(Setting::Rate, Some(rate)));
        self.act(&["rate ", rate].concat());
        self.go_on();
    }

    /// Changes the voice.
    pub fn choose_voice(self, uri: &str) {
        let language = primary(&language_or_own(&self.panel.signals.lang.get_untracked()));
        self.panel.change(|preferences| preferences.set_voice(&language, uri));
        self.act("voice");
        self.go_on();
    }

    /// The voices for the story.
    pub fn voices(self) -> Vec<Voice> {
        voices_for(all_voices(), &language_or_own(&self.panel.signals.lang.get_untracked()))
    }

    /// The voice for a language: the one that the reader chose, or the first; the story's voice for a language without any.
    pub fn voice(self, lang: &str) -> Option<Voice> {
        let preferences = self.panel.preferences.read_untracked();
        chosen(voices_for(all_voices(), &language_or_own(lang)), &preferences).or_else(|| chosen(self.voices(), &preferences))
    }

    /// The rate that the reader chose, as named in the settings.
    pub fn rate(self) -> &'static str {
        self.panel.preferences.read_untracked().get(Setting::Rate).unwrap_or("1")
    }

    /// Speaks the sentence at that place, or the next one that still exists; while paused it is only marked.
    fn go(self, place: usize, speaks: bool) {
        self.silence();
        let found = self.progress.try_update_value(|progress| {
            let progress = progress.as_mut()?;
            let (place, sentence) = progress.sentences.iter().enumerate().skip(place).find(|(_, sentence)| is_there(sentence))?;
            progress.place = place;
            Some(sentence.clone())
        });
        let Some(sentence) = found.flatten() else { return self.stop("end") };
        mark(Some(sentence.clone()));
        self.show_fault("");
        if !speaks {
            return;
        }
        self.is_paused.set(false);
        let Some(voice) = self.voice(&sentence.lang()) else { return self.fail() };
        let rate = Decimal::parse(self.rate()).map_or(1.0, Decimal::approximate);
        let utterance = Utterance::new(&sentence, &voice, rate, move |has_failed| {
            if has_failed {
                self.fail();
            } else {
                self.go(self.place() + 1, true);
            }
        });
        self.progress.try_update_value(|progress| progress.as_mut().map(|progress| progress.utterance = Some(utterance)));
    }

    /// Speaks the sentence again from its beginning, if it is being spoken.
    fn go_on(self) {
        if !self.is_paused.get_untracked() {
            self.go(self.place(), true);
        }
    }

    /// The story and the position in it stay unchanged.
    fn fail(self) {
        self.silence();
        self.show_fault(self.panel.words().voice_failed());
        self.act("failed");
    }

    fn silence(self) {
        let former = self.progress.try_update_value(|progress| progress.as_mut().and_then(|progress| progress.utterance.take()));
        drop(former);
        self.is_paused.try_set(true);
    }

    fn place(self) -> usize {
        self.progress.try_with_value(|progress| progress.as_ref().map_or(0, |progress| progress.place)).unwrap_or_default()
    }

    fn show_fault(self, words: &str) {
        self.fault.try_set(words.to_owned());
        self.panel.say(words.to_owned());
    }

    fn act(self, what: &str) {
        self.panel.on_action.try_run(Action::Listened(what.to_owned()));
    }
}

//! The interface of the speech driver (`src/js/speech.js`).

use gloo_events::EventListener;
use leptos::wasm_bindgen::{self, JsCast, JsValue};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::{EventTarget, ShadowRoot};

use super::voices::{Voice, read_voices};

#[wasm_bindgen(module = "/src/js/speech.js")]
extern "C" {
    /// A sentence of a story, at its place in the page.
    #[derive(Clone)]
    pub(super) type Sentence;

    /// Its language.
    #[wasm_bindgen(method, getter, structural)]
    pub(super) fn lang(this: &Sentence) -> String;

    /// The sentences below the slots of a story; `lang` is their language unless the page sets another.
    pub(super) fn sentences(root: &ShadowRoot, lang: &str) -> Vec<Sentence>;

    /// Whether a sentence is still in the page.
    #[wasm_bindgen(js_name = isThere)]
    pub(super) fn is_there(sentence: &Sentence) -> bool;

    /// Marks a sentence, or none.
    pub(super) fn mark(sentence: Option<Sentence>);

    fn voices() -> String;

    fn speak(sentence: &Sentence, uri: &str, rate: f64, ended: &Closure<dyn FnMut(bool)>) -> JsValue;

    fn silence(utterance: &JsValue);
}

/// All voices that the browser currently has.
pub(super) fn all_voices() -> Vec<Voice> {
    read_voices(&voices())
}

/// The reader's own language, for stories without one.
pub(super) fn language_or_own(lang: &str) -> String {
    let own = || web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default();
    if lang.is_empty() { own() } else { lang.to_owned() }
}

/// Calls back when voices come or go, if the browser supports it.
pub(super) fn on_voices_changed(listener: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let speech = js_sys::Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    let can_tell = js_sys::Reflect::has(&speech, &"addEventListener".into()).unwrap_or(false);
    can_tell.then(|| EventListener::new(speech.unchecked_ref::<EventTarget>(), "voiceschanged", move |_| listener()))
}

/// What is being spoken, until this is dropped.
pub(super) struct Utterance {
    // Kept alive: some browsers forget what is being spoken, and never report its end.
    spoken: JsValue,
    _ended: Closure<dyn FnMut(bool)>,
}

impl Utterance {
    /// `ended` is called with whether the voice has failed.
    pub(super) fn new(sentence: &Sentence, voice: &Voice, rate: f64, ended: impl FnMut(bool) + 'static) -> Self {
        let ended = Closure::new(ended);
        Self { spoken: speak(sentence, &voice.uri, rate, &ended), _ended: ended }
    }
}

impl Drop for Utterance {
    fn drop(&mut self) {
        silence(&self.spoken);
    }
}

//! The story read aloud: the button, and the player.

use gloo_events::EventListener;
use leptos::prelude::*;

use super::Control;
use super::button::Button;
use super::panel::Panel;
use super::popover::find;
use super::reading::Reading;
use super::speech::{all_voices, language_or_own, on_voices_changed};
use super::voices::voices_for;
use crate::locale::plain;
use crate::quote::Decimal;
use crate::reader::Setting;

/// Updates whether the device has a voice for the story, while the control is requested.
pub(super) fn follow_voices(panel: Panel) {
    let look = move || {
        let lang = panel.signals.lang.try_get_untracked().unwrap_or_default();
        panel.has_voices.try_set(!voices_for(all_voices(), &language_or_own(&lang)).is_empty());
    };
    Effect::new(move |listener: Option<Option<EventListener>>| {
        panel.signals.lang.track();
        if !panel.signals.controls.read().contains(&Control::Listen) {
            return None;
        }
        look();
        listener.flatten().or_else(|| on_voices_changed(look))
    });
}

/// The button that reads the story aloud.
#[component]
pub(super) fn ListenButton(panel: Panel, reading: Reading) -> impl IntoView {
    let press = Callback::new(move |button: web_sys::HtmlElement| {
        // The button disappears with the sheet: the focus returns to the one that opens the sheet.
        let sheet = find(&button, ".sheet:popover-open");
        let opener = sheet.as_ref().and_then(|sheet| find(sheet, ".more")).unwrap_or(button);
        if let Some(sheet) = sheet {
            let _ = sheet.hide_popover();
        }
        reading.start(opener);
    });
    view! { <Button class="button listen" on_press=press>{panel.words().listen()}</Button> }
}

/// The player: it stays in view while the story scrolls and the sheet is closed.
#[component]
pub(super) fn Player(panel: Panel, reading: Reading) -> impl IntoView {
    let words = panel.words();
    let face = move || if reading.is_paused.get() { words.resume() } else { words.halt() };
    let rates = Callback::new(move |()| {
        let face = |rate: &str| Decimal::parse(rate).map_or_else(String::new, |number| plain(number, panel.figures()) + "\u{d7}");
        let rate = |rate: &&str| ((*rate).to_owned(), face(rate), *rate == reading.rate());
        Setting::Rate.values().iter().map(rate).collect::<Vec<_>>()
    });
    let voices = Callback::new(move |()| {
        let chosen = reading.voice(&panel.signals.lang.get_untracked()).map(|voice| voice.uri);
        let voice = |voice: super::voices::Voice| (voice.uri.clone(), voice.name, Some(voice.uri) == chosen);
        reading.voices().into_iter().map(voice).collect::<Vec<_>>()
    });
    let stop_on_escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            reading.stop("stop");
        }
    };
    view! {
        <div
            node_ref=reading.player
            class="player"
            part="panel"
            popover="manual"
            role="group"
            aria-label=words.listen()
            on:keydown=stop_on_escape
        >
            <Button class="button previous" name=words.previous() on_press=Callback::new(move |_| reading.previous())>
                {"\u{2039}"}
            </Button>
            <Button class="button halt" on_press=Callback::new(move |_| reading.toggle())>{face}</Button>
            <Button class="button next" name=words.next() on_press=Callback::new(move |_| reading.next())>{"\u{203a}"}</Button>
            <Select
                class="rate"
                name=words.rate()
                is_open=reading.is_open
                options=rates
                on_choose=Callback::new(move |rate: String| reading.choose_rate(&rate))
            />
            <Select
                class="voice"
                name=words.voice()
                is_open=reading.is_open
                options=voices
                on_choose=Callback::new(move |uri: String| reading.choose_voice(&uri))
            />
            <Button class="button stop" on_press=Callback::new(move |_| reading.stop("stop"))>{words.close()}</Button>
            <p class="fault">{reading.fault}</p>
        </div>
    }
}

/// A list to choose from.
#[component]
fn Select(
    class: &'static str,
    name: &'static str,
    /// Its options are made each time the player opens, because voices come and go.
    is_open: RwSignal<bool>,
    /// Value, text, and whether it is the chosen one.
    options: Callback<(), Vec<(String, String, bool)>>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let option = |(value, text, is_chosen)| view! { <option value=value selected=is_chosen>{text}</option> };
    let options = move || is_open.get().then(|| options.run(()).into_iter().map(option).collect_view());
    view! {
        <select class=class aria-label=name on:change=move |event| on_choose.run(event_target_value(&event))>
            {options}
        </select>
    }
}

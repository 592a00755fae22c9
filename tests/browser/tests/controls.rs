//! The reader's controls in a browser: each is mounted, changed from outside, used, and disposed of, also in the middle of its work.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use slugline::components::controls::{AllControls, Control, StoryFrame, StorySignals};
use slugline::json::to_text;
use slugline::locale::Locale;
use slugline::reader::Preferences;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

/// A story of the page with its controls.
struct Stage {
    host: HtmlElement,
    shadow: ShadowRoot,
    owner: Option<Owner>,
    handle: Option<Box<dyn std::any::Any>>,
    signals: StorySignals,
    preferences: RwSignal<Preferences>,
    actions: Rc<RefCell<Vec<String>>>,
}

impl Stage {
    fn new(controls: &[Control]) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        // Wide enough for every control.
        host.style().set_property("inline-size", "900px").unwrap();
        let text = document.create_element("p").unwrap();
        text.set_text_content(Some("One sentence stands here. Another follows. A third ends it."));
        host.append_child(&text).unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let owner = Owner::new_root(None);
        let (signals, preferences) = owner.with(|| (StorySignals::new(), RwSignal::new(Preferences::default())));
        signals.controls.set(controls.to_vec());
        signals.all_controls.set(Some(AllControls::here()));
        signals.lang.set("en".to_owned());
        signals.url.set("https://news.example/tape".to_owned());
        signals.headline.set("The tape".to_owned());
        let actions = Rc::new(RefCell::new(Vec::new()));
        let log = actions.clone();
        let parent = shadow.clone().unchecked_into();
        let handle = owner.with(|| {
            let log = StoredValue::new_local(log);
            mount_to(parent, move || {
                let on_choose = move |chosen| preferences.set(chosen);
                let on_action = move |action: slugline::components::controls::Action| {
                    let told = format!("{} {}", action.control(), to_text(&action.value()));
                    log.with_value(|log| log.borrow_mut().push(told));
                };
                view! { <StoryFrame signals preferences locale=Locale::of("en") on_choose on_action/> }
            })
        });
        Self { host, shadow, owner: Some(owner), handle: Some(Box::new(handle)), signals, preferences, actions }
    }

    fn element(&self, selector: &str) -> HtmlElement {
        self.find(selector).unwrap_or_else(|| panic!("no {selector}"))
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.shadow.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    fn input(&self, selector: &str) -> HtmlInputElement {
        self.element(selector).unchecked_into()
    }

    fn actions(&self) -> Vec<String> {
        self.actions.take()
    }

    fn record(&self) -> Option<String> {
        self.preferences.get_untracked().to_json()
    }

    /// Removes the controls from the page, as their element would.
    fn dispose(&mut self) {
        self.handle.take();
        self.owner.take();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.dispose();
        self.host.remove();
    }
}

/// Runs a script of the test.
fn run(script: &str) -> JsValue {
    js_sys::Function::new_no_args(script).call0(&JsValue::NULL).unwrap()
}

/// Waits until effects and pending tasks have run.
async fn settled() {
    for _ in 0..3 {
        let timer = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(timer).await.unwrap();
    }
}

fn slide(input: &HtmlInputElement, step: &str) {
    input.set_value(step);
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    input.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn theme_and_typeface_can_be_chosen_and_follow_changes() {
    let mut stage = Stage::new(&[Control::Theme, Control::Font]);
    settled().await;
    assert!(stage.input(".theme [value='']").checked() && stage.input(".font [value='']").checked());
    stage.element(".theme [value=dark]").click();
    stage.element(".font [value=serif]").click();
    settled().await;
    assert_eq!(stage.actions(), [r#"theme "dark""#, r#"font "serif""#]);
    assert_eq!(stage.record().unwrap(), r#"{"version":1,"theme":"dark","font":"serif"}"#);
    // Another tab chooses.
    stage.preferences.set(Preferences::from_json(r#"{"version":1,"theme":"sepia"}"#));
    settled().await;
    assert!(stage.input(".theme [value=sepia]").checked() && !stage.input(".theme [value=dark]").checked());
    assert!(stage.input(".font [value='']").checked());
    stage.dispose();
    assert_eq!(stage.shadow.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn sliders_have_a_step_for_each_value_and_one_for_the_pages_own() {
    let mut stage = Stage::new(&[Control::Spacing, Control::Measure]);
    settled().await;
    let line = stage.input("#lineSpacing");
    assert_eq!(
        (line.max(), line.value(), line.get_attribute("aria-valuetext").unwrap()),
        ("4".into(), "1".into(), "Default".into())
    );
    slide(&line, "2");
    slide(&stage.input("#measure"), "0");
    settled().await;
    assert_eq!(stage.actions(), [r#"spacing {"line":175,"letter":"auto","word":"auto"}"#, "measure 75"]);
    assert_eq!(line.get_attribute("aria-valuetext").unwrap(), "175%");
    assert_eq!(line.previous_element_sibling().unwrap().text_content().unwrap(), "175%");
    stage.preferences.set(Preferences::default());
    settled().await;
    assert_eq!((line.value(), stage.input("#measure").value()), ("1".into(), "2".into()));
    slide(&line, "4");
    slide(&line, "1");
    assert_eq!(stage.record(), None);
    stage.dispose();
    assert_eq!(stage.shadow.child_element_count(), 0);
}

/// On a phone all line lengths look the same.
#[wasm_bindgen_test]
async fn measure_is_shown_only_if_it_matters() {
    let stage = Stage::new(&[Control::Spacing, Control::Measure]);
    let resize = |size: &str| {
        stage.host.style().set_property("inline-size", size).unwrap();
        run("dispatchEvent(new Event('resize'))");
    };
    // 75 % of 38em.
    for (size, is_there) in [("800px", true), ("28em", false), ("29em", true)] {
        resize(size);
        settled().await;
        assert_eq!(stage.find("#measure").is_some(), is_there, "{size}");
    }
    stage.preferences.set(Preferences::from_json(r#"{"version":1,"textSize":150}"#));
    settled().await;
    assert!(stage.find("#measure").is_none(), "larger letters have shorter lines");
}

#[wasm_bindgen_test]
async fn choices_fire_no_input_events_in_the_page() {
    let stage = Stage::new(&[Control::Spacing]);
    settled().await;
    let heard = Rc::new(RefCell::new(0));
    let log = heard.clone();
    let listener = Closure::<dyn FnMut()>::new(move || *log.borrow_mut() += 1);
    stage.host.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref()).unwrap();
    slide(&stage.input("#wordSpacing"), "1");
    assert_eq!(*heard.borrow(), 0);
}

#[wasm_bindgen_test]
async fn reset_leaves_strips_alone() {
    let stage = Stage::new(&[Control::Theme]);
    stage.preferences.set(Preferences::from_json(r#"{"version":1,"theme":"sepia","textSize":150,"rate":2,"paused":true}"#));
    settled().await;
    stage.element(".restore").click();
    settled().await;
    assert_eq!(stage.record().unwrap(), r#"{"version":1,"paused":true}"#);
    assert_eq!(stage.element(".said").text_content().unwrap(), "Everything is reset");
    assert_eq!(stage.actions(), ["reset true"]);
}

#[wasm_bindgen_test]
async fn controls_mount_and_unmount() {
    let stage = Stage::new(&[Control::TextSize]);
    settled().await;
    let is_there = |selector| stage.find(selector).is_some();
    assert!(!is_there(".more") && !is_there(".close") && !is_there(".settings") && !is_there("[popover]"));
    stage.signals.controls.set(Control::ALL.map(|(_, control)| control).to_vec());
    settled().await;
    for selector in [".more", ".close", ".settings", ".sheet[popover=auto]", ".share", ".note", ".print", ".theme", "#measure"] {
        assert!(is_there(selector), "{selector}");
    }
    let share = stage.element(".share");
    stage.signals.controls.set(vec![Control::Share]);
    settled().await;
    assert!(!is_there(".more") && !is_there(".settings") && !is_there(".print") && !is_there(".sheet[popover]"));
    assert_eq!(stage.element(".share"), share, "what stays is not made anew");
    assert!(stage.element(".size").has_attribute("hidden"));
    stage.signals.controls.set(vec![]);
    settled().await;
    assert!(stage.element(".toolbar").has_attribute("hidden"));
}

/// A `navigator.share` and a clipboard that do as configured.
fn device(share: &str, clipboard: &str) {
    run(&format!(
        "for (const [name, value] of [['share', async (what) => {{ globalThis.shared = what; {share} }}], ['clipboard', {{ writeText: async (text) => {{ {clipboard} }} }}]])
           Object.defineProperty(navigator, name, {{ value, configurable: true }})"
    ));
}

#[wasm_bindgen_test]
async fn address_is_shared() {
    let stage = Stage::new(&[Control::Share]);
    settled().await;
    let no = |name: &str| format!("throw new DOMException('no', '{name}')");
    for (share, clipboard, outcome, said) in [
        (String::new(), String::new(), "shared", ""),
        (no("AbortError"), String::new(), "cancelled", "Not shared"),
        (no("NotAllowedError"), String::new(), "copied", "Link copied"),
        (no("NotAllowedError"), no("NotAllowedError"), "refused", "Copy this address: https://news.example/tape"),
    ] {
        device(&share, &clipboard);
        stage.element(".share").click();
        settled().await;
        assert_eq!(stage.actions(), [format!("share \"{outcome}\"")]);
        assert_eq!(stage.element(".said").text_content().unwrap(), said);
        let is_open = stage.element(".note").matches(":popover-open").unwrap();
        assert_eq!(is_open, ["copied", "refused"].contains(&outcome), "{outcome}");
        assert_eq!(stage.element(".address").has_attribute("hidden"), outcome != "refused");
        stage.element(".note").hide_popover().unwrap();
    }
    assert_eq!(run("return shared.title + ' ' + shared.url"), "The tape https://news.example/tape");
    // A browser that has neither.
    run(
        "for (const name of ['share', 'clipboard']) Object.defineProperty(navigator, name, { value: undefined, configurable: true })",
    );
    stage.element(".share").click();
    settled().await;
    assert_eq!(stage.actions(), [r#"share "refused""#]);
    assert_eq!(stage.shadow.active_element(), Some(stage.element(".address").into()));
}

#[wasm_bindgen_test]
async fn story_removed_while_sharing_reports_nothing() {
    let mut stage = Stage::new(&[Control::Share]);
    settled().await;
    device("await new Promise((resolve) => (globalThis.answer = resolve))", "");
    stage.element(".share").click();
    settled().await;
    stage.dispose();
    run("answer()");
    settled().await;
    assert_eq!(stage.actions(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn page_is_restored_after_printing_or_when_the_story_is_removed() {
    let mut stage = Stage::new(&[Control::Print]);
    settled().await;
    run("globalThis.print = () => (globalThis.printed = (globalThis.printed ?? 0) + 1)");
    let sheets = || run("return document.adoptedStyleSheets.length").as_f64().unwrap();
    let before = sheets();
    let is_marked = |stage: &Stage| stage.host.has_attribute("data-slugline-print");
    stage.element(".print").click();
    assert_eq!(run("return printed"), 1);
    assert!(is_marked(&stage));
    assert_eq!(sheets(), before + 1.0);
    run("dispatchEvent(new Event('afterprint'))");
    assert!(!is_marked(&stage));
    assert_eq!(sheets(), before);
    stage.element(".print").click();
    stage.element(".print").click();
    stage.dispose();
    assert!(!is_marked(&stage));
    assert_eq!(sheets(), before);
    assert_eq!(stage.actions(), ["print true"; 3]);
}

/// The device of the end-to-end tests: `window.speech` is what was requested of it.
fn voices() {
    let script = include_str!("../../e2e/scenarios/panel/voices.js").replace("export ", "");
    run(&format!("{script}\nspeak(VOICES)"));
}

fn spoken() -> String {
    run("return speech.spoken.map(({ text, voice, rate }) => `${text} ${voice} ${rate}`).join('|')").as_string().unwrap()
}

fn marked() -> String {
    run("return [...(CSS.highlights.get('slugline-listen') ?? [])].join('|')").as_string().unwrap()
}

#[wasm_bindgen_test]
async fn story_is_read_aloud_to_its_end() {
    voices();
    let mut stage = Stage::new(&[Control::Listen, Control::TextSize]);
    settled().await;
    stage.element(".listen").click();
    settled().await;
    assert!(stage.element(".player").matches(":popover-open").unwrap());
    assert_eq!((spoken().as_str(), marked().as_str()), ("One sentence stands here. Ada 1", "One sentence stands here."));
    stage.element(".next").click();
    stage.element(".halt").click();
    settled().await;
    assert_eq!(stage.element(".halt").text_content().unwrap(), "Continue");
    assert_eq!((run("return speech.isSpeaking"), marked().as_str()), (JsValue::FALSE, "Another follows."));
    stage.element(".halt").click();
    run("speech.end()");
    assert_eq!(marked(), "A third ends it.");
    run("speech.fail()");
    settled().await;
    assert_eq!(stage.element(".fault").text_content().unwrap(), "The voice has failed");
    stage.element(".halt").click();
    run("speech.end()");
    settled().await;
    assert!(!stage.element(".player").matches(":popover-open").unwrap());
    assert_eq!(marked(), "");
    let acts = ["start", "next", "pause", "play", "failed", "play", "end"].map(|what| format!("listen \"{what}\""));
    assert_eq!(stage.actions(), acts);
    stage.dispose();
    assert_eq!(stage.shadow.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn removed_story_stops_reading() {
    voices();
    let mut stage = Stage::new(&[Control::Listen]);
    settled().await;
    stage.element(".listen").click();
    settled().await;
    assert_eq!(run("return speech.isSpeaking"), JsValue::TRUE);
    stage.dispose();
    assert_eq!((run("return speech.isSpeaking"), marked().as_str()), (JsValue::FALSE, ""));
    // Neither the device nor its voices reach what was removed.
    run("speech.end(); speech.fail(); speech.come([])");
    settled().await;
    assert_eq!(stage.shadow.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn only_one_story_is_read_at_a_time() {
    voices();
    let (first, second) = (Stage::new(&[Control::Listen]), Stage::new(&[Control::Listen]));
    settled().await;
    first.element(".listen").click();
    second.element(".listen").click();
    settled().await;
    assert!(!first.element(".player").matches(":popover-open").unwrap());
    assert!(second.element(".player").matches(":popover-open").unwrap());
    assert_eq!(first.actions(), [r#"listen "start""#, r#"listen "stop""#]);
}

#[wasm_bindgen_test]
async fn listen_button_needs_a_voice_of_the_device() {
    voices();
    run("speech.voices = speech.voices.filter((voice) => !voice.localService)");
    let stage = Stage::new(&[Control::Listen]);
    settled().await;
    assert!(stage.find(".listen").is_none() && stage.element(".toolbar").has_attribute("hidden"));
    voices();
    // Another device: listeners of the former are not notified. The language is looked up again.
    stage.signals.lang.set("de".to_owned());
    settled().await;
    assert!(stage.find(".listen").is_some());
    stage.signals.lang.set("fr".to_owned());
    settled().await;
    assert!(stage.find(".listen").is_none());
}

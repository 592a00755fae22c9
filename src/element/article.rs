//! `<slugline-article>`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::emit::{Emit, object, text, to_js};
use super::mount::Mounted;
use super::{attribute, place};
use crate::ingest::{Format, read};
use crate::json::{Value, write_from};
use crate::locale::Locale;
use crate::story;
use crate::view::controls::{FrameState, TextSize, frame};
use crate::view::story::{Setting, story as story_view};

/// The story of one element, its controls and its place in the page. `free()` takes both out again.
#[wasm_bindgen]
pub struct Article {
    host: HtmlElement,
    locale: Locale,
    emit: Emit,
    state: ArcRwSignal<FrameState>,
    headline_level: Cell<u8>,
    /// The size that the reader prefers, where the reader does.
    preferred: Cell<Option<TextSize>>,
    shown: RefCell<Option<Rc<story::Article>>>,
    story: RefCell<Option<Mounted>>,
    _controls: Mounted,
    _links: EventListener,
}

#[wasm_bindgen]
impl Article {
    /// Mounts the controls. `emit(type, detail, cancelable)` dispatches an event and gives what `dispatchEvent` gives.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, shadow: &ShadowRoot, emit: js_sys::Function) -> Self {
        let emit = Emit::new(emit);
        let locale = place::locale(&host);
        // A clone of an element brings a copy of its story along, to be seen until its own is there.
        let mounted = stale_story(&host).next().is_some();
        let state = ArcRwSignal::new(FrameState { mounted, ..FrameState::default() });
        let resize = {
            let emit = emit.clone();
            move |size: TextSize| {
                let value = Value::Number(size.to_percent().to_text());
                emit.event("slugline-action", &object([("control", text("text-size")), ("value", value)]));
            }
        };
        let controls = {
            let state = state.clone();
            Mounted::new(shadow, move || frame(&state, locale, resize))
        };
        let links = follow_links(&host, emit.clone());
        Self {
            host,
            locale,
            emit,
            state,
            headline_level: Cell::new(2),
            preferred: Cell::new(None),
            shown: RefCell::default(),
            story: RefCell::default(),
            _controls: controls,
            _links: links,
        }
    }

    /// Takes the value of an attribute, or its absence.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        let value = value.as_deref();
        match name {
            "controls" => {
                let words = [("text-size", true), ("none", false)];
                let controls = value.map(|value| attribute::choices(name, value, &words));
                let without = controls.is_some_and(|controls| !controls.is_empty() && !controls.contains(&true));
                self.state.update(|state| state.without_text_size = without);
            }
            "text-size" => {
                let expected = "one of 87.5 100 112.5 125 150 175 200 250";
                let start = attribute::value(name, value, expected, TextSize::of_percent).unwrap_or_default();
                let size = self.preferred.get().unwrap_or(start);
                self.state.update(|state| (state.start, state.size) = (start, size));
            }
            "headline-level" => {
                let level = attribute::number(name, value, 1, 6).and_then(|level| u8::try_from(level).ok()).unwrap_or(2);
                if level != self.headline_level.replace(level) {
                    self.mount();
                }
            }
            _ => {}
        }
    }

    /// Takes the reader's preferred size in percent, or its absence: then the element's own start size holds.
    pub fn prefer(&self, percent: Option<String>) {
        let preferred = percent.as_deref().and_then(TextSize::of_percent);
        self.preferred.set(preferred);
        self.state.update(|state| state.size = preferred.unwrap_or(state.start));
    }

    /// Reads a story and shows it; what is there stays when it cannot be read. `format` is a format's name or `auto`.
    pub fn show(&self, bytes: &[u8], format: &str) {
        let ingested = match read(bytes, Format::named(format)) {
            Ok(ingested) => ingested,
            Err(error) => return self.emit.error(error.code(), &error.text()),
        };
        let Some(article) = ingested.document.article else {
            return self.emit.error("no-story", "the source holds no story: give it an \"article\", or a headline and a body");
        };
        if article.rights.as_ref().is_some_and(|rights| rights.withheld_at(place::now()).is_some()) {
            self.shown.take();
            self.story.take();
            let notice = self.locale.words().not_available();
            self.state.update(|state| (state.mounted, state.notice) = (true, Some(notice)));
            return self.emit.error("withheld", "the rights of the story forbid to show it now");
        }
        self.shown.replace(Some(Rc::new(article)));
        self.mount();
        self.emit.ready(ingested.format.word(), &ingested.problems);
    }

    /// Leaves the element's own children as the story, and gives them controls.
    pub fn adopt(&self) {
        self.emit.ready("children", &[]);
    }

    /// The story that is shown, in the JSON of record; `undefined` where it is the element's own children.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> JsValue {
        // The view has let go of it once it is mounted.
        let mut shown = self.shown.borrow_mut();
        let article = shown.as_mut().and_then(Rc::get_mut);
        article.map_or(JsValue::UNDEFINED, |article| to_js(&write_from(article)))
    }
}

impl Article {
    /// Puts the story into the page, in one task with taking out the former.
    fn mount(&self) {
        let Some(article) = self.shown.borrow().clone() else { return };
        let setting = Setting { headline_level: self.headline_level.get(), locale: self.locale, mounted: true };
        self.story.take();
        stale_story(&self.host).for_each(|copy| copy.remove());
        self.story.replace(Some(Mounted::new(&self.host, move || story_view(&article, setting))));
        self.state.update(|state| (state.mounted, state.notice) = (true, None));
    }
}

/// The nodes of a story among the children of the element.
fn stale_story(host: &HtmlElement) -> impl Iterator<Item = Element> + use<> {
    let children = host.children();
    let stories = (0..children.length()).filter_map(move |index| children.item(index));
    let stories: Vec<_> = stories.filter(|child| child.get_attribute("data-slugline").as_deref() == Some("story")).collect();
    stories.into_iter()
}

/// Tells the page of links that are followed in the story; it may prevent that.
fn follow_links(host: &HtmlElement, emit: Emit) -> EventListener {
    let options = gloo_events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(host, "click", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        let words = link.text_content().unwrap_or_default();
        if !emit.is_allowed("slugline-link", &object([("href", text(&href)), ("text", text(&words))])) {
            event.prevent_default();
        }
    })
}

//! `<slugline-article>`.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

use super::mount::Mounted;
use super::outcome::{failed, shown, to_js, unread};
use crate::ingest::{Format, read_at};
use crate::json::write_from;
use crate::locale::Locale;
use crate::story;
use crate::view::Watched;
use crate::view::controls::{FrameState, TextSize, frame};
use crate::view::story::{Setting, story as story_view};

/// The story of one element, its controls and its place in the page. `free()` takes both out again.
#[wasm_bindgen]
pub struct Article {
    host: HtmlElement,
    locale: Locale,
    state: Watched<FrameState>,
    headline_level: Cell<u8>,
    shown: RefCell<Option<story::Article>>,
    story: RefCell<Option<Mounted>>,
    _controls: Mounted,
}

#[wasm_bindgen]
impl Article {
    /// Mounts the controls, in the language of the tag `lang`. `act(control, value)` is called when the reader uses one.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, shadow: &ShadowRoot, lang: &str, act: js_sys::Function) -> Self {
        let locale = Locale::of(lang);
        let state = Watched::new(FrameState::default());
        let resize = move |size: TextSize| {
            // What a listener of the page throws is told by the browser.
            let _ = act.call2(&JsValue::NULL, &"text-size".into(), &(f64::from(size.thousandths()) / 10.0).into());
        };
        let controls = Mounted::new(shadow, frame(&state, locale, resize));
        Self {
            host,
            locale,
            state,
            headline_level: Cell::new(2),
            shown: RefCell::default(),
            story: RefCell::default(),
            _controls: controls,
        }
    }

    /// Makes room for controls, of which the first bit is the size of the text.
    pub fn controls(&self, bits: u8) {
        let (sizeless, bare) = (bits & 1 == 0, bits == 0);
        if self.state.with_untracked(|state| (state.sizeless, state.bare)) != (sizeless, bare) {
            self.state.update(|state| (state.sizeless, state.bare) = (sizeless, bare));
        }
    }

    /// Sets the size that the middle button returns to and the present one, both in thousandths of the page's own.
    pub fn sizes(&self, start: u16, size: u16) {
        self.state.update(|state| {
            state.start = TextSize::of_thousandths(start).unwrap_or_default();
            state.size = TextSize::of_thousandths(size).unwrap_or_default();
        });
    }

    /// A word of the controls, by its place among the words of a language.
    pub fn word(&self, place: usize) -> String {
        self.locale.words().nth(place).to_owned()
    }

    /// Sets the level of the headline, 1 to 6.
    pub fn headline_level(&self, level: u8) {
        if level != self.headline_level.replace(level) {
            self.lay();
        }
    }

    /// Covers the element's own children, or what a clone brought along, where `covers`.
    pub fn cover(&self, covers: bool) {
        self.state.update(|state| state.mounted = covers);
    }

    /// Reads a story, to be [laid](Self::lay); what is there stays when it cannot be read. `format` is a format's name or `auto`,
    /// `now` the time in milliseconds since 1970, `address` where the story was fetched from, if it was. Gives
    /// `{ format, warnings }` or `{ code, message }`.
    pub fn read(&self, bytes: &[u8], format: &str, now: f64, address: Option<String>) -> JsValue {
        let mut ingested = match read_at(bytes, Format::named(format), address.as_deref()) {
            Ok(ingested) => ingested,
            Err(error) => return unread(&error),
        };
        let Some(article) = ingested.document.article.take() else {
            return failed("no-story", "the source holds no story: give it an \"article\", or a headline and a body");
        };
        if let Some(withheld) = article.withheld_at(now as i64) {
            self.shown.take();
            self.story.take();
            let notice = self.locale.words().not_available();
            self.state.update(|state| (state.mounted, state.notice) = (true, Some(notice)));
            return failed("withheld", withheld.reason());
        }
        self.shown.replace(Some(article));
        shown(&ingested)
    }

    /// The language of the story that was read, where it tells: its words are to be there when it is laid.
    #[wasm_bindgen(getter)]
    pub fn lang(&self) -> Option<String> {
        self.shown.borrow().as_ref()?.lang.clone()
    }

    /// Puts the story that was read into the page, in one task with taking out the former.
    pub fn lay(&self) {
        let shown = self.shown.borrow();
        let Some(article) = &*shown else { return };
        let setting = Setting { headline_level: self.headline_level.get(), locale: self.locale, mounted: true };
        self.story.take();
        self.story.replace(Some(Mounted::new(&self.host, story_view(article, setting))));
        self.state.update(|state| (state.mounted, state.notice) = (true, None));
    }

    /// The story that is shown, in the JSON of record; `undefined` where it is the element's own children.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> JsValue {
        let mut shown = self.shown.borrow_mut();
        shown.as_mut().map_or(JsValue::UNDEFINED, |article| to_js(&write_from(article)))
    }
}

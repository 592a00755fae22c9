//! `<slugline-article>`.

mod children;
mod links;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot};

use self::children::{name_by_headline, scroll_to_named_heading, story_nodes};
use self::links::followed_links;
use super::attribute;
use super::controls::all_controls;
use super::host::ArticleHost;
use super::mentions::Mentions;
use super::mount::{Mounted, root_owner};
use super::outcome::{failed, shown, to_js, unread};
use crate::attributes::ARTICLE;
use crate::components::controls::{Action, Control, StoryFrame, StorySignals, TextSize};
use crate::components::story::{Anchors, BrokenPictures, QuotesInText, Setting, StoryBreak, StoryText, Times};
use crate::ingest::{Format, read_at};
use crate::json::write_from;
use crate::locale::Locale;
use crate::reader::{Follower, Kind, Preferences};
use crate::story::{self, Access};

/// What warnings call it.
const HOST: &str = "slugline-article";

/// The story of one element, its controls and its place in the page. `free()` removes both again.
#[wasm_bindgen]
pub struct Article {
    host: ArticleHost,
    shadow: ShadowRoot,
    locale: Cell<Locale>,
    signals: StorySignals,
    preferences: RwSignal<Preferences>,
    /// The language of its place.
    lang: RefCell<String>,
    reader: Rc<Follower>,
    headline_level: Cell<u8>,
    /// After which blocks there are rooms.
    breaks: RefCell<Arc<[u32]>>,
    shown: RefCell<Option<story::Article>>,
    // What is mounted is dropped before the owner of its signals.
    story: RefCell<Option<Mounted>>,
    frame: RefCell<Option<Mounted>>,
    times: Rc<Times>,
    mentions: Rc<Mentions>,
    /// Whether the page was scrolled to the heading that its address names.
    has_scrolled: Cell<bool>,
    _pictures: BrokenPictures,
    _links: EventListener,
    owner: Owner,
}

#[wasm_bindgen]
impl Article {
    /// Mounts the controls, in the language of the tag `lang`. The copy of a story that a clone of an element contains is shown until its own is there.
    #[wasm_bindgen(constructor)]
    pub fn new(host: ArticleHost, shadow: &ShadowRoot, lang: &str) -> Self {
        let locale = Locale::of(lang);
        let owner = root_owner();
        let (signals, preferences) = owner.with(|| (StorySignals::new(), RwSignal::new(Preferences::default())));
        signals.lang.set(lang.to_owned());
        let reader = Rc::new_cyclic(|reader: &std::rc::Weak<Follower>| {
            let reader = reader.clone();
            Follower::new(host.clone().unchecked_into(), Kind::Story, move || {
                if let Some(reader) = reader.upgrade() {
                    preferences.try_set(reader.preferences());
                }
            })
        });
        preferences.set(reader.preferences());
        let article = Self {
            _pictures: BrokenPictures::watch(&host),
            _links: followed_links(&host),
            times: Times::new(host.clone().unchecked_into()),
            mentions: Mentions::new(host.clone().unchecked_into()),
            has_scrolled: Cell::default(),
            host,
            shadow: shadow.clone(),
            locale: Cell::new(locale),
            signals,
            preferences,
            lang: RefCell::new(lang.to_owned()),
            reader,
            headline_level: Cell::new(2),
            breaks: RefCell::default(),
            shown: RefCell::default(),
            story: RefCell::default(),
            frame: RefCell::default(),
            owner,
        };
        article.signals.is_mounted.set(!story_nodes(&article.host).is_empty());
        article.set_attribute("controls", None);
        article.mount_frame();
        article
    }

    /// Switches to the language of the tag `lang`: that of its place. A story without its own language is rendered again.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, lang: &str) {
        self.lang.replace(lang.to_owned());
        let locale = Locale::of(lang);
        if self.lang().is_none() {
            self.signals.lang.set(lang.to_owned());
        }
        if locale != self.locale.replace(locale) {
            self.mount_frame();
            if self.signals.notice.with_untracked(Option::is_some) {
                self.signals.notice.set(Some(locale.words().not_available()));
            } else if self.lang().is_none() {
                self.mount_story();
            }
        }
        self.decorate();
    }

    /// Takes the value of an attribute, or that it is absent. What is not known is told, and counts as absent.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, written: Option<String>) {
        let Some(attribute) = attribute::of(ARTICLE, name) else { return };
        let written = written.as_deref();
        attribute::warn_of_problems(HOST, attribute, written);
        match name {
            "controls" => {
                self.add_controls();
                self.signals.controls.set(Control::named(&attribute.words(written)));
            }
            "text-size" => {
                let size = TextSize::of_percent(attribute.word(written));
                self.signals.start_size.set(size.unwrap_or_default());
            }
            "headline-level" => {
                let level = attribute.word(written).parse().unwrap_or_default();
                if level != self.headline_level.replace(level) {
                    self.render();
                }
            }
            "breaks" => {
                let breaks: Arc<[u32]> = attribute.numbers(written).into();
                if breaks != self.breaks.replace(breaks.clone()) {
                    self.render();
                }
            }
            // Where the content comes from, and what style sheets read.
            _ => {}
        }
    }

    /// Shows the controls beyond the size of text too, once they are there: after [`controls`] was called.
    ///
    /// [`controls`]: super::controls::controls
    #[wasm_bindgen(js_name = addControls)]
    pub fn add_controls(&self) {
        if self.signals.all_controls.with_untracked(Option::is_none) {
            self.signals.all_controls.set(all_controls());
        }
    }

    /// The attribute `persist` has changed.
    pub fn persistence_changed(&self) {
        self.reader.persistence_changed();
    }

    /// The element was moved to another place.
    pub fn moved(&self) {
        self.reader.moved();
    }

    /// Reads a story, for [`render`](Self::render); the current one stays if it cannot be read. `format` is a format's name or `auto`,
    /// `now` the time in milliseconds since 1970, `address` where the story was fetched from, if it was. Returns
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
            self.remove_story();
            self.signals.is_mounted.set(true);
            self.signals.has_paywall.set(false);
            self.signals.notice.set(Some(self.locale.get().words().not_available()));
            self.decorate();
            return failed("withheld", withheld.reason());
        }
        if article.is_blank() {
            return failed("no-story", "the story in the source is blank: give it a \"headline\" or a \"body\"");
        }
        self.signals.lang.set(article.lang.clone().unwrap_or_else(|| self.lang.borrow().clone()));
        self.signals.headline.set(article.headline.clone().unwrap_or_default());
        self.signals.url.set(article.url.clone().unwrap_or_default());
        self.signals.has_paywall.set(matches!(article.access, Some(Access::Preview | Access::Subscriber)));
        self.shown.replace(Some(article));
        shown(&ingested.outcome())
    }

    /// The language of the story that was read, if it has one: its words must be there when it is rendered.
    #[wasm_bindgen(getter)]
    pub fn lang(&self) -> Option<String> {
        self.shown.borrow().as_ref()?.lang.clone()
    }

    /// Puts the story that was read into the page, and removes the former one in the same task.
    pub fn render(&self) {
        if self.mount_story() {
            self.decorate();
            self.fit_soon();
        }
    }

    /// Adds to a story that was rendered, or to the element's own children, what changes with time and what the page puts in; and names
    /// the element by the headline.
    pub fn decorate(&self) {
        self.times.update();
        let lang = self.lang().unwrap_or_else(|| self.lang.borrow().clone());
        self.mentions.place(Locale::of(&lang));
        name_by_headline(&self.host);
        for StoryBreak { after, element } in StoryBreak::empty_in(&self.host) {
            self.host.break_shown(after, &element);
        }
    }

    /// The story that is shown, in the JSON of record; `undefined` if it is the element's own children.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> JsValue {
        let mut shown = self.shown.borrow_mut();
        shown.as_mut().map_or(JsValue::UNDEFINED, |article| to_js(&write_from(article)))
    }
}

impl Article {
    /// Mounts the story that was read. Returns whether there is one.
    fn mount_story(&self) -> bool {
        let shown = self.shown.borrow();
        let Some(article) = &*shown else { return false };
        let setting = Setting {
            headline_level: self.headline_level.get(),
            locale: self.locale.get(),
            is_mounted: true,
            quotes: QuotesInText::default(),
            anchors: Anchors::default(),
            breaks: self.breaks.borrow().clone(),
        };
        let article = article.clone();
        self.remove_story();
        let mounted = Mounted::new(&self.owner, &self.host, move || view! { <StoryText article setting/> });
        self.story.replace(Some(mounted));
        self.signals.is_mounted.set(true);
        self.signals.notice.set(None);
        true
    }

    /// Removes the story that is mounted, and the copy of one that a clone of an element contains.
    fn remove_story(&self) {
        self.story.take();
        story_nodes(&self.host).iter().for_each(Element::remove);
    }

    /// At the next frame, does what depends on the layout: times fit their lines, and the page scrolls to the heading that its address names.
    fn fit_soon(&self) {
        let (times, host) = (Rc::downgrade(&self.times), self.host.clone());
        let scrolls = !self.has_scrolled.replace(true);
        request_animation_frame(move || {
            // The element may have ended.
            let Some(times) = times.upgrade() else { return };
            times.update();
            if scrolls {
                scroll_to_named_heading(&host);
            }
        });
    }

    /// Mounts slots and controls, replacing those in another language.
    fn mount_frame(&self) {
        self.frame.take();
        let (signals, preferences, locale) = (self.signals, self.preferences, self.locale.get());
        let (reader, host) = (self.reader.clone(), self.host.clone());
        let frame = Mounted::new(&self.owner, &self.shadow, move || {
            let reader = StoredValue::new_local(reader);
            let on_choose = move |chosen: Preferences| {
                if let Some(reader) = reader.try_get_value() {
                    reader.change(|preferences| *preferences = chosen);
                }
            };
            let host = StoredValue::new_local(host);
            let on_action = move |action: Action| {
                if let Some(host) = host.try_get_value() {
                    host.act(action.control(), to_js(&action.value()));
                }
            };
            view! { <StoryFrame signals preferences locale on_choose on_action/> }
        });
        self.frame.replace(Some(frame));
    }
}

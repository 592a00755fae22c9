//! The reader's choices that apply to this page: the preferences of the site, and those of elements with `persist="none"`, which
//! end with the page. Every active element follows a change, in whatever tree it is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, Event, PageTransitionEvent, Storage, StorageEvent, window};

use super::Preferences;
use super::sheet::Sheet;
use super::sight::keep_sight;

/// The key of the record.
const KEY: &str = "slugline";
/// Tells other copies of this crate on the page, such as a Leptos application beside the script tag, that the record is another: browsers
/// tell only other tabs.
const STORED: &str = "slugline-stored";

thread_local! {
    static STORE: Store = Store::default();
}

/// The kinds of followers: each has some preferences of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A story.
    Story,
    /// A strip of quotes.
    Strip,
    /// A quote in a text, which chooses nothing: it holds its value while a strip is stopped, whether that strip stores it or not.
    Quote,
}

impl Kind {
    /// The tag of its hosts.
    fn tag(self) -> &'static str {
        match self {
            Self::Story => "slugline-article",
            Self::Strip => "slugline-ticker",
            Self::Quote => "slugline-quote",
        }
    }

    /// The preferences without those of this kind.
    fn without(self, preferences: &Preferences) -> Preferences {
        let mut rest = preferences.clone();
        match self {
            Self::Story => rest.reset_stories(),
            Self::Strip => rest.reset_strips(),
            Self::Quote => {}
        }
        rest
    }
}

/// Preferences that some elements share.
#[derive(Default)]
struct Choices {
    preferences: RefCell<Preferences>,
    sheet: Sheet,
}

/// The page's preferences.
#[derive(Default)]
struct Store {
    has_begun: Cell<bool>,
    /// Whether the site's preferences may be stored.
    persists: Cell<bool>,
    /// Whether the last choice could not be stored: it lasts as long as the page.
    is_loose: Cell<bool>,
    /// Whether the copies are being told by this one.
    is_telling: Cell<bool>,
    kept: Choices,
    passing: Choices,
    followers: RefCell<Vec<Rc<Following>>>,
}

struct Following {
    host: Element,
    kind: Kind,
    on_change: Box<dyn Fn()>,
}

/// Sets whether the site's preferences may be stored, and with which style sheet the loader has applied them. Must be called before the
/// first [`Follower`] exists; the default is that they may.
pub fn keep_preferences(persists: bool, sheet: Option<CssStyleSheet>) {
    STORE.with(|store| store.begin(persists, sheet));
}

/// An element that follows the preferences, until this is dropped.
pub struct Follower(Rc<Following>);

impl Follower {
    /// `on_change` is called when the preferences may have changed; if the host has `persist="none"` they are those of the page.
    pub fn new(host: Element, kind: Kind, on_change: impl Fn() + 'static) -> Self {
        let following = Rc::new(Following { host, kind, on_change: Box::new(on_change) });
        STORE.with(|store| {
            store.begin(true, None);
            store.followers.borrow_mut().push(following.clone());
            // The first element applies what the loader has not.
            if !store.kept.sheet.is_made() {
                store.write(&store.kept);
            }
            store.adopt(&following.host);
            store.forget(kind);
        });
        Self(following)
    }

    /// The preferences that apply to the element.
    pub fn preferences(&self) -> Preferences {
        STORE.with(|store| match self.0.kind {
            Kind::Quote => store.choices_of_any_strip(),
            Kind::Story | Kind::Strip => store.choices(&self.0.host).preferences.borrow().clone(),
        })
    }

    /// Changes them, and notifies every follower.
    pub fn change(&self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.preferences();
        change(&mut preferences);
        STORE.with(|store| store.keep(store.choices(&self.0.host), preferences));
    }

    /// The host's `persist` has changed.
    pub fn persistence_changed(&self) {
        STORE.with(|store| store.forget(self.0.kind));
        (self.0.on_change)();
    }

    /// The host was moved to another place.
    pub fn moved(&self) {
        STORE.with(|store| store.adopt(&self.0.host));
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        // The page may be about to close.
        let _ = STORE.try_with(|store| store.followers.borrow_mut().retain(|other| !Rc::ptr_eq(other, &self.0)));
    }
}

impl Store {
    fn begin(&self, persists: bool, sheet: Option<CssStyleSheet>) {
        if self.has_begun.replace(true) {
            return;
        }
        self.persists.set(persists);
        if !persists {
            write_record(&Preferences::default());
            return;
        }
        if let Some(sheet) = sheet {
            self.kept.sheet.take(sheet);
        }
        self.kept.preferences.replace(read_record());
        let Some(window) = window() else { return };
        EventListener::new(&window, "storage", |event| {
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            // Without a key everything was cleared.
            if key.is_none_or(|key| key == KEY) {
                read_again();
            }
        })
        .forget();
        EventListener::new(&window, STORED, |_| {
            if !STORE.with(|store| store.is_telling.get()) {
                read_again();
            }
        })
        .forget();
        // A page in the back/forward cache gets no events from other tabs.
        EventListener::new(&window, "pageshow", |event| {
            let is_back = event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted);
            if is_back && !STORE.with(|store| store.is_loose.get()) {
                read_again();
            }
        })
        .forget();
    }

    fn choices(&self, host: &Element) -> &Choices {
        if is_passing(host) { &self.passing } else { &self.kept }
    }

    /// The site's preferences; if a strip that stores nothing is stopped, strips are stopped.
    fn choices_of_any_strip(&self) -> Preferences {
        let mut preferences = self.kept.preferences.borrow().clone();
        if self.passing.preferences.borrow().paused() == Some(true) {
            preferences.set_paused(true);
        }
        preferences
    }

    /// Stores preferences, and notifies every follower.
    fn keep(&self, choices: &Choices, preferences: Preferences) {
        // If they cannot be stored, they last as long as the page.
        if std::ptr::eq(choices, &self.kept) && self.persists.get() {
            self.is_loose.set(!write_record(&preferences));
            self.tell_copies();
        }
        self.share(choices, preferences);
    }

    fn tell_copies(&self) {
        let event = window().zip(Event::new(STORED).ok());
        if let Some((window, event)) = event.filter(|_| !self.is_loose.get()) {
            self.is_telling.set(true);
            // It is neither dispatched nor cancelled already.
            let _ = window.dispatch_event(&event);
            self.is_telling.set(false);
        }
    }

    fn share(&self, choices: &Choices, preferences: Preferences) {
        self.keep_sight();
        choices.preferences.replace(preferences);
        self.write(choices);
        let followers = self.followers.borrow().clone();
        for following in followers {
            // One may have ended because of another.
            let is_there = self.followers.borrow().iter().any(|other| Rc::ptr_eq(other, &following));
            if is_there {
                self.adopt(&following.host);
                (following.on_change)();
            }
        }
    }

    fn keep_sight(&self) {
        let followers = self.followers.borrow();
        let stories = followers.iter().filter(|following| following.kind == Kind::Story);
        keep_sight(stories.map(|following| following.host.clone()).collect());
    }

    fn write(&self, choices: &Choices) {
        choices.sheet.write(&choices.preferences.borrow(), std::ptr::eq(choices, &self.passing));
    }

    fn adopt(&self, host: &Element) {
        self.kept.sheet.adopt(host);
        self.passing.sheet.adopt(host);
    }

    /// Deletes what is stored for a kind, once all its elements on the page have `persist="none"`.
    fn forget(&self, kind: Kind) {
        let rest = kind.without(&self.kept.preferences.borrow());
        if rest != *self.kept.preferences.borrow() && self.are_all_passing(kind) {
            self.keep(&self.kept, rest);
        }
    }

    fn are_all_passing(&self, kind: Kind) -> bool {
        let followers = self.followers.borrow();
        let at_work = followers.iter().filter(|following| following.kind == kind).all(|following| is_passing(&following.host));
        // Elements that have not started count too.
        let waiting =
            window().and_then(|window| window.document()?.query_selector(&[kind.tag(), ":not([persist=none])"].concat()).ok()?);
        at_work && waiting.is_none()
    }
}

/// Takes what another tab has stored.
fn read_again() {
    STORE.with(|store| store.share(&store.kept, read_record()));
}

fn is_passing(host: &Element) -> bool {
    host.get_attribute("persist").is_some_and(|persist| persist == "none")
}

/// The browser's storage, if accessible.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The stored record; empty without storage.
fn read_record() -> Preferences {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    text.map_or_else(Preferences::default, |text| Preferences::from_json(&text))
}

/// Stores a record, or deletes it if nothing is chosen. Returns whether that succeeded.
fn write_record(preferences: &Preferences) -> bool {
    let Some(storage) = storage() else { return false };
    match preferences.to_json() {
        Some(record) => storage.set_item(KEY, &record).is_ok(),
        None => storage.remove_item(KEY).is_ok(),
    }
}

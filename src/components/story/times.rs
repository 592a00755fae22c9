//! When a story was published and updated: in the reader's time zone, in the story's language, and on the first day how long ago. A server
//! writes the times in the story's own time zone.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node, Range, ShadowRoot, Text};

use crate::components::clock::{Style, ago, shortest, spoken, written};
use crate::feed::{MINUTE, Milliseconds};

const DAY: Milliseconds = 24.0 * 60.0 * MINUTE;
const TIMES: &str = ":is(.slugline-published, .slugline-updated) > time[datetime]";

/// The times of the story in an element. They are kept up to date until this is dropped.
pub struct Times {
    story: HtmlElement,
    /// The best text of each time when it was written last.
    written: RefCell<Vec<(Element, String)>>,
    timer: RefCell<Option<Timeout>>,
}

/// A time and what it may say.
struct Candidates {
    time: Element,
    /// The best first, then ever shorter ones.
    texts: [String; 4],
    /// The complete date and time.
    whole: String,
    /// How long ago it was, on the first day.
    ago: Option<String>,
    age: Milliseconds,
}

impl Times {
    /// The times of a story, not written yet.
    pub fn new(story: HtmlElement) -> Rc<Self> {
        Rc::new(Self { story, written: RefCell::default(), timer: RefCell::default() })
    }

    /// Writes them, and again every minute while they say how long ago it was.
    pub fn update(self: &Rc<Self>) {
        self.timer.take();
        let mut is_recent = false;
        let mut lines: Vec<(Element, Vec<Candidates>)> = Vec::new();
        for candidates in self.found() {
            is_recent |= candidates.age < DAY;
            let Some(line) = line_of(&candidates.time) else { continue };
            match lines.iter_mut().find(|(known, _)| *known == line) {
                Some((_, times)) => times.push(candidates),
                None => lines.push((line, vec![candidates])),
            }
        }
        for (line, times) in &lines {
            self.write(line, times);
        }
        if is_recent {
            let this = Rc::downgrade(self);
            let again = Timeout::new(MINUTE as u32, move || {
                if let Some(times) = this.upgrade() {
                    times.update();
                }
            });
            self.timer.replace(Some(again));
        }
    }

    fn found(&self) -> Vec<Candidates> {
        let Ok(times) = self.story.query_selector_all(TIMES) else { return Vec::new() };
        (0..times.length()).filter_map(|at| Candidates::of(times.item(at)?.dyn_into().ok()?)).collect()
    }

    /// Writes the times of a line with the first text for which none of them is broken. Below times that came with the page nothing may move:
    /// for these it is the first text that takes as many lines as before, in the reader's time zone for all or for none.
    fn write(&self, line: &Element, times: &[Candidates]) {
        let is_ours = line.closest("[data-slugline]").ok().flatten().is_some();
        let is_best = times.iter().all(|candidates| self.said(&candidates.time) == candidates.texts[0]);
        if !is_best || (is_ours && times.iter().any(|candidates| is_broken(&candidates.time))) {
            self.fit(line, times, is_ours);
        }
        for candidates in times {
            candidates.explain();
        }
    }

    fn fit(&self, line: &Element, times: &[Candidates], is_ours: bool) {
        let height = || line.dyn_ref::<HtmlElement>().map(HtmlElement::offset_height);
        let former: Vec<_> = times.iter().map(|candidates| text_of(&candidates.time)).collect();
        let height_before = height();
        let fits = || {
            if is_ours { !times.iter().any(|candidates| is_broken(&candidates.time)) } else { height() == height_before }
        };
        // A time that came with the page may keep its text.
        let ways = if is_ours { 4 } else { 5 };
        for way in 0..ways {
            for (candidates, former) in times.iter().zip(&former) {
                write_text(&candidates.time, candidates.texts.get(way).unwrap_or(former));
                self.remember(&candidates.time, &candidates.texts[0]);
            }
            if fits() {
                return;
            }
        }
    }

    /// What a time says. The nodes of a translator say what was written, in another language.
    fn said(&self, time: &Element) -> String {
        let written = self.written.borrow();
        let known = || written.iter().find(|(known, _)| known == time).map(|(_, text)| text.clone());
        time.first_element_child().and_then(|_| known()).unwrap_or_else(|| text_of(time))
    }

    fn remember(&self, time: &Element, text: &str) {
        let mut written = self.written.borrow_mut();
        // Those of a former story are gone.
        written.retain(|(known, _)| known != time && known.is_connected());
        written.push((time.clone(), text.to_owned()));
    }
}

impl Candidates {
    /// `None` if it is not a valid time, or contains anything but text. The nodes of a translator are text.
    fn of(time: Element) -> Option<Self> {
        let date = Date::new(&JsValue::from_str(&time.get_attribute("datetime")?));
        let age = Date::now() - date.get_time();
        let has_more = time.query_selector(":not(font)").ok()?.is_some();
        if age.is_nan() || has_more || !time.has_child_nodes() {
            return None;
        }
        let lang = spoken(&language_of(&time));
        let ago = ago(age, &lang);
        let whole = written(&date, &lang, Style::Long)?;
        let best = ago.clone().unwrap_or_else(|| whole.clone());
        let texts = [best, whole.clone(), written(&date, &lang, Style::Medium)?, shortest(&date, &lang)?];
        Some(Self { time, texts, whole, ago, age: age.max(0.0) })
    }

    /// Gives the complete time in the tooltip if the text is another; and to assistive technology if the text is shortened: as an image, because
    /// a time has no name of its own.
    fn explain(&self) {
        let shown = text_of(&self.time);
        let is_shortened = shown != self.whole && Some(&shown) != self.ago.as_ref() && self.texts.contains(&shown);
        set(&self.time, "title", (shown != self.whole).then_some(&self.whole));
        if is_shortened || self.time.has_attribute("aria-label") {
            set(&self.time, "role", is_shortened.then_some("img"));
            set(&self.time, "aria-label", is_shortened.then_some(&self.whole));
        }
    }
}

/// What must not become higher: the line of a time that came with the page.
fn line_of(time: &Element) -> Option<Element> {
    let closest = |selector| time.closest(selector).ok().flatten();
    if closest("[data-slugline]").is_some() {
        Some(time.clone())
    } else {
        closest(".slugline-meta").or_else(|| time.parent_element())
    }
}

/// Whether a text takes more than one line.
fn is_broken(time: &Element) -> bool {
    let rectangles = Range::new().and_then(|range| {
        range.select_node_contents(time)?;
        Ok(range.get_client_rects())
    });
    rectangles.ok().flatten().is_some_and(|rectangles| rectangles.length() > 1)
}

/// The language of an element: the nearest `lang`, also across the borders of shadow trees.
fn language_of(element: &Element) -> String {
    let mut place = Some(element.clone());
    while let Some(element) = place {
        if let Some(lang) = element.closest("[lang]").ok().flatten().and_then(|nearest| nearest.get_attribute("lang")) {
            return lang;
        }
        place = element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    }
    String::new()
}

fn text_of(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// Writes the text of an element, whatever it contains: in its text node, if a translator has left that.
fn write_text(element: &Element, text: &str) {
    let only = element.first_child().filter(|node: &Node| node.next_sibling().is_none());
    match only.and_then(|node| node.dyn_into::<Text>().ok()) {
        Some(node) => node.set_data(text),
        None => element.set_text_content(Some(text)),
    }
}

/// Sets an attribute, or removes it; neither can fail for these names.
fn set(element: &Element, name: &str, value: Option<impl AsRef<str>>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value.as_ref()),
        None => element.remove_attribute(name),
    };
}

//! One quote next to a word: attributes that the style sheet shows, the same as `components/story/quotes_in_text.rs` renders.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

use super::viewport_height;
use crate::components::ticker::{Field, cell_text, direction_class, href, isolated, widest};
use crate::element::strips::{Strip, figures_of};
use crate::locale::Locale;
use crate::quote::{Decimal, Quote};

/// The space of a quote grows and its text shrinks until it fits. Letters do not shrink evenly where they stand on whole pixels, so each size
/// is measured.
const MOST_TRIES: usize = 4;

/// A quote of a strip.
pub(super) struct Found {
    quote: Quote,
    strip: Rc<dyn Strip>,
}

impl Found {
    /// The quote of that name, if the strip's market has it.
    pub(super) fn of(strip: &Rc<dyn Strip>, name: &str) -> Option<Self> {
        let quote = strip.quote_of(name)?;
        Some(Self { quote, strip: strip.clone() })
    }

    pub(super) fn is_paused(&self) -> bool {
        self.strip.is_paused()
    }

    /// The figures that its strip shows, in their order: the text of each, and whether it is a change.
    fn figures(&self, locale: Locale) -> Vec<(String, bool)> {
        let text = |field: Field| Some((cell_text(field, &self.quote, locale)?, field.has_direction()));
        figures_of(self.strip.element()).into_iter().filter_map(text).collect()
    }
}

/// Writes a quote as its strip has it, or nothing if no strip has it any more. One that `is_new` has not been painted. Returns whether it takes
/// more space than before.
pub(super) fn write(element: &HtmlElement, found: Option<&Found>, locale: Locale, is_new: bool) -> bool {
    let figures = found.map(|found| found.figures(locale)).unwrap_or_default();
    let joined = |write: &dyn Fn(&str, bool) -> String| {
        figures.iter().map(|(text, is_change)| isolated(&write(text, *is_change))).collect::<Vec<_>>().join(" ")
    };
    let text = joined(&|text, _| text.to_owned());
    let reserved = |element: &HtmlElement| element.get_attribute("data-widest").unwrap_or_default();
    let is_wide = |element: &HtmlElement| text.chars().count() > reserved(element).chars().count();
    let grows = is_wide(element) && (is_new || is_below(element));
    if grows {
        set(element, "data-widest", Some(&joined(&widest)));
    }
    if reserved(element).is_empty() {
        return false;
    }
    let turn =
        found.filter(|_| figures.iter().any(|(_, is_change)| *is_change)).map(|found| direction_class(found.quote.direction()));
    let turn = turn.and_then(|class| class.split_once(' ')).map_or("", |(_, turn)| turn);
    let stale = if found.is_some_and(|found| found.strip.is_lost()) { "slugline-stale" } else { "" };
    let class = ["slugline-quote", turn, stale].into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
    set(element, "class", Some(&class));
    set(element, "data-quote", (!text.is_empty()).then_some(&text));
    fit(element, is_wide(element));
    set(element, "palette", found.and_then(|found| found.strip.element().get_attribute("palette")).as_deref());
    // A name that never changes: nobody is told of ticks.
    let link = found.and_then(|found| href(&found.strip.template()?, &found.quote.symbol, found.quote.exchange.as_deref()));
    set(element, "href", link.as_deref());
    set(element, "aria-label", link.is_some().then(|| element.get_attribute("data-symbol")).flatten().as_deref());
    set(element, "aria-hidden", link.is_none().then_some("true"));
    grows
}

/// Sets a text that is wider than its space smaller, never in more lines.
fn fit(element: &HtmlElement, is_wide: bool) {
    let style = element.style();
    let set = |name, value: &str| {
        // A name of ours and a value that is valid or empty.
        let _ = style.set_property(name, value);
    };
    set("--_fit", "");
    set("--_space", if is_wide { "pre" } else { "" });
    let mut size = 100.0;
    for _ in 0..MOST_TRIES {
        let (text, space) = (element.scroll_width(), element.client_width());
        if !is_wide || text <= space {
            break;
        }
        size *= f64::from(space) / f64::from(text);
        let percent = Decimal::new((size * 1000.0) as i64, 3).unwrap_or_default();
        set("--_fit", &format!("{}%", percent.to_text()));
    }
}

/// Reserves space for the figures of a quote that a strip of the page declares, but does not have yet.
pub(super) fn reserve(element: &HtmlElement) {
    let Some(name) = element.get_attribute("data-symbol").filter(|_| !element.has_attribute("data-widest")) else { return };
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Ok(strips) = document.query_selector_all("slugline-ticker[symbols]") else { return };
    let strip = (0..strips.length()).filter_map(|at| strips.item(at)?.dyn_into::<Element>().ok()).find(|strip| {
        strip.get_attribute("symbols").is_some_and(|symbols| symbols.split_whitespace().any(|symbol| symbol == name))
    });
    if let Some(strip) = strip {
        let usual = |field: Field| isolated(if field == Field::Price { "$000.00" } else { "+00.00%" });
        set(element, "data-widest", Some(&figures_of(&strip).into_iter().map(usual).collect::<Vec<_>>().join(" ")));
    }
}

/// Whether nobody sees the line of a quote move.
fn is_below(element: &HtmlElement) -> bool {
    element.parent_element().is_some_and(|pair| pair.get_bounding_client_rect().top() > viewport_height())
}

/// Sets an attribute that has another value, or removes it; neither can fail for these names.
fn set(element: &HtmlElement, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) if element.get_attribute(name).as_deref() == Some(value) => Ok(()),
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

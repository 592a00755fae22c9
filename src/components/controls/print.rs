//! Printing the story: everything else is hidden until it is printed.

use gloo_events::EventListener;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, HtmlAnchorElement, ShadowRoot};

use super::Action;
use super::button::Button;
use super::panel::Panel;
use super::whereabouts::{Whereabouts, host_of};
use crate::json::{Value, to_text};
use crate::style::{adopt, drop_sheet, sheet_of};

const PRINT: &str = include_str!("../../style/print.css");
/// Marks the story and its hosts.
const MARK: &str = "data-slugline-print";

/// The button that prints the story.
#[component]
pub(super) fn PrintButton(panel: Panel) -> impl IntoView {
    // If it is unmounted before printing, the page is restored.
    let printing = StoredValue::new_local(None::<Printing>);
    let press = Callback::new(move |button: web_sys::HtmlElement| {
        panel.on_action.run(Action::Printed);
        let Some(host) = host_of(&button) else { return };
        let url = Whereabouts::of(&host, panel.signals).url;
        printing.try_set_value(Printing::begin(&host, &url, move || {
            printing.try_set_value(None);
        }));
        if let Some(window) = web_sys::window() {
            // A page in a frame may not be allowed to.
            let _ = window.print();
        }
    });
    view! { <Button class="button print" on_press=press>{panel.words().print()}</Button> }
}

/// A page of which only one story is printed. Dropping it restores the page.
struct Printing {
    sheet: CssStyleSheet,
    marked: Vec<Element>,
    _printed: EventListener,
}

impl Printing {
    /// `url` is printed below the story; `printed` is called when it is printed.
    fn begin(story: &Element, url: &str, printed: impl Fn() + 'static) -> Option<Self> {
        let sheet = sheet_of(&[PRINT, &addresses(story, url)].concat())?;
        let mut marked = Vec::new();
        let mut place = Some(story.clone());
        while let Some(element) = place {
            let _ = element.set_attribute(MARK, "");
            adopt(&element, &sheet);
            place = element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
            marked.push(element);
        }
        let window = web_sys::window()?;
        let printed = EventListener::once(&window, "afterprint", move |_| printed());
        Some(Self { sheet, marked, _printed: printed })
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        for element in &self.marked {
            let _ = element.remove_attribute(MARK);
            drop_sheet(element, &self.sheet);
        }
    }
}

/// Links to other pages show their addresses. A style sheet adds them, so that nothing is written into the story.
fn addresses(story: &Element, url: &str) -> String {
    let here = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let mut rules: Vec<String> = Vec::new();
    let links = story.get_elements_by_tag_name("a");
    for link in (0..links.length()).filter_map(|place| links.item(place)?.dyn_into::<HtmlAnchorElement>().ok()) {
        let address = link.href();
        let leads_elsewhere = address.starts_with("http") && before_hash(&address) != before_hash(&here);
        if let Some(written) = link.get_attribute("href").filter(|_| leads_elsewhere) {
            let (written, seen) = (web_sys::css::escape(&written), quoted(&[" (", &address, ")"].concat()));
            let rule = ["[", MARK, "] a[href=", &written, "]::after{content:", &seen, "}"].concat();
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
    }
    let end = ["[", MARK, "]::after{content:", &quoted(url), ";display:block;margin-block-start:2em;font-size:.8125em}"].concat();
    ["@media print{", &rules.concat(), &end, "}"].concat()
}

fn before_hash(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

/// A string in a style sheet.
fn quoted(text: &str) -> String {
    to_text(&Value::String(text.to_owned()))
}

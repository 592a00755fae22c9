//! `<slugline-quote>`: one quote in a text of the page, with the figures that a strip of the page has. The package loads what it shows when
//! a page has one.

mod view;

use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// Mounts a quote in its element, which is in the language of a tag.
type Mount = fn(HtmlElement, &ShadowRoot, &str) -> Rc<dyn SingleQuote>;

thread_local! {
    static MOUNT: Cell<Option<Mount>> = const { Cell::new(None) };
}

/// The view is loaded. Everything that only this function reaches is `quotes.wasm`.
#[wasm_bindgen]
pub fn quotes() {
    // The compiler must not see which function it is, or it would call it by name from elsewhere.
    MOUNT.set(Some(black_box(view::mount)));
}

/// What the element needs of its view.
trait SingleQuote {
    fn set_attribute(&self, name: &str, written: Option<&str>);
    fn set_lang(&self, lang: &str);
    fn when_shown(&self, shown: js_sys::Function);
    fn show(&self, bytes: &[u8], format: &str) -> JsValue;
    fn quote(&self) -> JsValue;
}

/// The quote of one element. `free()` removes it from the page.
#[wasm_bindgen]
pub struct Quote(Option<Rc<dyn SingleQuote>>);

#[wasm_bindgen]
impl Quote {
    /// Mounts the quote next to the element's own text, in the language of the tag `lang`: after [`quotes`] was called.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, shadow: &ShadowRoot, lang: &str) -> Self {
        Self(MOUNT.get().map(|mount| mount(host, shadow, lang)))
    }

    /// Takes the value of an attribute, or its absence. What is not known is reported, and counts as absent.
    #[wasm_bindgen(js_name = setAttribute)]
    pub fn set_attribute(&self, name: &str, written: Option<String>) {
        if let Some(view) = &self.0 {
            view.set_attribute(name, written.as_deref());
        }
    }

    /// Switches to the language of the tag `lang`.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, lang: &str) {
        if let Some(view) = &self.0 {
            view.set_lang(lang);
        }
    }

    /// Calls `shown` when there are figures: at once if there are some.
    #[wasm_bindgen(js_name = whenShown)]
    pub fn when_shown(&self, shown: js_sys::Function) {
        if let Some(view) = &self.0 {
            view.when_shown(shown);
        }
    }

    /// Reads quotes of the element's own: it no longer takes those of a strip. The current ones stay if they cannot be read. `format` is a
    /// format's name or `auto`. Returns `{ format, warnings }` or `{ code, message }`.
    pub fn show(&self, bytes: &[u8], format: &str) -> JsValue {
        self.0.as_ref().map_or(JsValue::UNDEFINED, |view| view.show(bytes, format))
    }

    /// The quote that is shown, in the JSON of record; `undefined` without one.
    #[wasm_bindgen(getter)]
    pub fn quote(&self) -> JsValue {
        self.0.as_ref().map_or(JsValue::UNDEFINED, |view| view.quote())
    }
}

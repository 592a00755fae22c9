//! The interface of the driver, `src/js/motion.js`, which moves a strip in the browser and reports the reader's input.

use wasm_bindgen::prelude::*;
use web_sys::{Event, ShadowRoot};

#[wasm_bindgen(module = "/src/js/motion.js")]
extern "C" {
    /// Drives one strip.
    pub(super) type Driver;

    #[wasm_bindgen(constructor)]
    #[allow(clippy::too_many_arguments, reason = "all that a reader does")]
    pub(super) fn new(
        shadow: &ShadowRoot,
        on_change: &Closure<dyn Fn()>,
        on_return: &Closure<dyn Fn()>,
        on_fonts: &Closure<dyn Fn()>,
        on_hold: &Closure<dyn Fn(String, bool)>,
        on_move: &Closure<dyn Fn(f64)>,
        on_focus: &Closure<dyn Fn(usize, bool)>,
        on_key: &Closure<dyn Fn(usize, String) -> bool>,
        on_choose: &Closure<dyn Fn(usize, Event) -> bool>,
    ) -> Driver;
    #[wasm_bindgen(method)]
    pub(super) fn end(this: &Driver);

    #[wasm_bindgen(method)]
    pub(super) fn watch(this: &Driver);
    #[wasm_bindgen(method)]
    pub(super) fn rest(this: &Driver);
    #[wasm_bindgen(method, getter)]
    pub(super) fn width(this: &Driver) -> f64;
    #[wasm_bindgen(method, getter, js_name = isRightToLeft)]
    pub(super) fn is_right_to_left(this: &Driver) -> bool;
    #[wasm_bindgen(method, getter, js_name = isReduced)]
    pub(super) fn is_reduced(this: &Driver) -> bool;
    #[wasm_bindgen(method, getter)]
    pub(super) fn fonts(this: &Driver) -> String;
    #[wasm_bindgen(method, getter)]
    pub(super) fn em(this: &Driver) -> f64;
    #[wasm_bindgen(method)]
    pub(super) fn measure(this: &Driver, is_right_to_left: bool) -> Vec<f64>;
    #[wasm_bindgen(method, js_name = keepWidths)]
    pub(super) fn keep_widths(this: &Driver, least: Vec<f64>);
    #[wasm_bindgen(method, js_name = forgetWidths)]
    pub(super) fn forget_widths(this: &Driver);
    #[wasm_bindgen(method, js_name = fitScrollBar)]
    pub(super) fn fit_scroll_bar(this: &Driver);

    #[wasm_bindgen(method)]
    pub(super) fn run(this: &Driver, keyframes: Vec<f64>, duration: f64, is_reverse: bool);
    #[wasm_bindgen(method)]
    pub(super) fn stop(this: &Driver);
    #[wasm_bindgen(method)]
    pub(super) fn hold(this: &Driver, holds: bool);
    #[wasm_bindgen(method, getter)]
    pub(super) fn time(this: &Driver) -> Option<f64>;
    #[wasm_bindgen(method)]
    pub(super) fn seek(this: &Driver, time: f64);
    #[wasm_bindgen(method, getter)]
    pub(super) fn scrolled(this: &Driver) -> f64;
    #[wasm_bindgen(method, js_name = scrollTo)]
    pub(super) fn scroll_to(this: &Driver, left: f64);

    #[wasm_bindgen(method)]
    pub(super) fn focus(this: &Driver, row: usize, scrolls: bool);
    #[wasm_bindgen(method)]
    pub(super) fn settle(this: &Driver, row: usize);
}

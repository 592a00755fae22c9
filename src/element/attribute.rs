//! Values of attributes. One that is not known counts as absent and is told once.

use wasm_bindgen::JsValue;

use crate::json::digits;
use crate::quote::Decimal;

/// Says in the console what an attribute cannot be.
fn warn(name: &str, value: &str, expected: &str) {
    let message = ["slugline: ", name, "=\"", value, "\" is not known: ", expected].concat();
    web_sys::console::warn_1(&JsValue::from_str(&message));
}

/// One word of a list.
pub(super) fn choice<T: Copy>(name: &str, value: Option<&str>, words: &[(&str, T)]) -> Option<T> {
    let value = value?;
    let found = words.iter().find(|(word, _)| *word == value.trim()).map(|(_, meaning)| *meaning);
    if found.is_none() {
        warn(name, value, &one_of(words));
    }
    found
}

/// Several words of a list, parted by blanks; those that are not known are left out.
pub(super) fn choices<T: Copy>(name: &str, value: &str, words: &[(&str, T)]) -> Vec<T> {
    value.split_whitespace().filter_map(|word| choice(name, Some(word), words)).collect()
}

/// A number within bounds.
pub(super) fn number(name: &str, value: Option<&str>, least: u32, most: u32) -> Option<u32> {
    let value = value?;
    let found = Decimal::parse(value.trim()).filter(|number| number.scale() == 0).map(Decimal::mantissa);
    let found = found.and_then(|number| u32::try_from(number).ok()).filter(|number| (least..=most).contains(number));
    if found.is_none() {
        warn(name, value, &["a whole number from ", &digits(least), " to ", &digits(most)].concat());
    }
    found
}

/// A value that `read` knows.
pub(super) fn value<T>(name: &str, value: Option<&str>, expected: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let value = value?;
    let found = read(value);
    if found.is_none() {
        warn(name, value, expected);
    }
    found
}

fn one_of<T>(words: &[(&str, T)]) -> String {
    let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    ["one of ", &words.join(" ")].concat()
}

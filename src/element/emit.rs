//! What the page is told: events and warnings.

use send_wrapper::SendWrapper;
use serde::ser::{Serialize, SerializeMap, Serializer};
use wasm_bindgen::prelude::*;

use crate::json::{Problem, Value};
use crate::quote::Decimal;

/// Dispatches an event from an element; the JavaScript side knows how. There is one thread: what Leptos wants to send between
/// several is wrapped.
#[derive(Clone)]
pub(super) struct Emit(SendWrapper<js_sys::Function>);

impl Emit {
    pub(super) fn new(emit: js_sys::Function) -> Self {
        Self(SendWrapper::new(emit))
    }

    /// Dispatches an event.
    pub(super) fn event(&self, name: &str, detail: &Value) {
        self.dispatch(name, detail, false);
    }

    /// Dispatches an event that the page may cancel, and tells whether it did not.
    pub(super) fn is_allowed(&self, name: &str, detail: &Value) -> bool {
        self.dispatch(name, detail, true)
    }

    /// The story or strip is there.
    pub(super) fn ready(&self, format: &str, problems: &[Problem]) {
        self.event("slugline-ready", &object([("format", text(format)), ("warnings", warnings(problems))]));
    }

    /// It is not. What was on the page stays there.
    pub(super) fn error(&self, code: &str, message: &str) {
        let detail = [("code", text(code)), ("message", text(message)), ("fatal", Value::Bool(false))];
        self.event("slugline-error", &object(detail));
    }

    fn dispatch(&self, name: &str, detail: &Value, cancelable: bool) -> bool {
        let allowed = self.0.call3(&JsValue::NULL, &name.into(), &to_js(detail), &cancelable.into());
        // A listener of the page that throws cancels nothing.
        allowed.ok().and_then(|allowed| allowed.as_bool()).unwrap_or(true)
    }
}

/// What was at fault, a text each.
pub(super) fn warnings(problems: &[Problem]) -> Value {
    Value::Array(problems.iter().map(|problem| text(&[&problem.at, ": ", &problem.message].concat())).collect())
}

/// A JSON object.
pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A JSON string.
pub(super) fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// A tree as a JavaScript value: what `JSON.parse` would give.
pub(super) fn to_js(value: &Value) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    Tree(value).serialize(&serializer).unwrap_or(JsValue::NULL)
}

struct Tree<'a>(&'a Value);

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(is) => serializer.serialize_bool(*is),
            Value::Number(number) => serializer.serialize_f64(float(number)),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items.iter().map(Tree)),
            Value::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, &Tree(value))?;
                }
                map.end()
            }
        }
    }
}

/// Sizes, times and parts of a whole. Prices are strings in the JSON of record and never come here. Exact for as many digits as
/// those have, without a float parser in the module.
fn float(number: &str) -> f64 {
    Decimal::parse(number).map_or(f64::NAN, |number| number.mantissa() as f64 / 10f64.powi(i32::from(number.scale())))
}

//! Results for JavaScript: how a reading went, and data.

use serde::ser::{Serialize, SerializeMap, Serializer};
use wasm_bindgen::prelude::*;

use crate::ingest::{Error, Ingested, Outcome};
use crate::json::{Problem, Value};
use crate::quote::Decimal;

/// It could be shown: `{ format, warnings }`. A warning has the path of a fault and the fault.
pub(super) fn shown(outcome: &Outcome) -> JsValue {
    object(members(outcome))
}

/// It is returned, not shown: `{ document, format, warnings }`.
pub(super) fn converted(mut ingested: Ingested, now: i64) -> JsValue {
    let (record, withheld) = ingested.to_record(now);
    if let Some(withheld) = withheld {
        ingested.problems.push(Problem { at: "$.article.rights".to_owned(), message: withheld.reason().to_owned() });
    }
    let mut members = members(&ingested.outcome());
    members.insert(0, ("document", record));
    object(members)
}

/// It could not: `{ code, message }`. `docs/problems.md` explains the codes.
pub(super) fn failed(code: &str, message: &str) -> JsValue {
    object(vec![("code", text(code)), ("message", text(message))])
}

/// It could not be read.
pub(super) fn unread(error: &Error) -> JsValue {
    failed(error.code(), &error.text())
}

fn members(outcome: &Outcome) -> Vec<(&'static str, Value)> {
    let warnings = outcome.warnings.iter().map(|warning| text(warning)).collect();
    vec![("format", text(outcome.format.word())), ("warnings", Value::Array(warnings))]
}

fn object(members: Vec<(&str, Value)>) -> JsValue {
    to_js(&Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// A tree as a JavaScript value: the result of `JSON.parse`.
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

/// Sizes, times and fractions. Prices are strings in the JSON of record and never come here. Exact for as many digits as
/// those have, without a float parser in the module.
fn float(number: &str) -> f64 {
    Decimal::parse(number).map_or(f64::NAN, Decimal::approximate)
}

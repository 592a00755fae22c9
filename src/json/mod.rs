//! The one JSON reader: bytes to a small tree whose numbers are still text, and back.
//!
//! Natively and in the browser, every document passes through here, so that a price is never a float on its way and
//! faults are reported in the same way everywhere: by line and column, or by the path of the member.

mod declare;
mod number;
mod read;
mod record;
pub(crate) mod schema;
#[cfg(feature = "serde")]
pub(crate) mod serialize;
mod standard;
mod write;

pub(crate) use declare::{either, kinds_of_record, record, serialize_record, words_of_record};
pub(crate) use number::{digits, whole};
pub use read::{Place, SyntaxError, parse};
pub use record::{Problem, Record, Walk};
pub(crate) use record::{place_of, read_into, schema_of, write_from};
pub use schema::Schema;
pub(crate) use standard::Scalar;
pub use write::{to_script, to_text, to_text_pretty};

/// A JSON value. Numbers keep the text they were written in.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as its own text: `10.10` stays `10.10`.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, with its members in their original order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member `name` of an object: the last one if it occurs twice, as in `JSON.parse`. `null` is no member.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let Value::Object(members) = self else { return None };
        let (_, value) = members.iter().rev().find(|(key, _)| key == name)?;
        (!matches!(value, Value::Null)).then_some(value)
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of value it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

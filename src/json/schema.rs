//! The JSON Schema of the JSON of record (draft 2020-12), made from the same declarations as the types.

use std::ops::RangeInclusive;

use super::{Value, parse};

/// The definitions of a schema while they are collected.
#[derive(Debug, Default)]
pub struct Schema {
    definitions: Vec<(String, Value)>,
}

impl Schema {
    /// A schema from its text.
    pub(crate) fn of(text: &str) -> Value {
        parse(text).unwrap_or(Value::Null)
    }

    /// The reference to the definition `name`, which is made when it is first named.
    pub(crate) fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.definitions.iter().any(|(known, _)| known == name) {
            // Its entry is made before its content, because it may refer to itself.
            let place = self.definitions.len();
            self.definitions.push((name.to_owned(), Value::Null));
            let made = make(self);
            if let Some((_, definition)) = self.definitions.get_mut(place) {
                *definition = made;
            }
        }
        object([("$ref", text(&format!("#/$defs/{name}")))])
    }

    /// All definitions.
    pub(crate) fn into_definitions(self) -> Value {
        Value::Object(self.definitions)
    }
}

/// The schema of a part, and whether it is required.
#[derive(Debug)]
pub(crate) struct Part {
    pub(super) schema: Value,
    pub(super) is_required: bool,
}

/// The schema of an object while its members are collected.
#[derive(Debug)]
pub(crate) struct Object {
    /// The description, and everything else before the members.
    head: Value,
    members: Vec<(String, Value)>,
    required: Vec<Value>,
}

impl Object {
    pub(crate) fn new(doc: &str) -> Self {
        Self { head: described(object([("type", text("object"))]), doc), members: Vec::new(), required: Vec::new() }
    }

    /// An object whose `type` is this word.
    pub(crate) fn kind(word: &str, doc: &str) -> Self {
        let kind = Part { schema: object([("const", text(word))]), is_required: true };
        if word.is_empty() { Self::new(doc) } else { Self::new(doc).member("type", "", kind) }
    }

    /// With this member.
    pub(crate) fn member(mut self, name: &str, doc: &str, part: Part) -> Self {
        self.members.push((name.to_owned(), described(part.schema, doc)));
        if part.is_required {
            self.required.push(text(name));
        }
        self
    }

    /// With all members of `part`.
    pub(crate) fn and(mut self, part: Part) -> Self {
        if let (Value::Object(head), Value::Object(part)) = (&mut self.head, part.schema) {
            head.retain(|(name, _)| part.iter().all(|(other, _)| other != name));
            head.extend(part);
        }
        self
    }

    pub(crate) fn into_value(self) -> Value {
        let Value::Object(mut schema) = self.head else { return self.head };
        if !self.members.is_empty() {
            schema.push(("properties".to_owned(), Value::Object(self.members)));
        }
        if !self.required.is_empty() {
            schema.push(("required".to_owned(), Value::Array(self.required)));
        }
        Value::Object(schema)
    }
}

/// A number that is limited to a range, and the minimum by default.
pub(crate) fn number(range: RangeInclusive<u32>) -> Part {
    let [least, most] = [range.start(), range.end()].map(|number| Value::Number(number.to_string()));
    let schema = object([("type", text("integer")), ("minimum", least.clone()), ("maximum", most), ("default", least)]);
    Part { schema, is_required: false }
}

/// One of these.
pub(crate) fn one_of<const N: usize>(doc: &str, schemas: [Value; N]) -> Value {
    described(object([("oneOf", Value::Array(schemas.into()))]), doc)
}

/// One word.
pub(crate) fn word(word: &str, doc: &str) -> Value {
    described(object([("const", text(word))]), doc)
}

/// Any number of these.
pub(crate) fn array(items: Value) -> Value {
    object([("type", text("array")), ("items", items)])
}

/// The schema with the doc comment of its declaration.
fn described(mut schema: Value, doc: &str) -> Value {
    if let Value::Object(members) = &mut schema
        && !doc.is_empty()
    {
        members.insert(0, ("description".to_owned(), text(doc.trim())));
    }
    schema
}

pub(crate) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

pub(crate) fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

//! How types of the standard library are represented in JSON.

use super::record::{List, Part, Walk};
use super::schema::{self, Schema};
use super::{Record, Value, digits, whole};

/// A part that is no object and no array.
pub(crate) trait Scalar: Sized {
    /// What it is called where something else is found.
    const NAME: &'static str;
    /// Whether an object without this member is invalid.
    const IS_REQUIRED: bool = false;

    /// An empty value to read into.
    fn blank() -> Self;
    /// Takes `value`; `None` if it has another type.
    fn of(value: &mut Value) -> Option<Self>;
    /// Its JSON.
    fn value(&self) -> Value;
    /// Its JSON Schema.
    fn schema(schema: &mut Schema) -> Value;
}

impl<T: Scalar> Part for T {
    fn take(&mut self, value: &mut Value) -> bool {
        let part = Self::of(value);
        let is_one = part.is_some();
        if let Some(part) = part {
            *self = part;
        }
        is_one
    }

    fn given(&self) -> Value {
        self.value()
    }

    fn name(&self) -> &'static str {
        Self::NAME
    }
}

impl<T: Scalar> Record for T {
    fn walk(&mut self, walk: &mut Walk<'_>) -> bool {
        walk.scalar(self)
    }

    fn blank() -> Self {
        T::blank()
    }

    fn is_required() -> bool {
        Self::IS_REQUIRED
    }

    fn schema(schema: &mut Schema) -> Value {
        T::schema(schema)
    }
}

impl Scalar for String {
    const NAME: &'static str = "a string";
    const IS_REQUIRED: bool = true;

    fn blank() -> Self {
        Self::new()
    }

    fn of(value: &mut Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(std::mem::take(text)),
            _ => None,
        }
    }

    fn value(&self) -> Value {
        Value::String(self.clone())
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(r#"{ "type": "string" }"#)
    }
}

/// `false` is left out.
impl Scalar for bool {
    const NAME: &'static str = "true or false";

    fn blank() -> Self {
        false
    }

    fn of(value: &mut Value) -> Option<Self> {
        match value {
            Value::Bool(is) => Some(*is),
            _ => None,
        }
    }

    fn value(&self) -> Value {
        if *self { Value::Bool(true) } else { Value::Null }
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(r#"{ "type": "boolean" }"#)
    }
}

impl Scalar for i64 {
    const NAME: &'static str = "a whole number";

    fn blank() -> Self {
        0
    }

    fn of(value: &mut Value) -> Option<Self> {
        match value {
            Value::Number(text) => whole(text),
            _ => None,
        }
    }

    fn value(&self) -> Value {
        Value::Number(digits(*self))
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(r#"{ "type": "integer" }"#)
    }
}

impl Scalar for u32 {
    const NAME: &'static str = "a whole number from 0 to 4294967295";
    const IS_REQUIRED: bool = true;

    fn blank() -> Self {
        0
    }

    fn of(value: &mut Value) -> Option<Self> {
        i64::of(value).and_then(|number| Self::try_from(number).ok())
    }

    fn value(&self) -> Value {
        i64::from(*self).value()
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(r#"{ "type": "integer", "minimum": 0, "maximum": 4294967295 }"#)
    }
}

impl<T: Record> Record for Option<T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> bool {
        if walk.given().is_some() {
            *self = Some(T::blank());
        }
        let is_complete = self.as_mut().is_some_and(|part| part.walk(walk));
        if !is_complete {
            *self = None;
        }
        is_complete
    }

    fn blank() -> Self {
        None
    }

    fn schema(schema: &mut Schema) -> Value {
        T::schema(schema)
    }
}

impl<T: Record> Record for Vec<T> {
    fn walk(&mut self, walk: &mut Walk<'_>) -> bool {
        let length = self.len();
        walk.list(self, length)
    }

    fn blank() -> Self {
        Self::new()
    }

    fn schema(schema: &mut Schema) -> Value {
        schema::array(T::schema(schema))
    }
}

/// The maximum number of items: a record takes several times the memory of its text.
const MOST_ITEMS: usize = 100_000;

impl<T: Record> List for Vec<T> {
    fn part(&mut self, index: usize) -> Option<&mut dyn Record> {
        if index == self.len() && index < MOST_ITEMS {
            self.push(T::blank());
        }
        self.get_mut(index).map(|part| part as &mut dyn Record)
    }

    fn drop_last(&mut self) {
        self.truncate(self.len().saturating_sub(1));
    }
}

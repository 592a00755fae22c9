//! Pictures.

use super::Inline;
use crate::json::{Scalar, Schema, Value, record, serialize_record};
use crate::quote::Decimal;

record! {
    /// A picture with its caption and credit. Wire copy names a credit without sending the picture.
    pub struct Figure {
        /// The address of the picture.
        pub src: Option<String>,
        /// The same picture in other widths.
        pub srcset: Vec<Rendition>,
        /// Its width in pixels.
        pub width: Option<u32>,
        /// Its height in pixels.
        pub height: Option<u32>,
        /// The alternative text.
        pub alt: Option<String>,
        /// The point that stays visible when it is cropped.
        pub focal: Option<Focal>,
        /// The text below it.
        pub caption: Vec<Inline>,
        /// The credit. Always shown.
        pub credit: Option<String>,
    }
}

record! {
    /// A picture in one width.
    pub struct Rendition {
        /// The address of the picture.
        pub src: String,
        /// Its width in pixels.
        pub width: u32,
    }
}

/// A point of a picture, as parts of its width and height: `[0.5, 0.5]` is the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Focal {
    /// From the left, 0 to 1.
    pub x: Decimal,
    /// From the top, 0 to 1.
    pub y: Decimal,
}

serialize_record!(Focal);

impl Scalar for Focal {
    const NAME: &'static str = "two numbers from 0 to 1";

    fn blank() -> Self {
        Self { x: Decimal::default(), y: Decimal::default() }
    }

    fn of(value: &mut Value) -> Option<Self> {
        let Value::Array(items) = value else { return None };
        let [x, y] = items.as_slice() else { return None };
        Some(Self { x: part(x)?, y: part(y)? })
    }

    fn value(&self) -> Value {
        Value::Array([self.x, self.y].map(|part| Value::Number(part.to_text())).into())
    }

    fn schema(_: &mut Schema) -> Value {
        Schema::of(
            r#"{ "type": "array", "items": { "type": "number", "minimum": 0, "maximum": 1 }, "minItems": 2, "maxItems": 2 }"#,
        )
    }
}

fn part(value: &Value) -> Option<Decimal> {
    let Value::Number(text) = value else { return None };
    Decimal::parse(text).filter(|part| !part.is_negative())
}

//! Pictures.

use super::Inline;
use crate::json::{Reader, Record, Value, record};
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
        /// What it shows, for those who do not see it.
        pub alt: Option<String>,
        /// The point that stays visible when it is cropped.
        pub focal: Option<Focal>,
        /// The text below it.
        pub caption: Vec<Inline>,
        /// Whose picture it is. Always shown.
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

impl Record for Focal {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let part = |value: &Value| match value {
            Value::Number(text) => Decimal::parse(text).filter(|part| !part.is_negative()),
            _ => None,
        };
        let point = match value {
            Value::Array(items) => match items.as_slice() {
                [x, y] => part(x).zip(part(y)),
                _ => None,
            },
            _ => None,
        };
        if point.is_none() {
            reader.problem("expected two numbers from 0 to 1");
        }
        point.map(|(x, y)| Self { x, y })
    }

    fn write(&self) -> Value {
        Value::Array(vec![Value::Number(self.x.to_string()), Value::Number(self.y.to_string())])
    }
}

//! Bytes to a tree.

use json_event_parser::{JsonEvent, JsonSyntaxError, LowLevelJsonParser};

use super::Value;

/// How deep arrays and objects may stand in each other. A tree is walked and dropped by recursion, so its depth is bounded.
const MOST_LEVELS: usize = 200;

/// A place in a text, counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Place {
    /// The place of the byte at `offset`.
    pub fn of(bytes: &[u8], offset: usize) -> Self {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        Self {
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            // A character begins where no byte of UTF-8 goes on.
            column: line.iter().filter(|byte| **byte & 0xC0 != 0x80).count() + 1,
        }
    }
}

/// Where a text stops being JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where.
    pub place: Place,
    /// What was expected or found there.
    pub message: String,
}

/// Reads one JSON text (RFC 8259); a byte-order mark may lead. The time it takes grows with the length and nothing else.
pub fn parse(bytes: &[u8]) -> Result<Value, SyntaxError> {
    let mut parser = LowLevelJsonParser::new().with_max_stack_size(MOST_LEVELS);
    let mut tree = Tree::default();
    let mut rest = bytes;
    loop {
        let step = parser.parse_next(rest, true);
        rest = rest.get(step.consumed_bytes..).unwrap_or_default();
        match step.event {
            Some(Ok(JsonEvent::Eof)) => break,
            Some(Ok(event)) => tree.take(event),
            Some(Err(error)) => return Err(fault(bytes, &error)),
            None => {}
        }
    }
    tree.root.ok_or_else(|| SyntaxError { place: Place { line: 1, column: 1 }, message: "no value".to_owned() })
}

fn fault(bytes: &[u8], error: &JsonSyntaxError) -> SyntaxError {
    let offset = usize::try_from(error.location().start.offset).unwrap_or(usize::MAX);
    SyntaxError { place: Place::of(bytes, offset.min(bytes.len())), message: error.message().to_owned() }
}

/// The tree while it grows.
#[derive(Default)]
struct Tree {
    root: Option<Value>,
    /// The arrays and objects that are still open, each with the key under which its next value goes.
    open: Vec<(Value, String)>,
}

impl Tree {
    fn take(&mut self, event: JsonEvent<'_>) {
        match event {
            JsonEvent::StartArray => self.open.push((Value::Array(Vec::new()), String::new())),
            JsonEvent::StartObject => self.open.push((Value::Object(Vec::new()), String::new())),
            JsonEvent::ObjectKey(name) => {
                if let Some((_, key)) = self.open.last_mut() {
                    *key = name.into_owned();
                }
            }
            JsonEvent::EndArray | JsonEvent::EndObject => {
                if let Some((value, _)) = self.open.pop() {
                    self.put(value);
                }
            }
            JsonEvent::String(text) => self.put(Value::String(text.into_owned())),
            JsonEvent::Number(text) => self.put(Value::Number(text.into_owned())),
            JsonEvent::Boolean(is) => self.put(Value::Bool(is)),
            JsonEvent::Null | JsonEvent::Eof => self.put(Value::Null),
        }
    }

    fn put(&mut self, value: Value) {
        match self.open.last_mut() {
            Some((Value::Array(items), _)) => items.push(value),
            Some((Value::Object(members), key)) => members.push((std::mem::take(key), value)),
            _ => self.root = Some(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, parse};
    use crate::json::{Value, to_text};
    use proptest::prelude::*;

    #[test]
    fn numbers_keep_their_text() {
        let value = parse(br#"{"price": 10.10, "more": [1e-7, -0.0]}"#).unwrap();
        assert_eq!(value.get("price"), Some(&Value::Number("10.10".to_owned())));
        assert_eq!(to_text(&value), r#"{"price":10.10,"more":[1e-7,-0.0]}"#);
    }

    #[test]
    fn the_last_of_two_members_wins() {
        let value = parse(br#"{"a": 1, "a": 2}"#).unwrap();
        assert_eq!(value.get("a"), Some(&Value::Number("2".to_owned())));
    }

    #[test]
    fn a_byte_order_mark_may_lead() {
        assert_eq!(parse(b"\xEF\xBB\xBFtrue"), Ok(Value::Bool(true)));
    }

    #[test]
    fn a_fault_has_its_place() {
        let place = |text: &str| parse(text.as_bytes()).unwrap_err().place;
        assert_eq!(place("{\n  \"ä\": ?\n}"), Place { line: 2, column: 8 });
        assert_eq!(place("[1, 2"), Place { line: 1, column: 6 });
        assert_eq!(place("{} x"), Place { line: 1, column: 4 });
        assert_eq!(place(""), Place { line: 1, column: 1 });
    }

    #[test]
    fn depth_is_bounded() {
        assert!(parse("[".repeat(100_000).as_bytes()).is_err());
        let deep = format!("{}{}", "[".repeat(190), "]".repeat(190));
        assert!(parse(deep.as_bytes()).is_ok());
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(|n| Value::Number(n.to_string())),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
                prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Value::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_what_it_wrote(value in value()) {
            prop_assert_eq!(parse(to_text(&value).as_bytes()), Ok(value.clone()));
            prop_assert_eq!(parse(crate::json::to_text_pretty(&value).as_bytes()), Ok(value.clone()));
            prop_assert_eq!(parse(crate::json::to_script(&value).as_bytes()), Ok(value));
        }

        #[test]
        fn never_panics(bytes: Vec<u8>) {
            let _ = parse(&bytes);
        }
    }
}

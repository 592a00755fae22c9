use super::{Place, parse};
use crate::json::{Value, to_text};
use proptest::prelude::*;

#[test]
fn numbers_keep_their_text() {
    let value = parse(r#"{"price": 10.10, "more": [1e-7, -0.0, 12E+3]}"#).unwrap();
    assert_eq!(value.get("price"), Some(&Value::Number("10.10".to_owned())));
    assert_eq!(to_text(&value), r#"{"price":10.10,"more":[1e-7,-0.0,12E+3]}"#);
}

#[test]
fn last_of_two_equal_members_wins() {
    let value = parse(r#"{"a": 1, "a": 2}"#).unwrap();
    assert_eq!(value.get("a"), Some(&Value::Number("2".to_owned())));
}

#[test]
fn byte_order_mark_is_skipped() {
    assert_eq!(parse("\u{FEFF}true"), Ok(Value::Bool(true)));
}

#[test]
fn syntax_error_has_its_position() {
    let place = |text: &str| parse(text).unwrap_err().place;
    assert_eq!(place("{\n  \"ä\": ?\n}"), Place { line: 2, column: 8 });
    assert_eq!(place("[1, 2"), Place { line: 1, column: 6 });
    assert_eq!(place("{} x"), Place { line: 1, column: 4 });
    assert_eq!(place("\"\\ä\""), Place { line: 1, column: 3 });
    assert_eq!(place(""), Place { line: 1, column: 1 });
}

#[test]
fn escapes_are_decoded() {
    let text = |json: &str| parse(json).map(|value| value.as_str().map(str::to_owned));
    assert_eq!(text(r#""\"\\\/\b\f\n\r\t\u00e4\uD83D\ude00""#), Ok(Some("\"\\/\u{8}\u{C}\n\r\tä😀".to_owned())));
    assert_eq!(text(r#""\ud800 \ud83d\u0041 \udc00""#), Ok(Some("\u{FFFD} \u{FFFD}A \u{FFFD}".to_owned())));
}

#[test]
fn nesting_is_limited() {
    assert!(parse(&"[".repeat(100_000)).is_err());
    let deep = |levels| "[".repeat(levels) + &"]".repeat(levels);
    assert!(parse(&deep(200)).is_ok());
    assert!(parse(&deep(201)).is_err());
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

/// The same tree, except that serde_json keeps one member of each name, and numbers without their text.
fn is_same(ours: &Value, theirs: &serde_json::Value) -> bool {
    match (ours, theirs) {
        (Value::Null, theirs) => theirs.is_null(),
        (Value::Bool(is), theirs) => theirs.as_bool() == Some(*is),
        (Value::Number(text), theirs) => theirs.as_f64() == text.parse().ok(),
        (Value::String(text), theirs) => theirs.as_str() == Some(text),
        (Value::Array(items), serde_json::Value::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| is_same(item, other))
        }
        (Value::Object(members), serde_json::Value::Object(others)) => {
            let last = |name: &String| members.iter().rfind(|(key, _)| key == name).map(|(_, value)| value);
            members.iter().all(|(name, _)| others.contains_key(name))
                && others.iter().all(|(name, other)| last(name).is_some_and(|value| is_same(value, other)))
        }
        _ => false,
    }
}

/// Texts that are JSON, or nearly.
fn nearly_json() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        8 => prop::sample::select(vec!["{", "}", "[", "]", ",", ":", "\"a\":", " ", "\n", "\t", "null", "true", "false", "\"", "\\"]),
        4 => prop::sample::select(vec!["0", "1", "-", "+", ".", "e", "E", "00", "12.50", "-0", "1e5", "\"\"", "\"b\"", "\"\\u0041\\n\""]),
        1 => prop::sample::select(vec!["\u{0}", "\u{7f}", "ä", "\u{a0}", "'", "/", "nul", "NaN", "\\u", "\"\\x\"", "\"\u{1}\""]),
    ];
    prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
}

proptest! {
    #[test]
    fn reads_what_it_wrote(value in value()) {
        prop_assert_eq!(parse(&to_text(&value)), Ok(value.clone()));
        prop_assert_eq!(parse(&crate::json::to_text_pretty(&value)), Ok(value.clone()));
        prop_assert_eq!(parse(&crate::json::to_script(&value)), Ok(value));
    }

    #[test]
    fn reads_what_serde_json_reads(text in prop_oneof![nearly_json(), value().prop_map(|value| to_text(&value))]) {
        match (parse(&text), serde_json::from_str::<serde_json::Value>(&text)) {
            (Ok(ours), Ok(theirs)) => prop_assert!(is_same(&ours, &theirs), "{ours:?} {theirs}"),
            // `1e500`: numbers have no range here, they keep their text.
            (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
            (ours, theirs) => prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?} {:?}", ours, theirs),
        }
    }

    #[test]
    fn never_panics(text: String) {
        let _ = parse(&text);
    }
}

//! Detects the format of a document by its structure.

use super::format::Format;
use crate::json::Value;

/// Text that opens with a tag is HTML; text that opens with a bracket is JSON, of a format that its members show; everything else is text.
pub(super) fn of_text(text: &str) -> Option<Format> {
    match text.trim_start().as_bytes() {
        [b'{' | b'[', ..] => None,
        [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'!', ..] => Some(Format::Html),
        _ => Some(Format::Wire),
    }
}

/// The format whose members a JSON text has. Without any of them it is the JSON of record, or an error of it.
pub(super) fn of_value(value: &Value) -> Format {
    let story = match value {
        Value::Array(items) => items.first().unwrap_or(value),
        _ => value,
    };
    if has(story, &["article", "strip", "quotes"]) {
        Format::Slugline
    } else if has(story, &["@type", "@graph", "@context"]) {
        Format::Jsonld
    } else if has(story, &["posts", "pages", "html", "feature_image", "custom_excerpt", "reading_time"]) {
        Format::Ghost
    } else if has(story, &["content", "excerpt", "date_gmt", "_embedded"]) || member(story, "guid").is_some_and(is_object) {
        Format::Wordpress
    } else if is_ninjs(story) {
        Format::Ninjs
    } else {
        Format::Slugline
    }
}

/// Members that the JSON of record does not have. `guid` is Superdesk's name for `uri`; in WordPress it is an object.
fn is_ninjs(story: &Value) -> bool {
    const OWN: [&str; 13] = [
        "bodies",
        "headlines",
        "descriptions",
        "renditions",
        "associations",
        "versioncreated",
        "pubstatus",
        "byline",
        "by",
        "type",
        "guid",
        "_items",
        "items",
    ];
    let is_purpose = |name: &str| ["body_", "headline_", "description_"].iter().any(|start| name.starts_with(start));
    has(story, &OWN) || matches!(story, Value::Object(members) if members.iter().any(|(name, _)| is_purpose(name)))
}

fn is_object(value: &Value) -> bool {
    matches!(value, Value::Object(_))
}

/// A member of an object by its name, in any case. `null` is no member.
pub(super) fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Object(members) = value else { return None };
    let (_, value) = members.iter().rfind(|(key, value)| key.eq_ignore_ascii_case(name) && !matches!(value, Value::Null))?;
    Some(value)
}

/// Whether an object has a member with one of these names.
fn has(value: &Value, names: &[&str]) -> bool {
    names.iter().any(|name| member(value, name).is_some())
}

#[cfg(test)]
mod tests {
    use super::{Format, of_value};
    use crate::json::parse;

    #[test]
    fn members_show_the_format() {
        for (json, format) in [
            (r#"{"guid":"a","type":"text","headline":"H","body_html":"<p>x</p>"}"#, Format::Ninjs),
            (r#"{"guid":"a","headline":"H"}"#, Format::Ninjs),
            (r#"{"guid":{"rendered":"a"},"title":{"rendered":"H"}}"#, Format::Wordpress),
            (r#"{"headline_extended":"H"}"#, Format::Ninjs),
            (r#"{"headline":"H","body":[]}"#, Format::Slugline),
            (r#"{"foo":1}"#, Format::Slugline),
            (r#"[{"title":"A","html":"<p>x"}]"#, Format::Ghost),
        ] {
            assert_eq!(of_value(&parse(json).unwrap()), format, "{json}");
        }
    }
}

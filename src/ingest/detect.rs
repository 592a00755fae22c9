//! In which format a document is, told by its structure.

use super::Format;
use crate::json::Value;
use crate::locale::kind::{BLANK, trim_start};
use crate::locale::parts;

/// HTML opens with a tag; what opens with a bracket is JSON, of a format that its members tell; everything else is text.
pub(super) fn of_text(text: &str) -> Option<Format> {
    match trim_start(text, BLANK).as_bytes() {
        [b'{' | b'[', ..] => None,
        [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'!', ..] => Some(Format::Html),
        _ => Some(Format::Wire),
    }
}

/// The format whose members a JSON text has. What has those of none is the JSON of record, or says that it is not.
pub(super) fn of_value(value: &Value) -> Format {
    let value = match value {
        Value::Array(items) => items.first().unwrap_or(value),
        _ => value,
    };
    let told = parts(SIGNS, b'\n').find_map(|line| {
        let mut names = parts(line, b' ');
        let format = names.next()?;
        has(value, names.rest()).then(|| Format::named(format)).flatten()
    });
    told.unwrap_or(Format::Slugline)
}

/// A format and by what it is known: members that none below it has, and the JSON of record does not use otherwise.
const SIGNS: &str = "slugline article strip quotes
jsonld @type @graph @context
ghost posts pages html feature_image custom_excerpt reading_time
wordpress content excerpt date_gmt _embedded guid
ninjs body_ headline_ description_ bodies headlines descriptions renditions associations versioncreated pubstatus byline by type _items items
slugline headline body";

/// A member of an object by its name, in capitals or not; a name that ends in `_` is the beginning of one. `null` is no member.
#[inline(never)]
pub(super) fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Object(members) = value else { return None };
    let is_named = |key: &str| key.eq_ignore_ascii_case(name) || name.ends_with('_') && key.starts_with(name);
    let (_, value) = members.iter().rfind(|(key, value)| is_named(key) && !matches!(value, Value::Null))?;
    Some(value)
}

/// Whether an object has a member of one of these names, parted by blanks.
pub(super) fn has(value: &Value, names: &str) -> bool {
    parts(names, b' ').any(|name| member(value, name).is_some())
}

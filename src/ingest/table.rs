//! What a format calls what a story is made of, as a table: a line a member, `member|kind|names|words`.
//!
//! | kind | what stands there |
//! |---|---|
//! | `t` | text |
//! | `h` | text in markup, of which the words are taken |
//! | `d` | a time |
//! | `r` | a time that a right depends on: where it cannot be read the story is held back; `e`: the same, with its offset |
//! | `w` | one of some words, `theirs=ours`, `*=ours` for the others |
//! | `s` | the same; where it is none of them the story is held back |
//! | `f` | a time that is an embargo where the word is the member `status`: the story is to appear |
//!
//! A member of a member is told by a dot. The first line that gives one of these something is the one that does.

use super::html;
use super::reading::{Reading, item};
use crate::json::Value;
use crate::locale::parts;

/// The JSON of record that a table makes of an object.
#[inline(never)]
pub(super) fn record<'v>(reading: &mut Reading<'v>, source: &'v Value, table: &'static str) -> Value {
    let mut record = Value::Object(Vec::new());
    for line in parts(table, b'\n') {
        let mut fields = parts(line, b'|');
        let mut field = || fields.next().unwrap_or("");
        let (name, kind, names, words) = (field(), field(), field(), field());
        let value = reading.get(source, names);
        let is_right = matches!(kind, "r" | "e" | "s" | "f");
        let said = match kind {
            "t" => Some(reading.text(value).to_owned()),
            "h" => {
                let markup = reading.text(value);
                Some(reading.parsed(html::text(markup)))
            }
            "w" | "s" => word(reading, value, words, is_right),
            "f" if reading.text_of(source, "status") != words => continue,
            _ => reading.time(value, kind == "e"),
        };
        match said {
            Some(said) => put(&mut record, name, &said),
            None if is_right && (kind == "f" || !matches!(value, Value::Null)) => put(&mut record, "rights.status", "withheld"),
            None => {}
        }
    }
    record
}

/// The records that a table makes of the objects of a list. Of a string that stands in place of an object it is the name.
#[inline(never)]
pub(super) fn records<'v>(reading: &mut Reading<'v>, list: &'v Value, table: &'static str) -> Value {
    let mut records = Vec::new();
    while let Some(one) = item(list, records.len()) {
        let one = reading.resolved(one);
        records.push(match one {
            Value::String(_) => {
                let mut record = Value::Object(Vec::new());
                put(&mut record, "name", reading.text(one));
                record
            }
            _ => record(reading, one, table),
        });
    }
    Value::Array(records)
}

/// Our word for one of theirs, in any case, with or without an address or a scheme before it: `stat:usable`,
/// `https://schema.org/True`.
#[inline(never)]
fn word<'v>(reading: &mut Reading<'v>, value: &'v Value, words: &'static str, must_be: bool) -> Option<String> {
    let text = match value {
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        _ => reading.text(value),
    };
    let text = parts(text, b'/').last().and_then(|text| parts(text, b':').last()).unwrap_or("");
    for row in parts(words, b' ') {
        let mut row = parts(row, b'=');
        let theirs = row.next().unwrap_or("");
        if theirs == "*" && !text.is_empty() || theirs.eq_ignore_ascii_case(text) {
            return row.next().map(str::to_owned);
        }
    }
    if !matches!(value, Value::Null) && must_be {
        reading.expected(value, words);
    }
    None
}

/// Gives a record a member, if there is something and it has none.
#[inline(never)]
pub(super) fn put(record: &mut Value, name: &'static str, text: &str) {
    if !text.is_empty() {
        set(record, name, Value::String(text.to_owned()));
    }
}

/// Gives a record a member, if it has none.
#[inline(never)]
pub(super) fn set(record: &mut Value, name: &'static str, value: Value) {
    let Value::Object(members) = record else { return };
    let mut names = parts(name, b'.');
    let name = names.next().unwrap_or("");
    let inner = names.next();
    if members.iter().all(|(key, _)| key != name) {
        let value = if inner.is_some() { Value::Object(Vec::new()) } else { Value::Null };
        members.push((name.to_owned(), value));
    }
    let Some((_, member)) = members.iter_mut().find(|(key, _)| key == name) else { return };
    match inner {
        Some(inner) => set(member, inner, value),
        None if matches!(member, Value::Null) => *member = value,
        None => {}
    }
}

//! What a format calls what a story is made of, as a table: a line a member, `member|kind|names|words`.
//!
//! | kind | what stands there |
//! |---|---|
//! | `t` | text |
//! | `h` | text in markup, of which the words are taken; `m`: as inlines |
//! | `i` | text as inlines |
//! | `d` | a time |
//! | `r` | a time that a right depends on: where it cannot be read the story is held back; `e`: the same, with its offset |
//! | `f` | a time that is an embargo where the member `status` is the word: the story is to appear |
//! | `w` | one of some words, `theirs=ours`, `*=ours` for the others |
//! | `s` | the same; where it is none of them the story is held back |
//! | `c` | of several texts that which serves best, as text; `b`: as inlines |
//! | `o` | who made a picture, and under the names in the place of the words who has the rights |
//! | `p` | a picture: the list of its sizes; under the names in the place of the words the picture itself |
//! | `l` | a list of authors |
//!
//! A member of a member is told by a dot. The first line that gives one of these something is the one that does.

use super::reading::{Reading, item};
use super::{html, ninjs, picture};
use crate::json::{Value, write_from};
use crate::locale::parts;

/// The JSON of record that a table makes of an object.
#[inline(never)]
pub(super) fn record<'v>(reading: &mut Reading<'v>, source: &'v Value, table: &'static str) -> Value {
    let mut record = Value::Object(Vec::new());
    for line in parts(table, b'\n') {
        let mut fields = parts(line, b'|');
        let mut field = || fields.next().unwrap_or("");
        let (name, kind, names, words) = (field(), field().as_bytes(), field(), field());
        let kind = kind.first().copied().unwrap_or_default();
        let value = reading.get(source, names);
        let mut text = String::new();
        match kind {
            b'l' => set(&mut record, name, authors(reading, value)),
            b'p' => {
                let whole = reading.get(source, words);
                let picture = picture::of(reading, value, whole);
                if name.is_empty() { record = picture } else { set(&mut record, name, picture) }
            }
            b'w' | b's' => text.push_str(word(reading, value, words, kind == b's')),
            b'f' if reading.text_of(source, "status") != words => continue,
            b'd' | b'r' | b'e' | b'f' => text = reading.time(value, kind == b'e'),
            b'o' => text = joint(reading.text(value), reading.text_of(source, words)),
            _ => {
                let (chosen, is_markup) = match kind {
                    b'c' | b'b' => ninjs::chosen(reading, source, names),
                    _ => (reading.text(value), matches!(kind, b'h' | b'm')),
                };
                if matches!(kind, b'm' | b'i' | b'b') {
                    let mut inlines = reading.inlines(chosen, is_markup);
                    if !inlines.is_empty() {
                        set(&mut record, name, write_from(&mut inlines));
                    }
                } else if is_markup {
                    text = reading.parsed(html::text(chosen));
                } else {
                    text.push_str(chosen);
                }
            }
        }
        let is_unread = text.is_empty() && !matches!(value, Value::Null) && matches!(kind, b'r' | b'e' | b's');
        if is_unread || text.is_empty() && kind == b'f' {
            put(&mut record, "rights.status", "withheld");
        }
        put(&mut record, name, &text);
    }
    record
}

/// Who made a picture and who has the rights, who may be one.
fn joint(maker: &str, owner: &str) -> String {
    match (maker, owner) {
        ("", one) | (one, "") => one.to_owned(),
        _ if maker == owner => maker.to_owned(),
        _ => [maker, " / ", owner].concat(),
    }
}

/// The authors of a list. Of a string that stands in place of an object it is the name.
fn authors<'v>(reading: &mut Reading<'v>, list: &'v Value) -> Value {
    let mut authors = Vec::new();
    while let Some(one) = item(list, authors.len()) {
        let one = reading.resolved(one);
        authors.push(match one {
            Value::String(_) => {
                let mut author = Value::Object(Vec::new());
                put(&mut author, "name", reading.text(one));
                author
            }
            _ => record(reading, one, "name|t|name\nurl|t|link url sameAs"),
        });
    }
    Value::Array(authors)
}

/// Our word for one of theirs, in any case, with or without an address or a scheme before it: `stat:usable`,
/// `https://schema.org/True`.
#[inline(never)]
fn word<'v>(reading: &mut Reading<'v>, value: &'v Value, words: &'static str, must_be: bool) -> &'static str {
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
            return row.next().unwrap_or("");
        }
    }
    if !matches!(value, Value::Null) && must_be {
        reading.expected(value, words);
    }
    ""
}

/// Gives a record a member, if there is something and it has none.
#[inline(never)]
fn put(record: &mut Value, name: &'static str, text: &str) {
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

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
//! | `v` | one of some words in place of what is there, unless that is `free`; `-` is nothing |
//! | `x` | the body, in markup; `y`: as text; `z`: of several texts that which serves best |
//! | `u` | stories that follow the body; `q`: a crosshead |
//!
//! A member of a member is told by a dot. The first line that gives one of these something is the one that does.

use super::html::Part;
use super::reading::{Reading, item};
use super::{ninjs, picture, wire};
use crate::json::Value;
use crate::locale::parts;

/// An author, and a story that follows another.
const AUTHOR: &str = "name|t|name\nurl|t|link url sameAs";
const UPDATE: &str = "|q|headline\n|y|articleBody text";

/// The JSON of record that a table makes of an object.
#[inline(never)]
pub(super) fn record<'v>(reading: &mut Reading<'v>, source: &'v Value, table: &'static str) -> Value {
    let mut record = Value::Null;
    for line in parts(table, b'\n') {
        let [name, kind, names, words] = fields(line);
        let kind = kind.bytes().next().unwrap_or_default();
        if kind == b'f' && reading.text_of(source, "status") != words {
            continue;
        }
        let value = reading.get(source, names);
        let (text, is_markup) = match kind {
            b'd' | b'r' | b'e' | b'f' | b'l' | b'o' | b'p' | b'u' => ("", false),
            b'w' | b's' | b'v' => (word(reading, value, words, kind == b's'), false),
            b'c' | b'b' | b'z' => ninjs::chosen(reading, source, names),
            _ => (reading.text(value), matches!(kind, b'h' | b'm' | b'x')),
        };
        let made = match kind {
            b'l' | b'u' => {
                put_several(reading, &mut record, kind, value);
                continue;
            }
            b'p' => {
                let whole = reading.get(source, words);
                picture::of(reading, value, whole)
            }
            b'd' | b'r' | b'e' | b'f' => string(&reading.time(value, kind == b'e')),
            b'o' => string(&joint(reading.text(value), reading.text_of(source, words))),
            b'x' | b'y' | b'z' if is_markup || text.starts_with('<') => reading.html(text, text_at(&record, "url"), Part::Body),
            b'x' | b'y' | b'z' => wire::body(text),
            _ if text.is_empty() => Value::Null,
            b'm' | b'i' | b'b' if is_markup => reading.html(text, "", Part::Line),
            b'm' | b'i' | b'b' => list_of(string(text)),
            b'q' => {
                let mut block = member("type", string("crosshead"));
                set(&mut block, "text", list_of(string(text)));
                member("body", list_of(block))
            }
            b'v' => {
                if words == "true=-" {
                    reading.fault(value, "a password protects the body: there is none to show");
                }
                let is_there = record.get(name).is_some() && text_at(&record, name) != "free";
                if is_there {
                    clear(&mut record, name);
                }
                if is_there && text != "-" { string(text) } else { Value::Null }
            }
            _ if is_markup => reading.html(text, "", Part::Words),
            _ => string(text),
        };
        let is_unread = !matches!(value, Value::Null) && matches!(kind, b'r' | b'e' | b's') || kind == b'f';
        if is_unread && matches!(made, Value::Null) {
            set(&mut record, "rights.status", string("withheld"));
        }
        if matches!(kind, b'q' | b'x' | b'y' | b'z') {
            add(&mut record, made);
        } else {
            set(&mut record, name, made);
        }
    }
    record
}

/// The fields of a line of a table.
#[inline(never)]
pub(super) fn fields(line: &str) -> [&str; 4] {
    let mut fields = parts(line, b'|');
    [(); 4].map(|()| fields.next().unwrap_or_default())
}

/// Who made a picture and who has the rights, who may be one.
fn joint(maker: &str, owner: &str) -> String {
    match (maker, owner) {
        ("", one) | (one, "") => one.to_owned(),
        _ if maker == owner => maker.to_owned(),
        _ => [maker, " / ", owner].concat(),
    }
}

/// Adds the authors of a list, or the stories. Of a string that stands in place of an author it is the name.
fn put_several<'v>(reading: &mut Reading<'v>, record: &mut Value, kind: u8, list: &'v Value) {
    let mut index = 0;
    while let Some(one) = item(list, index) {
        index += 1;
        let one = reading.resolved(one);
        let made = match one {
            _ if kind == b'u' => self::record(reading, one, UPDATE),
            Value::String(_) => member("name", string(reading.text(one))),
            _ => self::record(reading, one, AUTHOR),
        };
        add(record, if kind == b'u' { made } else { member("bylines", list_of(made)) });
    }
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

/// A text, if there is one.
#[inline(never)]
pub(super) fn string(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { Value::String(text.to_owned()) }
}

/// A list of one item.
#[inline(never)]
pub(super) fn list_of(value: Value) -> Value {
    Value::Array(vec![value])
}

/// Takes away what a member says.
#[inline(never)]
pub(super) fn clear(record: &mut Value, name: &str) {
    if let Some(slot) = slot(record, name) {
        *slot = Value::Null;
    }
}

/// An object of one member.
#[inline(never)]
pub(super) fn member(name: &str, value: Value) -> Value {
    let mut object = Value::Null;
    set(&mut object, name, value);
    object
}

/// The text of a member; empty where there is none.
#[inline(never)]
pub(super) fn text_at<'r>(record: &'r Value, name: &str) -> &'r str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The place of a member, and of a member in that, or, without a name, of all; nowhere in what is no object.
#[inline(never)]
pub(super) fn slot<'r>(record: &'r mut Value, name: &str) -> Option<&'r mut Value> {
    let mut at = record;
    for name in parts(name, b'.').filter(|name| !name.is_empty()) {
        if matches!(at, Value::Null) {
            *at = Value::Object(Vec::new());
        }
        let Value::Object(members) = at else { return None };
        let place = members.iter().position(|(key, _)| key == name).unwrap_or(members.len());
        if place == members.len() {
            members.push((name.to_owned(), Value::Null));
        }
        at = &mut members.get_mut(place)?.1;
    }
    Some(at)
}

/// Gives a record a member, if it has none.
#[inline(never)]
pub(super) fn set(record: &mut Value, name: &str, value: Value) {
    if !matches!(value, Value::Null)
        && let Some(slot @ Value::Null) = slot(record, name)
    {
        *slot = value;
    }
}

/// Adds to each list of a record what another has in it; all else the other has in place of it.
#[inline(never)]
pub(super) fn add(record: &mut Value, more: Value) {
    let Value::Object(mut members) = more else { return };
    while let Some((name, mut value)) = members.pop() {
        match (slot(record, &name), &mut value) {
            (Some(Value::Array(items)), Value::Array(more)) => items.append(more),
            (Some(slot), value) => std::mem::swap(slot, value),
            _ => {}
        }
    }
}

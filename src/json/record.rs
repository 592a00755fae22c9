//! The JSON of record: what a Rust type looks like as JSON, said once for reading, for writing and for the schema.
//!
//! A derived deserialiser costs 25 to 35 KB of the module (docs/dependencies.md), stops at the first fault and makes floats of
//! numbers. Here a document with faults gives all that can be shown, and each fault by the path of its member.

use std::fmt;
use std::ops::RangeInclusive;

use super::Value;
use super::schema::{self, Schema};

/// A type that the JSON of record knows.
pub trait Record {
    /// Takes what is read, or writes itself. False if it is not complete: such a part is left out.
    fn walk(&mut self, walk: &mut Walk<'_>) -> bool;

    /// One to be read into.
    fn blank() -> Self
    where
        Self: Sized;

    /// Whether an object without it as a member is no record.
    fn is_required() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// What JSON Schema says of it.
    fn schema(schema: &mut Schema) -> Value
    where
        Self: Sized;

    /// Reads the record that a tree says, and the problems in the order they were met. What is at fault is left out; nothing
    /// is left where the tree is no such record at all.
    fn read(value: Value) -> (Option<Self>, Vec<Problem>)
    where
        Self: Sized,
    {
        let mut record = Self::blank();
        let (is_complete, problems) = read_into(&mut record, value);
        (is_complete.then_some(record), problems)
    }

    /// The JSON for it.
    fn write(&self) -> Value
    where
        Self: Clone,
    {
        write_from(&mut self.clone())
    }
}

/// A scalar as the walk meets it, whatever it is.
pub(crate) trait Part {
    /// Takes what `value` says; false where it says something else.
    fn take(&mut self, value: &mut Value) -> bool;
    /// The JSON for it.
    fn given(&self) -> Value;
    /// What it is called.
    fn name(&self) -> &'static str;
}

/// A list of parts.
pub(crate) trait List {
    /// The part at a place; at the end a new one.
    fn part(&mut self, index: usize) -> Option<&mut dyn Record>;

    /// Takes the last part away.
    fn drop_last(&mut self);
}

/// A fault in a document that was shown all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path such as `$.article.body[3].text`.
    pub at: String,
    /// What is wrong there.
    pub message: String,
}

/// A record is on one side, its JSON on the other: each part takes what is there, or writes itself there. One walk
/// for both ways, and through objects of one trait: the code is there once, not once a way and a type.
#[derive(Debug)]
pub struct Walk<'a> {
    /// What is read, or where it is written.
    value: &'a mut Value,
    /// Who reads; nobody where it is written.
    reader: Option<&'a mut Reader>,
    /// Whether nothing is missing that must be there.
    is_complete: bool,
}

/// Knows the path for messages, and collects the problems.
#[derive(Debug, Default)]
struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

/// One step of a path.
#[derive(Clone, Copy, Debug)]
enum Step {
    Member(&'static str),
    Item(usize),
}

impl fmt::Display for Step {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => write!(out, ".{name}"),
            Self::Item(index) => write!(out, "[{index}]"),
        }
    }
}

/// More problems than these are not told: a hostile document shall not fill the memory with messages about itself.
const MOST_PROBLEMS: usize = 50;

/// Reads a tree into a record: what is at fault is left out and told.
pub(crate) fn read_into(record: &mut dyn Record, mut value: Value) -> (bool, Vec<Problem>) {
    let mut reader = Reader::default();
    let is_complete = record.walk(&mut Walk { value: &mut value, reader: Some(&mut reader), is_complete: true });
    (is_complete, reader.problems)
}

/// The JSON for a record; `null` where there is nothing to say.
pub(crate) fn write_from(record: &mut dyn Record) -> Value {
    let mut value = Value::Null;
    record.walk(&mut Walk { value: &mut value, reader: None, is_complete: true });
    value
}

/// The place of a word among others.
pub(crate) fn place_of(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

impl Walk<'_> {
    /// What is read; nothing where it is written.
    pub(crate) fn given(&mut self) -> Option<&mut Value> {
        self.reader.is_some().then_some(&mut *self.value)
    }

    /// Writes.
    pub(crate) fn write(&mut self, value: Value) -> bool {
        *self.value = value;
        true
    }

    /// Goes through what is no object and no array.
    pub(super) fn scalar(&mut self, part: &mut dyn Part) -> bool {
        let Some(value) = self.given() else { return self.write(part.given()) };
        part.take(value) || self.expected(part.name())
    }

    /// Says that what is read is none of `expected`.
    pub(crate) fn expected(&mut self, expected: &str) -> bool {
        self.problem(format!("expected {expected}, found {}", self.value.kind()))
    }

    /// Goes through a word, which is written by its place among `words`, and read as its place.
    pub(crate) fn word(&mut self, words: &[&str], place: usize) -> Option<usize> {
        let Some(given) = self.given() else {
            self.write(Value::String(words.get(place).copied().unwrap_or_default().to_owned()));
            return Some(place);
        };
        let found = given.as_str().and_then(|word| place_of(word, words));
        if found.is_none() {
            self.expected(&format!("one of {}", words.join(" ")));
        }
        found
    }

    /// The place among `kinds` of the `type` that is read: none of them where it is not known, the empty word where there is no
    /// `type`. Nothing where it is written.
    pub(crate) fn kind(&mut self, kinds: &[&str]) -> Option<usize> {
        let given = self.given()?;
        let found = place_of(given.get("type").and_then(Value::as_str).unwrap_or_default(), kinds);
        if found.is_none() {
            let words = kinds.join(" ");
            self.expected(&format!("an object whose \"type\" is one of {}", words.trim_start()));
        }
        Some(found.unwrap_or(kinds.len()))
    }

    /// Writes the word for its kind first; the empty word is none.
    pub(crate) fn set_kind(&mut self, kind: &str) {
        if self.reader.is_none() && !kind.is_empty() {
            *self.value = Value::Object(vec![("type".to_owned(), Value::String(kind.to_owned()))]);
        }
    }

    /// Begins an object.
    pub(crate) fn object(&mut self) {
        if !matches!(self.value, Value::Object(_)) {
            if self.reader.is_some() {
                self.is_complete = self.expected("an object");
            } else {
                *self.value = Value::Object(Vec::new());
            }
        }
    }

    /// Goes through a member of an object. A faulty one that need not be there is left as it was.
    pub(crate) fn member(&mut self, name: &'static str, is_required: bool, part: &mut dyn Record) {
        let Value::Object(members) = &mut *self.value else { return };
        let Some(reader) = &mut self.reader else {
            let value = write_from(part);
            if !matches!(value, Value::Null) {
                members.push((name.to_owned(), value));
            }
            return;
        };
        let given = members.iter_mut().rfind(|(key, _)| key == name);
        reader.path.push(Step::Member(name));
        let is_complete = match given {
            Some((_, value)) if !matches!(value, Value::Null) => {
                part.walk(&mut Walk { value, reader: Some(reader), is_complete: true })
            }
            _ => !is_required || reader.problem("is missing".to_owned()),
        };
        reader.path.pop();
        self.is_complete &= is_complete || !is_required;
    }

    /// Goes through a number that is held in a range. A missing or faulty one is left as it was.
    pub(crate) fn number(&mut self, name: &'static str, number: &mut u32, range: RangeInclusive<u32>) {
        self.member(name, false, number);
        *number = (*number).clamp(*range.start(), *range.end());
    }

    /// Goes through a list, which is empty where it is read. Items that do not stand are left out.
    pub(crate) fn list(&mut self, list: &mut dyn List, length: usize) -> bool {
        let Some(reader) = &mut self.reader else {
            let mut items = Vec::new();
            while items.len() < length
                && let Some(part) = list.part(items.len())
            {
                let item = write_from(part);
                // An empty list says nothing as a member; as an item it keeps its place.
                items.push(if matches!(item, Value::Null) { Value::Array(Vec::new()) } else { item });
            }
            if length > 0 {
                *self.value = Value::Array(items);
            }
            return true;
        };
        let Value::Array(items) = &mut *self.value else { return self.expected("an array") };
        let mut length = 0;
        for (index, value) in items.iter_mut().enumerate() {
            let Some(part) = list.part(length) else {
                reader.problem("has more items than are read".to_owned());
                break;
            };
            reader.path.push(Step::Item(index));
            let is_complete = part.walk(&mut Walk { value, reader: Some(reader), is_complete: true });
            reader.path.pop();
            if is_complete {
                length += 1;
            } else {
                list.drop_last();
            }
        }
        true
    }

    /// Says what is wrong with a member that must be there: without it the object is none.
    pub(crate) fn fault(&mut self, member: &'static str, message: &str) {
        if let Some(reader) = &mut self.reader {
            reader.path.push(Step::Member(member));
            self.is_complete = reader.problem(message.to_owned());
            reader.path.pop();
        }
    }

    /// Whether nothing is missing that must be there.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn problem(&mut self, message: String) -> bool {
        self.reader.as_mut().is_none_or(|reader| reader.problem(message))
    }
}

impl Reader {
    /// Says what is wrong at the present path.
    fn problem(&mut self, message: String) -> bool {
        if self.problems.len() < MOST_PROBLEMS {
            let steps: String = self.path.iter().map(Step::to_string).collect();
            self.problems.push(Problem { at: format!("${steps}"), message });
        }
        false
    }
}

/// The schema of a part, and whether it must be there.
pub(crate) fn schema_of<T: Record>(schema: &mut Schema) -> schema::Part {
    schema::Part { schema: T::schema(schema), is_required: T::is_required() }
}

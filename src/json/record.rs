//! The JSON of record: how a Rust type is represented in JSON, defined once for reading, for writing and for the schema.
//!
//! A derived deserialiser costs 25 to 35 KB of the module (docs/dependencies.md), stops at the first fault and makes floats of
//! numbers. Here a document with faults gives everything that can be shown, and each fault has the path of its member.

use std::fmt;
use std::ops::RangeInclusive;

use super::Value;
use super::schema::{self, Schema};

/// A type of the JSON of record.
pub trait Record {
    /// Reads or writes itself. False if it is incomplete: such a part is left out.
    fn walk(&mut self, walk: &mut Walk<'_>) -> bool;

    /// An empty value to read into.
    fn blank() -> Self
    where
        Self: Sized;

    /// Whether an object without this member is invalid.
    fn is_required() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Its JSON Schema.
    fn schema(schema: &mut Schema) -> Value
    where
        Self: Sized;

    /// Reads the record in a tree, and the problems in the order in which they occur. Faulty members are left out; `None`
    /// if the tree is no such record.
    fn read(value: Value) -> (Option<Self>, Vec<Problem>)
    where
        Self: Sized,
    {
        let mut record = Self::blank();
        let (is_complete, problems) = read_into(&mut record, value);
        (is_complete.then_some(record), problems)
    }

    /// Its JSON.
    fn write(&self) -> Value
    where
        Self: Clone,
    {
        write_from(&mut self.clone())
    }
}

/// A scalar of any type, for the walk.
pub(crate) trait Part {
    /// Takes `value`; false if it has another type.
    fn take(&mut self, value: &mut Value) -> bool;
    /// Its JSON.
    fn given(&self) -> Value;
    /// The name of its type.
    fn name(&self) -> &'static str;
}

/// A list of parts.
pub(crate) trait List {
    /// The part at an index; at the end a new one.
    fn part(&mut self, index: usize) -> Option<&mut dyn Record>;

    /// Removes the last part.
    fn drop_last(&mut self);
}

/// A fault in a document that was shown anyway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path such as `$.article.body[3].text`.
    pub at: String,
    /// What is wrong there.
    pub message: String,
}

/// Walks a record and its JSON together: each part reads from or writes to its place. One walk
/// for both directions, through trait objects: the code exists once, not once per direction and type.
#[derive(Debug)]
pub struct Walk<'a> {
    /// The input, or the output.
    value: &'a mut Value,
    /// The reader; `None` when writing.
    reader: Option<&'a mut Reader>,
    /// Whether no required member is missing.
    is_complete: bool,
}

/// Keeps the path for messages, and collects the problems.
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

/// The maximum number of problems: a hostile document must not fill the memory with messages about itself.
const MOST_PROBLEMS: usize = 50;

/// Reads a tree into a record: faulty parts are left out and reported.
pub(crate) fn read_into(record: &mut dyn Record, mut value: Value) -> (bool, Vec<Problem>) {
    let mut reader = Reader::default();
    let is_complete = record.walk(&mut Walk { value: &mut value, reader: Some(&mut reader), is_complete: true });
    (is_complete, reader.problems)
}

/// The JSON of a record; `null` if it is empty.
pub(crate) fn write_from(record: &mut dyn Record) -> Value {
    let mut value = Value::Null;
    record.walk(&mut Walk { value: &mut value, reader: None, is_complete: true });
    value
}

/// The index of a word among others.
pub(crate) fn place_of(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

impl Walk<'_> {
    /// The input; `None` when writing.
    pub(crate) fn given(&mut self) -> Option<&mut Value> {
        self.reader.is_some().then_some(&mut *self.value)
    }

    /// Writes.
    pub(crate) fn write(&mut self, value: Value) -> bool {
        *self.value = value;
        true
    }

    /// Walks a value that is no object and no array.
    pub(super) fn scalar(&mut self, part: &mut dyn Part) -> bool {
        let Some(value) = self.given() else { return self.write(part.given()) };
        part.take(value) || self.expected(part.name())
    }

    /// Reports that the input is none of `expected`.
    pub(crate) fn expected(&mut self, expected: &str) -> bool {
        self.problem(format!("expected {expected}, found {}", self.value.kind()))
    }

    /// Walks a word, as its index among `words`.
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

    /// The index of the input's `type` among `kinds`: out of range if it is unknown, that of the empty word if there is no
    /// `type`. `None` when writing.
    pub(crate) fn kind(&mut self, kinds: &[&str]) -> Option<usize> {
        let given = self.given()?;
        let found = place_of(given.get("type").and_then(Value::as_str).unwrap_or_default(), kinds);
        if found.is_none() {
            let words = kinds.join(" ");
            self.expected(&format!("an object whose \"type\" is one of {}", words.trim_start()));
        }
        Some(found.unwrap_or(kinds.len()))
    }

    /// Writes the word of its kind first; nothing for the empty word.
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

    /// Walks a member of an object. A faulty optional one is left as it was.
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

    /// Walks a number that is limited to a range. A missing or faulty one is left as it was.
    pub(crate) fn number(&mut self, name: &'static str, number: &mut u32, range: RangeInclusive<u32>) {
        self.member(name, false, number);
        *number = (*number).clamp(*range.start(), *range.end());
    }

    /// Walks a list, which is empty when reading. Invalid items are left out.
    pub(crate) fn list(&mut self, list: &mut dyn List, length: usize) -> bool {
        let Some(reader) = &mut self.reader else {
            let mut items = Vec::new();
            while items.len() < length
                && let Some(part) = list.part(items.len())
            {
                let item = write_from(part);
                // An empty list is omitted as a member; as an item it keeps its place.
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

    /// Reports a fault of a required member: without it the object is invalid.
    pub(crate) fn fault(&mut self, member: &'static str, message: &str) {
        if let Some(reader) = &mut self.reader {
            reader.path.push(Step::Member(member));
            self.is_complete = reader.problem(message.to_owned());
            reader.path.pop();
        }
    }

    /// Whether no required member is missing.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete
    }

    fn problem(&mut self, message: String) -> bool {
        self.reader.as_mut().is_none_or(|reader| reader.problem(message))
    }
}

impl Reader {
    /// Reports a fault at the current path.
    fn problem(&mut self, message: String) -> bool {
        if self.problems.len() < MOST_PROBLEMS {
            let steps: String = self.path.iter().map(Step::to_string).collect();
            self.problems.push(Problem { at: format!("${steps}"), message });
        }
        false
    }
}

/// The schema of a part, and whether it is required.
pub(crate) fn schema_of<T: Record>(schema: &mut Schema) -> schema::Part {
    schema::Part { schema: T::schema(schema), is_required: T::is_required() }
}

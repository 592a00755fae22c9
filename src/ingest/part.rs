//! A part of a document that is not ours, and where it stands in it.
//!
//! Formats of others spell one member in several ways, leave it out, or put something else there. What is asked for here is
//! given where it is there; what is there and something else is told by its path.

use std::cell::{Cell, RefCell};

use super::{Error, html};
use crate::json::{Problem, Value, digits, number_of};
use crate::locale::kind::{BLANK, DIGIT, LETTER, STROKE, is_all, trim, trim_end};
use crate::locale::parts;
use crate::story::{Inline, Timestamp};

/// More problems than these are not told, and more items of a list not read: a hostile document shall not take the memory.
const MOST_PROBLEMS: usize = 50;
const MOST_ITEMS: usize = 1000;

/// So many references are followed: each goes through the whole graph.
const MOST_REFERENCES: u32 = 100;

/// What the parts of one document have in common.
#[derive(Debug, Default)]
pub(super) struct Reading<'v> {
    /// The nodes that others refer to by `@id`.
    graph: &'v [Value],
    /// Whether they are the document; else they are its `@graph`.
    graph_is_whole: bool,
    references: Cell<u32>,
    problems: RefCell<Vec<Problem>>,
    failure: RefCell<Option<Error>>,
}

impl<'v> Reading<'v> {
    /// A reading that follows references between the nodes of a JSON-LD document.
    pub(super) fn of_graph(value: &'v Value) -> Self {
        let graph = match value.get("@graph").unwrap_or(value) {
            Value::Array(nodes) => nodes.as_slice(),
            _ => &[],
        };
        Self { graph, graph_is_whole: matches!(value, Value::Array(_)), ..Self::default() }
    }

    /// The whole document.
    pub(super) fn whole<'p>(&'p self, value: &'v Value) -> Part<'p, 'v> {
        Part { value, name: "$", index: 0, parent: None, reading: self }
    }

    /// What was at fault; or why nothing could be read.
    pub(super) fn end(self) -> Result<Vec<Problem>, Error> {
        match self.failure.into_inner() {
            Some(failure) => Err(failure),
            None => Ok(self.problems.into_inner()),
        }
    }
}

/// One part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'p, 'v> {
    pub(super) value: &'v Value,
    /// As a member of an object; empty as an item of a list.
    pub(super) name: &'v str,
    index: usize,
    parent: Option<&'p Part<'p, 'v>>,
    reading: &'p Reading<'v>,
}

/// The first member that has one of some names, parted by blanks. A name that ends in `_` is the beginning of one.
#[inline(never)]
pub(super) fn find<'v>(value: &'v Value, names: &str) -> Option<(&'v str, &'v Value)> {
    let Value::Object(members) = value else { return None };
    parts(names, b' ').find_map(|name| {
        if name.is_empty() {
            return None;
        }
        let is_named = |key: &str| key == name || name.ends_with('_') && key.starts_with(name);
        let (key, value) = members.iter().rfind(|(key, value)| is_named(key) && !matches!(value, Value::Null))?;
        Some((key.as_str(), value))
    })
}

impl<'v> Part<'_, 'v> {
    /// The first member that has one of some names; `null` where there is none.
    #[inline(never)]
    pub(super) fn member(&self, names: &'static str) -> Part<'_, 'v> {
        if !matches!(self.value, Value::Null | Value::Object(_)) {
            self.expected("an object");
        }
        let (name, value) = find(self.value, names).unwrap_or((names, &Value::Null));
        self.below(name, value)
    }

    /// A part of this part.
    pub(super) fn below<'p>(&'p self, name: &'v str, value: &'v Value) -> Part<'p, 'v> {
        Part { value, name, index: 0, parent: Some(self), reading: self.reading }
    }

    /// Whether there is such a member.
    pub(super) fn has(&self, names: &str) -> bool {
        find(self.value, names).is_some()
    }

    /// The text of it: a string, what an object has as its text, or the first of a list; empty where there is nothing.
    #[inline(never)]
    pub(super) fn text(&self) -> &'v str {
        match self.value {
            Value::Null => "",
            Value::String(text) => trim(text, BLANK),
            Value::Array(items) => items.first().map_or("", |value| Part { value, name: "", parent: Some(self), ..*self }.text()),
            Value::Object(_) if self.has(TEXTS) => self.member(TEXTS).text(),
            _ => {
                self.expected("a string");
                ""
            }
        }
    }

    /// The text of a member, or its own where it is a string.
    pub(super) fn named(&self, names: &'static str) -> &'v str {
        match self.value {
            Value::String(_) => self.text(),
            _ => self.member(names).text(),
        }
    }

    /// Gives a member of the story the text of the first member that has one of some names.
    #[inline(never)]
    pub(super) fn put(&self, names: &'static str, slot: &mut Option<String>) {
        put(self.member(names).text(), slot);
    }

    /// The time that a member says. A date alone begins at midnight; what has no offset is taken as UTC.
    #[inline(never)]
    pub(super) fn time(&self, names: &'static str) -> Option<Timestamp> {
        let part = self.member(names);
        let text = part.text();
        let time = Timestamp::parse(text).or_else(|| of_iso_8601(text));
        if time.is_none() && !text.is_empty() {
            part.expected("a date and time, such as \"2026-11-22T14:30:00Z\"");
        }
        time
    }

    /// The number of pixels that a member says, a number or a string; nothing for nought.
    #[inline(never)]
    pub(super) fn pixels(&self, names: &'static str) -> Option<u32> {
        let part = self.member(names);
        let text = match part.value {
            Value::Null => return None,
            Value::Number(text) | Value::String(text) => trim_end(text, LETTER | BLANK),
            _ => "",
        };
        let number = number_of(parts(text, b'.').next().unwrap_or("")).and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            part.expected("a number of pixels");
        }
        number.filter(|number| *number > 0)
    }

    /// Hands on each item of a list; what is no list is its own only item.
    #[inline(never)]
    pub(super) fn each(&self, call: &mut dyn FnMut(&Part<'_, 'v>)) {
        match self.value {
            Value::Null => {}
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate().take(MOST_ITEMS) {
                    Part { value, name: "", index, parent: Some(self), reading: self.reading }.resolved(call);
                }
            }
            _ => self.resolved(call),
        }
    }

    /// Hands on each item of a list, or each member of an object with its name.
    #[inline(never)]
    pub(super) fn each_named(&self, call: &mut dyn FnMut(&Part<'_, 'v>)) {
        let Value::Object(members) = self.value else { return self.each(call) };
        for (name, value) in members.iter().take(MOST_ITEMS) {
            call(&self.below(name, value));
        }
    }

    /// Hands on the part, or that to which it refers.
    fn resolved(&self, call: &mut dyn FnMut(&Part<'_, 'v>)) {
        let Reading { graph, graph_is_whole, references, .. } = self.reading;
        let is_reference = |value: &Value| matches!(value, Value::Object(members) if members.len() <= 2);
        if is_reference(self.value)
            && !graph.is_empty()
            && let Some((_, id)) = find(self.value, "@id")
            && references.replace(references.get() + 1) < MOST_REFERENCES
            && let Some(index) = graph.iter().position(|node| find(node, "@id").is_some_and(|(_, own)| own == id))
            && let Some(value) = graph.get(index)
        {
            let whole = self.reading.whole(&Value::Null);
            let nodes = Part { name: "@graph", parent: Some(&whole), ..whole };
            let list = if *graph_is_whole { &whole } else { &nodes };
            return call(&Part { value, name: "", index, parent: Some(list), reading: self.reading });
        }
        call(self);
    }

    /// The words of a text that is markup.
    pub(super) fn words(&self, markup: &str) -> String {
        self.parsed(html::text(markup))
    }

    /// A text as inlines.
    pub(super) fn inlines(&self, text: &str, is_markup: bool) -> Vec<Inline> {
        match (text.is_empty(), is_markup) {
            (true, _) => Vec::new(),
            (_, true) => self.parsed(html::inlines(text, None)),
            _ => vec![Inline::Text(text.to_owned())],
        }
    }

    /// What a parser gave. Where none is allowed the document cannot be read.
    pub(super) fn parsed<T: Default>(&self, parsed: Result<T, Error>) -> T {
        parsed.unwrap_or_else(|error| {
            self.reading.failure.replace(Some(error));
            T::default()
        })
    }

    /// Says that something else should stand here.
    #[inline(never)]
    pub(super) fn expected(&self, expected: &str) {
        self.fault(&["expected ", expected, ", found ", self.value.kind()].concat());
    }

    /// Says what is wrong here, once.
    #[inline(never)]
    pub(super) fn fault(&self, message: &str) {
        let at = self.path();
        let mut problems = self.reading.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS && problems.iter().all(|known| known.at != at) {
            problems.push(Problem { at, message: message.to_owned() });
        }
    }

    fn path(&self) -> String {
        let Some(parent) = self.parent else { return self.name.to_owned() };
        let name = parts(self.name, b' ').next().unwrap_or("");
        let index = digits(self.index as i64);
        let (open, step, close) = match name {
            "" => ("[", index.as_str(), "]"),
            _ if is_all(name, LETTER | DIGIT | STROKE) => (".", name, ""),
            _ => ("[\"", name, "\"]"),
        };
        [&parent.path(), open, step, close].concat()
    }
}

/// Where an object has its text: of WordPress, of JSON-LD, of ninjs, of any.
const TEXTS: &str = "rendered @value value name text @id";

/// Fills what is empty.
#[inline(never)]
pub(super) fn put(text: &str, slot: &mut Option<String>) {
    if slot.is_none() && !text.is_empty() {
        *slot = Some(text.to_owned());
    }
}

/// A time in the other forms of ISO 8601 that are met with: without a time of day, seconds or offset, or with an offset without
/// its colon.
fn of_iso_8601(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_at_checked(10)?;
    let (time, offset) = time.split_at_checked(time.bytes().take_while(|byte| !matches!(byte, b'Z' | b'z' | b'+' | b'-')).count())?;
    let seconds = match time.len() {
        0 => "T00:00:00",
        6 => ":00",
        _ => "",
    };
    let (hours, minutes) = offset.split_at_checked(3).unwrap_or((offset, ""));
    let (hours, colon, minutes) = match minutes.len() {
        _ if hours.is_empty() => ("Z", "", ""),
        0 if hours.len() == 3 => (hours, ":", "00"),
        2 => (hours, ":", minutes),
        _ => (hours, "", minutes),
    };
    Timestamp::parse(&[date, time, seconds, hours, colon, minutes].concat())
}

#[cfg(test)]
mod tests {
    use super::{Reading, of_iso_8601};
    use crate::json::parse;

    #[test]
    fn times_that_are_met_with() {
        for (text, expected) in [
            ("2026-11-22", "2026-11-22T00:00:00Z"),
            ("2026-11-22T14:30", "2026-11-22T14:30:00Z"),
            ("2026-11-22 14:30:05", "2026-11-22 14:30:05Z"),
            ("2026-11-22T14:30:05.25", "2026-11-22T14:30:05.25Z"),
            ("2026-11-22T14:30Z", "2026-11-22T14:30:00Z"),
            ("2026-11-22T14:30:00+0530", "2026-11-22T14:30:00+05:30"),
            ("2026-11-22T14:30:00-05", "2026-11-22T14:30:00-05:00"),
        ] {
            assert_eq!(of_iso_8601(text).unwrap().as_str(), expected);
        }
        for text in ["", "yesterday", "2026-11", "2026-13-01", "2026-11-22T", "2026-11-22T14:30:00+05:3", "2026-11-2\u{e9}"] {
            assert_eq!(of_iso_8601(text), None, "{text}");
        }
    }

    #[test]
    fn paths_are_those_of_json() {
        let value = parse(r#"{"a": {"b:c": [1, {"@id": 2}]}}"#).unwrap();
        let reading = Reading::default();
        reading.whole(&value).member("x a").member("b:c").each(&mut |item| {
            item.member("@id").text();
        });
        let problems = reading.end().unwrap();
        let told: Vec<_> = problems.iter().map(|problem| [&*problem.at, " ", &*problem.message].concat()).collect();
        let expected = [
            r#"$.a["b:c"][0] expected an object, found a number"#,
            r#"$.a["b:c"][1]["@id"] expected a string, found a number"#,
        ];
        assert_eq!(told, expected);
    }
}

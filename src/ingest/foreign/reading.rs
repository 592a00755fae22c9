//! A document in somebody else's format, as it is read.
//!
//! Such formats spell one member in several ways, leave it out, or put something else there. What is asked for here is given where it
//! is there; what is there and something else is told by its path. A path is found when it is needed, by looking for the
//! part in the tree: parts are plain references, and no code carries their paths along.

use super::html;
use crate::ingest::Error;
use crate::ingest::detect::{has, member};
use crate::json::{Problem, Value, digits, whole};
use crate::locale::kind::{BLANK, DIGIT, LETTER, STROKE, is_all, trim, trim_end};
use crate::locale::parts;
use crate::story::Timestamp;

/// More problems than these are not told, and more items of a list not read: a hostile document shall not take the memory.
const MOST_PROBLEMS: usize = 50;
const MOST_ITEMS: usize = 1000;

/// So many references are followed: each goes through the whole graph.
const MOST_REFERENCES: u32 = 100;

/// Where an object has its text: of WordPress, of JSON-LD, of ninjs, of any.
const TEXTS: &str = "rendered @value value name text url @id";

/// A document that is read.
#[derive(Debug)]
pub(super) struct Reading<'v> {
    pub(super) root: &'v Value,
    references: u32,
    problems: Vec<Problem>,
    /// Whether there is markup, and nothing to parse it with.
    has_no_parser: bool,
}

/// An item of a list, or a member of an object with its name; what is neither is its own only item.
#[inline(never)]
pub(super) fn entry(value: &Value, index: usize) -> Option<(&str, &Value)> {
    match value {
        _ if index >= MOST_ITEMS => None,
        Value::Array(items) => items.get(index).map(|item| ("", item)),
        Value::Object(members) => members.get(index).map(|(name, value)| (name.as_str(), value)),
        _ => None,
    }
}

/// An item of a list; what is no list is its own only item.
pub(super) fn item(value: &Value, index: usize) -> Option<&Value> {
    match value {
        Value::Array(_) => entry(value, index).map(|(_, item)| item),
        Value::Null => None,
        _ => (index == 0).then_some(value),
    }
}

impl<'v> Reading<'v> {
    pub(super) fn of(root: &'v Value) -> Self {
        Self { root, references: 0, problems: Vec::new(), has_no_parser: false }
    }

    /// What was at fault; or why nothing could be read.
    pub(super) fn end(self) -> Result<Vec<Problem>, Error> {
        if self.has_no_parser { Err(Error::NoParser) } else { Ok(self.problems) }
    }

    /// The part that one of some names leads to, parted by blanks, from member to member by `/`; of a list its first item, of a
    /// reference what it refers to. `null` where there is none.
    #[inline(never)]
    pub(super) fn get(&mut self, value: &'v Value, names: &str) -> &'v Value {
        for name in parts(names, b' ') {
            let mut at = Some(value);
            for step in parts(name, b'/') {
                while let Some(Value::Array(items)) = at {
                    at = items.first();
                }
                let Some(from) = at else { break };
                let from = self.resolved(from);
                if let Value::Bool(_) | Value::Number(_) = from {
                    self.expected(from, "an object");
                }
                at = member(from, step);
            }
            if let Some(at) = at {
                return at;
            }
        }
        &Value::Null
    }

    /// What a reference of JSON-LD refers to; any other part itself.
    #[inline(never)]
    pub(super) fn resolved(&mut self, value: &'v Value) -> &'v Value {
        let nodes = match self.root {
            Value::Array(nodes) => nodes,
            root => match member(root, "@graph") {
                Some(Value::Array(nodes)) => nodes,
                _ => return value,
            },
        };
        let Value::Object(members) = value else { return value };
        let Some(id) = member(value, "@id").filter(|_| members.len() <= 2) else { return value };
        self.references += 1;
        if self.references > MOST_REFERENCES {
            return value;
        }
        nodes.iter().find(|node| member(node, "@id").is_some_and(|own| own.as_str() == id.as_str())).unwrap_or(value)
    }

    /// The text of a part: a string, what an object has as its text, or that of the first of a list; empty where there is nothing.
    #[inline(never)]
    pub(super) fn text(&mut self, value: &'v Value) -> &'v str {
        match value {
            Value::Null => "",
            Value::String(text) => trim(text, BLANK),
            Value::Array(items) => items.first().map_or("", |item| self.text(item)),
            Value::Object(_) if has(value, TEXTS) => {
                let text = self.get(value, TEXTS);
                self.text(text)
            }
            _ => {
                self.expected(value, "a string");
                ""
            }
        }
    }

    /// The text that one of some names leads to.
    #[inline(never)]
    pub(super) fn text_of(&mut self, value: &'v Value, names: &str) -> &'v str {
        let part = self.get(value, names);
        self.text(part)
    }

    /// A time, as RFC 3339 has it. A date alone begins at midnight; what has no offset is taken as UTC, unless it must be exact.
    #[inline(never)]
    pub(super) fn time(&mut self, value: &'v Value, is_exact: bool) -> String {
        let text = self.text(value);
        // Other forms of ISO 8601 that are met with: without offset, seconds or time of day, or with an offset without its colon.
        for end in parts("|Z|:00Z|T00:00:00Z|:", b'|') {
            let (before, after) =
                text.split_at_checked(text.len() - usize::from(end == ":") * 2.min(text.len())).unwrap_or_default();
            let time = [before, end, after].concat();
            if Timestamp::parse(&time).is_some() {
                return time;
            }
            if is_exact {
                break;
            }
        }
        if !matches!(value, Value::Null) {
            self.expected(value, "a date and time with its offset, such as \"2026-11-22T14:30:00Z\"");
        }
        String::new()
    }

    /// A number of pixels, as a number or a string; nought where there is none.
    #[inline(never)]
    pub(super) fn pixels(&mut self, of: &'v Value, name: &str) -> u32 {
        let value = self.get(of, name);
        let text = match value {
            Value::Null => return 0,
            Value::Number(text) | Value::String(text) => trim_end(text, LETTER | BLANK),
            _ => "",
        };
        match whole(parts(text, b'.').next().unwrap_or("")) {
            Some(number @ 0..=0xFFFF_FFFF) => number as u32,
            _ => {
                self.expected(value, "a number of pixels");
                0
            }
        }
    }

    /// What is made of markup. Where no parser is allowed the document cannot be read.
    #[inline(never)]
    pub(super) fn html(&mut self, markup: &str, base: &str, part: html::Part) -> Value {
        let made = html::part(markup, base, part);
        self.has_no_parser |= made.is_none();
        made.unwrap_or(Value::Null)
    }

    /// Says that something else should stand here.
    #[inline(never)]
    pub(super) fn expected(&mut self, value: &Value, expected: &str) {
        self.fault(value, &["expected ", expected, ", found ", value.kind()].concat());
    }

    /// Says what is wrong with a part, once.
    #[inline(never)]
    pub(super) fn fault(&mut self, value: &Value, message: &str) {
        let mut at = String::from("$");
        if self.problems.len() < MOST_PROBLEMS
            && find(self.root, value, &mut at)
            && self.problems.iter().all(|known| known.at != at)
        {
            self.problems.push(Problem { at, message: message.to_owned() });
        }
    }
}

/// Makes of the path of a tree that of a part in it; false where the part is not there.
fn find(tree: &Value, part: &Value, path: &mut String) -> bool {
    if std::ptr::eq(tree, part) {
        return true;
    }
    let length = path.len();
    let count = match tree {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        _ => 0,
    };
    for index in 0..count.min(MOST_ITEMS) {
        let Some((name, value)) = entry(tree, index) else { break };
        let number = digits(index as i64);
        let (open, step, close) = match name {
            "" => ("[", number.as_str(), "]"),
            _ if is_all(name, LETTER | DIGIT | STROKE) => (".", name, ""),
            _ => ("[\"", name, "\"]"),
        };
        for part in [open, step, close] {
            path.push_str(part);
        }
        if find(value, part, path) {
            return true;
        }
        path.truncate(length);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Reading, Value};
    use crate::json::parse;

    #[test]
    fn times_that_are_met_with() {
        for (text, expected) in [
            ("2026-11-22", "2026-11-22T00:00:00Z"),
            ("2026-11-22T14:30", "2026-11-22T14:30:00Z"),
            ("2026-11-22 14:30:05", "2026-11-22 14:30:05Z"),
            ("2026-11-22T14:30:05.25", "2026-11-22T14:30:05.25Z"),
            ("2026-11-22T14:30:00+0530", "2026-11-22T14:30:00+05:30"),
        ] {
            let value = Value::String(text.to_owned());
            assert_eq!(Reading::of(&value).time(&value, false), expected);
            assert_eq!(Reading::of(&value).time(&value, true), "", "{text} leaves something open");
        }
        for text in ["", "yesterday", "2026-11", "2026-13-01", "2026-11-22T", "2026-11-22T14:30:00+05:3", "2026-11-2\u{e9}"] {
            let value = Value::String(text.to_owned());
            let mut reading = Reading::of(&value);
            assert_eq!(reading.time(&value, false), "", "{text}");
            assert_eq!(reading.end().unwrap().len(), 1);
        }
    }

    #[test]
    fn paths_are_those_of_json() {
        let value = parse(r#"{"x": 1, "a": {"b:c": [1, {"@id": 2}]}}"#).unwrap();
        let mut reading = Reading::of(&value);
        let list = reading.get(&value, "y a/b:c");
        for index in 0..3 {
            if let Some(item) = super::item(list, index) {
                reading.text_of(item, "@id");
            }
        }
        let told: Vec<_> = reading.end().unwrap().into_iter().map(|problem| [problem.at, problem.message].join(" ")).collect();
        let expected =
            [r#"$.a["b:c"][0] expected an object, found a number"#, r#"$.a["b:c"][1]["@id"] expected a string, found a number"#];
        assert_eq!(told, expected);
    }

    #[test]
    fn references_are_followed_and_do_not_go_in_circles() {
        let json = r##"{"@graph": [{"@id": "#a", "author": {"@id": "#b"}}, {"@id": "#b", "name": "The desk", "author": {"@id": "#a"}}, {"@id": "#c"}]}"##;
        let value = parse(json).unwrap();
        let mut reading = Reading::of(&value);
        assert_eq!(reading.text_of(&value, "@graph/author"), "The desk");
        assert_eq!(reading.text_of(&value, "@graph/author/author/author/name"), "The desk");
        assert_eq!(reading.text_of(&value, "@graph/nobody"), "");
    }
}

//! A document in somebody else's format, as it is read.
//!
//! Such formats spell one member in several ways, leave it out, or put something else there. A [`Field`] gives what is asked for where
//! it is there; what is there and something else becomes a warning with its path. A path is found when it is needed, by looking
//! for the value in the tree: no code carries paths along.

use std::cell::{Cell, RefCell};

use super::date::{Date, Precision, fullest};
use super::html::{self, Reader};
use super::text::{has_tags, is_markup};
use super::wire;
use crate::ingest::detect::member;
use crate::ingest::error::Error;
use crate::json::{Problem, Record, Value};
use crate::story::{Article, Inline, Timestamp};

/// More warnings than these are not given, and more items of a list not read: a hostile document shall not take the memory.
const MOST_PROBLEMS: usize = 50;
const MOST_ITEMS: usize = 1000;

/// References are followed until so many nodes have been looked at: each goes through the whole graph.
const MOST_LOOKS: usize = 100_000;

/// Where an object has its text: in WordPress, in JSON-LD, in ninjs, in any.
const TEXTS: [&str; 7] = ["rendered", "@value", "value", "name", "text", "url", "@id"];

/// A document that is read: what its fields share.
#[derive(Debug)]
pub(super) struct Reading<'v> {
    root: &'v Value,
    looks: Cell<usize>,
    problems: RefCell<Vec<Problem>>,
    /// Values that are known to be at fault: each is named once.
    faulty: RefCell<Vec<*const Value>>,
    /// Whether there is markup, and nothing to parse it with.
    has_no_parser: Cell<bool>,
}

/// A value in a document; `null` where there is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'r> {
    value: &'r Value,
    reading: &'r Reading<'r>,
}

impl<'v> Reading<'v> {
    pub(super) fn of(root: &'v Value) -> Self {
        Self {
            root,
            looks: Cell::default(),
            problems: RefCell::default(),
            faulty: RefCell::default(),
            has_no_parser: Cell::default(),
        }
    }

    /// The whole document.
    pub(super) fn root(&self) -> Field<'_> {
        Field { value: self.root, reading: self }
    }

    /// What was at fault; or why nothing could be read.
    pub(super) fn end(self) -> Result<Vec<Problem>, Error> {
        if self.has_no_parser.get() { Err(Error::NoParser) } else { Ok(self.problems.into_inner()) }
    }

    /// What a reference of JSON-LD refers to; any other value itself.
    fn resolved(&self, value: &'v Value) -> &'v Value {
        let nodes = match self.root {
            Value::Array(nodes) => nodes,
            root => match member(root, "@graph") {
                Some(Value::Array(nodes)) => nodes,
                _ => return value,
            },
        };
        let Value::Object(members) = value else { return value };
        let Some(id) = member(value, "@id").filter(|_| members.len() <= 2) else { return value };
        if self.looks.get() > MOST_LOOKS {
            return value;
        }
        self.looks.set(self.looks.get() + nodes.len());
        nodes.iter().find(|node| member(node, "@id").is_some_and(|own| own.as_str() == id.as_str())).unwrap_or(value)
    }

    /// Says what is wrong with a value, once.
    fn warn(&self, value: &Value, message: String) {
        let address = std::ptr::from_ref(value);
        let mut faulty = self.faulty.borrow_mut();
        if faulty.len() < MOST_PROBLEMS && !faulty.contains(&address) {
            faulty.push(address);
            self.add(value, message);
        }
    }

    fn add(&self, value: &Value, message: String) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            let mut at = String::from("$");
            if find(self.root, value, &mut at) {
                problems.push(Problem { at, message });
            }
        }
    }
}

impl<'r> Field<'r> {
    /// The member of that name, in capitals or not; of a list that of its first item, of a reference that of what it refers to.
    pub(super) fn at(self, name: &str) -> Self {
        let mut value = self.value;
        while let Value::Array(items) = value {
            value = items.first().unwrap_or(&Value::Null);
        }
        let of = self.with(value).resolved();
        if let Value::Bool(_) | Value::Number(_) = of.value {
            of.expected("an object");
        }
        self.with(member(of.value, name).unwrap_or(&Value::Null))
    }

    /// The first of some members that is there.
    pub(super) fn first_of(self, names: &[&str]) -> Self {
        names.iter().map(|name| self.at(name)).find(|field| !field.is_absent()).unwrap_or(self.with(&Value::Null))
    }

    /// What a reference of JSON-LD refers to; any other value itself.
    pub(super) fn resolved(self) -> Self {
        self.with(self.reading.resolved(self.value))
    }

    fn with(self, value: &'r Value) -> Self {
        Self { value, ..self }
    }

    pub(super) fn is_absent(self) -> bool {
        matches!(self.value, Value::Null)
    }

    pub(super) fn is_object(self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self.value, Value::Array(_))
    }

    /// Whether it is the same value of the document.
    pub(super) fn is(self, other: Self) -> bool {
        std::ptr::eq(self.value, other.value)
    }

    /// Whether there is a member of one of these names.
    pub(super) fn has(self, names: &[&str]) -> bool {
        names.iter().any(|name| member(self.value, name).is_some())
    }

    /// The items of a list; what is no list is its own only item.
    pub(super) fn each(self) -> impl Iterator<Item = Self> {
        let items: &[Value] = match self.value {
            Value::Array(items) => items,
            Value::Null => &[],
            one => std::slice::from_ref(one),
        };
        self.warn_if_longer(items.len());
        items.iter().take(MOST_ITEMS).map(move |item| self.with(item))
    }

    /// The items of a list, or the members of an object with their names.
    pub(super) fn entries(self) -> impl Iterator<Item = (&'r str, Self)> {
        let (items, members): (&[Value], &[(String, Value)]) = match self.value {
            Value::Array(items) => (items, &[]),
            Value::Object(members) => (&[], members),
            _ => (&[], &[]),
        };
        self.warn_if_longer(items.len() + members.len());
        let items = items.iter().map(move |item| ("", self.with(item)));
        items.chain(members.iter().map(move |(name, value)| (name.as_str(), self.with(value)))).take(MOST_ITEMS)
    }

    fn warn_if_longer(self, length: usize) {
        if length > MOST_ITEMS {
            self.warn(format!("has {length} items: the first {MOST_ITEMS} are read"));
        }
    }

    /// The text: a string, what an object has as its text, or that of the first of a list.
    pub(super) fn text(self) -> Option<&'r str> {
        match self.value {
            Value::Null => None,
            Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Value::Array(items) => items.iter().find_map(|item| self.with(item).text()),
            Value::Object(_) if self.has(&TEXTS) => self.first_of(&TEXTS).text(),
            _ => {
                self.expected("a string");
                None
            }
        }
    }

    /// The text of a string; nothing of anything else.
    pub(super) fn text_alone(self) -> Option<&'r str> {
        self.value.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The text as the model keeps it.
    pub(super) fn string(self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// The words of a text that may be markup.
    pub(super) fn words(self) -> Option<String> {
        let text = self.text()?;
        let words = if is_markup(text) { self.read(text, None, |reader| reader.words())? } else { text.to_owned() };
        Some(words).filter(|words| !words.is_empty())
    }

    /// The inlines of a text that may be markup.
    pub(super) fn line(self) -> Vec<Inline> {
        match self.text() {
            None => Vec::new(),
            Some(text) if is_markup(text) => self.read(text, None, |reader| reader.line()).unwrap_or_default(),
            Some(text) => vec![Inline::Text(text.to_owned())],
        }
    }

    /// The blocks of a body in markup or, where it has no tags, in lines; and who signed it.
    pub(super) fn body(self, base: Option<&str>) -> html::Body {
        match self.text() {
            None => html::Body::default(),
            Some(text) if has_tags(text) => self.markup(text, base),
            Some(text) => {
                let (article, _) = Article::read(wire::body(text));
                let Article { body, signature, .. } = article.unwrap_or_default();
                html::Body { blocks: body, signature }
            }
        }
    }

    /// The blocks of markup, whose relative addresses are so to `base`.
    pub(super) fn markup(self, markup: &str, base: Option<&str>) -> html::Body {
        self.read(markup, base, |reader| reader.body()).unwrap_or_default()
    }

    /// What is made of markup. Where no parser is allowed the document cannot be read.
    fn read<T>(self, markup: &str, base: Option<&str>, make: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        let Some((made, notes)) = html::read(markup, base, make) else {
            self.reading.has_no_parser.set(true);
            return None;
        };
        for Problem { at, message } in notes {
            self.reading.add(self.value, format!("{at}: {message}"));
        }
        Some(made)
    }

    /// A date. A day alone begins at midnight; what has no offset is taken as UTC.
    pub(super) fn date(self) -> Option<Date> {
        let text = match self.value {
            Value::Null => return None,
            _ => self.text().unwrap_or_default(),
        };
        let date = Date::parse(text);
        if date.is_none() {
            self.expected("a date and time with its offset, such as \"2026-11-22T14:30:00Z\"");
        }
        date
    }

    /// The time that a date says.
    pub(super) fn time(self) -> Option<Timestamp> {
        self.date().map(|date| date.time)
    }

    /// A date that leaves nothing open.
    pub(super) fn exact_time(self) -> Option<Timestamp> {
        let date = self.date()?;
        if date.precision != Precision::Exact {
            self.expected("a date and time with its offset, such as \"2026-11-22T14:30:00Z\"");
            return None;
        }
        Some(date.time)
    }

    /// Of some members the date that says the most.
    pub(super) fn fullest_time(self, names: &[&str]) -> Option<Timestamp> {
        fullest(names.iter().filter_map(|name| self.at(name).date()))
    }

    /// A number of pixels, as a number or a string; nought where there is none.
    pub(super) fn pixels(self) -> u32 {
        let text = match self.value {
            Value::Null => return 0,
            Value::Number(text) | Value::String(text) => {
                text.trim_end_matches(|sign: char| sign.is_ascii_alphabetic() || sign == ' ')
            }
            _ => "",
        };
        let whole = text.split('.').next().unwrap_or_default();
        whole.parse().unwrap_or_else(|_| {
            self.expected("a number of pixels");
            0
        })
    }

    /// A word of a vocabulary in small letters, without the address or scheme before it: `stat:usable`, `https://schema.org/True`.
    pub(super) fn term(self) -> Option<String> {
        let text = match self.value {
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            _ => self.text()?,
        };
        text.rsplit(['/', ':']).next().map(str::to_ascii_lowercase)
    }

    /// Says that something else should be here.
    pub(super) fn expected(self, expected: &str) {
        self.warn(format!("expected {expected}, found {}", self.value.kind()));
    }

    /// Says one more thing of what is here.
    pub(super) fn note(self, message: impl Into<String>) {
        self.reading.add(self.value, message.into());
    }

    /// Says what is wrong here, once.
    pub(super) fn warn(self, message: impl Into<String>) {
        self.reading.warn(self.value, message.into());
    }
}

/// Makes of the path of a tree that of a value in it; false where the value is not there.
fn find(tree: &Value, value: &Value, path: &mut String) -> bool {
    if std::ptr::eq(tree, value) {
        return true;
    }
    let length = path.len();
    let mut is_in = |step: String, part: &Value| {
        path.push_str(&step);
        let is_found = find(part, value, path);
        if !is_found {
            path.truncate(length);
        }
        is_found
    };
    let is_plain = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match tree {
        Value::Array(items) => items.iter().enumerate().any(|(index, item)| is_in(format!("[{index}]"), item)),
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| is_in(if is_plain(name) { format!(".{name}") } else { format!("[\"{name}\"]") }, member)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, Value};
    use crate::json::parse;

    /// The paths and messages of what was at fault.
    fn warnings(reading: Reading<'_>) -> Vec<String> {
        reading.end().unwrap().into_iter().map(|problem| [problem.at, problem.message].join(" ")).collect()
    }

    #[test]
    fn a_date_that_is_none_is_told() {
        let value = parse(r#"{"a": "yesterday", "b": "2026-11-22T14:30:00", "c": ""}"#).unwrap();
        let reading = Reading::of(&value);
        assert_eq!(reading.root().at("a").time(), None);
        assert_eq!(reading.root().at("b").exact_time(), None, "it leaves its offset open");
        assert!(reading.root().at("b").time().is_some());
        assert_eq!(reading.root().at("c").time(), None);
        assert_eq!(warnings(reading).len(), 3);
    }

    #[test]
    fn paths_are_those_of_json() {
        let value = parse(r#"{"x": 1, "a": {"b:c": [1, {"@id": 2}]}}"#).unwrap();
        let reading = Reading::of(&value);
        for item in reading.root().at("a").at("b:c").each() {
            item.at("@id").text();
        }
        let expected =
            [r#"$.a["b:c"][0] expected an object, found a number"#, r#"$.a["b:c"][1]["@id"] expected a string, found a number"#];
        assert_eq!(warnings(reading), expected);
    }

    /// A hundred references were followed through any graph: a megabyte of a graph of 8 took four times as long as one alone.
    #[test]
    fn many_references_take_no_longer_than_few() {
        let nodes: Vec<_> = (0..50_000).map(|number| format!(r##"{{"@id": "#{number}", "name": "N"}}"##)).collect();
        let value = parse(&format!(r#"{{"@graph": [{}]}}"#, nodes.join(","))).unwrap();
        let reading = Reading::of(&value);
        let reference = parse(r##"{"@id": "#49999"}"##).unwrap();
        let followed = (0..1000).filter(|_| !std::ptr::eq(reading.resolved(&reference), &reference)).count();
        assert_eq!(followed, 3);
    }

    #[test]
    fn references_are_followed_and_do_not_go_in_circles() {
        let json = r##"{"@graph": [{"@id": "#a", "author": {"@id": "#b"}}, {"@id": "#b", "name": "The desk", "author": {"@id": "#a"}}, {"@id": "#c"}]}"##;
        let value = parse(json).unwrap();
        let reading = Reading::of(&value);
        let author = reading.root().at("@graph").at("author");
        assert_eq!(author.text(), Some("The desk"));
        assert_eq!(author.at("author").at("author").at("name").text(), Some("The desk"));
        assert_eq!(reading.root().at("@graph").at("nobody").text(), None);
    }

    #[test]
    fn a_list_that_is_too_long_is_told() {
        let value = Value::Array(vec![Value::Null; 1001]);
        let reading = Reading::of(&value);
        assert_eq!(reading.root().each().count(), 1000);
        assert_eq!(warnings(reading), ["$ has 1001 items: the first 1000 are read"]);
    }
}

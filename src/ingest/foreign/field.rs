//! A value in a document of a foreign format.
//!
//! Such formats spell a member in several ways, leave it out, or put something else there. A [`Field`] returns the requested type if the
//! value has it; a value of another type becomes a warning with its path.

use super::body::Body;
use super::date::{Date, Precision};
use super::html::{self, Reader};
use super::reading::Reading;
use super::text::{has_tags, is_markup};
use super::wire;
use crate::ingest::detect::member;
use crate::json::{Problem, Value};
use crate::story::{Inline, Timestamp};

/// Further items of a list are not read: a hostile document must not fill the memory.
const MOST_ITEMS: usize = 1000;

/// The members that contain an object's text: in WordPress, in JSON-LD, in ninjs, in any format.
const TEXTS: [&str; 7] = ["rendered", "@value", "value", "name", "text", "url", "@id"];

/// A value in a document; `null` if absent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'r> {
    value: &'r Value,
    reading: &'r Reading<'r>,
}

impl<'r> Field<'r> {
    /// The whole document.
    pub(super) fn root(reading: &'r Reading<'r>) -> Self {
        Self { value: reading.root(), reading }
    }

    /// The member of that name, in any case; of a list, that of its first item; of a reference, that of its target.
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

    /// The first of these members that exists, also if its text is blank. To go on to the next one then, the texts have to be read:
    /// `at("a").words().or_else(|| at("b").words())`.
    pub(super) fn first_of(self, names: &[&str]) -> Self {
        names.iter().map(|name| self.at(name)).find(|field| !field.is_absent()).unwrap_or(self.with(&Value::Null))
    }

    /// The target of a JSON-LD reference; any other value itself.
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

    /// Whether there is a member with one of these names.
    pub(super) fn has(self, names: &[&str]) -> bool {
        names.iter().any(|name| member(self.value, name).is_some())
    }

    /// The items of a list; a value that is no list is its own only item.
    pub(super) fn each(self) -> Items<'r> {
        let items: &[Value] = match self.value {
            Value::Array(items) => items,
            Value::Null => &[],
            one => std::slice::from_ref(one),
        };
        self.warn_if_longer(items.len());
        Items { of: self, items: items.get(..MOST_ITEMS).unwrap_or(items).iter() }
    }

    /// The results of a function for each item.
    pub(super) fn each_as<T>(self, read: fn(Self) -> Option<T>) -> Vec<T> {
        self.each().filter_map(read).collect()
    }

    /// The items of a list, or the members of an object with their names.
    pub(super) fn entries(self) -> Vec<(&'r str, Self)> {
        match self.value {
            Value::Array(_) => self.each().map(|item| ("", item)).collect(),
            Value::Object(members) => {
                self.warn_if_longer(members.len());
                members.iter().take(MOST_ITEMS).map(|(name, value)| (name.as_str(), self.with(value))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn warn_if_longer(self, length: usize) {
        if length > MOST_ITEMS {
            self.warn(format!("has {length} items: the first {MOST_ITEMS} are read"));
        }
    }

    /// The text: a string, the text of an object, or that of the first item of a list.
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

    /// The text that readers are shown, with a warning if a list has others.
    fn shown_text(self) -> Option<&'r str> {
        self.warn_of_others();
        self.text()
    }

    fn warn_of_others(self) {
        match self.value {
            Value::Array(items) => {
                let mut texts = items.iter().map(|item| self.with(item)).filter(|item| !item.is_absent());
                if let Some(first) = texts.next() {
                    first.warn_of_others();
                }
                if texts.next().is_some() {
                    self.warn("has several texts: the first is shown");
                }
            }
            Value::Object(_) if self.has(&TEXTS) => self.first_of(&TEXTS).warn_of_others(),
            _ => {}
        }
    }

    /// The text of a string; `None` for anything else.
    pub(super) fn text_alone(self) -> Option<&'r str> {
        self.value.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The text as the model keeps it.
    pub(super) fn string(self) -> Option<String> {
        self.text().map(str::to_owned)
    }

    /// The words of a text that may be markup.
    pub(super) fn words(self) -> Option<String> {
        let text = self.shown_text()?;
        let words = if is_markup(text) { self.read(text, None, |reader| reader.words())? } else { text.to_owned() };
        Some(words).filter(|words| !words.is_empty())
    }

    /// The inlines of a text that may be markup.
    pub(super) fn line(self) -> Vec<Inline> {
        match self.shown_text() {
            None => Vec::new(),
            Some(text) if is_markup(text) => self.read(text, None, |reader| reader.line()).unwrap_or_default(),
            Some(text) => vec![Inline::Text(text.to_owned())],
        }
    }

    /// The blocks of a body in markup or, without tags, in lines; and its signature.
    pub(super) fn body(self, base: Option<&str>) -> Body {
        match self.shown_text() {
            None => Body::default(),
            Some(text) if has_tags(text) => self.markup(text, base),
            Some(text) => wire::body(text),
        }
    }

    /// The blocks of markup, with relative addresses resolved against `base`.
    pub(super) fn markup(self, markup: &str, base: Option<&str>) -> Body {
        self.read(markup, base, |reader| reader.body()).unwrap_or_default()
    }

    /// The result of parsing markup. If no parser is allowed, the document cannot be read.
    fn read<T>(self, markup: &str, base: Option<&str>, make: impl FnOnce(&mut Reader<'_>) -> T) -> Option<T> {
        let Some((made, notes)) = html::read(markup, base, make) else {
            self.reading.lacks_parser();
            return None;
        };
        for Problem { at, message } in notes {
            self.reading.add(self.value, format!("{at}: {message}"));
        }
        Some(made)
    }

    /// A date. A date alone begins at midnight; a time without an offset is taken as UTC.
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

    /// The time of a date.
    pub(super) fn time(self) -> Option<Timestamp> {
        self.date().map(|date| date.time)
    }

    /// A date with time and offset.
    pub(super) fn exact_time(self) -> Option<Timestamp> {
        let date = self.date()?;
        if date.precision != Precision::Exact {
            self.expected("a date and time with its offset, such as \"2026-11-22T14:30:00Z\"");
            return None;
        }
        Some(date.time)
    }

    /// A number of pixels, as a number or a string; 0 if there is none.
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

    /// A word of a vocabulary in lower case, without the address or scheme before it: `stat:usable`, `https://schema.org/True`.
    pub(super) fn term(self) -> Option<String> {
        let text = match self.value {
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            _ => self.text()?,
        };
        text.rsplit(['/', ':']).next().map(str::to_ascii_lowercase)
    }

    /// Warns that another type is expected here.
    pub(super) fn expected(self, expected: &str) {
        self.warn(format!("expected {expected}, found {}", self.value.kind()));
    }

    /// Adds another warning about this value.
    pub(super) fn note(self, message: impl Into<String>) {
        self.reading.add(self.value, message.into());
    }

    /// Warns about this value, once.
    pub(super) fn warn(self, message: impl Into<String>) {
        self.reading.warn(self.value, message.into());
    }
}

/// The items of a list.
pub(super) struct Items<'r> {
    of: Field<'r>,
    items: std::slice::Iter<'r, Value>,
}

impl<'r> Iterator for Items<'r> {
    type Item = Field<'r>;

    fn next(&mut self) -> Option<Field<'r>> {
        self.items.next().map(|item| self.of.with(item))
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Reading, Value};
    use crate::json::parse;

    /// The paths and messages of the warnings.
    fn warnings(reading: Reading<'_>) -> Vec<String> {
        reading.end().unwrap().into_iter().map(|problem| [problem.at, problem.message].join(" ")).collect()
    }

    #[test]
    fn invalid_date_gives_a_warning() {
        let value = parse(r#"{"a": "yesterday", "b": "2026-11-22T14:30:00", "c": ""}"#).unwrap();
        let reading = Reading::of(&value);
        assert_eq!(Field::root(&reading).at("a").time(), None);
        assert_eq!(Field::root(&reading).at("b").exact_time(), None, "it leaves its offset open");
        assert!(Field::root(&reading).at("b").time().is_some());
        assert_eq!(Field::root(&reading).at("c").time(), None);
        assert_eq!(warnings(reading).len(), 3);
    }

    #[test]
    fn paths_are_json_paths() {
        let value = parse(r#"{"x": 1, "a": {"b:c": [1, {"@id": 2}]}}"#).unwrap();
        let reading = Reading::of(&value);
        for item in Field::root(&reading).at("a").at("b:c").each() {
            item.at("@id").text();
        }
        let expected =
            [r#"$.a["b:c"][0] expected an object, found a number"#, r#"$.a["b:c"][1]["@id"] expected a string, found a number"#];
        assert_eq!(warnings(reading), expected);
    }

    #[test]
    fn references_are_followed_without_cycles() {
        let json = r##"{"@graph": [{"@id": "#a", "author": {"@id": "#b"}}, {"@id": "#b", "name": "The desk", "author": {"@id": "#a"}}, {"@id": "#c"}]}"##;
        let value = parse(json).unwrap();
        let reading = Reading::of(&value);
        let author = Field::root(&reading).at("@graph").at("author");
        assert_eq!(author.text(), Some("The desk"));
        assert_eq!(author.at("author").at("author").at("name").text(), Some("The desk"));
        assert_eq!(Field::root(&reading).at("@graph").at("nobody").text(), None);
    }

    #[test]
    fn list_that_is_too_long_gives_a_warning() {
        let value = Value::Array(vec![Value::Null; 1001]);
        let reading = Reading::of(&value);
        assert_eq!(Field::root(&reading).each().count(), 1000);
        assert_eq!(warnings(reading), ["$ has 1001 items: the first 1000 are read"]);
    }
}

//! The JSON of record: what a Rust type looks like as JSON, said once for reading and for writing.
//!
//! A derived deserialiser costs 25 to 35 KB of the module (docs/dependencies.md), stops at the first fault and makes floats of
//! numbers. Here a document with faults gives all that can be shown, and each fault by the path of its member.

use super::Value;

/// A fault in a document that was shown all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path such as `$.article.body[3].text`.
    pub at: String,
    /// What is wrong there, and what was done.
    pub message: String,
}

/// Reads a tree into types, keeps the path for messages, and collects the problems.
#[derive(Debug)]
pub struct Reader {
    path: String,
    problems: Vec<Problem>,
}

/// More problems than these are not told: a hostile document shall not fill the memory with messages about itself.
const MOST_PROBLEMS: usize = 50;

impl Default for Reader {
    fn default() -> Self {
        Self { path: "$".to_owned(), problems: Vec::new() }
    }
}

impl Reader {
    /// Says what is wrong at the present path.
    pub fn problem(&mut self, message: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { at: self.path.clone(), message: message.into() });
        }
    }

    /// Says that something else than `expected` was found at the present path.
    pub fn wrong_kind(&mut self, expected: &str, found: &Value) {
        self.problem(["expected ", expected, ", found ", found.kind()].concat());
    }

    /// Goes on below the member `name`.
    pub fn member<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.below(&[".", name], read)
    }

    /// Goes on below the item `index`.
    pub fn item<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.below(&["[", &index.to_string(), "]"], read)
    }

    fn below<T>(&mut self, step: &[&str], read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        step.iter().for_each(|part| self.path.push_str(part));
        let result = read(self);
        self.path.truncate(length);
        result
    }

    /// All problems, in the order they were met.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}

/// A type that the JSON of record knows.
pub trait Record: Sized {
    /// The value that `value` says; nothing, and a problem told, when it says none.
    fn read(value: &Value, reader: &mut Reader) -> Option<Self>;

    /// The JSON for it.
    fn write(&self) -> Value;

    /// What stands for a member that is not there; nothing when it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the member is left out when written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Reads the member `name` of an object; a faulty one that may be absent is left out.
pub(crate) fn read_member<T: Record>(value: &Value, name: &str, reader: &mut Reader) -> Option<T> {
    reader.member(name, |reader| match value.get(name) {
        Some(member) => T::read(member, reader).or_else(T::absent),
        None => T::absent().or_else(|| {
            reader.problem("is missing");
            None
        }),
    })
}

/// Adds the member `name` to an object unless it is absent.
pub(crate) fn write_member<T: Record>(members: &mut Vec<(String, Value)>, name: &str, member: &T) {
    if !member.is_absent() {
        members.push((name.to_owned(), member.write()));
    }
}

impl Record for String {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let text = value.as_str();
        if text.is_none() {
            reader.wrong_kind("a string", value);
        }
        text.map(str::to_owned)
    }

    fn write(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Record for bool {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Bool(is) => Some(*is),
            _ => {
                reader.wrong_kind("true or false", value);
                None
            }
        }
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

macro_rules! whole_number {
    ($($type:ty: $expected:literal),*) => {$(
        impl Record for $type {
            fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
                let number = match value {
                    Value::Number(text) => text.parse().ok(),
                    _ => None,
                };
                if number.is_none() {
                    reader.wrong_kind($expected, value);
                }
                number
            }

            fn write(&self) -> Value {
                Value::Number(self.to_string())
            }
        }
    )*};
}

whole_number!(u32: "a whole number of 0 or more", i64: "a whole number");

impl<T: Record> Record for Option<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Record::write)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Record> Record for Vec<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Value::Array(items) = value else {
            reader.wrong_kind("an array", value);
            return None;
        };
        let read = |(index, item)| reader.item(index, |reader| T::read(item, reader));
        Some(items.iter().enumerate().filter_map(read).collect())
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Record::write).collect())
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Record> Record for Box<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Box::new)
    }

    fn write(&self) -> Value {
        (**self).write()
    }
}

/// Declares a struct whose members are those of a JSON object, under the same names, in the same order.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$member_meta:meta])* pub $member:ident: $type:ty, )*
        }
        $( settle = $settle:path; )?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[$member_meta])* pub $member: $type, )*
        }

        impl $crate::json::Record for $name {
            fn read(value: &$crate::json::Value, reader: &mut $crate::json::Reader) -> Option<Self> {
                if !matches!(value, $crate::json::Value::Object(_)) {
                    reader.wrong_kind("an object", value);
                    return None;
                }
                $( let $member: Option<$type> = $crate::json::read_member(value, stringify!($member), reader); )*
                #[allow(unused_mut, reason = "only records with `settle` change what they read")]
                let mut record = Self { $( $member: $member?, )* };
                $( $settle(&mut record, value); )?
                Some(record)
            }

            fn write(&self) -> $crate::json::Value {
                let mut members = Vec::new();
                $( $crate::json::write_member(&mut members, stringify!($member), &self.$member); )*
                $crate::json::Value::Object(members)
            }
        }
    };
}

/// Declares an enum whose values are words in JSON.
macro_rules! words_of_record {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $name {
            /// The word for it in JSON.
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl $crate::json::Record for $name {
            fn read(value: &$crate::json::Value, reader: &mut $crate::json::Reader) -> Option<Self> {
                match value.as_str() {
                    $( Some($word) => Some(Self::$variant), )*
                    _ => {
                        reader.problem(concat!("expected one of", $( " ", $word, )*));
                        None
                    }
                }
            }

            fn write(&self) -> $crate::json::Value {
                $crate::json::Value::String(self.word().to_owned())
            }
        }
    };
}

pub(crate) use {record, words_of_record};

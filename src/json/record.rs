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

/// Reads a tree into types, knows the path for messages, and collects the problems.
#[derive(Debug, Default)]
pub struct Reader {
    path: Vec<Step>,
    problems: Vec<Problem>,
}

/// One step of a path.
#[derive(Clone, Copy, Debug)]
enum Step {
    Member(&'static str),
    Item(usize),
}

/// More problems than these are not told: a hostile document shall not fill the memory with messages about itself.
const MOST_PROBLEMS: usize = 50;

impl Reader {
    /// Says what is wrong at the present path.
    pub fn problem(&mut self, message: &str) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let mut at = String::from("$");
        for step in &self.path {
            match step {
                Step::Member(name) => at.extend([".", name]),
                Step::Item(index) => at.extend(["[", &index.to_string(), "]"]),
            }
        }
        self.problems.push(Problem { at, message: message.to_owned() });
    }

    /// Says that something else than `expected` was found at the present path.
    pub fn wrong_kind(&mut self, expected: &str, found: &Value) {
        self.problem(&["expected ", expected, ", found ", found.kind()].concat());
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
}

/// A member of an object. Members are walked through as objects of this trait: the code that reads one is there once, not once
/// for every type of member.
pub(crate) trait Member {
    /// Takes the value that `value` says; when it says none, keeps its own and says so.
    fn take(&mut self, value: &Value, reader: &mut Reader) -> bool;

    /// The JSON for it; nothing where it is left out.
    fn give(&self) -> Option<Value>;

    /// Whether an object without it is no record.
    fn is_required(&self) -> bool {
        false
    }
}

/// Reads members of an object into their places, and tells whether the record may stand: a faulty member that is not required
/// is left as it was.
pub(crate) fn read_members(value: &Value, members: &mut [(&'static str, &mut dyn Member)], reader: &mut Reader) -> bool {
    let mut stands = true;
    for (name, place) in members {
        reader.path.push(Step::Member(name));
        let taken = match value.get(name) {
            Some(member) => place.take(member, reader),
            None => {
                if place.is_required() {
                    reader.problem("is missing");
                }
                false
            }
        };
        stands &= taken || !place.is_required();
        reader.path.pop();
    }
    stands
}

/// The member `name` of an object; nothing where it is required and not there.
pub(crate) fn member<T: Member + Default>(value: &Value, name: &'static str, reader: &mut Reader) -> Option<T> {
    let mut place = T::default();
    read_members(value, &mut [(name, &mut place)], reader).then_some(place)
}

/// An object of the members that are not left out, after the word for its kind where it has one.
pub(crate) fn write_members(kind: Option<&str>, members: &[(&str, &dyn Member)]) -> Value {
    let kind = kind.map(|kind| ("type".to_owned(), Value::String(kind.to_owned())));
    let given = members.iter().filter_map(|(name, member)| Some(((*name).to_owned(), member.give()?)));
    Value::Object(kind.into_iter().chain(given).collect())
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

impl Member for bool {
    fn take(&mut self, value: &Value, reader: &mut Reader) -> bool {
        match value {
            Value::Bool(is) => *self = *is,
            _ => reader.wrong_kind("true or false", value),
        }
        matches!(value, Value::Bool(_))
    }

    fn give(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }
}

impl Record for i64 {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let number = match value {
            Value::Number(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            reader.wrong_kind("a whole number", value);
        }
        number
    }

    fn write(&self) -> Value {
        Value::Number(self.to_string())
    }
}

impl Record for u32 {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let number = Self::try_from(i64::read(value, reader)?).ok();
        if number.is_none() {
            reader.problem("is below 0 or above 4294967295");
        }
        number
    }

    fn write(&self) -> Value {
        i64::from(*self).write()
    }
}

/// A required member.
macro_rules! required {
    ($($type:ty),*) => {$(
        impl Member for $type {
            fn take(&mut self, value: &Value, reader: &mut Reader) -> bool {
                let read = Self::read(value, reader);
                let is_read = read.is_some();
                if let Some(read) = read {
                    *self = read;
                }
                is_read
            }

            fn give(&self) -> Option<Value> {
                Some(self.write())
            }

            fn is_required(&self) -> bool {
                true
            }
        }
    )*};
}

required!(String, u32);

impl<T: Record> Member for Option<T> {
    fn take(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let read = T::read(value, reader);
        let is_read = read.is_some();
        if is_read {
            *self = read;
        }
        is_read
    }

    fn give(&self) -> Option<Value> {
        self.as_ref().map(Record::write)
    }
}

impl<T: Record> Member for Vec<T> {
    fn take(&mut self, value: &Value, reader: &mut Reader) -> bool {
        let read = Self::read(value, reader);
        let is_read = read.is_some();
        self.extend(read.unwrap_or_default());
        is_read
    }

    fn give(&self) -> Option<Value> {
        (!self.is_empty()).then(|| self.write())
    }
}

impl<T: Record> Record for Vec<T> {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let Value::Array(items) = value else {
            reader.wrong_kind("an array", value);
            return None;
        };
        let mut all = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            reader.path.push(Step::Item(index));
            all.extend(T::read(item, reader));
            reader.path.pop();
        }
        Some(all)
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Record::write).collect())
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
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$member_meta])* pub $member: $type, )*
        }

        impl $crate::json::Record for $name {
            fn read(value: &$crate::json::Value, reader: &mut $crate::json::Reader) -> Option<Self> {
                if !matches!(value, $crate::json::Value::Object(_)) {
                    reader.wrong_kind("an object", value);
                    return None;
                }
                let mut record = Self::default();
                let stands = $crate::json::read_members(
                    value,
                    &mut [$( (stringify!($member), &mut record.$member), )*],
                    reader,
                );
                $( $settle(&mut record, value); )?
                stands.then_some(record)
            }

            fn write(&self) -> $crate::json::Value {
                $crate::json::write_members(None, &[$( (stringify!($member), &self.$member), )*])
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
                let word = value.as_str();
                let found = [$( Self::$variant, )*].into_iter().find(|known| word == Some(known.word()));
                if found.is_none() {
                    reader.problem(concat!("expected one of", $( " ", $word, )*));
                }
                found
            }

            fn write(&self) -> $crate::json::Value {
                $crate::json::Value::String(self.word().to_owned())
            }
        }
    };
}

pub(crate) use {record, words_of_record};

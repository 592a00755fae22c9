//! Declares the types of the JSON of record: one declaration makes the type, its reading, its writing and its
//! schema.

/// Declares a struct whose members are those of a JSON object, under the same names, in the same order.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $( $(#[doc = $member_doc:literal])* pub $member:ident: $type:ty, )*
        }
        $( settle = $settle:path; )?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[doc = $member_doc])* pub $member: $type, )*
        }

        $crate::json::serialize_record!($name);

        impl $crate::json::Record for $name {
            fn walk(&mut self, walk: &mut $crate::json::Walk<'_>) -> bool {
                walk.object();
                $( walk.member(stringify!($member), <$type as $crate::json::Record>::is_required(), &mut self.$member); )*
                $( $settle(self, walk); )?
                walk.is_complete()
            }

            fn blank() -> Self {
                Self::default()
            }

            fn schema(schema: &mut $crate::json::Schema) -> $crate::json::Value {
                schema.define(stringify!($name), |schema| {
                    $crate::json::schema::Object::new(concat!($($doc),*))
                        $( .member(stringify!($member), concat!($($member_doc),*), $crate::json::schema_of::<$type>(schema)) )*
                        .into_value()
                })
            }
        }
    };
}

/// Declares an enum whose variants are JSON objects: the member `type` names the variant, the others are those of the variant.
///
/// A number may be limited to a range, `[1..=5]`; a missing one is the minimum. A variant may have one unnamed field in Rust
/// (`part: Type`), or be a type itself (`..part: Type`), which is distinguished from the others by having no `type` if the word
/// is empty.
macro_rules! kinds_of_record {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $(
                $(#[doc = $kind_doc:literal])*
                $kind:ident = $word:literal
                $( { $(
                    $(#[doc = $member_doc:literal])*
                    $member:ident: $type:ty $([$least:literal..=$most:literal])?,
                )* } )?
                $( ($part:ident: $part_type:ty) )?
                $( (..$whole:ident: $whole_type:ty) )?
            ,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            $(
                $(#[doc = $kind_doc])*
                $kind
                $( { $( $(#[doc = $member_doc])* $member: $type, )* } )?
                $( ($part_type) )?
                $( ($whole_type) )?
            ,)*
        }

        $crate::json::serialize_record!($name);

        impl $crate::json::Record for $name {
            fn walk(&mut self, walk: &mut $crate::json::Walk<'_>) -> bool {
                use $crate::json::either;
                enum Kind { $( $kind ),* }
                if let Some(place) = walk.kind(&[$( $word ),*]) {
                    *self = match place {
                        $( place if place == Kind::$kind as usize => Self::$kind
                            $( { $( $member: either!(<$type>::blank() $(, $least)?), )* } )?
                            $( (<$part_type>::blank()) )?
                            $( (<$whole_type>::blank()) )?, )*
                        _ => return false,
                    };
                }
                match self {
                    $( Self::$kind $( { $( $member ),* } )? $( ($part) )? $( ($whole) )? => {
                        walk.set_kind($word);
                        $( $( either!(
                            walk.member(stringify!($member), <$type>::is_required(), $member)
                            $(, walk.number(stringify!($member), $member, $least..=$most))?
                        ); )* )?
                        $( walk.member(stringify!($part), <$part_type>::is_required(), $part); )?
                        $( return $whole.walk(walk); )?
                    } )*
                }
                walk.is_complete()
            }

            #[allow(unreachable_code, reason = "the first is as good as any")]
            fn blank() -> Self {
                use $crate::json::either;
                $( return Self::$kind
                    $( { $( $member: either!(<$type as $crate::json::Record>::blank() $(, $least)?), )* } )?
                    $( (<$part_type as $crate::json::Record>::blank()) )?
                    $( (<$whole_type as $crate::json::Record>::blank()) )?; )*
            }

            fn schema(schema: &mut $crate::json::Schema) -> $crate::json::Value {
                use $crate::json::either;
                schema.define(stringify!($name), |schema| {
                    $crate::json::schema::one_of(concat!($($doc),*), [
                        $( $crate::json::schema::Object::kind($word, concat!($($kind_doc),*))
                            $( $( .member(
                                stringify!($member),
                                concat!($($member_doc),*),
                                either!($crate::json::schema_of::<$type>(schema) $(, $crate::json::schema::number($least..=$most))?),
                            ) )* )?
                            $( .member(stringify!($part), "", $crate::json::schema_of::<$part_type>(schema)) )?
                            $( .and($crate::json::schema_of::<$whole_type>(schema)) )?
                            .into_value() ),*
                    ])
                })
            }
        }
    };
}

/// Implements serde's traits for a type of the JSON of record, if the feature `serde` is enabled.
macro_rules! serialize_record {
    ($name:ty) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::json::serialize::serialize(self, serializer)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::json::serialize::deserialize(deserializer)
            }
        }
    };
}

/// The second, where there is one.
macro_rules! either {
    ($first:expr) => {
        $first
    };
    ($first:expr, $second:expr) => {
        $second
    };
}

/// Declares an enum whose values are words in JSON.
macro_rules! words_of_record {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident {
            $( $(#[doc = $word_doc:literal])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[doc = $word_doc])* $variant, )*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];
            const WORDS: &'static [&'static str] = &[$( $word ),*];

            /// The word for it in JSON.
            pub fn word(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }

            /// The one of that name.
            pub fn named(name: &str) -> Option<Self> {
                $crate::json::place_of(name, Self::WORDS).and_then(|place| Self::ALL.get(place)).copied()
            }
        }

        $crate::json::serialize_record!($name);

        impl $crate::json::Record for $name {
            fn walk(&mut self, walk: &mut $crate::json::Walk<'_>) -> bool {
                let named = walk.word(Self::WORDS, *self as usize).and_then(|place| Self::ALL.get(place));
                *self = *named.unwrap_or(self);
                named.is_some()
            }

            #[allow(unreachable_code, reason = "the first is as good as any")]
            fn blank() -> Self {
                $( return Self::$variant; )*
            }

            fn schema(schema: &mut $crate::json::Schema) -> $crate::json::Value {
                let words = [$( $crate::json::schema::word($word, concat!($($word_doc),*)) ),*];
                schema.define(stringify!($name), |_| $crate::json::schema::one_of(concat!($($doc),*), words))
            }
        }
    };
}

pub(crate) use {either, kinds_of_record, record, serialize_record, words_of_record};

//! Serde for the JSON of record: the JSON of a Leptos resource is the same as everywhere else.
//!
//! A record goes through a [`Value`] and its own walk, so its form is defined once. Numbers lose their text on the way, as in all serde
//! formats; prices are strings in the JSON of record and keep their digits.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Record, Value};

/// Serializes a record.
pub(crate) fn serialize<T: Record + Clone, S: Serializer>(record: &T, serializer: S) -> Result<S::Ok, S::Error> {
    record.write().serialize(serializer)
}

/// Deserializes a record. Nothing is left out here: the first fault is the error, with the path of its member.
pub(crate) fn deserialize<'de, T: Record, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let value = match Value::deserialize(deserializer)? {
        // An empty record is written like this.
        Value::Null => Value::Object(Vec::new()),
        value => value,
    };
    let (record, problems) = T::read(value);
    if let Some(problem) = problems.first() {
        return Err(de::Error::custom(format_args!("{}: {}", problem.at, problem.message)));
    }
    record.ok_or_else(|| de::Error::custom("this is no record"))
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(is) => serializer.serialize_bool(*is),
            Self::Number(text) => match (text.parse::<i64>(), text.parse::<u64>(), text.parse::<f64>()) {
                (Ok(number), ..) => serializer.serialize_i64(number),
                (_, Ok(number), _) => serializer.serialize_u64(number),
                (.., Ok(number)) => serializer.serialize_f64(number),
                _ => serializer.serialize_str(text),
            },
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

/// Builds a tree from any input.
struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::deserialize(deserializer)
    }

    fn visit_bool<E>(self, is: bool) -> Result<Value, E> {
        Ok(Value::Bool(is))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        if number.is_finite() { Ok(Value::Number(number.to_string())) } else { Err(E::custom("a number without end")) }
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element()? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use crate::ingest::{Document, read};
    use crate::json::{Record, to_text};
    use crate::quote::{Quote, Strip};
    use crate::story::{Article, Block, Inline};

    /// Every member of the JSON of record once.
    const WHOLE: &str = include_str!("../../tests/fixtures/whole.json");

    fn goes_there_and_back<T: Record + Clone + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(record: &T) {
        let json = serde_json::to_string(record).unwrap();
        assert_eq!(json, to_text(&record.write()), "it is the JSON of record");
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), record);
    }

    #[test]
    fn records_survive_a_round_trip() {
        let document = read(WHOLE.as_bytes(), None).unwrap().document;
        goes_there_and_back(&document);
        let (article, strip) = (document.article.unwrap(), document.strip.unwrap());
        article.body.iter().for_each(goes_there_and_back);
        article.standfirst.iter().for_each(goes_there_and_back);
        article.bylines.iter().for_each(goes_there_and_back);
        strip.quotes.iter().for_each(goes_there_and_back);
        strip.quotes.iter().filter_map(|quote| quote.price).for_each(|price| goes_there_and_back(&price));
        article.published.iter().for_each(goes_there_and_back);
        article.hero.iter().for_each(goes_there_and_back);
        article.rights.iter().for_each(goes_there_and_back);
        goes_there_and_back(&article);
        goes_there_and_back(&strip);
        for empty in [Article::default(), Article { body: vec![Block::Rule], ..Article::default() }] {
            goes_there_and_back(&empty);
        }
        let quote = Quote { symbol: "A".to_owned(), ..Quote::default() };
        goes_there_and_back(&Strip { quotes: vec![quote], ..Strip::default() });
        goes_there_and_back(&Document::default());
        goes_there_and_back(&Inline::Break);
    }

    #[test]
    fn fault_is_reported_with_its_place() {
        let error = serde_json::from_str::<Strip>(r#"{"quotes":[{"symbol":"A","price":"high"}]}"#).unwrap_err().to_string();
        assert!(error.starts_with("$.quotes[0].price: expected a decimal"), "{error}");
        assert!(serde_json::from_str::<Article>("[]").is_err());
        assert!(serde_json::from_str::<Quote>(r#"{"price":"1"}"#).is_err(), "it has no symbol");
    }
}

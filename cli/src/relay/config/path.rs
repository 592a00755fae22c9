//! Where values are in a JSON of any shape.

use serde::Deserialize;
use serde::de::{Deserializer, Error};
use slugline::json::Value;

/// A path: members and list indices, separated by dots: `data.items.0.last`. The empty path is the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct JsonPath(Vec<String>);

impl JsonPath {
    /// The value at the path.
    pub(crate) fn of<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(value, |value, step| match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?),
            _ => value.get(step),
        })
    }
}

impl<'de> Deserialize<'de> for JsonPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        let steps = text.split('.').map(str::to_owned).collect::<Vec<_>>();
        if steps.iter().any(String::is_empty) {
            return Err(D::Error::custom(
                "expected a path such as `data.items` or `quote.0.last`: names parted by single points",
            ));
        }
        Ok(Self(steps))
    }
}

/// The unit of a time.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum TimeUnit {
    /// Milliseconds since 1970.
    #[default]
    Milliseconds,
    /// Seconds since 1970.
    Seconds,
    /// RFC 3339: `2026-11-27T14:30:00Z`.
    Rfc3339,
}

/// The paths of the values.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Paths {
    /// The quotes: a list, or an object whose members are quotes by symbol. The other paths are within one of them.
    #[serde(default)]
    pub(crate) items: JsonPath,
    /// Without it the symbol is the name of the member, if `items` is an object.
    pub(crate) symbol: Option<JsonPath>,
    pub(crate) price: JsonPath,
    pub(crate) change: Option<JsonPath>,
    pub(crate) change_percent: Option<JsonPath>,
    pub(crate) previous_close: Option<JsonPath>,
    pub(crate) time: Option<JsonPath>,
    #[serde(default)]
    pub(crate) time_unit: TimeUnit,
}

#[cfg(test)]
mod tests {
    use slugline::json::parse;

    use super::Paths;

    fn path(text: &str) -> super::JsonPath {
        toml::from_str::<Paths>(&format!("price = {text:?}")).unwrap().price
    }

    #[test]
    fn path_leads_through_members_and_lists() {
        let value = parse(r#"{"data":{"items":[{"last":"1.5"}]},"1":2}"#).unwrap();
        assert_eq!(path("data.items.0.last").of(&value).unwrap().as_str(), Some("1.5"));
        assert_eq!(path("").of(&value), Some(&value));
        assert!(path("1").of(&value).is_some(), "a member may be a number");
        for nowhere in ["data.items.1", "data.items.last", "data.items.-1", "last", "data.items.0.last.x"] {
            assert_eq!(path(nowhere).of(&value), None, "{nowhere}");
        }
        for wrong in [".", "a..b", "a."] {
            assert!(toml::from_str::<Paths>(&format!("price = {wrong:?}")).is_err(), "{wrong}");
        }
    }
}

//! What the publisher gave each attribute of an element, and what of it is written.

use std::collections::BTreeMap;

use slugline::attributes::{Attribute, Value};
use slugline::components::ticker::href;
use slugline::feed::Hours;

use crate::element::Element;

/// The given values of an element's attributes, as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<&'static str, String>);

/// An attribute with a value that is valid and not the default.
#[derive(Clone, Debug)]
pub struct Written {
    /// The attribute.
    pub attribute: &'static Attribute,
    /// Its value.
    pub value: String,
}

impl Values {
    /// The value of an attribute as it was typed.
    pub fn given(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Sets the value of an attribute, or removes it.
    pub fn set(&mut self, attribute: &'static Attribute, value: Option<String>) {
        match value {
            Some(value) => self.0.insert(attribute.name, value),
            None => self.0.remove(attribute.name),
        };
    }

    /// The value that is written for an attribute: `None` if it is the default, or invalid.
    pub fn written(&self, element: Element, attribute: &Attribute) -> Option<String> {
        let given = self.given(attribute.name)?;
        if self.problem(element, attribute).is_some() {
            return None;
        }
        let value = match attribute.value {
            Value::Text => given.trim().to_owned(),
            Value::Word(_) => attribute.word(Some(given)).to_owned(),
            Value::Words(_) | Value::WordsOrNone(_) => attribute.words(Some(given)),
            Value::Number { .. } => attribute.number(Some(given)).to_string(),
            Value::Numbers { .. } => attribute.numbers(Some(given)).iter().map(u32::to_string).collect::<Vec<_>>().join(" "),
        };
        // A field that was emptied gives an empty text: that is no value, and the default applies. Only of such a list an empty value says
        // something that its absence does not: `pause-on=""` is no words, without the attribute it is the default.
        let is_set = value != attribute.default && (!value.is_empty() || matches!(attribute.value, Value::WordsOrNone(_)));
        is_set.then_some(value)
    }

    /// All that is written, in the order of the crate's table.
    pub fn all_written(&self, element: Element) -> Vec<Written> {
        let written = |attribute| Some(Written { attribute, value: self.written(element, attribute)? });
        element.attributes().iter().filter_map(written).collect()
    }

    /// What is wrong with the value of an attribute.
    pub fn problem(&self, element: Element, attribute: &Attribute) -> Option<String> {
        let given = self.given(attribute.name)?.trim();
        if given.is_empty() {
            return None;
        }
        let known = attribute.problems(element.tag(), given).into_iter().next();
        let known = known.map(|problem| problem.trim_start_matches("slugline: ").to_owned());
        known.or_else(|| problem_of_text(attribute.name, given))
    }

    /// All given values, for the address of the page.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

/// What is wrong with a text that the table does not know the form of.
fn problem_of_text(name: &str, text: &str) -> Option<String> {
    let (is_valid, advice) = match name {
        "hours" => (Hours::parse(text).is_some(), "no trading hours: write such as Mon-Fri 09:30-16:00 America/New_York"),
        "href-template" => (
            href(text, "A", Some("A")).is_some(),
            "no address of http or https: write such as /markets/{symbol}, with no other name in braces than symbol and exchange",
        ),
        _ => return None,
    };
    (!is_valid).then(|| advice.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Values;
    use crate::element::Element;

    fn values(given: &[(&str, &str)]) -> Values {
        let mut values = Values::default();
        for (name, value) in given {
            values.set(Element::Strip.attribute(name).unwrap(), Some((*value).to_owned()));
        }
        values
    }

    fn written(given: &[(&str, &str)]) -> Vec<(&'static str, String)> {
        values(given).all_written(Element::Strip).into_iter().map(|written| (written.attribute.name, written.value)).collect()
    }

    #[test]
    fn defaults_and_empty_texts_are_not_written() {
        let given = [("motion", "auto"), ("speed", "50"), ("label", " "), ("interval", ""), ("fields", "symbol percent price")];
        assert_eq!(written(&given), []);
        assert_eq!(written(&[("speed", " 080 "), ("label", " LSE ")]), [("label", "LSE".to_owned()), ("speed", "80".to_owned())]);
    }

    #[test]
    fn list_that_may_be_empty_is_written_empty() {
        assert_eq!(written(&[("pause-on", "")]), [("pause-on", String::new())]);
        assert_eq!(written(&[("fields", "")]), []);
    }

    #[test]
    fn invalid_values_are_told_and_not_written() {
        let given = [("speed", "fast"), ("hours", "always"), ("href-template", "javascript:alert(1)"), ("motion", "fly")];
        let values = values(&given);
        assert_eq!(written(&given), []);
        for (name, _) in given {
            let attribute = Element::Strip.attribute(name).unwrap();
            let problem = values.problem(Element::Strip, attribute).unwrap();
            assert!(!problem.starts_with("slugline:"), "{problem}");
        }
        assert_eq!(
            values.problem(Element::Strip, Element::Strip.attribute("speed").unwrap()).unwrap(),
            r#"slugline-ticker speed="fast" is not known: a whole number from 1 to 2000"#
        );
    }
}

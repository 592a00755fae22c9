//! The two elements and their attributes.

use slugline::attributes::{ARTICLE, Attribute, TICKER, find};
use slugline::json::{Value, parse};

/// An element of the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// `<slugline-ticker>`
    Strip,
    /// `<slugline-article>`
    Story,
}

impl Element {
    /// Both, in the order in which they are placed in a page.
    pub const ALL: [Self; 2] = [Self::Strip, Self::Story];

    /// The name of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Strip => "slugline-ticker",
            Self::Story => "slugline-article",
        }
    }

    /// The word for it in the page's address, and in names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strip => "strip",
            Self::Story => "story",
        }
    }

    /// Its attributes, as the crate declares them.
    pub fn attributes(self) -> &'static [Attribute] {
        match self {
            Self::Strip => TICKER,
            Self::Story => ARTICLE,
        }
    }

    /// The attribute of that name.
    pub fn attribute(self, name: &str) -> Option<&'static Attribute> {
        find(self.attributes(), name)
    }

    /// Its attributes in groups, for the form. One that this file does not know is in the last group.
    pub fn groups(self) -> Vec<(&'static str, Vec<&'static Attribute>)> {
        let of = |group| self.attributes().iter().filter(|attribute| group_of(attribute.name) == group).collect();
        GROUPS
            .into_iter()
            .map(|group| (group, of(group)))
            .filter(|(_, attributes): &(_, Vec<_>)| !attributes.is_empty())
            .collect()
    }

    /// What its attributes mean, by their names, as `docs/attributes.json` says: the module has no descriptions of its own.
    pub fn descriptions(self) -> Vec<(String, String)> {
        let Ok(manifest) = parse(include_str!("../../../docs/attributes.json")) else { return Vec::new() };
        let Some(Value::Array(attributes)) = manifest.get(self.tag()) else { return Vec::new() };
        let text = |attribute: &Value, member| Some(attribute.get(member)?.as_str()?.to_owned());
        attributes.iter().filter_map(|attribute| text(attribute, "name").zip(text(attribute, "description"))).collect()
    }
}

const SOURCE: &str = "Source";
const CONTENT: &str = "Content";
const LOOK: &str = "Look";
const MOTION: &str = "Motion";
const READER: &str = "Readers";
const MORE: &str = "More";
const GROUPS: [&str; 6] = [SOURCE, CONTENT, LOOK, MOTION, READER, MORE];

fn group_of(attribute: &str) -> &'static str {
    match attribute {
        "src" | "stream" | "format" | "credentials" | "interval" | "stale-after" | "hours" | "loading" => SOURCE,
        "label" | "symbols" | "fields" | "href-template" | "headline-level" | "breaks" => CONTENT,
        "layout" | "theme" | "palette" | "flash" | "max-rate" => LOOK,
        "motion" | "speed" | "direction" | "pause-on" => MOTION,
        "controls" | "text-size" | "persist" => READER,
        _ => MORE,
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, MORE};

    #[test]
    fn each_attribute_is_in_one_group() {
        for element in Element::ALL {
            let groups = element.groups();
            let count: usize = groups.iter().map(|(_, attributes)| attributes.len()).sum();
            assert_eq!(count, element.attributes().len());
            let more: Vec<_> = groups.iter().filter(|(group, _)| *group == MORE).collect();
            assert!(more.is_empty(), "give these a group of their own: {more:?}");
        }
    }

    #[test]
    fn each_attribute_has_a_description() {
        for element in Element::ALL {
            let descriptions = element.descriptions();
            for attribute in element.attributes() {
                assert!(descriptions.iter().any(|(name, text)| name == attribute.name && !text.is_empty()), "{}", attribute.name);
            }
        }
    }
}

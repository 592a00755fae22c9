//! All that can be chosen on the page.

use crate::choice::Choice;
use crate::element::Element;
use crate::language::{Direction, Language};
use crate::snippet::Kind;
use crate::values::Values;

/// Which elements the page gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The strip above the story.
    #[default]
    Both,
    /// A strip alone.
    Strip,
    /// A story alone.
    Story,
}

impl Choice for Shown {
    const ALL: &'static [(&'static str, &'static str, Self)] =
        &[("both", "Strip and story", Self::Both), ("strip", "Strip", Self::Strip), ("story", "Story", Self::Story)];
}

impl Shown {
    /// Whether an element is shown.
    pub fn has(self, element: Element) -> bool {
        match self {
            Self::Both => true,
            Self::Strip => element == Element::Strip,
            Self::Story => element == Element::Story,
        }
    }
}

/// The width of the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as there is room.
    #[default]
    Wide,
    /// A phone's, 360 px.
    Phone,
}

impl Choice for Width {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[("wide", "Wide", Self::Wide), ("phone", "Phone", Self::Phone)];
}

/// The colours of the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Those of the options and of the device.
    #[default]
    AsSet,
    /// A light page.
    Light,
    /// A dark page.
    Dark,
    /// Brown on cream, on a light page.
    Sepia,
}

impl Choice for Colours {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("as-set", "As set", Self::AsSet),
        ("light", "Light", Self::Light),
        ("dark", "Dark", Self::Dark),
        ("sepia", "Sepia", Self::Sepia),
    ];
}

/// The size of the page's text in the preview.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// The browser's.
    #[default]
    Normal,
    /// 250 percent of it.
    Large,
}

impl Choice for Size {
    const ALL: &'static [(&'static str, &'static str, Self)] = &[("100", "100 %", Self::Normal), ("250", "250 %", Self::Large)];
}

/// The state of the page. Its default is what an address without a fragment shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Which elements the page gets.
    pub shown: Shown,
    /// The pasted story; empty for the demonstration.
    pub text: String,
    /// The attributes of the strip.
    pub strip: Values,
    /// The attributes of the story.
    pub story: Values,
    /// The folder of the package's files.
    pub assets: String,
    /// The kind of the snippet.
    pub kind: Kind,
    /// The width of the preview.
    pub width: Width,
    /// The colours of the preview.
    pub colours: Colours,
    /// The language of the page around the elements.
    pub lang: Language,
    /// The direction of the preview.
    pub direction: Direction,
    /// The text size of the preview.
    pub size: Size,
}

/// Where the documentation has the package's files.
pub const ASSETS: &str = "/slugline/";

impl Default for State {
    fn default() -> Self {
        Self {
            shown: Shown::default(),
            text: String::new(),
            strip: Values::default(),
            story: Values::default(),
            assets: ASSETS.to_owned(),
            kind: Kind::default(),
            width: Width::default(),
            colours: Colours::default(),
            lang: Language::default(),
            direction: Direction::default(),
            size: Size::default(),
        }
    }
}

impl State {
    /// The attributes of an element.
    pub fn values(&self, element: Element) -> &Values {
        match element {
            Element::Strip => &self.strip,
            Element::Story => &self.story,
        }
    }

    /// The attributes of an element, to change them.
    pub fn values_mut(&mut self, element: Element) -> &mut Values {
        match element {
            Element::Strip => &mut self.strip,
            Element::Story => &mut self.story,
        }
    }

    /// The value that is written for an attribute of an element.
    pub fn written(&self, element: Element, name: &str) -> Option<String> {
        self.values(element).written(element, element.attribute(name)?)
    }

    /// Whether an element has its content from an address.
    pub fn has_address(&self, element: Element) -> bool {
        ["src", "stream"].into_iter().any(|name| self.written(element, name).is_some())
    }

    /// The folder of the package's files, with a slash at its end.
    pub fn folder(&self) -> String {
        let folder = self.assets.trim().trim_end_matches('/');
        format!("{folder}/")
    }
}

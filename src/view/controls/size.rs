//! The size of the story's text.

use std::sync::Arc;

use super::FrameState;
use crate::locale::{Locale, Sign, fill, percent};
use crate::quote::Decimal;
use crate::view::{Node, Watched, node};

/// A size of text, one of [`TextSize::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSize(u16);

impl TextSize {
    /// All sizes, in thousandths of the page's own.
    pub const ALL: [Self; 8] = [Self(875), Self(1000), Self(1125), Self(1250), Self(1500), Self(1750), Self(2000), Self(2500)];

    /// The size of so many thousandths; nothing for those between.
    pub fn of_thousandths(thousandths: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.0 == thousandths)
    }

    /// The size in thousandths of the page's own.
    pub fn thousandths(self) -> u16 {
        self.0
    }

    /// The percentage, as readers are told it: `87.5`, `100`.
    pub fn to_percent(self) -> Decimal {
        let (thousandths, places) = if self.0.is_multiple_of(10) { (self.0 / 10, 0) } else { (self.0, 1) };
        Decimal::new(i64::from(thousandths), places).unwrap_or_default()
    }

    /// The factor by which text grows, as CSS has it: `0.875`.
    pub fn to_factor(self) -> String {
        Decimal::new(i64::from(self.0), 3).unwrap_or_default().to_text()
    }

    /// The next size; nothing at the end.
    pub fn larger(self) -> Option<Self> {
        Self::ALL.into_iter().find(|size| *size > self)
    }

    /// The size before; nothing at the beginning.
    pub fn smaller(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|size| *size < self)
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(1000)
    }
}

/// Told the size that the reader chose.
pub(super) type Resize = Arc<dyn Fn(TextSize) + Send + Sync>;

/// Where a button leads from the present state.
type Step = fn(&FrameState) -> Option<TextSize>;

/// "Text size:", smaller, normal, larger. At the ends a button stays where it is and says that it is disabled, so that the
/// focus is not lost.
pub(super) fn text_size(state: &Watched<FrameState>, locale: Locale, resize: Resize) -> Node {
    let words = locale.words();
    let button = |class: &str, name: &str, face: &str, step: Step| {
        let (present, chosen, resize) = (state.clone(), state.clone(), resize.clone());
        node("button")
            .class(class)
            .attr("part", "button")
            .attr("type", "button")
            // What is seen is part of the name, for those who speak it (WCAG 2.5.3).
            .attr("aria-label", &[face, " ", name].concat())
            .live("aria-disabled", move || Some(if present.with(step).is_none() { "true" } else { "false" }.to_owned()))
            .on_click(move || {
                if let Some(next) = chosen.with_untracked(step) {
                    chosen.update(|state| (state.size, state.announced) = (next, Some(next)));
                    resize(next);
                }
            })
            .text(face)
    };
    node("div")
        .class("size")
        .attr("role", "group")
        .attr("aria-labelledby", "label")
        .child(node("span").class("label").attr("id", "label").text(words.text_size()))
        .child(button("button smaller", words.smaller(), "A\u{2212}", |state| state.size.smaller()))
        .child(button("button reset", words.normal(), "A", |state| (state.size != state.start).then_some(state.start)))
        .child(button("button larger", words.larger(), "A+", |state| state.size.larger()))
}

/// Says the size that the reader chose last.
pub(super) fn announcement(state: &Watched<FrameState>, locale: Locale) -> impl Fn() -> String + Send + use<> {
    let announced = state.part(|state| state.announced);
    move || match announced() {
        Some(size) => fill(locale.words().text_size_is(), &percent(size.to_percent(), locale, Sign::Minus)),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::TextSize;

    #[test]
    fn sizes_are_named_by_percent() {
        assert_eq!(TextSize::ALL.map(|size| TextSize::of_thousandths(size.thousandths())), TextSize::ALL.map(Some));
        assert_eq!(TextSize::of_thousandths(990), None);
        assert_eq!(TextSize::ALL.map(|size| size.to_percent().to_string()).join(" "), "87.5 100 112.5 125 150 175 200 250");
        assert_eq!(TextSize::ALL[0].to_factor(), "0.875");
    }

    #[test]
    fn the_ends_are_ends() {
        assert_eq!(TextSize::ALL[0].smaller(), None);
        assert_eq!(TextSize::ALL[7].larger(), None);
        assert_eq!(TextSize::default().larger(), Some(TextSize::ALL[2]));
        assert_eq!(TextSize::default().smaller(), Some(TextSize::ALL[0]));
    }
}

//! The reader's controls: a frame of slots around the story, and the size of its text.

use std::sync::Arc;

use super::{Node, Watched, flag, node};
use crate::locale::{Locale, Sign, fill, percent};
use crate::quote::Decimal;

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

/// What the frame shows.
#[derive(Clone, Debug, Default)]
pub struct FrameState {
    /// Whether the text-size control is left out.
    pub without_text_size: bool,
    /// The present size.
    pub size: TextSize,
    /// The size that the middle button returns to.
    pub start: TextSize,
    /// Whether a story made by a script takes the place of the element's own children.
    pub mounted: bool,
    /// Said in place of a story that may not be shown.
    pub notice: Option<&'static str>,
    /// The size that was announced last.
    pub announced: Option<TextSize>,
}

/// The shadow root of an article: the slots of the story and, between header and body, the controls, in the language of the
/// element's place. `resize` is told the size that the reader chose.
pub fn frame(state: &Watched<FrameState>, locale: Locale, resize: impl Fn(TextSize) + Send + Sync + 'static) -> Vec<Node> {
    // The slots carry the factor: what they show inherits it, wherever the page's own rules stand.
    let slot = || node("slot").live("--slugline-text-scale", state.part(|state| Some(state.size.to_factor())));
    // There before it says anything: a status that appears with its words is not announced.
    let notice = node("p")
        .class("notice")
        .attr("role", "status")
        .live("hidden", state.part(|state| flag(state.notice.is_none())))
        .live_text(state.part(|state| state.notice.unwrap_or_default().to_owned()));
    vec![
        slot().attr("name", "header"),
        notice,
        text_size(state, locale, Arc::new(resize)),
        slot().live("name", state.part(|state| state.mounted.then(|| "story".to_owned()))),
        node("slot").attr("name", "footer"),
    ]
}

/// Where a button leads from the present state.
type Step = fn(&FrameState) -> Option<TextSize>;

/// "Text size:", smaller, normal, larger. At the ends a button stays where it is and says that it is disabled, so that the
/// focus is not lost.
fn text_size(state: &Watched<FrameState>, locale: Locale, resize: Arc<dyn Fn(TextSize) + Send + Sync>) -> Node {
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
    let announced = state.part(|state| state.announced);
    let announcement = move || match announced() {
        Some(size) => fill(words.text_size_is(), &percent(size.to_percent(), locale, Sign::Minus)),
        None => String::new(),
    };
    node("div")
        .class("toolbar")
        .attr("part", "toolbar")
        .attr("role", "group")
        .attr("lang", words.lang())
        .attr("aria-labelledby", "label")
        .live("hidden", state.part(|state| flag(state.without_text_size)))
        .child(node("span").class("label").attr("id", "label").text(words.text_size()))
        .child(button("button smaller", words.smaller(), "A\u{2212}", |state| state.size.smaller()))
        .child(button("button reset", words.normal(), "A", |state| (state.size != state.start).then_some(state.start)))
        .child(button("button larger", words.larger(), "A+", |state| state.size.larger()))
        .child(node("span").class("announcement").attr("role", "status").live_text(announcement))
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

//! The reader's controls: a frame of slots around the story, and the size of its text.

use leptos::html;
use leptos::prelude::*;

use super::node;
use crate::locale::{Locale, Sign, fill, percent};
use crate::quote::Decimal;

/// A size of text, one of [`TextSize::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSize(u16);

impl TextSize {
    /// All sizes, in thousandths of the page's own.
    pub const ALL: [Self; 8] = [Self(875), Self(1000), Self(1125), Self(1250), Self(1500), Self(1750), Self(2000), Self(2500)];

    /// The size that a percentage names, `87.5` or `100`; nothing for those between.
    pub fn of_percent(text: &str) -> Option<Self> {
        let thousandths = Decimal::parse(text.trim())?.with_places(1);
        Self::ALL.into_iter().find(|size| thousandths.scale() == 1 && thousandths.mantissa() == i128::from(size.0))
    }

    /// The percentage, as attributes and events have it: `87.5`, `100`.
    pub fn to_percent(self) -> Decimal {
        let (thousandths, places) = if self.0.is_multiple_of(10) { (self.0 / 10, 0) } else { (self.0, 1) };
        Decimal::new(i128::from(thousandths), places).unwrap_or_default()
    }

    /// The factor by which text grows, as CSS has it: `0.875`.
    pub fn to_factor(self) -> String {
        Decimal::new(i128::from(self.0), 3).unwrap_or_default().to_string()
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

/// What the frame shows. The signals belong to one element and end with it.
#[derive(Clone)]
pub struct Frame {
    /// The language of the element's place.
    pub locale: Locale,
    /// Whether the text-size control is there.
    pub has_text_size: ArcRwSignal<bool>,
    /// The present size.
    pub size: ArcRwSignal<TextSize>,
    /// The size that the middle button returns to.
    pub start: ArcRwSignal<TextSize>,
    /// Whether a story made by a script takes the place of the element's own children.
    pub mounted: ArcRwSignal<bool>,
    /// Said in place of a story that may not be shown.
    pub notice: ArcRwSignal<Option<&'static str>>,
}

/// The shadow root of an article: the slots of the story and, between header and body, the controls. `resize` is told the size
/// that the reader chose.
pub fn frame<F: Fn(TextSize) + Clone + 'static>(frame: &Frame, resize: F) -> impl IntoView + use<F> {
    let Frame { size, mounted, notice, .. } = frame.clone();
    let factor = move || size.get().to_factor();
    // The slots carry the factor: what they show inherits it, wherever the page's own rules stand.
    let slot = || node("slot", None, Vec::new());
    (
        slot().attr("name", "header").style(("--slugline-text-scale", factor.clone())),
        move || notice.get().map(|text| node("p", Some("notice"), vec![text.into_any()]).attr("role", "status")),
        text_size(frame, resize),
        slot().attr("name", move || mounted.get().then_some("story")).style(("--slugline-text-scale", factor)),
        slot().attr("name", "footer"),
    )
}

/// "Text size:", smaller, normal, larger. At the ends a button stays where it is and says that it is disabled, so that the
/// focus is not lost.
fn text_size<F: Fn(TextSize) + Clone + 'static>(frame: &Frame, resize: F) -> impl IntoView + use<F> {
    let Frame { locale, has_text_size, size, start, .. } = frame.clone();
    let words = locale.words();
    let said = ArcRwSignal::new(String::new());
    let choose = {
        let (size, said) = (size.clone(), said.clone());
        move |next: Option<TextSize>| {
            if let Some(next) = next.filter(|next| *next != size.get_untracked()) {
                size.set(next);
                said.set(fill(words.text_size_is(), &percent(next.to_percent(), locale, Sign::Minus)));
                resize(next);
            }
        }
    };
    let button = |class: &'static str, name: &'static str, face: &'static str, next: Next| {
        let (at_end, choose) = (next.clone(), choose.clone());
        html::button()
            .class(class)
            .attr("part", "button")
            .attr("type", "button")
            .attr("aria-label", name)
            .attr("aria-disabled", move || if at_end.of().is_some() { "false" } else { "true" })
            .on(leptos::ev::click, move |_| choose(next.of_untracked()))
            .child(face)
    };
    let next = |step: fn(TextSize, TextSize) -> Option<TextSize>| Next { size: size.clone(), start: start.clone(), step };
    html::div()
        .class("toolbar")
        .attr("part", "toolbar")
        .attr("role", "group")
        .attr("lang", words.lang())
        .attr("aria-labelledby", "label")
        .attr("hidden", move || !has_text_size.get())
        .child((
            html::span().class("label").attr("id", "label").child(words.text_size()),
            button("button smaller", words.smaller(), "A\u{2212}", next(|size, _| size.smaller())),
            button("button reset", words.normal(), "A", next(|size, start| (size != start).then_some(start))),
            button("button larger", words.larger(), "A+", next(|size, _| size.larger())),
            html::span().class("announcement").attr("role", "status").child(move || said.get()),
        ))
}

/// The size that a button leads to.
#[derive(Clone)]
struct Next {
    size: ArcRwSignal<TextSize>,
    start: ArcRwSignal<TextSize>,
    step: fn(TextSize, TextSize) -> Option<TextSize>,
}

impl Next {
    fn of(&self) -> Option<TextSize> {
        (self.step)(self.size.get(), self.start.get())
    }

    fn of_untracked(&self) -> Option<TextSize> {
        (self.step)(self.size.get_untracked(), self.start.get_untracked())
    }
}

#[cfg(test)]
mod tests {
    use super::TextSize;

    #[test]
    fn sizes_are_named_by_percent() {
        let read: Vec<_> = ["87.5", "100", "112.5", "125", "150", "175", "200", "250"].map(TextSize::of_percent).to_vec();
        assert_eq!(read, TextSize::ALL.map(Some));
        for text in ["", "99", "100%", "1000", "87.50001", "x"] {
            assert_eq!(TextSize::of_percent(text), None, "{text}");
        }
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

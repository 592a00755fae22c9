//! The size of the story's text.

use leptos::prelude::*;

use super::StorySignals;
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

/// "Text size:", smaller, normal, larger.
#[component]
pub(super) fn TextSizeButtons(
    signals: StorySignals,
    locale: Locale,
    is_hidden: Signal<bool>,
    on_choose: Callback<TextSize>,
) -> impl IntoView {
    let StorySignals { size, start_size, announced_size, .. } = signals;
    let words = locale.words();
    let choose = Callback::new(move |chosen| {
        size.set(chosen);
        announced_size.set(Some(chosen));
        on_choose.run(chosen);
    });
    let smaller = Signal::derive(move || size.get().smaller());
    let start = Signal::derive(move || Some(start_size.get()).filter(|start| *start != size.get()));
    let larger = Signal::derive(move || size.get().larger());
    view! {
        <div class="size" role="group" aria-labelledby="label" hidden=is_hidden>
            <span class="label" id="label">{words.text_size()}</span>
            <SizeButton class="button smaller" face="A\u{2212}" name=words.smaller() next=smaller on_press=choose/>
            <SizeButton class="button reset" face="A" name=words.normal() next=start on_press=choose/>
            <SizeButton class="button larger" face="A+" name=words.larger() next=larger on_press=choose/>
        </div>
    }
}

/// A button that leads to another size. Where there is none it stays where it is and says that it is disabled, so that the focus is
/// not lost.
#[component]
fn SizeButton(
    class: &'static str,
    /// What is seen of it. It is part of its name, for those who speak it (WCAG 2.5.3).
    face: &'static str,
    name: &'static str,
    next: Signal<Option<TextSize>>,
    on_press: Callback<TextSize>,
) -> impl IntoView {
    let press = move |_| {
        if let Some(next) = next.get_untracked() {
            on_press.run(next);
        }
    };
    let is_disabled = move || if next.get().is_none() { "true" } else { "false" };
    view! {
        <button
            class=class
            part="button"
            type="button"
            aria-label=format!("{face} {name}")
            aria-disabled=is_disabled
            on:click=press
        >
            {face}
        </button>
    }
}

/// Says the size that the reader chose last.
#[component]
pub(super) fn TextSizeAnnouncement(size: RwSignal<Option<TextSize>>, locale: Locale) -> impl IntoView {
    let text = move || {
        let percentage = |size: TextSize| percent(size.to_percent(), locale, Sign::Minus);
        size.get().map(|size| fill(locale.words().text_size_is(), &percentage(size)))
    };
    view! { <span class="announcement" role="status">{text}</span> }
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

//! The reader's controls: a frame of slots around the story, and between header and body the panel. What the size of the text
//! does happens here; for the rest of the panel this is the structure, and JavaScript (`www/panel.js`) acts on the browser.

mod panel;
mod size;

use std::ops::BitOr;
use std::sync::Arc;

pub use size::TextSize;

use super::{Node, Watched, flag, node};
use crate::locale::Locale;

/// Some of the reader's controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Controls(u8);

impl Controls {
    /// Smaller, normal, larger.
    pub const TEXT_SIZE: Self = Self(1);
    /// Light, dark, sepia.
    pub const THEME: Self = Self(1 << 1);
    /// With serifs or without.
    pub const FONT: Self = Self(1 << 2);
    /// Between lines, letters and words.
    pub const SPACING: Self = Self(1 << 3);
    /// How long a line may be.
    pub const MEASURE: Self = Self(1 << 4);
    /// The story is read aloud.
    pub const LISTEN: Self = Self(1 << 5);
    /// The story's address is handed on.
    pub const SHARE: Self = Self(1 << 6);
    /// The story on paper.
    pub const PRINT: Self = Self(1 << 7);

    /// The controls of these bits, in the order of the constants.
    pub fn of_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// Whether any of these is among them.
    pub fn any_of(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether there is more than one.
    pub fn are_several(self) -> bool {
        self.0.count_ones() > 1
    }
}

impl BitOr for Controls {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Default for Controls {
    fn default() -> Self {
        Self::TEXT_SIZE
    }
}

/// What the frame shows.
#[derive(Clone, Debug, Default)]
pub struct FrameState {
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
pub fn frame(
    state: &Watched<FrameState>,
    controls: &Watched<Controls>,
    locale: Locale,
    resize: impl Fn(TextSize) + Send + Sync + 'static,
) -> Vec<Node> {
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
        panel::toolbar(state, controls, locale, Arc::new(resize)),
        slot().live("name", state.part(|state| state.mounted.then(|| "story".to_owned()))),
        node("slot").attr("name", "footer"),
    ]
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::{Controls, FrameState, frame};
    use crate::locale::{Locale, languages};
    use crate::view::Watched;

    fn shown(controls: Controls, lang: &str) -> String {
        let nodes = frame(&Watched::new(FrameState::default()), &Watched::new(controls), Locale::of(lang), |_| ());
        nodes.into_iter().map(RenderHtml::to_html).collect()
    }

    #[test]
    fn one_control_is_not_folded_away() {
        for control in [Controls::TEXT_SIZE, Controls::THEME, Controls::LISTEN, Controls::PRINT] {
            assert!(
                !shown(control, "en")
                    .contains("popover=\"auto\" role=\"group\" aria-label=\"Reading options\"><div class=\"size\"")
            );
            assert!(!shown(control, "en").contains("class=\"button close\""));
        }
        assert!(shown(Controls::TEXT_SIZE | Controls::PRINT, "en").contains("class=\"button close\""));
    }

    #[test]
    fn only_what_is_asked_for_is_there() {
        let marks = [
            "button smaller",
            "name=\"theme\"",
            "name=\"font\"",
            "name=\"wordSpacing\"",
            "name=\"measure\"",
            "button listen",
            "button share",
            "button print",
        ];
        for (place, mark) in marks.into_iter().enumerate() {
            let alone = shown(Controls::of_bits(1 << place), "en");
            let others = shown(Controls::of_bits(!(1 << place)), "en");
            assert!(alone.contains(mark) && !others.contains(mark), "{mark}");
            assert_eq!(marks.into_iter().filter(|mark| alone.contains(mark)).count(), 1, "{mark}");
        }
        assert!(shown(Controls::of_bits(0), "en").contains("<div class=\"toolbar\" part=\"toolbar\" lang=\"en\" hidden"));
    }

    #[test]
    fn the_panel_speaks_every_language() {
        for words in languages() {
            let html = shown(Controls::of_bits(255), words.lang());
            for word in [
                words.theme(),
                words.sepia(),
                words.letter_spacing(),
                words.restore(),
                words.listen(),
                words.share(),
                words.print(),
            ] {
                assert!(html.contains(word), "{} {word}", words.lang());
            }
        }
    }
}

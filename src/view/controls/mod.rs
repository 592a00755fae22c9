//! The reader's controls: a frame of slots around the story, and between header and body the row of controls. What the size of the
//! text does happens here; the rest of the panel is JavaScript's (`www/controls.js`, `www/panel.js`), which puts it into the row.

mod size;

use std::sync::Arc;

pub use size::TextSize;

use super::{Node, Watched, flag, node};
use crate::locale::Locale;

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
    /// Whether the buttons of the size are not asked for.
    pub sizeless: bool,
    /// Whether no control is.
    pub bare: bool,
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
        toolbar(state, locale, Arc::new(resize)),
        slot().live("name", state.part(|state| state.mounted.then(|| "story".to_owned()))),
        node("slot").attr("name", "footer"),
    ]
}

/// The row: the sheet that the panel puts its controls into, and what is said of them.
fn toolbar(state: &Watched<FrameState>, locale: Locale, resize: size::Resize) -> Node {
    let sizes = size::text_size(state, locale, resize).live("hidden", state.part(|state| flag(state.sizeless)));
    node("div")
        .class("toolbar")
        .attr("part", "toolbar")
        .attr("lang", locale.words().lang())
        .live("hidden", state.part(|state| flag(state.bare)))
        .child(node("div").class("sheet").attr("part", "panel").attr("id", "sheet").child(sizes))
        .child(node("span").class("announcement").attr("role", "status").live_text(size::announcement(state, locale)))
        // What the panel says.
        .child(node("span").class("said").attr("role", "status"))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::{FrameState, frame};
    use crate::locale::Locale;
    use crate::view::Watched;

    #[test]
    fn only_what_is_asked_for_is_there() {
        for (sizeless, bare) in [(false, false), (true, false), (true, true)] {
            let state = FrameState { sizeless, bare, ..FrameState::default() };
            let html: String =
                frame(&Watched::new(state), Locale::of("en"), |_| ()).into_iter().map(RenderHtml::to_html).collect();
            assert_eq!(html.contains(r#"aria-labelledby="label" hidden=""#), sizeless, "{html}");
            assert_eq!(html.contains(r#"part="toolbar" lang="en" hidden="#), bare, "{html}");
        }
    }
}

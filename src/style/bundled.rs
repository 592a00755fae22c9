//! The sheets of the crate.

use std::cell::RefCell;
use std::sync::LazyLock;

use web_sys::CssStyleSheet;

use super::sheet_of;

/// `slugline.css`: the look of a story, and of a strip before its script has run. For a server to send, or a build to write to a
/// file; [`Stylesheet`](crate::components::Stylesheet) adds it to a page.
///
/// ```
/// // In an axum application:
/// // .route("/slugline.css", get(|| async { ([(CONTENT_TYPE, "text/css")], slugline::style::slugline_css()) }))
/// assert!(slugline::style::slugline_css().contains("slugline-article"));
/// ```
pub fn slugline_css() -> &'static str {
    static SHEET: LazyLock<String> = LazyLock::new(|| {
        // Inlined: a constructed sheet has no imports, and a server of applications has no second file.
        include_str!("slugline.css").replacen("@import \"./themes.css\";", include_str!("themes.css"), 1)
    });
    &SHEET
}

/// A style sheet that a browser constructs from text. No policy of the page forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// That of a page.
    Page,
    /// That of a story's shadow root.
    Story,
    /// That of a strip's shadow root.
    Ticker,
}

impl Sheet {
    fn text(self) -> &'static str {
        match self {
            Self::Page => slugline_css(),
            Self::Story => include_str!("article.css"),
            Self::Ticker => include_str!("ticker.css"),
        }
    }

    /// The constructed sheet, shared by the page; `None` if the browser cannot make one.
    pub(crate) fn constructed(self) -> Option<CssStyleSheet> {
        thread_local! {
            static CONSTRUCTED: RefCell<Vec<(Sheet, CssStyleSheet)>> = const { RefCell::new(Vec::new()) };
        }
        CONSTRUCTED.with_borrow_mut(|constructed| {
            if let Some((_, sheet)) = constructed.iter().find(|(kind, _)| *kind == self) {
                return Some(sheet.clone());
            }
            let sheet = sheet_of(self.text())?;
            constructed.push((self, sheet.clone()));
            Some(sheet)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::slugline_css;

    #[test]
    fn bundled_sheet_has_no_imports() {
        let css = slugline_css();
        assert!(!css.contains("@import"), "a constructed sheet imports nothing");
        for part in ["--slugline-css: 1", "[theme=\"sepia\"]", ".slugline-headline", "slugline-ticker"] {
            assert!(css.contains(part), "{part}");
        }
    }
}

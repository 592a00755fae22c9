//! Why nothing could be read.

use std::fmt;

use super::Format;
use crate::json::{Place, SyntaxError, digits};

/// Why an input gives no document. Its text says what is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is nothing but white space.
    Empty,
    /// The bytes are not UTF-8 from this place on.
    NotUtf8(Place),
    /// There is a NUL at this place: it is no text.
    Binary(Place),
    /// The text is not JSON.
    Syntax(SyntaxError),
    /// The text is JSON, but neither a document nor one member of it.
    NotARecord,
    /// The text is JSON, but nothing of this format.
    NotOf(Format),
    /// There is HTML, and nothing to parse it with: a policy of the page refuses the browser's parser, or there is no browser.
    NoParser,
    /// The readers of other formats than the JSON of record have yet to be loaded.
    Apart,
}

impl Error {
    /// The code that `slugline-error` carries; `docs/problems.md` explains it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotUtf8(_) | Self::Binary(_) => "encoding",
            Self::Syntax(_) => "syntax",
            Self::NotARecord | Self::NotOf(_) => "format",
            Self::NoParser => "parser",
            Self::Apart => "apart",
        }
    }

    /// What is wrong, where, and what to do.
    pub fn text(&self) -> String {
        let (place, message) = match self {
            Self::Empty => (None, "there is no text: give a story, or leave the source away"),
            Self::NotUtf8(place) => (Some(place), "the bytes are not UTF-8: save the text as UTF-8"),
            Self::Binary(place) => (Some(place), "a NUL character: this is no text file"),
            Self::Syntax(error) => (Some(&error.place), error.message),
            Self::NotOf(format) => (
                None,
                match format {
                    Format::Ninjs => "$: no news item of ninjs: give an object with \"uri\"",
                    Format::Jsonld => {
                        "$: no story of schema.org: give an object whose \"@type\" is \"NewsArticle\" or one of its kin"
                    }
                    Format::Wordpress => "$: no post of WordPress: give an object with \"title\" and \"content\"",
                    _ => "$: no post of Ghost: give an object with \"posts\"",
                },
            ),
            Self::NotARecord => (
                None,
                "$: neither a document nor a story nor a strip: give an object with \"article\" or \"strip\", with \"headline\" or \"body\", or with \"quotes\"",
            ),
            Self::Apart => (None, "the readers of other formats are not loaded"),
            Self::NoParser => (
                None,
                "HTML is read with the browser's parser, which is not there or not allowed: allow \"trusted-types slugline\" in the page's policy",
            ),
        };
        let Some(place) = place else { return message.to_owned() };
        let [line, column] = [place.line, place.column].map(|number| digits(number as i64));
        ["line ", &line, ", column ", &column, ": ", message].concat()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text())
    }
}

impl std::error::Error for Error {}

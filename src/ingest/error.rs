//! Why nothing could be read.

use std::fmt;

use super::format::Format;
use crate::json::{Place, SyntaxError};

/// Why an input gives no document. Its text says what is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is nothing but white space.
    Empty,
    /// The bytes are not UTF-8 from this position on.
    NotUtf8(Place),
    /// There is a NUL at this position, so it is not text.
    Binary(Place),
    /// The text is not JSON.
    Syntax(SyntaxError),
    /// The text is JSON, but neither a document nor one member of it.
    NotARecord,
    /// The text is JSON, but nothing of this format.
    NotOf(Format),
    /// There is HTML, and nothing to parse it with: the page's policy refuses the browser's parser, or there is no browser.
    NoParser,
    /// The readers of foreign formats are not loaded yet.
    Apart,
}

impl Error {
    /// The code of `slugline-error`; `docs/problems.md` explains it.
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
        self.to_string()
    }

    /// What is wrong and what to do.
    fn message(&self) -> &'static str {
        match self {
            Self::Empty => "there is no text: give a story, or leave the source away",
            Self::NotUtf8(_) => "the bytes are not UTF-8: save the text as UTF-8",
            Self::Binary(_) => "a NUL character: this is no text file",
            Self::Syntax(error) => error.message,
            Self::NotARecord => {
                "$: neither a document nor a story nor a strip: give an object with \"article\" or \"strip\", with \"headline\" or \"body\", or with \"quotes\""
            }
            Self::NotOf(Format::Ninjs) => "$: no news item of ninjs: give an object with \"uri\"",
            Self::NotOf(Format::Jsonld) => {
                "$: no story of schema.org: give an object whose \"@type\" is \"NewsArticle\" or one of its kin"
            }
            Self::NotOf(Format::Wordpress) => "$: no post of WordPress: give an object with \"title\" and \"content\"",
            Self::NotOf(_) => "$: no post of Ghost: give an object with \"posts\"",
            Self::NoParser => {
                "HTML is read with the browser's parser, which is not there or not allowed: allow \"trusted-types slugline\" in the page's policy"
            }
            Self::Apart => "the readers of other formats are not loaded",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::NotUtf8(place) | Self::Binary(place) | Self::Syntax(SyntaxError { place, .. }) = self {
            write!(out, "line {}, column {}: ", place.line, place.column)?;
        }
        out.write_str(self.message())
    }
}

impl std::error::Error for Error {}

//! The formats that stories and quotes arrive in, one module a format: bytes to a [`Document`].

mod document;
mod error;
mod html;
mod slugline;
pub mod wire;

pub use document::Document;
pub use error::Error;
#[cfg(target_arch = "wasm32")]
pub use html::{Parser, set_parser};
pub use slugline::schema;

use crate::json::{Place, Problem, words_of_record};
use crate::locale::kind::{BLANK, is_all, trim_start};

words_of_record! {
    /// A format that is read.
    pub enum Format {
        /// The JSON of record.
        Slugline = "slugline",
        /// A wire page or plain agency copy: text.
        Wire = "wire",
        /// A page, or a part of one.
        Html = "html",
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Ingested {
    /// The document.
    pub document: Document,
    /// The format it was read as.
    pub format: Format,
    /// What was at fault and shown all the same.
    pub problems: Vec<Problem>,
}

/// Reads a document in `format`, or in the one that its structure tells.
pub fn read(bytes: &[u8], format: Option<Format>) -> Result<Ingested, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = text(bytes)?;
    let format = format.unwrap_or_else(|| detect(text));
    match format {
        Format::Slugline => slugline::read(text).map(|(document, problems)| Ingested { document, format, problems }),
        Format::Html => html::read(text).map(|document| Ingested { document, format, problems: Vec::new() }),
        Format::Wire => Ok(Ingested { document: wire::read(text), format, problems: Vec::new() }),
    }
}

/// JSON opens with a bracket, HTML with a tag; everything else is text.
fn detect(text: &str) -> Format {
    match trim_start(text, BLANK).as_bytes() {
        [b'{' | b'[', ..] => Format::Slugline,
        [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'!', ..] => Format::Html,
        _ => Format::Wire,
    }
}

/// The bytes as text, if they are text.
fn text(bytes: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::NotUtf8(Place::of(bytes, error.valid_up_to())))?;
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Error::Binary(Place::of(bytes, offset)));
    }
    if is_all(text, BLANK) {
        return Err(Error::Empty);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{Error, Format, read};
    use crate::json::Place;

    #[test]
    fn bad_input_is_told_with_its_place() {
        assert_eq!(read(b"", None), Err(Error::Empty));
        assert_eq!(read(b"\xEF\xBB\xBF \n\t", None), Err(Error::Empty));
        assert_eq!(read(b"Head\nl\xFFine", None), Err(Error::NotUtf8(Place { line: 2, column: 2 })));
        assert_eq!(read(b"\x89PNG\0", None), Err(Error::NotUtf8(Place { line: 1, column: 1 })));
        assert_eq!(read(b"GIF89a\0", None), Err(Error::Binary(Place { line: 1, column: 7 })));
        assert!(matches!(read(b"{\"article\":", None), Err(Error::Syntax(_))));
        assert_eq!(read(b"[1]", None), Err(Error::NotARecord));
    }

    #[test]
    fn structure_tells_the_format() {
        assert_eq!(read(b" {\"headline\":\"A\"}", None).unwrap().format, Format::Slugline);
        assert_eq!(read(b"\n<p>A paragraph", None).unwrap().format, Format::Html);
        assert_eq!(read(b"<!-- wp:paragraph --><p>A", None).unwrap().format, Format::Html);
        assert_eq!(read(b"<3 is a heart", None).unwrap().format, Format::Wire);
        assert_eq!(read(b"A headline", None).unwrap().format, Format::Wire);
        assert_eq!(read(b"{not json", Some(Format::Wire)).unwrap().format, Format::Wire);
    }
}

//! The formats that stories and quotes arrive in, one module per format: bytes to a [`Document`].

#[cfg(all(feature = "elements", target_arch = "wasm32"))]
mod apart;
mod detect;
mod document;
mod error;
mod foreign;
mod format;
mod slugline;

#[cfg(all(feature = "elements", target_arch = "wasm32"))]
pub use apart::add_foreign_formats;
pub use document::Document;
pub use error::Error;
#[cfg(feature = "ssr")]
pub(crate) use foreign::RECORD;
pub use foreign::wire;
#[cfg(target_arch = "wasm32")]
pub use foreign::{Parser, set_parser};
pub use format::Format;
pub use slugline::schema;

use crate::json::{Place, Problem, Value, parse, write_from};
use crate::story::{Withheld, reduce};

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Ingested {
    /// The document.
    pub document: Document,
    /// The format it was read as.
    pub format: Format,
    /// Faults in what is shown anyway.
    pub problems: Vec<Problem>,
}

/// The result of reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The format it was read as.
    pub format: Format,
    /// Faults in what is shown anyway, each with its path.
    pub warnings: Vec<String>,
}

impl Ingested {
    /// The result of reading.
    pub fn outcome(&self) -> Outcome {
        let text = |problem: &Problem| [&problem.at, ": ", &problem.message].concat();
        Outcome { format: self.format, warnings: self.problems.iter().map(text).collect() }
    }

    /// The JSON of record, and why its story must not be shown at `now`, in milliseconds since 1970: such a story is reduced to
    /// its identity.
    pub fn to_record(&mut self, now: i64) -> (Value, Option<Withheld>) {
        let withheld = self.document.article.as_ref().and_then(|article| article.withheld_at(now));
        let mut record = write_from(&mut self.document);
        if let (Value::Object(members), true) = (&mut record, withheld.is_some()) {
            members.iter_mut().filter(|(name, _)| name == "article").for_each(|(_, article)| reduce(article));
        }
        (record, withheld)
    }
}

/// Reads a document in `format`, or in the detected one.
pub fn read(bytes: &[u8], format: Option<Format>) -> Result<Ingested, Error> {
    read_at(bytes, format, None)
}

/// Reads a document from an address, against which relative addresses in HTML are resolved.
pub fn read_at(bytes: &[u8], format: Option<Format>, address: Option<&str>) -> Result<Ingested, Error> {
    let text = text(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))?;
    let format = format.or_else(|| detect::of_text(text));
    let value = match format {
        Some(Format::Wire | Format::Html) => Value::Null,
        _ => parse(text).map_err(Error::Syntax)?,
    };
    let format = format.unwrap_or_else(|| detect::of_value(&value));
    let (document, problems) = match format {
        Format::Slugline => slugline::read(value)?,
        #[cfg(all(feature = "elements", target_arch = "wasm32"))]
        _ => apart::reader()?(format, text, &value, address)?,
        #[cfg(not(all(feature = "elements", target_arch = "wasm32")))]
        _ => foreign::read(format, text, &value, address)?,
    };
    Ok(Ingested { document, format, problems })
}

/// The bytes as text, if they are text.
fn text(bytes: &[u8]) -> Result<&str, Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| Error::NotUtf8(Place::of(bytes, error.valid_up_to())))?;
    // Checking whether there is one is faster than finding it, and this runs for every frame.
    if bytes.contains(&0)
        && let Some(offset) = bytes.iter().position(|byte| *byte == 0)
    {
        return Err(Error::Binary(Place::of(bytes, offset)));
    }
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::{Error, Format, read};
    use crate::json::Place;

    #[test]
    fn bad_input_is_reported_with_its_position() {
        assert_eq!(read(b"", None), Err(Error::Empty));
        assert_eq!(read(b"\xEF\xBB\xBF \n\t", None), Err(Error::Empty));
        assert_eq!(read(b"Head\nl\xFFine", None), Err(Error::NotUtf8(Place { line: 2, column: 2 })));
        assert_eq!(read(b"\x89PNG\0", None), Err(Error::NotUtf8(Place { line: 1, column: 1 })));
        assert_eq!(read(b"GIF89a\0", None), Err(Error::Binary(Place { line: 1, column: 7 })));
        assert!(matches!(read(b"{\"article\":", None), Err(Error::Syntax(_))));
        assert_eq!(read(b"[1]", None), Err(Error::NotARecord));
    }

    #[test]
    fn format_is_detected_from_the_structure() {
        assert_eq!(read(b" {\"headline\":\"A\"}", None).unwrap().format, Format::Slugline);
        assert_eq!(read(b"\n<p>A paragraph", None).unwrap().format, Format::Html);
        assert_eq!(read(b"<!-- wp:paragraph --><p>A", None).unwrap().format, Format::Html);
        assert_eq!(read(b"<3 is a heart", None).unwrap().format, Format::Wire);
        assert_eq!(read(b"A headline", None).unwrap().format, Format::Wire);
        assert_eq!(read(b"{not json", Some(Format::Wire)).unwrap().format, Format::Wire);
    }
}

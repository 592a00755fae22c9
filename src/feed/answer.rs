//! Whether the answer of a server is a source of stories or quotes.

use super::{Fault, Milliseconds, SECOND};
use crate::json::{digits, whole};

/// More is not read of a source, in bytes: many times the largest story or strip.
pub const MOST_BYTES: usize = 1 << 26;

/// What a server said before the body of its answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head<'a> {
    /// The status: 200 and so on.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<&'a str>,
    /// `ETag`.
    pub etag: Option<&'a str>,
    /// `Retry-After`.
    pub retry_after: Option<&'a str>,
}

/// An answer that is no source.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// What is wrong with it.
    pub fault: Fault,
    /// How long the server wants to be left alone.
    pub wait: Milliseconds,
}

/// Tells whether the body is to be read: not where it is what is known already, by its `ETag`. A page of HTML is taken only where it is
/// asked for: else it is a login, a welcome or an error.
pub fn check_head(address: &str, head: Head, known: Option<&str>, takes_html: bool) -> Result<bool, Refusal> {
    let Head { status, content_type, etag, retry_after } = head;
    if !(200..300).contains(&status) {
        let message = [address, " was answered with ", &digits(status), ": check the address"].concat();
        // The other form, a date, is by the server's clock, which nobody knows here.
        let wait = retry_after.and_then(|text| whole(text.trim())).map_or(0.0, |seconds| seconds as f64 * SECOND);
        return Err(Refusal { fault: Fault::new("http", message), wait });
    }
    if etag.is_some() && etag == known {
        return Ok(false);
    }
    let kind = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if is_data(&kind) || takes_html && kind.contains("html") {
        return Ok(true);
    }
    let message = [address, " was answered with ", &kind, ": a story or strip is text/plain or application/json"].concat();
    Err(Refusal { fault: Fault::new("mime", message), wait: 0.0 })
}

/// Text and JSON under any name, and files whose server knows no type.
fn is_data(kind: &str) -> bool {
    match kind.split_once('/') {
        None => kind.is_empty(),
        Some(("application", subtype)) => subtype == "json" || subtype == "octet-stream" || subtype.ends_with("+json"),
        Some(("text", subtype)) => !["html", "css", "javascript", "event-stream"].iter().any(|other| subtype.starts_with(other)),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Head, check_head};

    fn of_kind(content_type: &str) -> Head<'_> {
        Head { status: 200, content_type: Some(content_type), ..Head::default() }
    }

    #[test]
    fn text_and_json_are_sources_and_pages_and_pictures_are_not() {
        for kind in
            ["", "text/plain", "Application/JSON; charset=utf-8", "application/ld+json", "application/octet-stream", "text/csv"]
        {
            assert_eq!(check_head("/a", of_kind(kind), None, false), Ok(true), "{kind}");
        }
        assert_eq!(check_head("/a", Head { status: 200, ..Head::default() }, None, false), Ok(true));
        for kind in [
            "text/html; charset=utf-8",
            "text/css",
            "text/javascript",
            "text/event-stream",
            "image/png",
            "application/xml",
            "json",
        ] {
            assert_eq!(check_head("/a", of_kind(kind), None, false).unwrap_err().fault.code, "mime", "{kind}");
        }
        let message = check_head("/a", of_kind("text/HTML;x"), None, false).unwrap_err().fault.message;
        assert_eq!(message, "/a was answered with text/html: a story or strip is text/plain or application/json");
    }

    #[test]
    fn a_page_is_taken_where_it_is_asked_for() {
        assert_eq!(check_head("/a", of_kind("text/html"), None, true), Ok(true));
        assert_eq!(check_head("/a", of_kind("application/xhtml+xml"), None, true), Ok(true));
        assert!(check_head("/a", of_kind("image/png"), None, true).is_err());
    }

    #[test]
    fn what_has_not_changed_is_not_read_again() {
        let tagged = |etag| Head { etag, ..of_kind("application/json") };
        assert_eq!(check_head("/a", tagged(Some("\"1\"")), Some("\"1\""), false), Ok(false));
        assert_eq!(check_head("/a", tagged(Some("\"2\"")), Some("\"1\""), false), Ok(true));
        assert_eq!(check_head("/a", tagged(None), None, false), Ok(true));
    }

    #[test]
    fn an_error_says_its_status_and_how_long_the_server_wants_to_be_left_alone() {
        let refused =
            |status, retry_after| check_head("/a", Head { status, retry_after, ..Head::default() }, None, false).unwrap_err();
        assert_eq!(refused(503, Some("120")).wait, 120_000.0);
        assert_eq!(refused(404, None).fault.message, "/a was answered with 404: check the address");
        for none in ["Fri, 20 Nov 2026 14:30:00 GMT", "", "soon"] {
            assert_eq!(refused(503, Some(none)).wait, 0.0);
        }
        assert!(refused(503, Some("999999999999999999")).wait > 0.0);
    }
}

//! What a file is: its `Content-Type`, and whether compressing it is worth the while.

use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};

/// Endings of text that browsers should show, where the register has a type that they save or take for a film (`ts` is one of
/// video there).
const SHOWN: &[&str] = &["cts", "jsonl", "md", "mts", "ndjson", "rs", "toml", "ts", "yaml", "yml"];
/// Names without an ending that are text.
const TEXTS: &[&str] = &["CHANGELOG", "COPYING", "LICENSE", "LICENCE", "NOTICE", "README"];

/// The `Content-Type` of what stands at `path`, where it is another than the register's `guess`. Text is UTF-8.
pub(super) fn content_type(path: &str, guess: &str) -> Option<HeaderValue> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let text = match name.rsplit_once('.') {
        Some((_, ending)) if SHOWN.contains(&ending) => "text/plain",
        Some((_, "js" | "mjs" | "cjs")) => "text/javascript",
        None if TEXTS.iter().any(|text| name.starts_with(text)) => "text/plain",
        _ => guess,
    };
    let is_new = text != guess || is_text(text);
    let value = if is_text(text) { format!("{text}; charset=utf-8") } else { text.to_owned() };
    HeaderValue::try_from(value).ok().filter(|_| is_new)
}

/// Whether it is worth the while to compress a response with these headers. Pictures, films and fonts are compressed already,
/// and a stream of events would wait for more of its kind.
pub(super) fn shrinks(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let essence = |value: &HeaderValue| value.to_str().ok().and_then(|text| Some(text.split(';').next()?.trim().to_owned()));
    headers
        .get(header::CONTENT_TYPE)
        .and_then(essence)
        .is_some_and(|kind| kind != "text/event-stream" && (is_text(&kind) || kind == "application/wasm"))
}

fn is_text(kind: &str) -> bool {
    kind.starts_with("text/")
        || ["application/json", "application/xml", "application/javascript"].contains(&kind)
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
}

#[cfg(test)]
mod tests {
    use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};

    use super::{content_type, shrinks};

    #[test]
    fn text_names_its_encoding() {
        let given = |path, guess| content_type(path, guess).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(given("/a/embed.mjs", "application/javascript").as_deref(), Some("text/javascript; charset=utf-8"));
        assert_eq!(given("/slugline.d.ts", "video/vnd.dlna.mpeg-tts").as_deref(), Some("text/plain; charset=utf-8"));
        assert_eq!(given("/LICENSE-MIT", "application/octet-stream").as_deref(), Some("text/plain; charset=utf-8"));
        assert_eq!(given("/a.svg", "image/svg+xml").as_deref(), Some("image/svg+xml; charset=utf-8"));
        assert_eq!(given("/", "text/html").as_deref(), Some("text/html; charset=utf-8"));
        assert_eq!(given("/a.wasm", "application/wasm"), None);
        assert_eq!(given("/ts", "application/octet-stream"), None);
    }

    #[test]
    fn what_is_compressed_already_is_left_alone() {
        let shrinks = |kind| {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
            shrinks(StatusCode::OK, Version::HTTP_11, &headers, &Extensions::new())
        };
        assert!(shrinks("text/html; charset=utf-8") && shrinks("application/wasm") && shrinks("image/svg+xml"));
        assert!(!shrinks("image/png") && !shrinks("font/woff2") && !shrinks("text/event-stream"));
    }
}

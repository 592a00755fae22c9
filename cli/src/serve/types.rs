//! The `Content-Type` of a file.

use axum::http::HeaderValue;

use crate::delivery::is_text;

/// Extensions of text that browsers should show, but whose registered type they save or take for a video (`ts` is one of
/// video there).
const SHOWN: &[&str] = &["cts", "jsonl", "md", "mts", "ndjson", "rs", "toml", "ts", "yaml", "yml"];
/// Names of text files without an extension.
const TEXTS: &[&str] = &["CHANGELOG", "COPYING", "LICENSE", "LICENCE", "NOTICE", "README"];

/// The `Content-Type` of the file at `path`, if it differs from the registered `guess`. Text is UTF-8.
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

#[cfg(test)]
mod tests {
    use super::content_type;

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
}

//! What the outputs of `serve` and `relay` share.

use std::time::Duration;

use axum::extract::ws::WebSocket;
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use tokio::time::timeout;

/// After this many milliseconds a browser reconnects.
pub(crate) const RETRY: u32 = 1_000;
/// How often something is sent, so that proxies do not end an idle connection.
pub(crate) const ALIVE: Duration = Duration::from_secs(15);
/// How long the other side may take to close.
const GOODBYE: Duration = Duration::from_secs(1);

/// Reads until the other side has closed too.
pub(crate) async fn goodbye(socket: &mut WebSocket) {
    let closed = async { while let Some(Ok(_)) = socket.recv().await {} };
    // A side that does not answer is disconnected.
    let _ = timeout(GOODBYE, closed).await;
}

/// Whether the client has the content with this tag already (RFC 9110, 13.1.2). `tag` has its quotes and no `W/`.
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let asked = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    asked.flat_map(|tags| tags.split(',')).map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

/// Whether a response with these headers is worth compressing. Pictures, videos and fonts are compressed already,
/// and an event stream would wait for more data.
pub(crate) fn shrinks(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let essence = |value: &HeaderValue| value.to_str().ok().and_then(|text| Some(text.split(';').next()?.trim().to_owned()));
    headers
        .get(header::CONTENT_TYPE)
        .and_then(essence)
        .is_some_and(|kind| kind != "text/event-stream" && (is_text(&kind) || kind == "application/wasm"))
}

/// Whether a type is text.
pub(crate) fn is_text(kind: &str) -> bool {
    kind.starts_with("text/")
        || ["application/json", "application/xml", "application/javascript"].contains(&kind)
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
}

#[cfg(test)]
mod tests {
    use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};

    use super::{is_known, shrinks};

    #[test]
    fn etag_matches_alone_or_in_a_list() {
        let known =
            |asked| is_known(&HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static(asked))]), "\"5-1\"");
        assert!(known("W/\"5-1\"") && known("\"5-1\"") && known("\"4-9\", W/\"5-1\"") && known("*"));
        assert!(!known("W/\"15-1\"") && !known("\"5-11\"") && !known("5-1"));
        assert!(!is_known(&HeaderMap::new(), "\"5-1\""));
    }

    #[test]
    fn compressed_content_is_not_compressed_again() {
        let shrinks = |kind| {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(kind))]);
            shrinks(StatusCode::OK, Version::HTTP_11, &headers, &Extensions::new())
        };
        assert!(shrinks("text/html; charset=utf-8") && shrinks("application/wasm") && shrinks("image/svg+xml"));
        assert!(!shrinks("image/png") && !shrinks("font/woff2") && !shrinks("text/event-stream"));
    }
}

//! `/snapshot.json`: all current quotes.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Out, Shared};
use crate::delivery::is_known;

/// The same bytes for all requests between two frames. Caches may keep them briefly: a crowd that polls through one costs
/// the relay one request each time.
pub(super) async fn answer(State(Out { hub, gate, metrics, .. }): Shared, headers: HeaderMap) -> Response {
    metrics.snapshots.add();
    let frame = hub.whole();
    let tag = format!("\"{}\"", frame.identity);
    let cache = format!("public, max-age={}", gate.terms().max_age);
    let known_by = [(header::ETAG, format!("W/{tag}")), (header::CACHE_CONTROL, cache)];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, known_by).into_response();
    }
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    (known_by, [kind], frame.text.clone()).into_response()
}

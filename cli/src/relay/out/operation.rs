//! `/healthz` and `/metrics`: for the operator.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Out, Shared};

/// 200 while some source is connected, otherwise 503; with a line for each.
pub(super) async fn health(State(Out { metrics, clock, .. }): Shared) -> Response {
    let (is_well, text) = metrics.health(clock.elapsed());
    let status = if is_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}

/// The counters, for Prometheus.
pub(super) async fn metrics(State(Out { metrics, hub, clock, .. }): Shared) -> Response {
    let kind = (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    ([kind, (header::CACHE_CONTROL, "no-store")], metrics.text(hub.number(), clock.elapsed())).into_response()
}

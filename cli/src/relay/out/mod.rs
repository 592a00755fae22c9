//! The outputs: who may read, and how it is sent.
//!
//! | file | what it holds |
//! |---|---|
//! | `listener` | connections: how many, and their timeouts |
//! | `patience` | a connection that fails when nobody reads it |
//! | `gate` | which origins may read, and how many clients |
//! | `snapshot`, `stream`, `socket` | the three addresses for readers |
//! | `file` | the snapshot as a file, for other ways of publishing |
//! | `operation` | the two addresses for the operator |

pub(super) mod file;
mod gate;
pub(super) mod listener;
mod operation;
mod patience;
mod snapshot;
mod socket;
mod stream;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, Method, header};
use axum::routing::get;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::cors::{AllowOrigin, CorsLayer};

pub(super) use self::gate::{Gate, Terms};
use super::hub::Hub;
use super::metrics::Metrics;
use crate::clock::Clock;
use crate::delivery::shrinks;

/// Smaller bodies fit into one packet as they are.
const SMALLEST_COMPRESSED: u64 = 1_000;

/// The state for responses.
#[derive(Clone, Debug)]
pub(super) struct Out {
    pub(super) hub: Arc<Hub>,
    pub(super) gate: Arc<Gate>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) clock: Clock,
}

type Shared = State<Out>;

/// The addresses for readers.
pub(super) fn readers(out: &Out) -> Router {
    let gate = Arc::clone(&out.gate);
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(move |origin: &HeaderValue, _| gate.allows(origin)))
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::IF_NONE_MATCH, header::CACHE_CONTROL])
        .expose_headers([header::ETAG]);
    let compression = CompressionLayer::new().compress_when(SizeAbove::new(SMALLEST_COMPRESSED).and(shrinks));
    Router::new()
        .route("/snapshot.json", get(snapshot::answer))
        .route("/stream", get(stream::answer))
        .route("/socket", get(socket::answer))
        .with_state(out.clone())
        .layer(compression)
        .layer(cors)
}

/// The addresses for the operator.
pub(super) fn operation(out: &Out) -> Router {
    Router::new().route("/healthz", get(operation::health)).route("/metrics", get(operation::metrics)).with_state(out.clone())
}

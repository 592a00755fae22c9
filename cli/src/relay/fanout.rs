//! The fan-out beyond one machine: whether this relay publishes, and whether it leads (deploy/nchan).

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use reqwest::Url;
use tokio::sync::watch;

use super::config::Config;
use super::hub::Hub;
use super::key::Key;
use super::lead::Lead;
use super::lease::Lease;
use super::metrics::Metrics;
use super::publish::{CLAIM, Publisher};

/// The publisher and the lease, if the configuration has them.
#[derive(Clone)]
pub(super) struct Fanout {
    publisher: Arc<Publisher>,
    lead: Option<Arc<Lead>>,
}

impl Fanout {
    /// From a configuration; `None` if it does not publish.
    pub(super) fn of(config: &Config, hub: &Arc<Hub>, metrics: &Arc<Metrics>) -> Result<Option<Self>, String> {
        let Some(publish) = &config.publish else { return Ok(None) };
        let nodes = publish.nodes.get_ref().iter().map(|node| Url::parse(node)).collect::<Result<Vec<_>, _>>();
        let nodes = nodes.map_err(|error| format!("[publish] nodes: {error}"))?;
        let lead = match &config.lead {
            Some(lead) => {
                let password = lead.password_env.as_ref().map(|name| Key::of(name.get_ref())).transpose()?;
                let length = Duration::from_secs(u64::from(*lead.seconds.get_ref()));
                let lease = Lease::new(lead.redis.get_ref(), password.as_ref(), &lead.name, length);
                // The message of the Redis library does not contain the address.
                let lease = lease.map_err(|error| format!("[lead] redis: {}", error.category()))?;
                Some(Arc::new(Lead::new(lease, Arc::clone(metrics))))
            }
            None => None,
        };
        let publisher = Publisher::new(Arc::clone(hub), nodes, lead.clone(), Arc::clone(metrics));
        let publisher = Arc::new(publisher.map_err(|error| error.to_string())?);
        Ok(Some(Self { publisher, lead }))
    }

    /// Publishes, and holds the lease or waits for it, until the relay stops: then the other relay takes over at once.
    pub(super) async fn run(self, mut stopped: watch::Receiver<bool>) {
        let until_stop = async { drop(stopped.wait_for(|stopped| *stopped).await) };
        let Some(lead) = &self.lead else {
            tokio::select! {
                () = self.publisher.run() => {}
                () = until_stop => {}
            }
            return;
        };
        tokio::select! {
            () = self.publisher.run() => {}
            () = lead.run() => {}
            () = until_stop => {}
        }
        lead.resign().await;
    }

    /// Adds the addresses for nodes: whether a claim is valid, and the snapshot, which only the leading relay serves.
    pub(super) fn among(&self, readers: Router) -> Router {
        let Some(lead) = &self.lead else { return readers };
        let claims = Router::new().route("/claim", get(claim)).with_state(Arc::clone(lead));
        readers.layer(from_fn_with_state(Arc::clone(lead), only_the_leaders_snapshot)).merge(claims)
    }
}

/// 200 if the claim in the header may be published, 403 if not.
async fn claim(State(lead): State<Arc<Lead>>, headers: HeaderMap) -> StatusCode {
    let Some(claim) = headers.get(CLAIM).and_then(|claim| claim.to_str().ok()) else { return StatusCode::FORBIDDEN };
    match lead.lease().is_current(claim).await {
        Ok(true) => StatusCode::OK,
        Ok(false) => StatusCode::FORBIDDEN,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// A standby relay may be behind what is published: nodes are sent to the other one.
async fn only_the_leaders_snapshot(State(lead): State<Arc<Lead>>, request: Request, next: Next) -> Response {
    if request.uri().path() == "/snapshot.json" && !lead.is_leading() {
        let headers = [(header::RETRY_AFTER, "1"), (header::CACHE_CONTROL, "no-store")];
        return (StatusCode::SERVICE_UNAVAILABLE, headers, "this relay stands by\n").into_response();
    }
    next.run(request).await
}

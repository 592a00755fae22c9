//! Which origins may read, and how many clients. A reload changes it while clients stay.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::relay::metrics::{Metrics, Way};

/// The configuration for readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// The origins whose pages may read; `*` is any.
    pub(crate) origins: Vec<String>,
    /// The maximum number of streams and sockets.
    pub(crate) clients: usize,
    /// For how many seconds caches may keep a snapshot.
    pub(crate) max_age: u32,
    /// How long a client may read nothing.
    pub(crate) unread: Duration,
}

/// Admits clients.
#[derive(Debug)]
pub(crate) struct Gate {
    terms: Mutex<Arc<Terms>>,
    metrics: Arc<Metrics>,
}

impl Gate {
    /// A gate with these terms.
    pub(crate) fn new(terms: Terms, metrics: Arc<Metrics>) -> Self {
        Self { terms: Mutex::new(Arc::new(terms)), metrics }
    }

    /// Takes other terms. Admitted clients stay.
    pub(crate) fn set(&self, terms: Terms) {
        *self.terms.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(terms);
    }

    /// The current terms.
    pub(super) fn terms(&self) -> Arc<Terms> {
        Arc::clone(&self.terms.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether pages of this origin may read.
    pub(super) fn allows(&self, origin: &HeaderValue) -> bool {
        self.terms().origins.iter().any(|known| known == "*" || known.as_bytes() == origin.as_bytes())
    }

    /// Whether a request for a socket may be answered: a browser asks no permission before one, it only sends the page's origin. Other
    /// programs send none.
    pub(super) fn allows_socket(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else { return true };
        let host = headers.get(header::HOST).map(HeaderValue::as_bytes);
        let is_own = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, host)| host.as_bytes()) == host;
        is_own || self.allows(origin)
    }

    /// Admits a client, or says why not.
    pub(super) fn enter(&self, way: Way) -> Result<Client, Box<Response>> {
        let client = Client { way, metrics: Arc::clone(&self.metrics) };
        // Counted before it is compared: two concurrent clients are two.
        if self.metrics.clients.add(way) >= self.terms().clients {
            self.metrics.refused.add("full");
            let headers = [(header::RETRY_AFTER, "5")];
            return Err(Box::new((StatusCode::SERVICE_UNAVAILABLE, headers, "there are too many clients\n").into_response()));
        }
        Ok(client)
    }
}

/// A client, which is counted until it is dropped.
#[derive(Debug)]
pub(super) struct Client {
    way: Way,
    metrics: Arc<Metrics>,
}

impl Client {
    /// Counts a frame that is sent, and the frames that it replaces.
    pub(super) fn count(&self, frame: &crate::relay::frame::Frame) {
        let missed = frame.since.map_or(0, |since| frame.id.saturating_sub(since + 1));
        self.metrics.sent(self.way, frame.text.len(), missed);
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.metrics.clients.remove(self.way);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::http::{HeaderMap, HeaderValue, header};

    use super::{Gate, Terms};
    use crate::relay::metrics::{Metrics, Way};

    fn gate(origins: &[&str], clients: usize) -> Gate {
        let origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
        Gate::new(Terms { origins, clients, ..Terms::default() }, Arc::new(Metrics::default()))
    }

    #[test]
    fn only_listed_origins_may_read() {
        let allows = |origins, origin| gate(origins, 1).allows(&HeaderValue::from_static(origin));
        assert!(allows(&["https://a.example"], "https://a.example") && allows(&["*"], "null"));
        assert!(!allows(&["https://a.example"], "https://b.example") && !allows(&[], "https://a.example"));
        assert!(!allows(&["https://a.example"], "http://a.example") && !allows(&["https://a.example"], "https://a.example.evil"));
    }

    #[test]
    fn sockets_accept_listed_origins_the_own_one_and_programs() {
        let allows = |origin: Option<&'static str>| {
            let mut headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static("quotes.example:8090"))]);
            headers.extend(origin.map(|origin| (header::ORIGIN, HeaderValue::from_static(origin))));
            gate(&["https://a.example"], 1).allows_socket(&headers)
        };
        assert!(allows(None) && allows(Some("https://a.example")) && allows(Some("http://quotes.example:8090")));
        assert!(!allows(Some("https://b.example")) && !allows(Some("null")));
    }

    #[test]
    fn clients_beyond_the_limit_are_refused() {
        let gate = gate(&[], 2);
        let first = gate.enter(Way::Stream).unwrap();
        let _second = gate.enter(Way::Socket).unwrap();
        assert_eq!(gate.enter(Way::Stream).unwrap_err().status(), 503);
        drop(first);
        assert!(gate.enter(Way::Stream).is_ok(), "and who was refused is not counted");
    }
}

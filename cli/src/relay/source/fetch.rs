//! Fetches over HTTP: with limits on time and bytes, and errors without keys.

use std::error::Error;
use std::time::Duration;

use reqwest::header::{ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};

use crate::relay::key::redacted;
use crate::relay::meter::Kind;
use crate::relay::vendor::Request;

/// The maximum size of an answer.
const MOST_BYTES: usize = 4 << 20;
/// An answer that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest wait that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

/// Fetches.
#[derive(Clone, Debug)]
pub(crate) struct Fetcher(Client);

/// The result of a fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fetched {
    /// It is unchanged.
    Same,
    /// A text, and its tag.
    Text { text: String, tag: Option<String> },
}

/// Why a fetch failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) kind: Kind,
    pub(super) message: String,
    /// How long the server asks to wait.
    pub(super) wait: Duration,
}

impl Failure {
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), wait: Duration::ZERO }
    }
}

impl Fetcher {
    /// One for all: connections are reused.
    pub(crate) fn new() -> Result<Self, String> {
        let client = Client::builder()
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE / 3)
            // A redirect would send the key to another address.
            .redirect(Policy::none())
            .user_agent(concat!("slugline-relay/", env!("CARGO_PKG_VERSION")))
            .build();
        client.map(Self).map_err(|error| format!("no HTTP client: {error}"))
    }

    /// Sends a request, unless the content with this tag is current.
    pub(super) async fn fetch(&self, request: &Request, tag: Option<&str>) -> Result<Fetched, Failure> {
        let mut headers = headers(request)?;
        if let Some(tag) = tag.and_then(|tag| HeaderValue::try_from(tag).ok()) {
            headers.insert(IF_NONE_MATCH, tag);
        }
        let response = self.0.get(&request.address).headers(headers).send().await.map_err(|error| unreachable(request, error))?;
        match response.status() {
            StatusCode::NOT_MODIFIED => Ok(Fetched::Same),
            StatusCode::OK => {
                let tag = response.headers().get(ETAG).and_then(|tag| tag.to_str().ok()).map(str::to_owned);
                Ok(Fetched::Text { text: text(request, response).await?, tag })
            }
            _ => Err(refused(request, &response)),
        }
    }
}

fn headers(request: &Request) -> Result<HeaderMap, Failure> {
    let header = |(name, value): &(String, String)| {
        let (name, mut value) = HeaderName::try_from(name).ok().zip(HeaderValue::try_from(value).ok())?;
        value.set_sensitive(true);
        Some((name, value))
    };
    let headers = request.headers.iter().map(header).collect::<Option<_>>();
    headers.ok_or_else(|| {
        Failure::new(Kind::Vendor, "a header of the request is none: its name or value has signs that none may have")
    })
}

/// The text of an answer, up to the limit.
async fn text(request: &Request, mut response: Response) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(request, error))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_BYTES {
            let message = format!("{} answers with more than {MOST_BYTES} bytes", redacted(&request.address));
            return Err(Failure::new(Kind::TooLarge, message));
        }
    }
    String::from_utf8(bytes).map_err(|_| Failure::new(Kind::Garbage, "the answer is not UTF-8"))
}

fn refused(request: &Request, response: &Response) -> Failure {
    let status = response.status();
    let kind = match status.as_u16() {
        401 | 403 => Kind::Auth,
        429 => Kind::Limit,
        _ => Kind::Vendor,
    };
    let hint = if status.is_redirection() { ": the address has moved" } else { "" };
    let after = response.headers().get(RETRY_AFTER).and_then(|after| after.to_str().ok()?.parse().ok());
    let wait = after.map_or(Duration::ZERO, Duration::from_secs).min(LONGEST_WAIT);
    Failure { wait, ..Failure::new(kind, format!("{} answers with status {status}{hint}", redacted(&request.address))) }
}

/// What went wrong; the library's own message contains the whole address, those of its causes do not.
fn unreachable(request: &Request, error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let mut message = format!("{} cannot be reached", redacted(&request.address));
    let mut cause: Option<&dyn Error> = Some(&error);
    while let Some(error) = cause {
        message = format!("{message}: {error}");
        cause = error.source();
    }
    Failure::new(Kind::Unreachable, message)
}

//! A snapshot in a browser: an abortable fetch.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit, Response, Url, window,
};

use super::{Credentials, Fault, Refusal, SECOND};

/// The maximum size in bytes: many times the largest story or strip.
const MOST_BYTES: usize = 1 << 26;

/// A server's response.
pub(crate) struct Answer {
    /// Its `ETag`.
    pub(crate) etag: Option<String>,
    /// The body; `None` if it is unchanged.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// A fetch in progress. Dropping it aborts it.
pub struct Fetch {
    abort: AbortController,
    response: Promise,
}

impl Drop for Fetch {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

impl Fetch {
    /// Begins to fetch an address; `None` if the browser cannot.
    pub(crate) fn begin(url: &str, credentials: Credentials) -> Option<Self> {
        let abort = AbortController::new().ok()?;
        let options = RequestInit::new();
        // Without `If-None-Match`, which other origins would have to allow first: the browser revalidates its own copy.
        options.set_cache(RequestCache::NoCache);
        options.set_signal(Some(&abort.signal()));
        options.set_credentials(match credentials {
            Credentials::SameOrigin => RequestCredentials::SameOrigin,
            Credentials::Include => RequestCredentials::Include,
            Credentials::Omit => RequestCredentials::Omit,
        });
        let response = window()?.fetch_with_str_and_init(url, &options);
        Some(Self { abort, response })
    }

    /// A fetch that was begun elsewhere. `abort` ends it.
    pub fn begun(abort: AbortController, response: Promise) -> Self {
        Self { abort, response }
    }

    /// Reads the response, as [`read_answer`] does. Returns `None` if the fetch was aborted meanwhile.
    pub(crate) fn answer(
        &self,
        url: String,
        known: Option<String>,
        takes_html: bool,
    ) -> impl Future<Output = Option<Result<Answer, Refusal>>> + use<> {
        let (signal, response) = (self.abort.signal(), self.response.clone());
        async move {
            let answer = read_answer(&url, response, known.as_deref(), takes_html).await;
            (!signal.aborted()).then_some(answer)
        }
    }
}

/// Reads the response to a fetch. `known` is the `ETag` of the current content, which is not read again. An HTML page is a wrong
/// response unless `takes_html`.
pub(crate) async fn read_answer(url: &str, response: Promise, known: Option<&str>, takes_html: bool) -> Result<Answer, Refusal> {
    let refuse = |code: &str, message: String| Refusal { fault: Fault::new(code, message), wait: 0.0 };
    let lost = || {
        let advice = "check the address, the connection, and CORS if it is on another origin";
        refuse("network", format!("{url} could not be fetched: {advice}"))
    };
    let response = JsFuture::from(response).await;
    let response = response.ok().and_then(|response| response.dyn_into::<Response>().ok()).ok_or_else(lost)?;
    let header = |name| response.headers().get(name).ok().flatten();
    if !response.ok() {
        let wait = header("retry-after").and_then(|seconds| seconds.trim().parse::<u32>().ok()).map_or(0.0, f64::from) * SECOND;
        let message = format!("{url} was answered with {}: check the address", response.status());
        return Err(Refusal { wait, ..refuse("http", message) });
    }
    let etag = header("etag");
    if etag.is_some() && etag.as_deref() == known {
        return Ok(Answer { etag, bytes: None });
    }
    let media_type = header("content-type").unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_taken = holds_text(&media_type) || takes_html && media_type.contains("html");
    if !is_taken {
        let message = format!("{url} was answered with {media_type}: a story or strip is text/plain or application/json");
        return Err(refuse("mime", message));
    }
    match body(&response).await {
        Ok(Some(bytes)) => Ok(Answer { etag, bytes: Some(bytes) }),
        Ok(None) => Err(refuse("too-large", format!("{url} has more than {MOST_BYTES} bytes"))),
        Err(_) => Err(lost()),
    }
}

/// Text and JSON of any type, and files of servers that know no type; a page or a picture is a wrong response.
fn holds_text(media_type: &str) -> bool {
    match media_type.split_once('/') {
        None => media_type.is_empty(),
        Some(("application", kind)) => kind == "json" || kind.ends_with("+json") || kind == "octet-stream",
        Some(("text", kind)) => !matches!(kind, "html" | "css" | "javascript" | "event-stream"),
        Some(_) => false,
    }
}

/// The bytes of a response; `None` if there are too many.
async fn body(response: &Response) -> Result<Option<Vec<u8>>, JsValue> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(Some(bytes)) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let part = JsFuture::from(reader.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            return Ok(Some(bytes));
        }
        let part: Uint8Array = Reflect::get(&part, &"value".into())?.dyn_into()?;
        if bytes.len() + part.length() as usize > MOST_BYTES {
            // Failing to release the rest has no consequences.
            let _ = reader.cancel();
            return Ok(None);
        }
        bytes.extend(part.to_vec());
    }
}

/// The absolute address, as the page resolves it.
pub(crate) fn resolve(address: &str) -> Result<String, Fault> {
    let base = window().and_then(|window| window.document()).and_then(|document| document.base_uri().ok().flatten());
    let url = Url::new_with_base(address, base.as_deref().unwrap_or_default());
    url.map(|url| url.href()).map_err(|_| Fault::new("network", format!("\"{address}\" is no address: check src and stream")))
}

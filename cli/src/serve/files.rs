//! The folder's files: tower-http finds, ranges and revalidates them; this module has their types, and the messages for missing ones.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use super::folder::Folder;
use super::types;

/// The response to a request for a file.
pub(super) async fn answer(folder: Folder, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    // The address of a folder is redirected to itself with a slash: `//name/` would be another server's.
    if path.starts_with("//") {
        return said(StatusCode::NOT_FOUND, &path);
    }
    // Tags and dates are not compared for ranges: a conditional range request gets the whole file, which is always right
    // (RFC 9110, 14.2).
    if request.headers().contains_key(header::IF_RANGE) {
        request.headers_mut().remove(header::RANGE);
    }
    let mut files = ServeDir::with_backend(folder.root(), folder.clone())
        .precompressed_br()
        .precompressed_gzip()
        .ignore_multi_range_requests(true);
    match files.try_call(request).await {
        Ok(response) if response.status().is_client_error() || response.status().is_server_error() => {
            let mut words = said(response.status(), &path);
            words.headers_mut().extend(kept(response.headers()));
            words
        }
        Ok(response) => named(&path, response.map(Body::new)),
        Err(error) => {
            use std::io::ErrorKind::{NotADirectory, NotFound, PermissionDenied};
            if matches!(error.kind(), NotADirectory | NotFound | PermissionDenied) {
                return said(StatusCode::NOT_FOUND, &path);
            }
            eprintln!("slugline: {path}: {error}");
            said(StatusCode::INTERNAL_SERVER_ERROR, &path)
        }
    }
}

/// The headers that say more than the status of an error.
fn kept(headers: &HeaderMap) -> HeaderMap {
    [header::ALLOW, header::CONTENT_RANGE]
        .into_iter()
        .filter_map(|name| Some((name.clone(), headers.get(name)?.clone())))
        .collect()
}

/// An error in one line.
fn said(status: StatusCode, path: &str) -> Response {
    let reason = match status {
        StatusCode::METHOD_NOT_ALLOWED => "Only GET and HEAD",
        StatusCode::NOT_FOUND => "Not found",
        other => other.canonical_reason().unwrap_or("Error"),
    };
    (status, format!("{reason}: {path}\n")).into_response()
}

/// The file with its type, and with headers that make browsers revalidate it each time: a new build is seen.
fn named(path: &str, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let guess = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if let Some(kind) = guess.and_then(|guess| types::content_type(path, guess)) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    // The same file may be sent compressed or not: a strong tag would call these the same bytes (RFC 9110, 8.8.1).
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| !tag.starts_with("W/"));
    if let Some(weak) = tag.and_then(|tag| HeaderValue::try_from(format!("W/{tag}")).ok()) {
        headers.insert(header::ETAG, weak);
    }
    response
}

//! A request over its own connection.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, bail};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::handshake;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// The timeout for an answer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Gets something with these headers. Its body may continue for long.
pub(crate) async fn get(server: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Result<Response<Incoming>> {
    let response = ask(server, Method::GET, path, headers, "").await?;
    if !response.status().is_success() {
        bail!("{path} was answered with {}", response.status());
    }
    Ok(response)
}

/// Posts a text, and returns the status code.
pub async fn post(server: SocketAddr, path: &str, headers: &[(&str, &str)], text: &'static str) -> Result<u16> {
    Ok(ask(server, Method::POST, path, headers, text).await?.status().as_u16())
}

async fn ask(
    server: SocketAddr,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    text: &'static str,
) -> Result<Response<Incoming>> {
    let answer = async {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with the body, or with the server.
        tokio::spawn(connection);
        let mut request = Request::builder().method(method).uri(path).header("Host", server.to_string());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Ok(sender.send_request(request.body(Full::<Bytes>::from(text))?).await?)
    };
    timeout(PATIENCE, answer).await?
}

/// Gets a text.
pub async fn text(server: SocketAddr, path: &str) -> Result<String> {
    Ok(String::from_utf8(bytes(server, path, &[]).await?)?)
}

/// Gets bytes, with these headers.
pub async fn bytes(server: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Result<Vec<u8>> {
    let response = get(server, path, headers).await?;
    Ok(timeout(PATIENCE, response.into_body().collect()).await??.to_bytes().to_vec())
}

//! A request, by a connection of its own.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Result, bail};
use http_body_util::{BodyExt as _, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::handshake;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// A server that takes longer to answer is left.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Gets something with these headers. Its body may go on for long.
pub(crate) async fn get(server: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Result<Response<Incoming>> {
    let answer = async {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with the body, or with the server.
        tokio::spawn(connection);
        let mut request = Request::get(path).header("Host", server.to_string());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = sender.send_request(request.body(Empty::<Bytes>::new())?).await?;
        if !response.status().is_success() {
            bail!("{path} was answered with {}", response.status());
        }
        Ok(response)
    };
    timeout(PATIENCE, answer).await?
}

/// Gets a text.
pub async fn text(server: SocketAddr, path: &str) -> Result<String> {
    let response = get(server, path, &[]).await?;
    let body = timeout(PATIENCE, response.into_body().collect()).await??;
    Ok(String::from_utf8(body.to_bytes().to_vec())?)
}

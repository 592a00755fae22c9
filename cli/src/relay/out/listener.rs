//! Connections: their maximum number, and their timeouts. Axum's own server has no such limits.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use socket2::{SockRef, TcpKeepalive};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::patience::Patient;
use crate::relay::metrics::Metrics;

/// The maximum size of a request's head, and number of its fields.
const MOST_HEAD: usize = 16_384;
const MOST_FIELDS: usize = 64;
/// The send buffer of one client in the system (Linux takes twice as much).
const SEND_BUFFER: usize = 32_768;
/// If the system has no more connections, the next attempt is this much later.
const BREATH: Duration = Duration::from_millis(100);

/// Timeouts and limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// The maximum number of connections.
    pub(crate) connections: usize,
    /// How long the head of a request may take, and a connection may be idle.
    pub(crate) head: Duration,
    /// How long a client may read nothing of what is sent.
    pub(crate) unread: Duration,
    /// How long clients have to disconnect when the relay stops.
    pub(crate) farewell: Duration,
}

/// Serves connections until the relay is stopped, then waits for the current ones to end.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    bounds: Bounds,
    metrics: Arc<Metrics>,
    mut stopped: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(bounds.connections));
    loop {
        let accepted = tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => break,
            accepted = listener.accept() => accepted,
        };
        let stream = match accepted {
            Ok((stream, _)) => stream,
            Err(error) => {
                // One failing connection does not matter to others; a lack of connections passes.
                metrics.refused.add("system");
                tracing::warn!(%error, "a connection was not to be had");
                sleep(BREATH).await;
                continue;
            }
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            // Without an answer: that would be work, of which there is too much.
            metrics.refused.add("full");
            continue;
        };
        let _ = prepare(&stream, bounds.unread);
        let stream = Patient::new(stream, bounds.unread, Arc::clone(&metrics), Some(place));
        tokio::spawn(answer(connection(stream, &router, bounds), Arc::clone(&metrics), stopped.clone()));
    }
    drop(listener);
    let all = u32::try_from(bounds.connections).unwrap_or(u32::MAX);
    if timeout(bounds.farewell, places.acquire_many(all)).await.is_err() {
        tracing::warn!("some clients did not go in time");
    }
}

/// Asks the system for this many connections, and warns if it has fewer: each is an open file.
#[cfg(unix)]
pub(crate) fn allow_connections(count: usize) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let wanted = count as u64;
    if current.is_none_or(|current| current >= wanted) {
        return;
    }
    let allowed = maximum.map_or(wanted, |maximum| maximum.min(wanted));
    if setrlimit(Resource::Nofile, Rlimit { current: Some(allowed), maximum }).is_err() || allowed < wanted {
        tracing::warn!(wanted, allowed, "the system allows fewer open files than there may be clients (ulimit -n, LimitNOFILE)");
    }
}

/// Other systems have no such limit, or another one.
#[cfg(not(unix))]
pub(crate) fn allow_connections(_: usize) {}

/// A frame must not wait for the next one to fill a packet; unread data must not fill the memory; and a peer that has vanished
/// must be noticed.
fn prepare(stream: &TcpStream, unread: Duration) -> io::Result<()> {
    let socket = SockRef::from(stream);
    socket.set_tcp_nodelay(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(unread))?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(unread))?;
    Ok(())
}

type Connection = http1::UpgradeableConnection<TokioIo<Patient<TcpStream>>, TowerToHyperService<Router>>;

fn connection(stream: Patient<TcpStream>, router: &Router, bounds: Bounds) -> Connection {
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .max_headers(MOST_FIELDS)
        .max_buf_size(MOST_HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()))
        .with_upgrades()
}

/// Serves until either side ends it, or the relay stops: then the current response is the last.
async fn answer(connection: Connection, metrics: Arc<Metrics>, mut stopped: watch::Receiver<bool>) {
    let mut connection = pin!(connection);
    let until_stop = async { drop(stopped.wait_for(|stopped| *stopped).await) };
    let done = tokio::select! {
        done = &mut connection => done,
        () = until_stop => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    // It does not matter to others, and is the client's own fault more often than not.
    if let Err(error) = done {
        if error.is_parse_too_large() {
            metrics.refused.add("head");
        }
        tracing::debug!(%error, "a connection failed");
    }
}

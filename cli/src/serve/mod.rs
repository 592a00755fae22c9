//! `slugline serve`: a folder over HTTP, and a demonstration feed.
//!
//! | file | what it holds |
//! |---|---|
//! | `files`, `folder`, `types` | the folder's files: how they are answered, which may be read, their types |
//! | `feed` | the feed's three addresses and the markets behind them |
//! | `query` | the query of an address |
//! | `market` | a market: one run of frames in real time, shared by all watchers |
//! | `replay`, and `crate::walk` | the origins of a market's frames |
//! | `watcher` | one connection's position in a market |
//! | `fault`, `mischief` | what can go wrong, and how it is applied to frames |
//! | `sse`, `socket` | the two transports |

mod fault;
mod feed;
mod files;
mod folder;
mod market;
mod mischief;
mod query;
mod replay;
mod socket;
mod sse;
mod types;
mod watcher;

use std::io;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::http::Method;
use axum::routing::get;
use axum::serve::ListenerExt;
use clap::Args;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::cors::{Any, CorsLayer};

use self::feed::{Feed, Origin};
use self::folder::Folder;
use crate::delivery::shrinks;
use crate::input::print;
use crate::relay::demonstrate;
use crate::walk;

/// The first port that is tried by default.
const FIRST_PORT: u16 = 8080;
/// The last that is tried.
const LAST_PORT: u16 = 8179;
/// Smaller bodies fit into one packet as they are.
const SMALLEST_COMPRESSED: u64 = 1_000;

/// Which folder, where, and what the feed is made of.
#[derive(Args)]
#[command(
    after_help = "The feed stands at /feed (Server-Sent Events), /feed.ws (WebSocket) and /feed.json (the present quotes).\n\
                        What their queries can ask for stands in docs/serve.md."
)]
pub(crate) struct Call {
    /// The folder.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The port; 0 takes any that is free. [default: 8080, or the next that is free]
    #[arg(long)]
    port: Option<u16>,
    /// The name or address to listen at. With 127.0.0.1 only this machine reaches the folder.
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// The document whose quotes the feed moves, instead of the demonstration's.
    #[arg(long, value_name = "FILE", conflicts_with = "replay")]
    quotes: Option<PathBuf>,
    /// A file of recorded frames, one per line, that the feed sends instead.
    #[arg(long, value_name = "FILE")]
    replay: Option<PathBuf>,
    /// Relay the demonstration's market too, as `slugline relay --demo` does: /stream, /socket, /snapshot.json.
    #[arg(long)]
    relay: bool,
}

/// Serves until Ctrl-C.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let name = call.folder.display();
    let folder = Folder::open(&call.folder).map_err(|error| format!("{name}: {error}"))?;
    let feed = Feed::of(origin(call)?);
    for path in feed::PATHS {
        if folder.has(path) {
            eprintln!("slugline: {name}{path} cannot be reached: the feed stands at this address");
        }
    }
    // One thread: a demonstration needs far less than one can do, and files are read on others.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    let served = runtime.block_on(async {
        let listener = listen(&call.host, call.port).await?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let relayed = if call.relay { Some(demonstrate()?) } else { None };
        tokio::select! {
            // Polled first: the signal is caught before the address is printed.
            biased;
            stopped = tokio::signal::ctrl_c() => stopped.map_err(|error| error.to_string()),
            served = async {
                print(&format!("serving {name} at http://{address}/\n"))?;
                serve(listener, folder, feed, relayed.as_ref().map(|relayed| relayed.router.clone())).await.map_err(|error| error.to_string())
            } => served,
        }
    });
    // A file that is being read delays nobody.
    runtime.shutdown_background();
    served
}

/// The origin of markets in the arguments.
fn origin(call: &Call) -> Result<Origin, String> {
    let named = |file: &Path, error: String| format!("{}: {error}", file.display());
    let read = |file: &Path| std::fs::read(file).map_err(|error| named(file, error.to_string()));
    match (&call.quotes, &call.replay) {
        (_, Some(file)) => replay::lines(&read(file)?).map(Origin::Replay).map_err(|error| named(file, error)),
        (Some(file), _) => walk::strip(&read(file)?).map(Origin::Walk).map_err(|error| named(file, error)),
        _ => walk::strip(walk::DEMONSTRATION).map(Origin::Walk),
    }
}

/// Listens at the port, or by default at the first that is free.
async fn listen(host: &str, port: Option<u16>) -> Result<TcpListener, String> {
    let mut ports = port.map_or(FIRST_PORT..=LAST_PORT, |port| port..=port);
    loop {
        let Some(next) = ports.next() else {
            return Err(format!("no port from {FIRST_PORT} to {LAST_PORT} is free at {host}; name one with --port"));
        };
        match TcpListener::bind((host, next)).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port.is_none() => {}
            Err(error) => return Err(format!("cannot listen at {host}, port {next}: {error}")),
            Ok(listener) => return Ok(listener),
        }
    }
}

async fn serve(listener: TcpListener, folder: Folder, feed: Feed, relayed: Option<Router>) -> io::Result<()> {
    // A page of any origin may read what is served: hidden files are not (see `folder`).
    let cors =
        CorsLayer::new().allow_origin(Any).allow_methods([Method::GET, Method::HEAD]).allow_headers(Any).expose_headers(Any);
    let compression = CompressionLayer::new().compress_when(SizeAbove::new(SMALLEST_COMPRESSED).and(shrinks));
    let [events, socket, snapshot] = feed::PATHS;
    let router = Router::new()
        .route(events, get(feed::events))
        .route(socket, get(feed::socket))
        .route(snapshot, get(feed::snapshot))
        .with_state(feed)
        .fallback(move |request: Request| files::answer(folder.clone(), request))
        .layer(compression)
        .layer(cors)
        // It has its own layers.
        .merge(relayed.unwrap_or_default());
    // A frame must not wait for the next one to fill a packet. If that cannot be set, frames come a little later.
    let listener = listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    axum::serve(listener, router).await
}

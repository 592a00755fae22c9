//! `slugline relay`: vendors' quotes to any number of readers.
//!
//! ```text
//! vendor ──▶ source ──▶ hub: the board ──▶ a few frames a second ──┬─▶ /stream, /socket
//!                                                                  ├─▶ /snapshot.json, a file
//!                                                                  └─▶ nodes that distribute them
//! ```
//!
//! | file | what it holds |
//! |---|---|
//! | `config` | the configuration file |
//! | `key` | keys, which are never printed |
//! | `vendor` | the vendors' protocols: a file each, without connections |
//! | `source` | the connections to vendors, and the processing of their ticks |
//! | `hub`, `frame` | the last value of every quote, and the frames with their changes |
//! | `sessions` | whether prices still move |
//! | `out` | the outputs |
//! | `fanout` | the fan-out beyond one machine, if configured |
//! | `publish` | frames to nodes |
//! | `lead`, `lease` | which of two relays publishes |
//! | `desk` | everything that runs for a configuration |
//! | `metrics`, `meter`, `count`, `log` | counters and reports |

mod config;
mod count;
mod desk;
mod fanout;
mod frame;
mod hub;
mod key;
mod lead;
mod lease;
mod log;
mod meter;
mod metrics;
mod out;
mod publish;
mod sessions;
mod source;
#[cfg(test)]
mod tests;
mod vendor;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use clap::Args;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use self::config::Config;
use self::desk::Desk;
use self::fanout::Fanout;
use self::hub::Hub;
use self::metrics::Metrics;
use self::out::listener::{Bounds, serve};
use self::out::{Gate, Out, Terms};
use crate::clock::Clock;
use crate::input::print;

/// Connections beyond those of clients: for snapshots, and for the operator.
const SPARE_CONNECTIONS: usize = 256;

/// Which file.
#[derive(Args)]
#[command(
    after_help = "Readers find the quotes at /stream (Server-Sent Events), /socket (WebSocket) and /snapshot.json; who runs the\n\
                  relay finds /healthz and /metrics. What the file can say stands in docs/relay.md."
)]
pub(crate) struct Call {
    /// What is relayed, where to, and to whom.
    #[arg(required_unless_present = "demo")]
    file: Option<PathBuf>,
    /// Relay the demonstration's market; without a file.
    #[arg(long, conflicts_with = "file")]
    demo: bool,
    /// The address and port to listen at, instead of the file's.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Only check the file, and report its faults.
    #[arg(long)]
    check: bool,
}

impl Call {
    fn config(&self) -> Result<Config, String> {
        self.file.as_deref().map_or_else(|| Ok(Config::demo()), Config::open)
    }
}

/// Relays until it is stopped.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let config = call.config()?;
    if call.check {
        return print("the file is sound\n");
    }
    log::begin(&config.log);
    rely_on_ring();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let done = runtime.block_on(relay(call, &config));
    runtime.shutdown_background();
    done
}

async fn relay(call: &Call, config: &Config) -> Result<(), String> {
    let mut signals = Signals::new().map_err(|error| error.to_string())?;
    let (hub, out, mut desk) = begin(config)?;
    desk.run(config)?;
    tokio::spawn(Arc::clone(&hub).run());
    let (stop, stopped) = watch::channel(false);
    let fanout = Fanout::of(config, &hub, &out.metrics)?;
    let readers = fanout.as_ref().map_or_else(|| out::readers(&out), |fanout| fanout.among(out::readers(&out)));
    let mut servers = listen(call, config, &out, readers, &stopped).await?;
    servers.extend(fanout.map(|fanout| tokio::spawn(fanout.run(stopped.clone()))));
    while let Signal::Reload = signals.next().await {
        reload(call, &mut desk, &out);
    }
    tracing::info!("stopping");
    // Streams end by themselves, and then their connections can.
    hub.stop();
    let _ = stop.send(true);
    for server in servers {
        let _ = server.await;
    }
    Ok(())
}

/// The demonstration's market through the whole relay, for another server.
pub(crate) struct Demonstration {
    /// All addresses.
    pub(crate) router: Router,
    _desk: Desk,
}

/// Begins the demonstration.
pub(crate) fn demonstrate() -> Result<Demonstration, String> {
    let config = Config::demo();
    rely_on_ring();
    let (hub, out, mut desk) = begin(&config)?;
    desk.run(&config)?;
    tokio::spawn(hub.run());
    Ok(Demonstration { router: out::readers(&out).merge(out::operation(&out)), _desk: desk })
}

/// A hub, its outputs, and the desk for its sources.
fn begin(config: &Config) -> Result<(Arc<Hub>, Out, Desk), String> {
    let metrics = Arc::new(Metrics::default());
    let clock = Clock::new();
    let hub = Hub::new(clock.stamp(), *config.frames_per_second.get_ref());
    let gate = Arc::new(Gate::new(terms(config), Arc::clone(&metrics)));
    let desk = Desk::new(Arc::clone(&hub), Arc::clone(&metrics), clock.clone())?;
    Ok((Arc::clone(&hub), Out { hub, gate, metrics, clock }, desk))
}

/// Of rustls's providers the one that builds quickly; another one set before works as well.
fn rely_on_ring() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Reads the file again. Clients stay; with a faulty file everything continues as before.
fn reload(call: &Call, desk: &mut Desk, out: &Out) {
    let read = call.config().and_then(|config| {
        desk.run(&config)?;
        out.gate.set(terms(&config));
        Ok(())
    });
    match read {
        Ok(()) => {
            out.metrics.reloads.add("done");
            tracing::info!(
                "the file was read again; addresses, nodes, the lease, limits of time and the log are those of the start"
            );
        }
        Err(error) => {
            out.metrics.reloads.add("failed");
            tracing::error!("the file was not taken, all goes on as before: {error}");
        }
    }
}

/// The configuration for readers.
fn terms(config: &Config) -> Terms {
    Terms {
        origins: config.origins.iter().map(|origin| origin.get_ref().clone()).collect(),
        clients: *config.limits.clients.get_ref() as usize,
        max_age: config.snapshot.max_age,
        unread: seconds(*config.limits.unread_seconds.get_ref()),
    }
}

/// Listens, and prints the address.
async fn listen(
    call: &Call,
    config: &Config,
    out: &Out,
    readers: Router,
    stopped: &watch::Receiver<bool>,
) -> Result<Vec<JoinHandle<()>>, String> {
    let address = call.listen.as_deref().unwrap_or(config.listen.get_ref());
    let listener = bind(address).await?;
    let operation = match &config.operation {
        Some(address) => Some(bind(address.get_ref()).await?),
        None => None,
    };
    let limits = &config.limits;
    let clients = *limits.clients.get_ref() as usize;
    let bounds = Bounds {
        connections: clients + SPARE_CONNECTIONS,
        head: seconds(*limits.head_seconds.get_ref()),
        unread: seconds(*limits.unread_seconds.get_ref()),
        farewell: seconds(limits.farewell_seconds),
    };
    out::listener::allow_connections(bounds.connections + SPARE_CONNECTIONS);
    let mut servers = Vec::new();
    let mut answer = |listener, router, bounds| {
        servers.push(tokio::spawn(serve(listener, router, bounds, Arc::clone(&out.metrics), stopped.clone())));
    };
    let at = |listener: &TcpListener| listener.local_addr().map_err(|error| error.to_string());
    let mut said = format!("relaying at http://{}/\n", at(&listener)?);
    match operation {
        Some(operation) => {
            said += &format!("health and metrics at http://{}/\n", at(&operation)?);
            answer(operation, out::operation(out), Bounds { connections: SPARE_CONNECTIONS, ..bounds });
            answer(listener, readers, bounds);
        }
        None => answer(listener, readers.merge(out::operation(out)), bounds),
    }
    print(&said)?;
    Ok(servers)
}

fn seconds(count: u32) -> Duration {
    Duration::from_secs(count.into())
}

async fn bind(address: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("cannot listen at {address}: {error}"))
}

/// The signals to the relay.
enum Signal {
    Stop,
    Reload,
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
    hang_up: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.interrupt.recv() => Signal::Stop,
            _ = self.terminate.recv() => Signal::Stop,
            _ = self.hang_up.recv() => Signal::Reload,
        }
    }
}

/// Other systems only have Ctrl-C.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> Signal {
        let _ = tokio::signal::ctrl_c().await;
        Signal::Stop
    }
}

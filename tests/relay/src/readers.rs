//! Readers: each does what a strip does. It requests the snapshot, opens a stream, and if that is lost reconnects after a while,
//! to the next node.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use futures_util::StreamExt as _;
use http_body_util::BodyExt as _;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::Message;

use crate::events::Events;
use crate::frames::{Figure, Frames};
use crate::http::{self, PATIENCE};
use crate::seen::Seen;
use crate::vendor::Vendor;

/// If nothing comes for this long, not even a heartbeat, the stream is lost.
const SILENCE: Duration = Duration::from_secs(40);

/// The transport.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Server-Sent Events: the id of the last event is sent, and the server resumes from there.
    Events,
    /// A WebSocket, which begins anew.
    Socket,
}

/// What all readers share.
#[derive(Debug)]
pub struct Surroundings {
    /// The nodes, or relays, that they may use.
    pub nodes: Vec<SocketAddr>,
    /// The vendor, which knows when ticks were sent.
    pub vendor: Arc<Vendor>,
    frames: Frames,
}

impl Surroundings {
    /// Readers of these nodes.
    pub fn new(nodes: Vec<SocketAddr>, vendor: Arc<Vendor>) -> Arc<Self> {
        Arc::new(Self { nodes, vendor, frames: Frames::default() })
    }
}

/// One reader.
#[derive(Debug)]
pub struct Reader {
    /// Its transport.
    pub transport: Transport,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

/// The history of a reader.
#[derive(Debug, Default)]
pub struct State {
    /// What it has seen.
    pub seen: Seen,
    /// Its current or last node.
    pub node: Option<SocketAddr>,
    /// Whether a stream is open.
    pub is_connected: bool,
    /// How many streams have been open.
    pub streams: usize,
    /// The latencies from the vendor, in order: the oldest tick of each frame.
    pub latencies: Vec<Duration>,
    /// The bytes of all frames, as text.
    pub bytes: u64,
    /// The id of the last event.
    last_id: Option<String>,
}

impl Reader {
    /// A reader that begins with one of the nodes.
    pub fn start(around: &Arc<Surroundings>, transport: Transport, first: usize) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let task = tokio::spawn(run(Arc::clone(around), transport, first, Arc::clone(&state)));
        Self { transport, state, task }
    }

    /// What it has been through so far.
    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn run(around: Arc<Surroundings>, transport: Transport, first: usize, state: Arc<Mutex<State>>) {
    for node in around.nodes.iter().cycle().skip(first) {
        lock(&state).node = Some(*node);
        // Why it ended does not matter to a reader: it reconnects.
        let _ = read(&around, transport, *node, &state).await;
        lock(&state).is_connected = false;
        // Not all at once: browsers wait for about a second.
        sleep(Duration::from_millis(fastrand::u64(200..1200))).await;
    }
}

/// Reads until the stream is lost.
async fn read(around: &Surroundings, transport: Transport, node: SocketAddr, state: &Mutex<State>) -> Result<()> {
    let last_id = lock(state).last_id.clone();
    if last_id.is_none() {
        let text = http::text(node, "/snapshot.json").await?;
        let figures = around.frames.read(&text).context("the snapshot is none")?;
        lock(state).seen.snapshot(&figures);
    }
    match transport {
        Transport::Events => events(around, node, last_id, state).await,
        Transport::Socket => socket(around, node, state).await,
    }
}

async fn events(around: &Surroundings, node: SocketAddr, last_id: Option<String>, state: &Mutex<State>) -> Result<()> {
    let mut headers = vec![("Accept", "text/event-stream")];
    headers.extend(last_id.as_deref().map(|id| ("Last-Event-ID", id)));
    let mut body = http::get(node, "/stream", &headers).await?.into_body();
    opened(state, last_id.is_some());
    let mut events = Events::default();
    while let Some(piece) = timeout(SILENCE, body.frame()).await? {
        let Ok(bytes) = piece?.into_data() else { continue };
        for event in events.take(&bytes) {
            let figures = around.frames.read(&event.data).context("a frame is none")?;
            let mut state = lock(state);
            state.last_id = event.id;
            frame(&mut state, &event.data, &figures, &around.vendor);
        }
    }
    Ok(())
}

async fn socket(around: &Surroundings, node: SocketAddr, state: &Mutex<State>) -> Result<()> {
    let stream = timeout(PATIENCE, TcpStream::connect(node)).await??;
    stream.set_nodelay(true)?;
    let (mut socket, _) = timeout(PATIENCE, client_async(format!("ws://{node}/socket"), stream)).await??;
    opened(state, false);
    while let Ok(Some(message)) = timeout(SILENCE, socket.next()).await {
        match message? {
            Message::Text(text) => {
                let figures = around.frames.read(&text).context("a frame is none")?;
                frame(&mut lock(state), &text, &figures, &around.vendor);
            }
            Message::Close(why) => bail!("closed: {why:?}"),
            // Pings are answered as they are read.
            _ => {}
        }
    }
    Ok(())
}

fn opened(state: &Mutex<State>, resumes: bool) {
    let mut state = lock(state);
    state.is_connected = true;
    state.streams += 1;
    if !resumes {
        state.seen.begin_stream();
    }
}

fn frame(state: &mut State, text: &str, figures: &[Figure], vendor: &Vendor) {
    state.bytes += text.len() as u64;
    state.seen.frame(figures);
    let oldest = figures.iter().map(|figure| figure.tick).min();
    if let Some(sent) = oldest.and_then(|tick| vendor.sent(tick)) {
        state.latencies.push(Instant::now() - sent);
    }
}

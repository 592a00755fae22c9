//! Ten thousand clients that connect and never read, beside readers that do.
//!
//! When this fails, one attacker can stop the quotes of all readers of a relay, or use up its machine's memory.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use rustix::param::page_size;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use slugline_relay_tests::chain::Chain;
use slugline_relay_tests::crowd::{Crowd, percentile};
use slugline_relay_tests::program::Program;
use slugline_relay_tests::readers::{Surroundings, Transport};
use slugline_relay_tests::text;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Instant, sleep};

const IDLE: usize = 10_000;
const READERS: usize = 100;
/// Open files of this process in addition to its connections.
const OTHER_FILES: usize = 500;
/// So many connect before the relay gets a pause.
const AT_ONCE: usize = 100;
/// The receive buffer of a client that never reads: the system raises it to its minimum.
const RECEIVE_BUFFER: u32 = 4_096;
/// The relay's memory in an unoptimised build.
const MOST_MEMORY: u64 = 512 << 20;
/// From the vendor to a reader. Half a second of it is the interval of vendor and relay; the rest is for a machine that runs all sides.
const ON_TIME: Duration = Duration::from_secs(2);
/// They are disconnected a minute after their buffers are full.
const PATIENCE: Duration = Duration::from_secs(180);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "opens ten thousand connections and takes two minutes: cargo xtask test relay"]
async fn ten_thousand_clients_that_never_read_take_little_memory_and_delay_nobody() {
    allow_files(IDLE + READERS + OTHER_FILES).unwrap();
    let chain = Chain::start(0, 1, "https://news.example").await.unwrap();
    let relay = &chain.relays[0];
    let around = Surroundings::new(vec![relay.address], chain.vendor.clone());
    let readers = Crowd::gather(&around, READERS, &[Transport::Events, Transport::Socket]).await.unwrap();
    let before = relay.process().memory();

    readers.forget();
    let begin = Instant::now();
    let idle = connect(relay.address).await.unwrap();
    let [mut most_memory, mut most_buffers, mut most_clients] = [0; 3];
    let mut disconnected = [0; 2];
    while disconnected.iter().sum::<u64>() < IDLE as u64 {
        most_memory = most_memory.max(relay.process().memory());
        most_buffers = most_buffers.max(buffers());
        most_clients = most_clients.max(clients(relay).await.unwrap());
        disconnected = [lost(relay, "unread").await, lost(relay, "gone").await];
        assert!(begin.elapsed() < PATIENCE, "not all are disconnected: {}", text(relay.address, "/metrics").await.unwrap());
        sleep(Duration::from_millis(500)).await;
    }
    let elapsed = begin.elapsed();
    let latencies = readers.latencies();
    let [half, most] = [50, 99].map(|percent| percentile(&latencies, percent));
    let frames = latencies.len() as f64 / READERS as f64 / elapsed.as_secs_f64();
    let each = (most_memory - before) / IDLE as u64;
    println!(
        "measured: {IDLE} clients that never read: at most {most_clients} clients, {} MB of memory in all, {each} bytes for each; the system's buffers {} MB",
        most_memory >> 20,
        most_buffers >> 20
    );
    let [unread, gone] = disconnected;
    println!("measured: all of them are disconnected after {elapsed:.0?}: {unread} counted as `unread`, {gone} as `gone`");
    println!("measured: {READERS} readers beside them: {frames:.1} frames a second to each, p50 {half:.1?}, p99 {most:.1?}");

    assert_eq!(most_clients, (IDLE + READERS) as u64, "all are connected at once");
    assert!(most_memory < MOST_MEMORY, "{most_memory} bytes");
    assert!(most < ON_TIME, "p99 {most:?}");
    assert!(readers.readers().iter().all(|reader| reader.state().streams == 1), "no reader is disconnected");
    assert_eq!(readers.backwards(), []);
    assert_eq!(clients(relay).await.unwrap(), READERS as u64);
    drop(idle);
}

/// Raises this process's limit of open files.
fn allow_files(count: usize) -> Result<()> {
    let wanted = count as u64;
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    ensure!(
        maximum.is_none_or(|maximum| maximum >= wanted),
        "this needs {wanted} open files, and the system allows {maximum:?}: ulimit -Hn {wanted}, as root"
    );
    if current.is_some_and(|current| current < wanted) {
        setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum }).context("cannot have more open files")?;
    }
    Ok(())
}

/// Clients of both transports that send a request and never read.
async fn connect(relay: SocketAddr) -> Result<Vec<TcpStream>> {
    const UPGRADE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    let mut clients = Vec::with_capacity(IDLE);
    for index in 0..IDLE {
        let socket = TcpSocket::new_v4()?;
        socket.set_recv_buffer_size(RECEIVE_BUFFER)?;
        let mut client = socket.connect(relay).await.with_context(|| format!("client {index} cannot connect"))?;
        let head = match index % 2 {
            0 => "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
            _ => format!("GET /socket HTTP/1.1\r\nHost: x\r\n{UPGRADE}\r\n"),
        };
        client.write_all(head.as_bytes()).await?;
        clients.push(client);
        if index % AT_ONCE == AT_ONCE - 1 {
            sleep(Duration::from_millis(20)).await;
        }
    }
    Ok(clients)
}

/// Connected streams and sockets.
async fn clients(relay: &Program) -> Result<u64> {
    let streams = relay.metric("slugline_relay_clients{way=\"stream\"}").await?;
    Ok(streams + relay.metric("slugline_relay_clients{way=\"socket\"}").await?)
}

/// Clients that were disconnected for this reason; the metric does not exist before the first.
async fn lost(relay: &Program, reason: &str) -> u64 {
    relay.metric(&format!("slugline_relay_clients_lost_total{{reason=\"{reason}\"}}")).await.unwrap_or(0)
}

/// The system's buffers for all connections of this machine, both ends, in bytes: proc(5), `/proc/net/sockstat`.
fn buffers() -> u64 {
    let text = std::fs::read_to_string("/proc/net/sockstat").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("TCP: ")).unwrap_or_default();
    let pages = line.rsplit(' ').next().and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0);
    pages * page_size() as u64
}

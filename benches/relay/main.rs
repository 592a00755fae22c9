//! The load of a relay, alone and through nginx with Nchan: `cargo xtask bench relay [--readers N] [--seconds N]`.
//!
//! Each transport is measured separately, one after the other in one run: a vendor ticks 50 quotes four times a second, and all readers
//! get each frame. The cost of the servers is their processor time as counted by the system, without the readers'; the
//! latency is from the vendor's sending to the reader's having read. All of it shares one machine.

mod report;

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use slugline_relay_tests::chain::Chain;
use slugline_relay_tests::crowd::{Crowd, percentile};
use slugline_relay_tests::process::Process;
use slugline_relay_tests::readers::{Surroundings, Transport};
use tokio::time::{Instant, sleep};

use self::report::{EVENTS, Line, NCHAN, RELAY, Report, SOCKET};

/// Until connections and caches are in a steady state.
const WARM_UP: Duration = Duration::from_secs(3);

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    let mut report = Report::begin(options.readers, options.duration);
    for way in [Way::Relay, Way::Nchan] {
        for transport in [Transport::Events, Transport::Socket] {
            let line = measure(way, transport, &options).await?;
            println!("{}", line.row());
            report.lines.push(line);
        }
    }
    report.finish()
}

/// The server of the readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Relay,
    Nchan,
}

struct Options {
    readers: usize,
    duration: Duration,
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self { readers: 1_000, duration: Duration::from_secs(20) };
        while let Some(word) = words.next() {
            let mut number = || {
                let value = words.next().with_context(|| format!("{word} wants a number"))?;
                value
                    .parse::<u32>()
                    .ok()
                    .filter(|number| *number > 0)
                    .with_context(|| format!("{word} wants a number, not `{value}`"))
            };
            match word.as_str() {
                "--readers" => options.readers = usize::try_from(number()?)?,
                "--seconds" => options.duration = Duration::from_secs(number()?.into()),
                // Cargo says so to every benchmark.
                "--bench" => {}
                other => bail!("`{other}` is not known: --readers N, --seconds N"),
            }
        }
        Ok(options)
    }
}

async fn measure(way: Way, transport: Transport, options: &Options) -> Result<Line> {
    let chain = Chain::start(1, 1, "https://news.example").await?;
    let (relay, node) = chain.relays.first().zip(chain.nodes.first()).context("a chain without a relay")?;
    let server: SocketAddr = if way == Way::Relay { relay.address } else { node.readers };
    let around = Surroundings::new(vec![server], chain.vendor.clone());
    let crowd = Crowd::gather(&around, options.readers, &[transport]).await?;
    sleep(WARM_UP).await;

    crowd.forget();
    let processes: Vec<&Process> = match way {
        Way::Relay => vec![relay.process()],
        Way::Nchan => vec![node.process()],
    };
    let cost = || processes.iter().map(|process| process.cost()).sum::<Duration>();
    let (begin, before) = (Instant::now(), cost());
    sleep(options.duration).await;
    let (elapsed, used) = (begin.elapsed(), cost() - before);
    let memory = processes.iter().map(|process| process.memory()).sum::<u64>();
    let latencies = crowd.latencies();
    let backwards = crowd.backwards();
    if !backwards.is_empty() {
        bail!("values went back: {backwards:?}");
    }
    if crowd.connected() < options.readers {
        bail!("only {} of {} readers were left at the end", crowd.connected(), options.readers);
    }
    Ok(Line {
        way: if way == Way::Relay { RELAY } else { NCHAN },
        transport: if transport == Transport::Events { EVENTS } else { SOCKET },
        readers: options.readers,
        frames: latencies.len() as f64 / options.readers as f64 / elapsed.as_secs_f64(),
        bytes: crowd.bytes() as f64 / latencies.len().max(1) as f64,
        half: percentile(&latencies, 50),
        most: percentile(&latencies, 99),
        cores: used.as_secs_f64() / elapsed.as_secs_f64(),
        memory,
    })
}

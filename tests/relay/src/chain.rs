//! The whole chain on this machine's loopback interface: a vendor, relays, one Redis, nodes.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::packages::Packages;
use crate::ports;
use crate::program::{Program, Setup};
use crate::servers::{Node, Redis};
use crate::vendor::Vendor;

/// Two: one leads, one stands by.
const MOST: usize = 2;

/// The chain. Dropping it ends all of it.
#[derive(Debug)]
pub struct Chain {
    /// The relays.
    pub relays: Vec<Program>,
    /// The nodes.
    pub nodes: Vec<Node>,
    redis: Option<Redis>,
    /// The vendor.
    pub vendor: Arc<Vendor>,
    /// Dropped last: the servers keep their files there.
    folder: TempDir,
}

impl Chain {
    /// Starts a chain of this many nodes and relays, at most two each; pages of this origin may read. Without nodes there is no Redis
    /// either, and the relays serve readers themselves.
    pub async fn start(nodes: usize, relays: usize, origin: &str) -> Result<Self> {
        if nodes > MOST || !(1..=MOST).contains(&relays) {
            bail!("a chain has at most two nodes, and one or two relays");
        }
        let folder = TempDir::with_prefix("slugline-chain-")?;
        let [store, first, second, reads_a, writes_a, reads_b, writes_b] = ports::free()?;
        let vendor = Arc::new(Vendor::start(Duration::from_millis(250)).await?);
        let mut chain = Self { relays: Vec::new(), nodes: Vec::new(), redis: None, vendor, folder };
        if nodes > 0 {
            let packages = Packages::find()?;
            let redis = Redis::start(&packages, &chain.at("redis"), store).await?;
            for (index, face) in [[reads_a, writes_a], [reads_b, writes_b]].into_iter().take(nodes).enumerate() {
                let folder = chain.at(&format!("node-{index}"));
                chain.nodes.push(Node::start(&packages, &folder, face, &redis, [first, second], origin).await?);
            }
            chain.redis = Some(redis);
        }
        for (index, address) in [first, second].into_iter().take(relays).enumerate() {
            let setup = Setup {
                address,
                vendor: chain.vendor.address,
                nodes: chain.nodes.iter().map(|node| node.relays).collect(),
                redis: chain.redis.as_ref().map(Redis::url),
                origin: origin.to_owned(),
            };
            chain.relays.push(Program::start(&chain.at(&format!("relay-{index}")), &setup).await?);
        }
        if nodes > 0 {
            chain.leader(Duration::from_secs(10)).await?;
        }
        Ok(chain)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The addresses for readers.
    pub fn readers(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.readers).collect()
    }

    /// Which relay leads, as soon as one does.
    pub async fn leader(&self, patience: Duration) -> Result<usize> {
        let end = Instant::now() + patience;
        loop {
            for (index, relay) in self.relays.iter().enumerate() {
                if relay.is_leading().await {
                    return Ok(index);
                }
            }
            if Instant::now() > end {
                bail!("no relay leads after {patience:?}; {}", self.logs());
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// The Redis that all share.
    pub fn redis(&mut self) -> Result<&mut Redis> {
        self.redis.as_mut().context("a chain without nodes has no Redis")
    }

    /// The relay of this index.
    pub fn relay(&mut self, index: usize) -> Result<&mut Program> {
        self.relays.get_mut(index).context("there is no such relay")
    }

    /// The node of this index.
    pub fn node(&mut self, index: usize) -> Result<&mut Node> {
        self.nodes.get_mut(index).context("there is no such node")
    }

    /// The logs of the relays and nodes.
    pub fn logs(&self) -> String {
        let relays = self.relays.iter().map(Program::log);
        let nodes = self.nodes.iter().map(Node::log);
        relays.chain(nodes).enumerate().map(|(index, log)| format!("\n— {index} —\n{log}")).collect()
    }
}

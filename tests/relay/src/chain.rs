//! The whole chain on this machine's loopback: a vendor, relays, one Redis, nodes.

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

/// The chain. All of it ends when it is dropped.
#[derive(Debug)]
pub struct Chain {
    /// The relays.
    pub relays: Vec<Program>,
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The Redis that all share.
    pub redis: Redis,
    /// The vendor.
    pub vendor: Arc<Vendor>,
    /// Dropped last: the servers keep their files there.
    folder: TempDir,
}

impl Chain {
    /// Starts a chain of so many nodes and relays, 1 or 2 each; pages of this origin may read.
    pub async fn start(nodes: usize, relays: usize, origin: &str) -> Result<Self> {
        if !(1..=MOST).contains(&nodes) || !(1..=MOST).contains(&relays) {
            bail!("a chain has one or two nodes, and one or two relays");
        }
        let packages = Packages::find()?;
        let folder = TempDir::with_prefix("slugline-chain-")?;
        let at = |name: String| -> PathBuf { folder.path().join(name) };
        let [store, first, second, reads_a, writes_a, reads_b, writes_b] = ports::free()?;
        let vendor = Arc::new(Vendor::start(Duration::from_millis(250)).await?);
        let redis = Redis::start(&packages, &at("redis".to_owned()), store).await?;
        let mut chain = Self { relays: Vec::new(), nodes: Vec::new(), redis, vendor, folder };
        let faces = [[reads_a, writes_a], [reads_b, writes_b]];
        for (index, face) in faces.into_iter().take(nodes).enumerate() {
            let folder = chain.folder.path().join(format!("node-{index}"));
            chain.nodes.push(Node::start(&packages, &folder, face, &chain.redis, [first, second], origin).await?);
        }
        for (index, address) in [first, second].into_iter().take(relays).enumerate() {
            let setup = Setup {
                address,
                vendor: chain.vendor.address,
                nodes: chain.nodes.iter().map(|node| node.relays).collect(),
                redis: Some(chain.redis.url()),
                origin: origin.to_owned(),
            };
            let folder = chain.folder.path().join(format!("relay-{index}"));
            chain.relays.push(Program::start(&folder, &setup).await?);
        }
        chain.leader(Duration::from_secs(10)).await?;
        Ok(chain)
    }

    /// Where readers come.
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

    /// The relay of this index.
    pub fn relay(&mut self, index: usize) -> Result<&mut Program> {
        self.relays.get_mut(index).context("there is no such relay")
    }

    /// The node of this index.
    pub fn node(&mut self, index: usize) -> Result<&mut Node> {
        self.nodes.get_mut(index).context("there is no such node")
    }

    /// What the relays and nodes have written.
    pub fn logs(&self) -> String {
        let relays = self.relays.iter().map(Program::log);
        let nodes = self.nodes.iter().map(Node::log);
        relays.chain(nodes).enumerate().map(|(index, log)| format!("\n— {index} —\n{log}")).collect()
    }
}

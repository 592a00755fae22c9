//! Publishing: a subscriber of the hub that posts each frame to a node of the fan-out (deploy/nchan).
//!
//! ```text
//! hub ──▶ frame ──▶ claim (Redis) ──▶ POST (a node) ──▶ every node ──▶ readers
//!            ▲                              │
//!            └── all quotes again ◀─ pause ◀┘ failed
//! ```
//!
//! One frame is in transit at a time, and none waits: the hub gives the newest values when the previous one is done. After a failure
//! a complete frame follows, through the next node, with everything that the nodes have lost meanwhile. If two relays share a lease
//! (`lead`), only the leader publishes, and each frame is claimed first; the node asks back whether the claim
//! is still valid (`/claim`), so that a late frame is refused.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, StatusCode, Url};
use slugline::ingest::{Format, read};
use slugline::json::{Record, to_text};
use slugline::quote::{Quote, Strip};
use tokio::time::sleep;
use tracing::{info, warn};

use super::frame::Frame;
use super::hub::Hub;
use super::lead::{Lead, Tenure};
use super::lease::Claim;
use super::metrics::Metrics;

/// The header with the claim of a frame, which a node sends back with its question.
pub(super) const CLAIM: &str = "slugline-claim";
/// A node that takes longer to accept a frame has failed. It asks both relays in turn whether the frame may be published.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// The first and the longest pause when no node accepts frames.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Posts frames.
pub(super) struct Publisher {
    hub: Arc<Hub>,
    nodes: Vec<Url>,
    client: Client,
    lead: Option<Arc<Lead>>,
    metrics: Arc<Metrics>,
}

/// Why a frame was not published.
#[derive(Debug)]
enum Fault {
    /// This relay no longer leads.
    Superseded,
    /// The node refused it as late.
    Refused,
    /// A temporary failure.
    Failed(String),
}

/// Why publishing has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The relay stops.
    Stopped,
    /// Another relay leads.
    Superseded,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Superseded => out.write_str("another relay leads"),
            Self::Refused => out.write_str("the node refused the frame: another one is claimed"),
            Self::Failed(why) => out.write_str(why),
        }
    }
}

impl Publisher {
    /// A publisher that posts the frames of a hub to the first of these nodes that accepts them.
    pub(super) fn new(
        hub: Arc<Hub>,
        nodes: Vec<Url>,
        lead: Option<Arc<Lead>>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, reqwest::Error> {
        let client = Client::builder().timeout(PATIENCE).connect_timeout(PATIENCE / 2).no_proxy().build()?;
        Ok(Self { hub, nodes, client, lead, metrics })
    }

    /// Publishes until the relay stops.
    pub(super) async fn run(&self) {
        let Some(lead) = &self.lead else {
            self.publish(None).await;
            return;
        };
        let mut tenures = lead.follow();
        loop {
            // The sender lives as long as `lead`.
            let Ok(tenure) = tenures.wait_for(Option::is_some).await.map(|tenure| tenure.clone()) else { return };
            let fence = tenure.as_ref().map(|tenure| tenure.fence);
            self.metrics.publishing.tenures.add();
            let end = tokio::select! {
                end = self.publish(tenure.as_ref()) => end,
                _ = tenures.wait_for(|now| now.as_ref().map(|now| now.fence) != fence) => End::Superseded,
            };
            if end == End::Stopped {
                return;
            }
        }
    }

    /// Publishes while this relay leads, and the relay does not stop.
    async fn publish(&self, tenure: Option<&Tenure>) -> End {
        if let (Some(lead), Some(tenure)) = (&self.lead, tenure) {
            self.take_over(lead, tenure).await;
        }
        // A node that accepts frames stays the preferred one.
        let (mut failures, mut number, mut node) = (0, 0, 0);
        loop {
            let mut frames = self.hub.subscribe();
            let fault = loop {
                let Some(frame) = frames.next().await else { return End::Stopped };
                number += 1;
                if let Err(fault) = self.send(&frame, tenure, number, node).await {
                    break fault;
                }
                self.metrics.publishing.published.add();
                if failures > 0 {
                    info!(failures, "frames are published again");
                }
                failures = 0;
            };
            if failures == 0 {
                warn!(%fault, "a frame was not published");
            }
            match fault {
                Fault::Superseded => {
                    if let (Some(lead), Some(tenure)) = (&self.lead, tenure) {
                        lead.step_down(tenure.fence);
                    }
                    return End::Superseded;
                }
                Fault::Refused => self.metrics.publishing.refused.add(),
                Fault::Failed(_) => self.metrics.publishing.failed.add(),
            };
            failures += 1;
            node += 1;
            sleep(pause(failures, self.nodes.len(), fastrand::f64())).await;
        }
    }

    /// Takes what the former leader published, so that nothing that follows is older. It retries for as long as this relay leads.
    async fn take_over(&self, lead: &Lead, tenure: &Tenure) {
        info!(fence = tenure.fence, "taking over");
        loop {
            match lead.lease().published().await {
                Ok(published) => {
                    for quote in published.iter().flat_map(|text| quotes(text)) {
                        self.hub.take(&quote);
                    }
                    return;
                }
                Err(error) => warn!(%error, "what was published before cannot be read yet"),
            }
            sleep(FIRST_PAUSE).await;
        }
    }

    async fn send(&self, frame: &Frame, tenure: Option<&Tenure>, number: u64, node: usize) -> Result<(), Fault> {
        let node = self.nodes.get(node % self.nodes.len().max(1)).ok_or_else(|| Fault::Failed("there is no node".to_owned()))?;
        let mut post = self.client.post(node.clone()).header("content-type", "application/json").body(frame.text.clone());
        if let (Some(lead), Some(tenure)) = (&self.lead, tenure) {
            let claim = claim(frame, tenure.fence, number);
            let is_ours = lead.lease().claim(&tenure.holder, &claim).await.map_err(|error| Fault::Failed(error.to_string()))?;
            if !is_ours || !lead.is_leading() {
                return Err(Fault::Superseded);
            }
            post = post.header(CLAIM, claim.identity);
        }
        let response = post.send().await.map_err(|error| Fault::Failed(with_causes(&error.without_url())))?;
        verdict(response.status())
    }
}

/// The meaning of a node's answer.
fn verdict(status: StatusCode) -> Result<(), Fault> {
    match status {
        // Nchan answers 201 if there are readers and 202 if there are none.
        StatusCode::OK | StatusCode::CREATED | StatusCode::ACCEPTED => Ok(()),
        StatusCode::FORBIDDEN => Err(Fault::Refused),
        other => Err(Fault::Failed(format!("the node answered with {other}"))),
    }
}

/// An error with its causes: by itself it only says that a request was not sent.
fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// The wait after this many consecutive failures: the other nodes are tried at once, then all of them after a wait.
fn pause(failures: usize, nodes: usize, chance: f64) -> Duration {
    let nodes = nodes.max(1);
    if failures == 0 || !failures.is_multiple_of(nodes) {
        return Duration::ZERO;
    }
    let rounds = u32::try_from(failures / nodes).unwrap_or(u32::MAX);
    let pause = FIRST_PAUSE.saturating_mul(2_u32.saturating_pow(rounds - 1)).min(LONGEST_PAUSE);
    // Two relays that failed together must not retry together.
    pause.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

/// The claim of a frame: the number of the leadership, then that of the frame, and its quotes, each as a document.
fn claim(frame: &Frame, fence: u64, number: u64) -> Claim {
    let one = |quote: Quote| {
        let name = match &quote.exchange {
            Some(exchange) => format!("{}@{exchange}", quote.symbol),
            None => quote.symbol.clone(),
        };
        (name, to_text(&Strip { quotes: vec![quote], ..Strip::default() }.write()))
    };
    let quotes = quotes(&frame.text).into_iter().map(one).collect();
    Claim { identity: format!("{fence}-{number}"), is_whole: frame.since.is_none(), quotes }
}

/// The quotes of a frame, or of a published one. They were written by this program.
fn quotes(text: &str) -> Vec<Quote> {
    let strip = read(text.as_bytes(), Some(Format::Slugline)).ok().and_then(|ingested| ingested.document.strip);
    strip.map(|strip| strip.quotes).unwrap_or_default()
}

#[cfg(test)]
mod tests;

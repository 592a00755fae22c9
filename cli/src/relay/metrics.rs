//! Counters, as text for Prometheus.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::count::{Count, Counts};
use super::meter::Meter;

/// The transport of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Server-Sent Events.
    Stream,
    /// A WebSocket.
    Socket,
}

impl Way {
    const ALL: [(Self, &str); 2] = [(Self::Stream, "stream"), (Self::Socket, "socket")];
}

/// The connected clients.
#[derive(Debug, Default)]
pub(crate) struct Clients {
    streams: AtomicUsize,
    sockets: AtomicUsize,
}

impl Clients {
    fn of(&self, way: Way) -> &AtomicUsize {
        match way {
            Way::Stream => &self.streams,
            Way::Socket => &self.sockets,
        }
    }

    /// One more; returns how many there were in total.
    pub(crate) fn add(&self, way: Way) -> usize {
        self.of(way).fetch_add(1, Ordering::SeqCst);
        (self.of(Way::Stream).load(Ordering::SeqCst) + self.of(Way::Socket).load(Ordering::SeqCst)).saturating_sub(1)
    }

    /// One less.
    pub(crate) fn remove(&self, way: Way) {
        self.of(way).fetch_sub(1, Ordering::SeqCst);
    }
}

/// What is sent by one transport.
#[derive(Debug, Default)]
struct Sent {
    frames: Count,
    bytes: Count,
    missed: Count,
}

/// What is sent to nodes.
#[derive(Debug, Default)]
pub(crate) struct Publishing {
    /// Frames that a node took.
    pub(crate) published: Count,
    /// Frames that a node refused, because another relay leads or a newer frame is claimed.
    pub(crate) refused: Count,
    /// Frames that reached no node.
    pub(crate) failed: Count,
    /// How often this relay began to lead.
    pub(crate) tenures: Count,
    is_leading: AtomicBool,
}

impl Publishing {
    /// This relay begins or ends to lead.
    pub(crate) fn set_leading(&self, is_leading: bool) {
        self.is_leading.store(is_leading, Ordering::Relaxed);
    }

    fn write(&self, page: &mut Page) {
        page.gauge("leading", "Whether this relay holds the lease.", [("", u64::from(self.is_leading.load(Ordering::Relaxed)))]);
        page.counter("tenures_total", "How often this relay began to lead.", [("", self.tenures.get())]);
        page.counter("published_total", "Frames that a node took.", [("", self.published.get())]);
        page.counter("publish_refused_total", "Frames that a node refused as late.", [("", self.refused.get())]);
        page.counter("publish_failed_total", "Frames that reached no node.", [("", self.failed.get())]);
    }
}

/// All counters.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    /// Connected clients.
    pub(crate) clients: Clients,
    /// Refused clients, by reason.
    pub(crate) refused: Counts,
    /// Lost clients, by reason.
    pub(crate) lost: Counts,
    /// Requests for the snapshot.
    pub(crate) snapshots: Count,
    /// Snapshot files that could not be written.
    pub(crate) files_failed: Count,
    /// Reloads, by result.
    pub(crate) reloads: Counts,
    /// What is sent to nodes.
    pub(crate) publishing: Publishing,
    streams: Sent,
    sockets: Sent,
    sources: Mutex<BTreeMap<String, Arc<Meter>>>,
}

impl Metrics {
    /// Counts a frame that is sent, and those that it replaces.
    pub(crate) fn sent(&self, way: Way, bytes: usize, missed: u64) {
        let sent = self.way(way);
        sent.frames.add();
        sent.bytes.add_all(bytes as u64);
        sent.missed.add_all(missed);
    }

    fn way(&self, way: Way) -> &Sent {
        match way {
            Way::Stream => &self.streams,
            Way::Socket => &self.sockets,
        }
    }

    /// The meter of a source. An existing one continues: counts do not decrease when a source is restarted.
    pub(crate) fn source(&self, name: &str) -> Arc<Meter> {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(sources.entry(name.to_owned()).or_insert_with(|| Arc::new(Meter::new(name))))
    }

    /// Forgets removed sources.
    pub(crate) fn keep_sources(&self, is_kept: impl Fn(&str) -> bool) {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner).retain(|name, _| is_kept(name));
    }

    fn meters(&self) -> Vec<Arc<Meter>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// Whether some source is connected, and a line for each.
    pub(crate) fn health(&self, now: i64) -> (bool, String) {
        let meters = self.meters();
        let is_well = meters.iter().any(|meter| meter.is_well());
        let mut text = if is_well { "ok\n" } else { "no source is well\n" }.to_owned();
        for meter in meters {
            let age = meter.age(now).map_or_else(|| "never heard".to_owned(), |age| format!("heard {age:.1} s ago"));
            let _ = writeln!(text, "{}: {}, {age}", meter.name, meter.state().word());
        }
        (is_well, text)
    }

    /// All counters as text.
    pub(crate) fn text(&self, frames: u64, now: i64) -> String {
        let mut page = Page::default();
        let meters = self.meters();
        page.counter("frames_total", "Frames that were made.", [("", frames)]);
        let ways = Way::ALL.map(|(way, name)| (format!("way=\"{name}\""), way));
        let of_ways = |number: &dyn Fn(Way) -> u64| ways.clone().map(|(label, way)| (label, number(way)));
        page.gauge("clients", "Clients that are connected.", of_ways(&|way| self.clients.of(way).load(Ordering::SeqCst) as u64));
        page.counter("frames_sent_total", "Frames that went out.", of_ways(&|way| self.way(way).frames.get()));
        page.counter("bytes_sent_total", "Bytes of JSON that went out.", of_ways(&|way| self.way(way).bytes.get()));
        page.counter(
            "frames_skipped_total",
            "Frames that slow clients did not get: newer values came in their place.",
            of_ways(&|way| self.way(way).missed.get()),
        );
        page.counter("snapshots_total", "Requests for the snapshot.", [("", self.snapshots.get())]);
        page.counter("snapshot_files_failed_total", "Snapshot files that could not be written.", [("", self.files_failed.get())]);
        let by_reason = |counts: &Counts| counts.all().into_iter().map(|(kind, count)| (format!("reason=\"{kind}\""), count));
        page.counter("clients_refused_total", "Clients that were not let in.", by_reason(&self.refused));
        page.counter("clients_lost_total", "Clients that were left.", by_reason(&self.lost));
        page.counter("reloads_total", "Configurations that were read again.", by_reason(&self.reloads));

        self.publishing.write(&mut page);

        let of_sources = |number: &dyn Fn(&Meter) -> u64| {
            meters.iter().map(|meter| (format!("source=\"{}\"", meter.name), number(meter))).collect::<Vec<_>>()
        };
        page.gauge("source_up", "Whether a source is connected.", of_sources(&|meter| u64::from(meter.is_well())));
        page.counter("ticks_total", "Ticks that came from a source.", of_sources(&|meter| meter.ticks.get()));
        page.counter("changes_total", "Ticks that changed a quote.", of_sources(&|meter| meter.changes.get()));
        page.counter("connections_total", "Connections to a source that stood.", of_sources(&|meter| meter.connections.get()));
        let ages = meters.iter().filter_map(|meter| Some((format!("source=\"{}\"", meter.name), meter.age(now)?)));
        page.gauge("source_age_seconds", "How long ago a source was last heard.", ages);
        let faults = meters.iter().flat_map(|meter| {
            meter.faults.all().into_iter().map(|(kind, count)| (format!("source=\"{}\",kind=\"{kind}\"", meter.name), count))
        });
        page.counter("faults_total", "What was at fault with a source.", faults);
        page.text
    }
}

/// The text so far. Names of sources contain nothing to escape: the configuration ensures that.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn counter<L: AsRef<str>, N: ToString>(&mut self, name: &str, help: &str, samples: impl IntoIterator<Item = (L, N)>) {
        self.family(name, "counter", help, samples);
    }

    fn gauge<L: AsRef<str>, N: ToString>(&mut self, name: &str, help: &str, samples: impl IntoIterator<Item = (L, N)>) {
        self.family(name, "gauge", help, samples);
    }

    fn family<L: AsRef<str>, N: ToString>(
        &mut self,
        name: &str,
        kind: &str,
        help: &str,
        samples: impl IntoIterator<Item = (L, N)>,
    ) {
        let name = format!("slugline_relay_{name}");
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}");
        for (labels, number) in samples {
            let labels = labels.as_ref();
            let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
            let _ = writeln!(self.text, "{name}{labels} {}", number.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Metrics, Way};
    use crate::relay::meter::{Kind, State};

    #[test]
    fn metrics_are_in_prometheus_format() {
        let metrics = Metrics::default();
        metrics.clients.add(Way::Socket);
        metrics.sent(Way::Stream, 100, 3);
        let meter = metrics.source("us");
        meter.set_state(State::Open);
        meter.heard(5_000);
        meter.fault(Kind::Garbage, || "no JSON".to_owned(), 5_000);
        let text = metrics.text(7, 6_500);
        for line in [
            "# TYPE slugline_relay_clients gauge",
            "slugline_relay_frames_total 7",
            "slugline_relay_clients{way=\"socket\"} 1",
            "slugline_relay_frames_skipped_total{way=\"stream\"} 3",
            "slugline_relay_source_up{source=\"us\"} 1",
            "slugline_relay_source_age_seconds{source=\"us\"} 1.5",
            "slugline_relay_faults_total{source=\"us\",kind=\"garbage\"} 1",
        ] {
            assert!(text.lines().any(|known| known == line), "{line} in\n{text}");
        }
        let is_sample = |line: &str| line.split_once(' ').is_some_and(|(_, number)| number.parse::<f64>().is_ok());
        assert!(text.lines().all(|line| line.starts_with("# ") || is_sample(line)), "{text}");
    }

    #[test]
    fn health_is_ok_if_one_source_is_connected() {
        let metrics = Metrics::default();
        let (first, second) = (metrics.source("a"), metrics.source("b"));
        assert!(!metrics.health(0).0);
        first.set_state(State::Open);
        second.set_state(State::Lost);
        let (is_well, text) = metrics.health(0);
        assert!(is_well && text == "ok\na: open, never heard\nb: lost, never heard\n", "{text}");
    }
}

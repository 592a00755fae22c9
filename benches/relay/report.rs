//! The table of the measurements, and the documents that contain it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use slugline_relay_tests::scale::Measured;

/// The documents, and the lines in them around the tables.
const DOCUMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");
const BEGIN: &str = "<!-- begin: cargo xtask bench relay -->";
const END: &str = "<!-- end: cargo xtask bench relay -->";

/// How many frames are sent per second.
const FRAMES: f64 = 4.0;

/// What the lines of a table are called.
pub(crate) const RELAY: &str = "relay alone";
pub(crate) const NCHAN: &str = "nginx + Nchan";
pub(crate) const EVENTS: &str = "SSE";
pub(crate) const SOCKET: &str = "WebSocket";

/// One transport.
pub(crate) struct Line {
    pub(crate) way: &'static str,
    pub(crate) transport: &'static str,
    pub(crate) readers: usize,
    /// A second, to each reader.
    pub(crate) frames: f64,
    /// The size of a frame, as text.
    pub(crate) bytes: f64,
    pub(crate) half: Duration,
    pub(crate) most: Duration,
    /// How many cores were busy, on average.
    pub(crate) cores: f64,
    /// Bytes of memory at the end.
    pub(crate) memory: u64,
}

impl Line {
    /// The line of the table.
    pub(crate) fn row(&self) -> String {
        let milliseconds = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1_000.0);
        format!(
            "| {} | {} | {:.1} | {:.0} | {} | {} | {:.2} | {:.0} | {:.0} kB |",
            self.way,
            self.transport,
            self.frames,
            self.bytes,
            milliseconds(self.half),
            milliseconds(self.most),
            self.cores,
            self.readers_per_core(),
            self.memory as f64 / self.readers as f64 / 1_000.0,
        )
    }

    /// At four frames a second: a busy machine may have sent fewer.
    fn readers_per_core(&self) -> f64 {
        self.readers as f64 * self.frames / FRAMES / self.cores.max(0.001)
    }
}

/// All lines, and the machine of the measurement.
pub(crate) struct Report {
    readers: usize,
    duration: Duration,
    load: String,
    pub(crate) lines: Vec<Line>,
}

impl Report {
    /// Measures the machine's load, before anything else.
    pub(crate) fn begin(readers: usize, duration: Duration) -> Self {
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
        println!("{readers} readers each, {} s each; load of the machine before: {load}", duration.as_secs());
        Self { readers, duration, load, lines: Vec::new() }
    }

    /// Prints the table, and writes it and the tables derived from it into the documents.
    pub(crate) fn finish(self) -> Result<()> {
        let text = self.text();
        println!("\n{text}");
        write("relay.md", &text)?;
        let node =
            self.lines.iter().find(|line| line.way == NCHAN && line.transport == EVENTS).context("no node was measured")?;
        let measured = Measured { frames: FRAMES, bytes: node.bytes, readers: node.readers_per_core() };
        write("relay-scale.md", &measured.tables())?;
        println!("docs/relay.md and docs/relay-scale.md have the tables now");
        Ok(())
    }

    fn text(&self) -> String {
        let rows: Vec<_> = self.lines.iter().map(Line::row).collect();
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        format!(
            "| | transport | frames a second | bytes a frame | p50 | p99 | cores at work | readers per core, at 4 | memory per reader |\n\
             |---|---|---|---|---|---|---|---|---|\n{}\n\n\
             {} readers at a time for {} seconds each, 50 quotes in every frame, on a machine of {cores} cores{} that vendor, servers and readers \
             share; its load before was {}.",
            rows.join("\n"),
            self.readers,
            self.duration.as_secs(),
            model().map(|model| format!(" ({model})")).unwrap_or_default(),
            self.load
        )
    }
}

/// What the processor is called.
fn model() -> Option<String> {
    let text = fs::read_to_string("/proc/cpuinfo").ok()?;
    let name = text.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(name.trim_start_matches([' ', '\t', ':']).trim().to_owned())
}

/// Writes a text between the two lines of a document.
fn write(name: &str, text: &str) -> Result<()> {
    let file = Path::new(DOCUMENTS).join(name);
    let before = fs::read_to_string(&file).with_context(|| format!("cannot read docs/{name}"))?;
    let after = between(&before, text).with_context(|| format!("docs/{name} lacks the lines `{BEGIN}` and `{END}`"))?;
    fs::write(file, after).with_context(|| format!("cannot write docs/{name}"))
}

/// The document with this text between its two lines.
fn between(document: &str, text: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{text}\n\n{END}{after}"))
}

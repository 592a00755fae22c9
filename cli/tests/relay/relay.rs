//! The relay of a test: its file, its environment, and its output.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::client::{PATIENCE, Server, start};

/// A key that must not appear anywhere.
pub(crate) const KEY: &str = "k3y-d41d8cd98f00b204";
pub(crate) const SECRET: &str = "s3cr3t-e9800998ecf8427e";

/// A relay that runs.
pub(crate) struct Relay {
    pub(crate) server: Server,
    pub(crate) file: PathBuf,
    /// Its output on standard error.
    told: Arc<Mutex<String>>,
    _folder: TempDir,
}

/// A file with one source, at a free port.
pub(crate) fn file(source: &str) -> String {
    format!("frames_per_second = 50\norigins = [\"https://a.example\"]\n\n[[source]]\nname = \"test\"\n{source}\n")
}

/// The command for a file, on a free loopback port.
pub(crate) fn command(file: &Path) -> Command {
    command_at("127.0.0.1:0", file)
}

fn command_at(address: &str, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slugline"));
    command.args(["relay", "--listen", address]).arg(file).env("TEST_KEY", KEY).env("TEST_SECRET", SECRET);
    command
}

/// Starts a relay with this file.
pub(crate) fn relay(text: &str) -> Relay {
    relay_at("127.0.0.1:0", text)
}

/// Starts a relay with this file that listens at this address.
pub(crate) fn relay_at(address: &str, text: &str) -> Relay {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("relay.toml");
    std::fs::write(&file, text).unwrap();
    let mut server = start(&mut command_at(address, &file));
    let mut errors = server.child.stderr.take().unwrap();
    let told = Arc::new(Mutex::new(String::new()));
    let teller = Arc::clone(&told);
    thread::spawn(move || {
        let mut bytes = [0; 4_096];
        while let Ok(count @ 1..) = errors.read(&mut bytes) {
            teller.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    });
    Relay { server, file, told, _folder: folder }
}

/// Waits until a condition holds.
pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "not in time: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

impl Relay {
    /// The body of an address.
    pub(crate) fn text(&self, path: &str) -> String {
        self.server.get(path, &[]).text()
    }

    /// A number of the metrics; 0 if absent.
    pub(crate) fn metric(&self, name: &str) -> f64 {
        let text = self.text("/metrics");
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("slugline_relay_{name} ")));
        line.map_or(0.0, |number| number.parse().unwrap())
    }

    /// How many faults of a kind there were.
    pub(crate) fn faults(&self, kind: &str) -> f64 {
        self.metric(&format!("faults_total{{source=\"test\",kind=\"{kind}\"}}"))
    }

    /// Waits until there was a fault of a kind.
    pub(crate) fn until_fault(&self, kind: &str) {
        until(&format!("a fault {kind} in {}", self.text("/metrics")), || self.faults(kind) > 0.0);
    }

    /// Waits until the snapshot has this.
    pub(crate) fn until_snapshot(&self, part: &str) {
        until(&format!("{part} in {}", self.text("/snapshot.json")), || self.text("/snapshot.json").contains(part));
    }

    /// Its output.
    pub(crate) fn told(&self) -> String {
        self.told.lock().unwrap().clone()
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        assert!(
            Command::new("kill").args([&format!("-{name}"), &self.server.child.id().to_string()]).status().unwrap().success()
        );
    }

    /// No visible output contains a key.
    pub(crate) fn assert_keeps_keys(&self) {
        for seen in [self.told(), self.text("/metrics"), self.text("/healthz"), self.text("/snapshot.json")] {
            for key in [KEY, SECRET] {
                assert!(!seen.contains(key), "{seen}");
            }
        }
    }

    /// The memory that it uses, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1_024
    }
}

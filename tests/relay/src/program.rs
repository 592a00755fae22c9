//! The relay: the program `slugline` of this build.

use std::env;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::http;
use crate::ports::listening;
use crate::process::Process;
use crate::vendor::{SYMBOLS, symbol};

/// The environment variable with the vendor's key.
const KEY: &str = "CHAIN_VENDOR_KEY";
/// More clients than any test connects.
const CLIENTS: usize = 12_000;
/// Seconds a client may read nothing: on a busy machine, ten thousand need half a minute to connect.
const UNREAD: u32 = 60;

/// A relay.
#[derive(Debug)]
pub struct Program {
    process: Process,
    folder: PathBuf,
    /// Its address.
    pub address: SocketAddr,
}

/// The settings of a relay.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Its address.
    pub address: SocketAddr,
    /// The vendor.
    pub vendor: SocketAddr,
    /// Where it publishes; `None` if it serves readers itself.
    pub nodes: Vec<SocketAddr>,
    /// The Redis with the lease; `None` if it runs alone.
    pub redis: Option<String>,
    /// The pages that may read.
    pub origin: String,
}

impl Program {
    /// Starts a relay in the folder.
    pub async fn start(folder: &Path, setup: &Setup) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let closes = folder.join("closes.json");
        let quotes: Vec<_> =
            (0..SYMBOLS).map(|row| format!(r#"{{"symbol":"{}","previous_close":"990.00"}}"#, symbol(row))).collect();
        fs::write(&closes, format!(r#"{{"quotes":[{}]}}"#, quotes.join(",")))?;
        fs::write(folder.join("relay.toml"), setup.file(&closes))?;
        let process = run(folder)?;
        let program = Self { process, folder: folder.to_owned(), address: setup.address };
        program.listening().await?;
        Ok(program)
    }

    async fn listening(&self) -> Result<()> {
        listening(self.address, "slugline relay").await.with_context(|| self.log())
    }

    /// Starts it again.
    pub async fn restart(&mut self) -> Result<()> {
        self.process.kill();
        self.process = run(&self.folder)?;
        self.listening().await
    }

    /// Ends it as in a power cut.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Its process.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// A value of its metrics.
    pub async fn metric(&self, name: &str) -> Result<u64> {
        let metrics = http::text(self.address, "/metrics").await?;
        let line = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let number = line.with_context(|| format!("there is no {name} in /metrics"))?;
        number.trim().parse().with_context(|| format!("{name} is {number}"))
    }

    /// Whether it publishes.
    pub async fn is_leading(&self) -> bool {
        self.metric("slugline_relay_leading").await.is_ok_and(|leads| leads == 1)
    }

    /// Its log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("relay.log")).unwrap_or_default()
    }
}

impl Setup {
    /// Its configuration file.
    fn file(&self, closes: &Path) -> String {
        let symbols: Vec<_> = (0..SYMBOLS).map(|row| format!("{:?}", symbol(row))).collect();
        let mut file = format!(
            "listen = \"{}\"\norigins = [\"{}\"]\nframes_per_second = 4\n\n\
             [[source]]\nname = \"vendor\"\nvendor = \"finnhub\"\nkey_env = \"{KEY}\"\nurl = \"ws://{}/\"\nsymbols = [{}]\n\
             closes_file = \"{}\"\n\n[limits]\nclients = {CLIENTS}\nunread_seconds = {UNREAD}\n",
            self.address,
            self.origin,
            self.vendor,
            symbols.join(", "),
            closes.display()
        );
        if !self.nodes.is_empty() {
            let nodes: Vec<_> = self.nodes.iter().map(|node| format!("\"http://{node}/publish\"")).collect();
            file.push_str(&format!("\n[publish]\nnodes = [{}]\n", nodes.join(", ")));
        }
        if let Some(redis) = &self.redis {
            file.push_str(&format!("\n[lead]\nredis = \"{redis}\"\nseconds = 2\n"));
        }
        file
    }
}

fn run(folder: &Path) -> Result<Process> {
    let mut command = Command::new(binary()?);
    command.arg("relay").arg(folder.join("relay.toml")).env(KEY, "made-up");
    Process::start(command, &folder.join("relay.log"))
}

/// The program: next to this one, where cargo puts both.
fn binary() -> Result<PathBuf> {
    if let Some(program) = env::var_os("SLUGLINE_PROGRAM") {
        return Ok(program.into());
    }
    let this = env::current_exe()?;
    let found = this.ancestors().skip(1).take(2).map(|folder| folder.join("slugline")).find(|file| file.is_file());
    match found {
        Some(program) => Ok(program),
        None => bail!("the program is not built: `cargo build --package slugline-cli`, in the same profile"),
    }
}

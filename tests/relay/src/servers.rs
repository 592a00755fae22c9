//! Redis, and nodes of nginx with Nchan: with the files of deploy/nchan, changed to the test's addresses and folders.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::packages::Packages;
use crate::ports::listening;
use crate::process::Process;

/// The deployed files.
const NGINX: &str = include_str!("../../../deploy/nchan/nginx.conf");
const REDIS: &str = include_str!("../../../deploy/nchan/redis.conf");

/// A Redis that can be restarted.
#[derive(Debug)]
pub struct Redis {
    process: Process,
    program: PathBuf,
    folder: PathBuf,
    address: SocketAddr,
}

impl Redis {
    /// Starts it; its data is in the folder.
    pub async fn start(packages: &Packages, folder: &Path, address: SocketAddr) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let dir = format!("dir {}", folder.display());
        let file = with(REDIS, &[("port 6379", &format!("port {}", address.port())), ("dir /var/lib/redis", &dir)])?;
        fs::write(folder.join("redis.conf"), file)?;
        let process = run(&packages.redis, folder)?;
        let said = || fs::read_to_string(folder.join("redis.log")).unwrap_or_default();
        listening(address, "redis-server").await.with_context(said)?;
        Ok(Self { process, program: packages.redis.clone(), folder: folder.to_owned(), address })
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("redis://{}/", self.address)
    }

    /// Ends it as in a power cut.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Starts it again, with its data.
    pub async fn restart(&mut self) -> Result<()> {
        self.process.kill();
        self.process = run(&self.program, &self.folder)?;
        listening(self.address, "redis-server").await
    }

    /// Its process.
    pub fn process(&self) -> &Process {
        &self.process
    }
}

fn run(program: &Path, folder: &Path) -> Result<Process> {
    let mut command = Command::new(program);
    command.arg(folder.join("redis.conf"));
    Process::start(command, &folder.join("redis.log"))
}

/// A node of the fan-out.
#[derive(Debug)]
pub struct Node {
    process: Process,
    program: PathBuf,
    folder: PathBuf,
    /// Its address for readers.
    pub readers: SocketAddr,
    /// Its address for relays.
    pub relays: SocketAddr,
}

impl Node {
    /// Starts nginx in the folder, for readers and relays at these addresses.
    pub async fn start(
        packages: &Packages,
        folder: &Path,
        [readers, relays]: [SocketAddr; 2],
        redis: &Redis,
        upstreams: [SocketAddr; 2],
        origin: &str,
    ) -> Result<Self> {
        fs::create_dir_all(folder.join("logs"))?;
        let at = |name: &str| folder.join(name).display().to_string();
        // Workers of another user than the test's could not read the folder.
        let user = if fs::metadata("/proc/self")?.uid() == 0 { "user root;" } else { "" };
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {};", at(&format!("{what}_temp"))))
            .concat();
        let [first, second] = upstreams.map(|address| format!("server {address} max_fails"));
        let file = with(
            NGINX,
            &[
                ("modules/ngx_nchan_module.so", &packages.nchan.display().to_string()),
                ("user www-data;", user),
                ("pid /run/nginx.pid;", &format!("daemon off; pid {};", at("nginx.pid"))),
                ("/var/log/nginx/error.log", &at("error.log")),
                ("access_log off;", &format!("access_log off; {temporary}")),
                ("/var/cache/nginx/slugline", &at("cache")),
                ("redis://127.0.0.1:6379/", &redis.url()),
                ("server 127.0.0.1:7001 max_fails", &first),
                ("server 127.0.0.1:7002 max_fails", &second),
                ("listen 127.0.0.1:8081;", &format!("listen {relays};")),
                ("listen 80 ", &format!("listen {readers} ")),
                // All readers of a test come from one address.
                ("limit_conn readers 256;", "limit_conn readers 60000;"),
                ("https://www.example.com $http_origin;", &format!("{origin} $http_origin;")),
            ],
        )?;
        fs::write(folder.join("nginx.conf"), file)?;
        let process = serve(&packages.nginx, folder)?;
        let node = Self { process, program: packages.nginx.clone(), folder: folder.to_owned(), readers, relays };
        node.listening().await?;
        Ok(node)
    }

    async fn listening(&self) -> Result<()> {
        let log = self.folder.join("error.log");
        let said = || fs::read_to_string(&log).unwrap_or_default();
        listening(self.readers, "nginx").await.with_context(said)?;
        listening(self.relays, "nginx").await.with_context(said)
    }

    /// Ends it as in a power cut.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// Starts it again.
    pub async fn restart(&mut self) -> Result<()> {
        self.process.kill();
        self.process = serve(&self.program, &self.folder)?;
        self.listening().await
    }

    /// Its process.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// Its log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("error.log")).unwrap_or_default()
    }
}

fn serve(program: &Path, folder: &Path) -> Result<Process> {
    let mut command = Command::new(program);
    command.arg("-e").arg(folder.join("error.log")).arg("-c").arg(folder.join("nginx.conf"));
    Process::start(command, &folder.join("error.log"))
}

/// A file with some texts replaced. All of them must occur, or the test would run another file than intended.
fn with(file: &str, words: &[(&str, &str)]) -> Result<String> {
    let mut text = file.to_owned();
    for (from, to) in words {
        if !text.contains(from) {
            bail!("`{from}` does not stand in the file that is deployed: see deploy/nchan");
        }
        text = text.replace(from, to);
    }
    Ok(text)
}

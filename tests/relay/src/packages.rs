//! Where the servers of the chain are on this machine. `cargo xtask test relay` installs them.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// Where distributions put nginx's modules.
const MODULES: [&str; 3] = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/local/lib/nginx/modules"];
const REMEDY: &str = "`cargo xtask test relay` installs it; on Debian: apt-get install nginx libnginx-mod-nchan redis-server";

/// The programs and the module.
#[derive(Clone, Debug)]
pub struct Packages {
    pub(crate) nginx: PathBuf,
    pub(crate) nchan: PathBuf,
    pub(crate) redis: PathBuf,
}

impl Packages {
    /// Those of this machine. An error says which is missing, and how to get it.
    pub fn find() -> Result<Self> {
        let modules = MODULES.map(|folder| PathBuf::from(folder).join("ngx_nchan_module.so"));
        let nchan = modules.into_iter().find(|file| file.is_file());
        Ok(Self {
            nginx: program("nginx")?,
            nchan: nchan.with_context(|| format!("nginx's module Nchan is not here; {REMEDY}"))?,
            redis: program("redis-server")?,
        })
    }
}

/// A program on the search path, or in the system folders: not every user has those on it.
fn program(name: &str) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    let mut files = folders.map(|folder| folder.join(name));
    files.find(|file| file.is_file()).with_context(|| format!("there is no {name} here; {REMEDY}"))
}

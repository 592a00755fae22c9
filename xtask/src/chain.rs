//! The relay's whole chain: its servers, its tests, its load.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::apt;
use crate::workspace::Workspace;

/// nginx, its fan-out module, and Redis. On a machine with systemd Debian starts the two servers, which the tests do not use.
const PACKAGES: &[&str] = &["nginx", "libnginx-mod-nchan", "redis-server"];
/// The test crate looks for nginx's modules here too.
const MODULES: [&str; 3] = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/local/lib/nginx/modules"];
/// The prefix of measured figures in the output of the chain's tests.
const MEASURED: &str = "measured: ";

/// Whether the servers are there; installs nothing.
pub(crate) fn look(workspace: &Workspace) -> Result<()> {
    let has_module = MODULES.iter().any(|folder| Path::new(folder).join("ngx_nchan_module.so").is_file());
    let found = [
        ("nginx", has(workspace, "nginx")),
        ("module Nchan of nginx", has_module),
        ("redis-server", has(workspace, "redis-server")),
    ];
    match found.iter().find(|(_, is_there)| !is_there) {
        None => Ok(()),
        Some((what, _)) => Err(anyhow!("there is no {what} here")),
    }
}

/// What to do if they are missing.
pub(crate) fn by_hand() -> String {
    apt::by_hand(PACKAGES)
}

/// The servers, installed from Debian's packages if they are missing.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    look(workspace).or_else(|missing| {
        apt::install(workspace, PACKAGES).map_err(|error| anyhow!("{missing}, and `{}` does not help: {error:#}", by_hand()))?;
        look(workspace)
    })
}

/// The tests of these names, after building the program.
pub(crate) fn tests(workspace: &Workspace, names: &[&str], more: &[String]) -> Result<Command> {
    build(workspace, "dev")?;
    let mut cargo = workspace.command("cargo");
    cargo.args(["test", "--package", "slugline-relay-tests"]);
    for name in names {
        cargo.args(["--test", name]);
    }
    cargo.args(more);
    cargo.args(["--", "--ignored", "--nocapture"]);
    Ok(cargo)
}

/// The figures in the output of tests.
pub(crate) fn measured(output: &str) -> Option<String> {
    let lines: Vec<_> = output.lines().filter_map(|line| line.strip_prefix(MEASURED)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Measures the load, and writes the tables into docs/relay.md and docs/relay-scale.md; arguments go to `benches/relay`.
pub(crate) fn bench(workspace: &Workspace, more: &[String]) -> Result<()> {
    ensure(workspace)?;
    build(workspace, "bench")?;
    let mut cargo = workspace.command("cargo");
    cargo.args(["bench", "--package", "slugline-relay-tests", "--bench", "relay", "--"]).args(more);
    workspace.run(cargo, "see above, and whether `cargo xtask test relay` passes").map(drop)
}

/// Builds the program, and the chain around it. In separate calls: together each would be built with the other's dependency features, again
/// for a caller of one of them.
pub(crate) fn build(workspace: &Workspace, profile: &str) -> Result<()> {
    for package in ["slugline-cli", "slugline-relay-tests"] {
        let mut cargo = workspace.command("cargo");
        cargo.args(["build", "--package", package, "--bins", "--profile", profile]);
        workspace.run(cargo, "mend what the compiler names above")?;
    }
    Ok(())
}

/// A program on the search path, or in the system folders: not every user has those on it.
fn has(workspace: &Workspace, program: &str) -> bool {
    let more: Vec<PathBuf> = env::split_paths("/usr/sbin:/usr/local/sbin").collect();
    workspace.find(program).is_some() || more.iter().any(|folder| folder.join(program).is_file())
}

#[cfg(test)]
mod tests {
    use super::measured;

    #[test]
    fn figures_are_read_from_the_output_of_the_tests() {
        let output = "running 1 test\nmeasured: a: 3 s\nwarning\nmeasured: b: 4 s\ntest result: ok.\n";
        assert_eq!(measured(output).as_deref(), Some("a: 3 s\nb: 4 s"));
        assert_eq!(measured("test result: ok.\n"), None);
    }
}

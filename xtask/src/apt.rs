//! Debian packages, on machines that have `apt-get` and let us use it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// Installs packages. An error contains the command for doing it by hand.
pub(crate) fn install(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    let by_hand = by_hand(packages);
    if workspace.find("apt-get").is_none() {
        bail!("there is no apt-get here; on Debian it would be `{by_hand}`");
    }
    let mut update = privileged(workspace, "apt-get", &by_hand)?;
    update.arg("update");
    workspace.run(update, "see to the package sources of this machine")?;
    // sudo drops variables, so `env` sets it on the far side.
    let mut install = privileged(workspace, "env", &by_hand)?;
    install.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"]).args(packages);
    workspace.run(install, "see to the package sources of this machine").map(drop)
}

/// The command that installs packages, for the user.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    format!("apt-get update && apt-get install --no-install-recommends {}", packages.join(" "))
}

/// A command that runs as root. An error contains `by_hand`, what to do as root instead.
pub(crate) fn privileged(workspace: &Workspace, program: &str, by_hand: &str) -> Result<Command> {
    let mut id = workspace.command("id");
    id.arg("-u");
    if workspace.ask(id).as_deref() == Some("0") {
        return Ok(workspace.command(program));
    }
    if workspace.find("sudo").is_none() {
        bail!("this needs root and there is no sudo; as root: `{by_hand}`");
    }
    let mut command = workspace.command("sudo");
    command.arg(program);
    Ok(command)
}

//! Debian packages, on machines that have `apt-get` and let us use it.

use std::process::Command;

use anyhow::{Result, bail};

use crate::shop::Shop;

/// Installs packages. An error says the command with which a person can do it.
pub(crate) fn install(shop: &Shop, packages: &[&str]) -> Result<()> {
    let by_hand = by_hand(packages);
    if shop.find("apt-get").is_none() {
        bail!("there is no apt-get here; on Debian it would be `{by_hand}`");
    }
    let mut update = privileged(shop, "apt-get", &by_hand)?;
    update.arg("update");
    shop.run(update, "see to the package sources of this machine")?;
    // sudo drops variables, so `env` sets it on the far side.
    let mut install = privileged(shop, "env", &by_hand)?;
    install.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends"]).args(packages);
    shop.run(install, "see to the package sources of this machine").map(drop)
}

/// The command that installs packages, for a person to type.
pub(crate) fn by_hand(packages: &[&str]) -> String {
    format!("apt-get update && apt-get install --no-install-recommends {}", packages.join(" "))
}

/// A command that runs as root. An error names `by_hand`, what root is to do instead.
pub(crate) fn privileged(shop: &Shop, program: &str, by_hand: &str) -> Result<Command> {
    let mut id = shop.command("id");
    id.arg("-u");
    if shop.ask(id).as_deref() == Some("0") {
        return Ok(shop.command(program));
    }
    if shop.find("sudo").is_none() {
        bail!("this needs root and there is no sudo; as root: `{by_hand}`");
    }
    let mut command = shop.command("sudo");
    command.arg(program);
    Ok(command)
}

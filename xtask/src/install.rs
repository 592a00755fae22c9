//! Installs missing tools.

use anyhow::{Context, Result};

use crate::tools::Tool;
use crate::workspace::Workspace;

impl Tool {
    /// Whether the first one on the search path is of the right version.
    pub(crate) fn is_there(&self, workspace: &Workspace) -> bool {
        let mut command = workspace.command(self.program);
        command.arg("--version");
        workspace.ask(command).is_some_and(|line| line.split_whitespace().nth(1) == Some(self.version.as_str()))
    }

    /// Installs it into the cache, unless it is there.
    pub(crate) fn ensure(&self, workspace: &Workspace) -> Result<()> {
        if self.is_there(workspace) {
            return Ok(());
        }
        let folder = self.folder().context("no home folder: set XDG_CACHE_HOME")?;
        // Not `--locked`: the lock files of these programs name versions that mirrors may not have.
        let mut cargo = workspace.command("cargo");
        cargo.args(["install", "--root"]).arg(folder).arg(format!("{}@{}", self.name, self.version));
        workspace.run(cargo, &format!("install it by hand with `{}`", self.by_hand())).map(drop)
    }
}

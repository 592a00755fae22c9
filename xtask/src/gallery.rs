//! The gallery: a page of every look with its snippet (`examples/gallery/`), and the pictures of docs/ that are taken of it.

use anyhow::{Context, Result};

use crate::browser::Engine;
use crate::workspace::Workspace;
use crate::{apt, node, package};

/// Writes the page. That takes less time than to see whether anything changed.
pub(crate) fn make(workspace: &Workspace) -> Result<()> {
    node::version(workspace).context(node::BY_HAND)?;
    let remedy = "mend the file of examples/gallery that is named above";
    workspace.run(node::script(workspace, "xtask/gallery.mjs"), remedy).map(drop)
}

/// Takes the pictures of docs/ with the browser of the tests and the fonts of the repository.
pub(crate) fn picture(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    if workspace.find("pngquant").is_none() {
        apt::install(workspace, &["pngquant"])?;
    }
    let browser = Engine::Chromium.ensure(workspace)?;
    package::ensure(workspace)?;
    let mut script = node::script(workspace, "xtask/pictures.mjs");
    script.args(arguments).env("CHROMIUM", &browser.binary);
    workspace.run(script, "see above, and look whether /examples/gallery/ itself opens").map(drop)
}

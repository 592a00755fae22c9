//! Everything that is published: checked, and made into `target/release-files/`. Publishing itself is done by hand.

mod archives;
mod consumer;
mod crates;
mod history;
mod npm;
mod oldest;
mod semver;
mod version;

use std::cell::Cell;

use anyhow::{Result, anyhow};

use crate::steps::{self, Note, Step};
use crate::tally::{self, Tally};
use crate::workspace::Workspace;
use crate::{node, package, plugin};

/// Where the files are.
const FOLDER: &str = "target/release-files";

/// A step's check.
type Check = fn(&Workspace) -> Result<Note>;

/// The steps by name, in order.
const CHECKS: &[(&str, Check)] = &[
    ("version", version::check),
    ("package", |workspace| package::ensure(workspace).map(|()| None)),
    ("npm tarball", npm::pack),
    ("publint", npm::publint),
    ("types of the tarball", npm::types),
    ("crates", archives::package),
    ("crates for a consumer", oldest::check),
    ("semantic versions", semver::check),
    ("WordPress plugin", |workspace| plugin::make_into(workspace, &format!("{FOLDER}/slugline-wordpress.zip")).map(|()| None)),
    ("integrity", integrity),
    ("checksums", checksums),
];

/// Checks and makes everything, and says where it is.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let left_out = Cell::new(0);
    let count = |tally: Tally| left_out.set(left_out.get() + tally.left_out);
    // Its error is printed already, above the table.
    steps::run(workspace, steps(&count)).map_err(|_| anyhow!("nothing here is ready to be published, see above"))?;
    match left_out.get() {
        0 => println!("{FOLDER}/ is complete; how it is published: CONTRIBUTING.md"),
        count => println!("{FOLDER}/ is there, but {count} checks were left out on this machine, see above"),
    }
    Ok(())
}

/// The steps. Each counts as one test: passed, or left out if it could not be done on this machine.
pub(crate) fn steps<'a>(count: &'a dyn Fn(Tally)) -> Vec<Step<'a>> {
    let step = |(name, check): &(&'static str, Check)| -> Step<'a> {
        let check = *check;
        let counted = move |workspace: &Workspace| {
            let note = check(workspace)?;
            let left_out = note.as_deref().and_then(tally::left_out).is_some();
            count(Tally { passed: usize::from(!left_out), left_out: usize::from(left_out), ..Tally::default() });
            Ok(note)
        };
        (name, Box::new(counted))
    };
    CHECKS.iter().map(step).collect()
}

/// The values for tags that load the package's files.
fn integrity(workspace: &Workspace) -> Result<Note> {
    let mut script = node::script(workspace, "xtask/integrity.mjs");
    script.arg(format!("{FOLDER}/integrity.json"));
    workspace.run(script, "build the package with `cargo xtask build`").map(Some)
}

/// The checksums of all files, the last of the steps.
fn checksums(workspace: &Workspace) -> Result<Note> {
    let mut script = node::script(workspace, "xtask/checksums.mjs");
    script.arg(FOLDER);
    workspace.run(script, "mend what is named above").map(Some)
}

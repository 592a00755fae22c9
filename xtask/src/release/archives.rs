//! The archives of the crates, as cargo would publish them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::crates::{self, Crate};
use super::{FOLDER, consumer, history};
use crate::paths;
use crate::steps::Note;
use crate::workspace::Workspace;

/// What the folder of a crate may contain.
const ALLOWED: &[&str] = &[
    ".cargo_vcs_info.json",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "src",
];
/// What it must contain.
const REQUIRED: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src"];
/// Packs the crates together, builds each from its archive, and looks at what is in it.
pub(super) fn package(workspace: &Workspace) -> Result<Note> {
    let crates = crates::published(workspace)?;
    let mut cargo = workspace.command("cargo");
    cargo.arg("package");
    for one in &crates {
        cargo.args(["--package", &one.name]);
    }
    if history::is_changed(workspace) {
        cargo.arg("--allow-dirty");
    }
    let remedy = "mend what cargo names above: a published crate has nothing but its own folder. Cargo older than 1.90 cannot pack \
                  crates of which one needs another";
    workspace.run(cargo, remedy)?;
    let unpacked = consumer::unpack(workspace, &crates)?;

    let mut notes = Vec::new();
    for one in &crates {
        let folder = unpacked.join(one.stem());
        let faults = faults(workspace, one, &folder)?;
        if !faults.is_empty() {
            bail!("{} is not fit to be published:\n{}", one.name, faults.join("\n"));
        }
        let archive = format!("{}.crate", one.stem());
        let bytes = fs::copy(consumer::archive(workspace, one), workspace.path(FOLDER).join(&archive))
            .with_context(|| format!("cannot copy {archive}"))?;
        notes.push(format!("{archive}: {bytes} bytes"));
    }
    if crates.iter().any(|one| !one.has_repository) {
        notes
            .push("Cargo.toml names no `repository`: relative links of the readmes lead nowhere on a registry's page".to_owned());
    }
    Ok(Some(notes.join("\n")))
}

/// What is wrong with an unpacked crate.
fn faults(workspace: &Workspace, one: &Crate, folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    let mut faults = faults_of_names(&names);
    faults.extend(one.undescribed.iter().map(|member| format!("its Cargo.toml has no `{member}`")));
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        if fs::read(folder.join(licence)).ok() != fs::read(workspace.path(licence)).ok() {
            faults.push(format!("its {licence} is not that of the repository: `cargo xtask bless`"));
        }
    }
    paths::refuse(workspace, &names.iter().map(|name| folder.join(name)).collect::<Vec<_>>())?;
    Ok(faults)
}

/// What is too much or missing in the folder of a crate.
fn faults_of_names(names: &[String]) -> Vec<String> {
    let foreign = names.iter().filter(|name| !ALLOWED.contains(&name.as_str()));
    let missing = REQUIRED.iter().filter(|name| !names.iter().any(|one| one == *name));
    foreign
        .map(|name| format!("{name} is in it: see `include` in its Cargo.toml"))
        .chain(missing.map(|name| format!("{name} is not in it: see `include` in its Cargo.toml")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::faults_of_names;

    #[test]
    fn crate_has_its_licences_and_nothing_of_the_repository() {
        let names = ["Cargo.toml", "README.md", "LICENSE-MIT", "src", "node_modules"].map(str::to_owned);
        let faults = faults_of_names(&names);
        assert_eq!(faults.len(), 2);
        assert!(faults.iter().any(|fault| fault.starts_with("node_modules is in it")), "{faults:?}");
        assert!(faults.iter().any(|fault| fault.starts_with("LICENSE-APACHE is not in it")), "{faults:?}");
    }
}

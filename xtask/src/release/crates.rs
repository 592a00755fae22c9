//! The crates of the workspace that are published.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::workspace::Workspace;

/// What a manifest must say for a registry's page.
const DESCRIBED: &[&str] = &["description", "license", "readme", "keywords", "categories", "rust_version"];

/// A crate that is published.
#[derive(Clone, Debug)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) version: String,
    /// The oldest Rust that builds it.
    pub(super) rust_version: Option<String>,
    /// Whether others can depend on it.
    pub(super) is_library: bool,
    /// The names of what it depends on.
    needs: Vec<String>,
    /// The members of `DESCRIBED` that its manifest lacks.
    pub(super) undescribed: Vec<&'static str>,
    /// Whether its manifest names a repository: without one, relative links in its readme lead nowhere.
    pub(super) has_repository: bool,
}

impl Crate {
    /// Its folder in the archive, and the archive's name without its ending.
    pub(super) fn stem(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    /// `None` if it is not published.
    fn read(package: &Value) -> Option<Self> {
        // An empty list stands for `publish = false`.
        if package.get("publish")?.as_array().is_some_and(Vec::is_empty) {
            return None;
        }
        let text = |name| package.get(name).and_then(Value::as_str).map(str::to_owned);
        let list = |name| package.get(name).and_then(Value::as_array).into_iter().flatten();
        let is_empty = |name: &&str| match package.get(name) {
            Some(Value::Array(list)) => list.is_empty(),
            Some(Value::String(text)) => text.is_empty(),
            _ => true,
        };
        Some(Self {
            name: text("name")?,
            version: text("version")?,
            rust_version: text("rust_version"),
            is_library: list("targets").filter_map(|target| target.get("kind")?.as_array()).flatten().any(|kind| kind == "lib"),
            needs: list("dependencies").filter_map(|one| Some(one.get("name")?.as_str()?.to_owned())).collect(),
            undescribed: DESCRIBED.iter().copied().filter(is_empty).collect(),
            has_repository: text("repository").is_some(),
        })
    }
}

/// The crates of the workspace that are published, each after those that it depends on.
pub(super) fn published(workspace: &Workspace) -> Result<Vec<Crate>> {
    let mut cargo = workspace.command("cargo");
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let text = workspace.ask(cargo).context("`cargo metadata --no-deps` fails")?;
    let metadata: Value = serde_json::from_str(&text).context("what `cargo metadata` printed")?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("`cargo metadata` names no packages")?;
    let crates = in_order(packages.iter().filter_map(Crate::read).collect());
    if crates.is_empty() {
        bail!("no crate of the workspace is published");
    }
    Ok(crates)
}

/// Each after those that it depends on.
fn in_order(mut crates: Vec<Crate>) -> Vec<Crate> {
    let mut ordered: Vec<Crate> = Vec::new();
    while !crates.is_empty() {
        let names: Vec<String> = crates.iter().map(|one| one.name.clone()).collect();
        let waits = |one: &Crate| one.needs.iter().any(|need| *need != one.name && names.contains(need));
        let (later, now): (Vec<_>, Vec<_>) = crates.into_iter().partition(waits);
        // Cargo refuses circles, so there is always one that waits for none.
        if now.is_empty() {
            ordered.extend(later);
            break;
        }
        ordered.extend(now);
        crates = later;
    }
    ordered
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Crate, in_order};

    fn package(name: &str, publish: Value, needs: &[&str]) -> Value {
        let needs: Vec<Value> = needs.iter().map(|name| json!({ "name": name })).collect();
        json!({
            "name": name, "version": "1.2.3", "rust_version": "1.88", "publish": publish, "dependencies": needs,
            "targets": [{ "kind": ["lib"] }], "description": "Words.", "license": "MIT", "readme": null, "keywords": [],
            "categories": ["wasm"], "repository": null,
        })
    }

    #[test]
    fn crate_that_is_not_published_is_no_crate() {
        assert!(Crate::read(&package("a", json!([]), &[])).is_none());
        let read = Crate::read(&package("a", Value::Null, &[])).unwrap();
        assert_eq!((read.stem(), read.undescribed, read.is_library), ("a-1.2.3".to_owned(), vec!["readme", "keywords"], true));
    }

    #[test]
    fn crate_comes_after_what_it_needs() {
        let crates = [("c", vec!["b", "leptos"]), ("b", vec!["a"]), ("a", vec!["a"])];
        let crates = crates.map(|(name, needs)| Crate::read(&package(name, Value::Null, &needs)).unwrap());
        let names: Vec<_> = in_order(crates.into()).into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["a", "b", "c"]);
    }
}

//! Imports run downwards: there are no cycles between modules.
//!
//! Modules of the same folder are compared, each with everything inside it. A module and its parent
//! may use each other: in Rust a child module sees the items of its parent.

mod javascript;
mod rust;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// The crates whose modules are compared, by their root files.
const CRATES: [&str; 3] = ["src/lib.rs", "cli/src/main.rs", "xtask/src/main.rs"];

/// The folders whose scripts are compared.
const SCRIPTS: [&str; 1] = ["www"];

/// The imports, by name.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Fails if modules of the repository import each other in a cycle, and names them.
pub(crate) fn check(root: &Path) -> Result<()> {
    let mut circles = Vec::new();
    for start in CRATES {
        let start = root.join(start);
        let graph = rust::graph(&start)?;
        circles.extend(circles_of(&graph).into_iter().map(|circle| format!("{}: {circle}", start.display())));
    }
    for folder in SCRIPTS {
        let graph = javascript::graph(&root.join(folder))?;
        circles.extend(circles_of(&graph).into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    if !circles.is_empty() {
        bail!(
            "modules import each other in a circle:\n{}\nMove what two of them need into a module below both.",
            circles.join("\n")
        );
    }
    Ok(())
}

/// The cycles of a graph, one for each module that is in a cycle and not in one found before.
fn circles_of(graph: &Graph) -> Vec<String> {
    let mut named = BTreeSet::new();
    let mut circles = Vec::new();
    for start in graph.keys() {
        if named.contains(start) {
            continue;
        }
        if let Some(circle) = way_back(graph, start) {
            circles.push(circle.join(" → "));
            named.extend(circle);
        }
    }
    circles
}

/// The shortest way from a module back to itself.
fn way_back(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in way.last().and_then(|last| graph.get(last)).into_iter().flatten() {
                let mut way = way.clone();
                way.push(next.clone());
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

/// All files below a folder with that extension.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{Graph, check, circles_of};
    use std::path::Path;

    fn graph(imports: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::new();
        for (from, to) in imports {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        graph
    }

    #[test]
    fn cycle_is_reported_once() {
        assert_eq!(circles_of(&graph(&[("a", "b"), ("b", "c"), ("c", "b")])), ["b → c → b"]);
        assert_eq!(circles_of(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), Vec::<String>::new());
    }

    #[test]
    fn imports_of_the_repository_run_downwards() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        check(root).unwrap();
    }
}

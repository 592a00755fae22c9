//! What a reader's browser downloads, compared with `budget.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::workspace::Workspace;
use crate::{node, package};

/// The file that every page waits for; it has its own ceiling.
const LOADER: &str = "embed.js";
/// Everything that a page with a story, the text-size control, and a ticker loads.
const PAGE: &[&str] = &[LOADER, "elements.js", "slugline.js", "slugline_bg.wasm", "slugline.css"];
/// Counted with them: the words of the largest language.
const WORDS: &str = "words/";
/// What is loaded on demand: for a story in a foreign format, for a control beyond the text size.
const LATER: &[&str] = &["formats.wasm", "controls.wasm", "quotes.wasm"];
/// The sums, by their names in the table.
const EVERY_PAGE: &str = "every page";
const EVERYTHING: &str = "everything";
const BUDGET: &str = "budget.json";
/// How much a file may differ from its recorded bytes, per mille, without a warning.
const DRIFT: u64 = 5;

/// Compares the package, and with `--record` records the bytes.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let record = match arguments {
        [] => false,
        [word] if word == "--record" => true,
        _ => bail!("`cargo xtask size` takes nothing but `--record`"),
    };
    package::ensure(workspace)?;
    let (report, result) = weigh(&workspace.quiet("size"), record)?;
    print!("{report}");
    result
}

/// The bytes of files by name, uncompressed and with Brotli.
fn weights(workspace: &Workspace, files: Vec<PathBuf>) -> Result<BTreeMap<String, (u64, u64)>> {
    let mut command = node::script(workspace, "xtask/weigh.mjs");
    command.args(files);
    let output = workspace.run(command, "build the package with `cargo xtask build`")?;
    serde_json::from_str(&output).context("what weigh.mjs printed")
}

/// The table of bytes, and whether they are under the ceilings.
pub(crate) fn check(workspace: &Workspace) -> Result<(String, Result<()>)> {
    weigh(workspace, false)
}

fn weigh(workspace: &Workspace, record: bool) -> Result<(String, Result<()>)> {
    let files = [PAGE, LATER].concat();
    let mut weighed = weights(workspace, files.iter().map(|name| workspace.path("pkg").join(name)).collect())?;
    // A page loads its own language. English is built in.
    let words = fs::read_dir(workspace.path("pkg/words"))?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let largest = weights(workspace, words)?.into_iter().max_by_key(|(_, (_, brotli))| *brotli);
    weighed.extend(largest.map(|(_, bytes)| (WORDS.to_owned(), bytes)));
    let mut budget = Budget::read(workspace)?;
    let compiler = package::compiler(workspace);
    if record {
        budget.brotli = weighed.iter().map(|(name, (_, brotli))| (name.clone(), *brotli)).collect();
        budget.compiler.clone_from(&compiler);
        budget.write(workspace)?;
    }
    let (mut report, result) = budget.judge(&weighed);
    if budget.compiler != compiler {
        report.push_str(&format!("recorded with: {}\nbuilt with:    {compiler}\n", budget.compiler));
    }
    Ok((report, result))
}

/// Whether every page with both elements loads it.
fn is_of_every_page(name: &str) -> bool {
    !LATER.contains(&name)
}

/// The content of budget.json, in bytes with Brotli.
struct Budget {
    /// Everything that a page with both elements loads, in any case.
    page: u64,
    /// That, and what is loaded on demand.
    total: u64,
    loader: u64,
    brotli: BTreeMap<String, u64>,
    /// The compiler of the recorded module: another may differ by some percent.
    compiler: String,
}

impl Budget {
    fn read(workspace: &Workspace) -> Result<Self> {
        let text = fs::read_to_string(workspace.path(BUDGET)).with_context(|| format!("cannot read {BUDGET}"))?;
        let value: Value = serde_json::from_str(&text).context(BUDGET)?;
        let ceiling = |name: &str| {
            let number = value.pointer(&format!("/ceilings/{name}")).and_then(Value::as_u64);
            number.with_context(|| format!("{BUDGET} has no ceiling `{name}`"))
        };
        let recorded = value.get("brotli").and_then(Value::as_object).into_iter().flatten();
        let brotli = recorded.filter_map(|(name, bytes)| Some((name.clone(), bytes.as_u64()?))).collect();
        let compiler = value.get("compiler").and_then(Value::as_str).unwrap_or("nothing yet").to_owned();
        Ok(Self { page: ceiling("page")?, total: ceiling("total")?, loader: ceiling("loader")?, brotli, compiler })
    }

    fn write(&self, workspace: &Workspace) -> Result<()> {
        let ceilings = json!({ "page": self.page, "total": self.total, "loader": self.loader });
        let value = json!({ "ceilings": ceilings, "brotli": self.brotli, "compiler": self.compiler });
        fs::write(workspace.path(BUDGET), format!("{value:#}\n")).with_context(|| format!("cannot write {BUDGET}"))
    }

    fn judge(&self, weights: &BTreeMap<String, (u64, u64)>) -> (String, Result<()>) {
        let mut report = format!("{:<18} {:>8} {:>8} {:>9} {:>9}\n", "pkg/", "raw", "brotli", "recorded", "ceiling");
        let mut warnings = String::new();
        let mut over = None;
        let mut row = |name: &str, (raw, brotli): (u64, u64), recorded: Option<u64>, ceiling: Option<u64>| {
            let number = |number: Option<u64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            report.push_str(&format!("{name:<18} {raw:>8} {brotli:>8} {:>9} {:>9}\n", number(recorded), number(ceiling)));
            if let Some(ceiling) = ceiling.filter(|ceiling| brotli > *ceiling) {
                over = Some((name.to_owned(), brotli, ceiling));
            }
        };
        for (name, weight) in weights {
            let recorded = self.brotli.get(name).copied();
            row(name, *weight, recorded, (name == LOADER).then_some(self.loader));
            if let Some(recorded) = recorded.filter(|recorded| weight.1.abs_diff(*recorded) * 1000 > recorded * DRIFT) {
                warnings.push_str(&format!(
                    "warning: {name} went from {recorded} to {} bytes; if that is meant: cargo xtask size --record\n",
                    weight.1
                ));
            }
        }
        for (what, ceiling, counts) in
            [(EVERY_PAGE, self.page, is_of_every_page as fn(&str) -> bool), (EVERYTHING, self.total, |_| true)]
        {
            let weight = weights
                .iter()
                .filter(|(name, _)| counts(name))
                .fold((0, 0), |(raw, brotli), (_, one)| (raw + one.0, brotli + one.1));
            let recorded = self.brotli.iter().filter(|(name, _)| counts(name)).map(|(_, brotli)| brotli).sum();
            row(what, weight, (!self.brotli.is_empty()).then_some(recorded), Some(ceiling));
        }
        report.push_str(&warnings);
        let result = over.map_or(Ok(()), |(what, bytes, ceiling)| {
            Err(anyhow!("{what}: {bytes} bytes after Brotli, over the ceiling of {ceiling}; make it lighter, or argue for another ceiling in {BUDGET}"))
        });
        (report, result)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Budget;

    fn judge(loader: u64, module: u64, formats: u64) -> (String, bool) {
        let recorded = BTreeMap::from([("embed.js".to_owned(), 1000), ("slugline_bg.wasm".to_owned(), 40_000)]);
        let budget = Budget { page: 50_000, total: 60_000, loader: 1_500, brotli: recorded, compiler: String::new() };
        let weights = [("embed.js", loader), ("slugline_bg.wasm", module), ("formats.wasm", formats)];
        let (report, result) = budget.judge(&weights.map(|(name, bytes)| (name.to_owned(), (bytes * 3, bytes))).into());
        (report, result.is_ok())
    }

    #[test]
    fn drift_of_more_than_half_a_percent_is_a_warning() {
        let (report, fits) = judge(1_005, 40_000, 10);
        assert!(fits && !report.contains("warning"));
        let (report, fits) = judge(994, 40_000, 10);
        assert!(fits && report.contains("warning: embed.js went from 1000 to 994"));
    }

    #[test]
    fn exceeding_a_ceiling_is_an_error() {
        assert!(judge(1_500, 48_500, 10_000).1);
        assert!(!judge(1_501, 40_000, 10).1);
        assert!(!judge(1_000, 49_001, 10).1);
        assert!(!judge(1_500, 48_500, 10_001).1);
    }
}

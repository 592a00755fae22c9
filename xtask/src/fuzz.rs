//! Arbitrary input for the readers, by libFuzzer.
//!
//! `cargo fuzz` could do it too, but needs a nightly compiler for its sanitisers: there is no unsafe code here for them to
//! check. Any compiler supports what libFuzzer itself needs.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;

/// The targets: `fuzz/targets/`.
const TARGETS: &[&str] = &["json", "frame", "wire", "number", "html", "ninjs", "jsonld", "wordpress", "ghost"];
/// Seconds for each.
const SECONDS: u32 = 60;
/// Instruments branches, and shows libFuzzer what is compared.
const FLAGS: &[&str] = &[
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "-Cdebug-assertions",
    "-Copt-level=3",
];

/// Runs all targets or one, each for a minute or the given number of seconds. Findings stay in `target/fuzz/`.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let (mut targets, mut seconds) = (TARGETS.to_vec(), SECONDS);
    for argument in arguments {
        match (TARGETS.iter().find(|target| *target == argument), argument.parse()) {
            (Some(target), _) => targets = vec![target],
            (None, Ok(number)) => seconds = number,
            _ => bail!("there is no target `{argument}`: {}", TARGETS.join(", ")),
        }
    }
    let mut rustc = workspace.command("rustc");
    rustc.args(["--print", "host-tuple"]);
    let host = workspace.ask(rustc).context("rustc does not say for which machine it builds")?;
    let folder = workspace.target().join("fuzz");

    let mut cargo = workspace.command("cargo");
    // With a target the flags do not apply to build scripts, which would lack libFuzzer.
    cargo.args(["build", "--package", "slugline-fuzz", "--bins", "--target", &host]).arg("--target-dir").arg(&folder);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    workspace.run(
        cargo,
        "mend what the compiler names above; libFuzzer itself needs a C++ compiler (on Debian: apt-get install g++)",
    )?;

    for target in targets {
        let [corpus, faults] = ["corpus", "faults"].map(|name| folder.join(name).join(target));
        for made in [&corpus, &faults] {
            fs::create_dir_all(made).with_context(|| format!("cannot make {}", made.display()))?;
        }
        let mut fuzzer = workspace.command(folder.join(&host).join("debug").join(target));
        fuzzer.arg(format!("-max_total_time={seconds}")).arg(format!("-artifact_prefix={}/", faults.display()));
        // Most failures fit; deep brackets and large numbers of quotes have their own tests.
        fuzzer.args(["-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1", "-verbosity=1"]);
        fuzzer.arg(&corpus).arg(workspace.path("tests/fixtures"));
        workspace
            .run(fuzzer, &format!("the input is in {}; turn it into a test next to the code that it breaks", faults.display()))?;
    }
    Ok(())
}

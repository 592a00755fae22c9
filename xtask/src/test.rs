//! All checks before a change is merged.

use std::cell::Cell;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::browser::Engine;
use crate::steps::{self, Note, Step};
use crate::tally::{self, Tally};
use crate::toolchain::TARGET;
use crate::workspace::Workspace;
use crate::{chain, configurator, example, frameworks, machine, node, package, peers, plugin, release, setup, size, wasm};

/// The scenarios that run in every engine.
const SCENARIOS: &str = "tests/e2e/engines";

/// Runs all checks, or one layer of the tests, or the tests of an engine; more arguments go to the layer's runner.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let (engines, arguments) = engines(arguments)?;
    let tally = Cell::new(Tally::default());
    let count = |more: Tally| {
        let mut sum = tally.get();
        sum += more;
        tally.set(sum);
    };
    let (layer, more) = match arguments.as_slice() {
        [] => ("all", arguments.as_slice()),
        [layer, more @ ..] => (layer.as_str(), more),
    };
    let build: Step<'_> = ("package", Box::new(|workspace| package::ensure(workspace).map(|()| None)));
    let steps: Vec<Step<'_>> = match engines {
        None => plain(layer, more, build, &count)?,
        Some(engines) => in_engines(layer, more, build, engines, &count)?,
    };
    let result = steps::run(workspace, steps);
    close(tally.get(), result.is_ok());
    // Its error is printed already, above the table.
    result.map_err(|_| anyhow!("the checks did not pass, see above"))
}

/// The engines of `--engine`, and the other arguments.
fn engines(arguments: &[String]) -> Result<(Option<Vec<Engine>>, Vec<String>)> {
    let mut rest = arguments.to_vec();
    let Some(at) = rest.iter().position(|word| word == "--engine" || word.starts_with("--engine=")) else {
        return Ok((None, rest));
    };
    let option = rest.remove(at);
    let name = match option.strip_prefix("--engine=") {
        Some(name) => name.to_owned(),
        None if at < rest.len() => rest.remove(at),
        None => bail!("--engine wants a name: chromium, firefox, webkit or all"),
    };
    let engines: Vec<_> = Engine::ALL.into_iter().filter(|engine| name == "all" || name == engine.name()).collect();
    if engines.is_empty() {
        bail!("there is no engine `{name}`: chromium, firefox, webkit or all");
    }
    Ok((Some(engines), rest))
}

/// The steps of the plain command, which uses one browser.
fn plain<'a>(layer: &str, more: &'a [String], build: Step<'a>, count: &'a dyn Fn(Tally)) -> Result<Vec<Step<'a>>> {
    let native_tests: Step<'_> = ("native tests", Box::new(|workspace| native(workspace, more, count)));
    let browser_tests: Step<'_> = ("browser tests", Box::new(|workspace| in_browser(workspace, Engine::Chromium, more, count)));
    let package_tests: Step<'_> = ("package tests", Box::new(|workspace| of_package(workspace, more, count)));
    let peers: Step<'_> = ("Leptos peer", Box::new(|workspace| peers::ensure(workspace).map(|()| None)));
    let application: Step<'_> = ("Leptos application", Box::new(|workspace| example::ensure(workspace).map(|()| None)));
    let configurator: Step<'_> = ("configurator", Box::new(|workspace| configurator::ensure(workspace).map(|()| None)));
    let end_to_end_tests: Step<'_> = ("end-to-end tests", Box::new(|workspace| end_to_end(workspace, more, count)));
    let machine: Step<'_> = ("machine", Box::new(|workspace| machine::report(workspace, &[Engine::Chromium])));
    Ok(match layer {
        "native" => vec![native_tests],
        "relay" => vec![
            ("nginx, Nchan, Redis", Box::new(|workspace| chain::ensure(workspace).map(|()| None))),
            ("the relay's chain", Box::new(|workspace| of_chain(workspace, &["chain", "never_read"], more, count))),
        ],
        "cms" => vec![
            machine,
            build,
            ("WordPress, PHP, MariaDB", Box::new(|workspace| plugin::ensure_wordpress(workspace).map(|()| None))),
            ("content systems", Box::new(|workspace| in_content_systems(workspace, more, count))),
        ],
        "frameworks" => vec![machine, build, ("frameworks", Box::new(|workspace| in_frameworks(workspace, more, count)))],
        "release" => release::steps(count),
        "browser" => vec![machine, browser_tests],
        "package" => vec![build, peers, package_tests],
        "e2e" => vec![machine, build, application, configurator, end_to_end_tests],
        "all" => vec![
            machine,
            ("setup", Box::new(|workspace| setup::run(workspace).map(|()| None))),
            ("rustfmt", Box::new(rustfmt)),
            ("clippy", Box::new(clippy)),
            ("clippy for wasm32", Box::new(clippy_for_wasm)),
            native_tests,
            ("one pass through nginx", Box::new(|workspace| pass_through_nginx(workspace, count))),
            browser_tests,
            build,
            ("byte budget", Box::new(budget)),
            peers,
            package_tests,
            application,
            configurator,
            end_to_end_tests,
        ],
        other => bail!("there is no layer `{other}`: native, browser, package, e2e, relay, cms, frameworks or release"),
    })
}

/// The steps for requested engines: the browser tests and the essential scenarios, in each.
fn in_engines<'a>(
    layer: &str,
    more: &'a [String],
    build: Step<'a>,
    engines: Vec<Engine>,
    count: &'a dyn Fn(Tally),
) -> Result<Vec<Step<'a>>> {
    let (browser, scenarios) = match layer {
        "all" => (true, true),
        "browser" => (true, false),
        "e2e" => (false, true),
        other => bail!("the layer `{other}` does not run in an engine: browser or e2e"),
    };
    let present = engines.clone();
    let mut steps: Vec<Step<'a>> = vec![("machine", Box::new(move |workspace| machine::report(workspace, &present)))];
    if scenarios {
        steps.push(build);
    }
    for engine in engines {
        let [tests_name, scenarios_name] = match engine {
            Engine::Chromium => ["browser tests in chromium", "scenarios in chromium"],
            Engine::Firefox => ["browser tests in firefox", "scenarios in firefox"],
            Engine::WebKit => ["browser tests in webkit", "scenarios in webkit"],
        };
        if browser {
            steps.push((tests_name, Box::new(move |workspace| in_browser(workspace, engine, more, count))));
        }
        if scenarios {
            steps.push((scenarios_name, Box::new(move |workspace| in_engine(workspace, engine, more, count))));
        }
    }
    Ok(steps)
}

/// Prints the closing lines. A step that fails without a failed test counts for one.
fn close(tally: Tally, success: bool) {
    let Tally { passed, failed, left_out, flaky } = tally;
    if left_out > 0 || flaky > 0 {
        println!("{left_out} left out, {flaky} passed only when tried again");
    }
    println!("{passed} passed, {} failed", if success { failed } else { failed.max(1) });
}

fn rustfmt(workspace: &Workspace) -> Result<Note> {
    let mut cargo = workspace.command("cargo");
    cargo.args(["fmt", "--all", "--check"]);
    workspace.run(cargo, "`cargo fmt --all`").map(|_| None)
}

fn clippy(workspace: &Workspace) -> Result<Note> {
    let mut cargo = workspace.command("cargo");
    // The program's crate enables `ssr` for the library.
    cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    workspace.run(cargo, "mend what clippy names above").map(|_| None)
}

fn clippy_for_wasm(workspace: &Workspace) -> Result<Note> {
    let toolchain = wasm::ensure(workspace)?;
    if !toolchain.has_clippy(workspace) {
        return Ok(Some(
            "left out: the toolchain that has wasm32 here has no clippy; the compiler's own warnings fail the browser tests"
                .to_owned(),
        ));
    }
    // The tests of the browser alone: what native tests need, such as proptest, does not build for wasm32.
    let of_browser: [&[&str]; 2] = [
        &["--package", "slugline-embed", "--package", "slugline-example-browser", "--package", "slugline-configurator"],
        &["--package", "slugline-browser-tests", "--tests"],
    ];
    for packages in of_browser {
        let mut cargo = toolchain.command(workspace, "cargo");
        cargo.arg("clippy").args(packages).args(["--target", TARGET, "--", "-D", "warnings"]);
        workspace.run(cargo, "mend what clippy names above")?;
    }
    Ok(None)
}

fn native(workspace: &Workspace, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let mut cargo = workspace.command("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast"]).args(more);
    let output = counted(workspace, cargo, tally::rust, count, "mend the tests named above, then `cargo xtask test native`")?;
    Ok(tally::left_out(&output))
}

/// A small run of the relay's chain: it is left out, with a message, if its servers cannot be installed.
fn pass_through_nginx(workspace: &Workspace, count: &dyn Fn(Tally)) -> Result<Note> {
    match chain::ensure(workspace) {
        Ok(()) => of_chain(workspace, &["pass"], &[], count),
        Err(error) => {
            count(Tally { left_out: 1, ..Tally::default() });
            Ok(Some(format!("left out: {error:#}")))
        }
    }
}

/// Tests of the relay's chain with the real servers: tests/relay.
fn of_chain(workspace: &Workspace, names: &[&str], more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let cargo = chain::tests(workspace, names, more)?;
    let output = counted(workspace, cargo, tally::rust, count, "mend what is named above, then `cargo xtask test relay`")?;
    Ok(chain::measured(&output))
}

fn in_browser(workspace: &Workspace, engine: Engine, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let toolchain = setup::for_wasm(workspace)?;
    let browser = engine.ensure(workspace)?;
    let mut wasm_pack = toolchain.command(workspace, "wasm-pack");
    browser.tell(&mut wasm_pack, workspace)?;
    // What follows `--` would reach only the second of the two cargo calls behind this, so there is none.
    wasm_pack.args(["--mode", "no-install", "tests/browser"]).args(more);
    let wasm_pack = browser.command(workspace, wasm_pack);
    let remedy = "mend the tests named above, then `cargo xtask test browser`";
    let output = counted(workspace, wasm_pack, tally::rust, count, remedy)?;
    let warnings: Vec<&str> = output.lines().filter(|line| is_warning_count(line)).collect();
    if !warnings.is_empty() {
        bail!(
            "the compiler warns of code for wasm32:\n{}\nTo go on: mend what {} names.",
            warnings.join("\n"),
            workspace.log().display()
        );
    }
    Ok(None)
}

fn budget(workspace: &Workspace) -> Result<Note> {
    let (report, result) = size::check(workspace)?;
    match result {
        Ok(()) => Ok(Some(report)),
        Err(error) => bail!("{report}\n{error:#}"),
    }
}

fn of_package(workspace: &Workspace, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let mut node = workspace.command("node");
    node.args(["--test", "--test-reporter", "tap"]).args(more).args(scripts(workspace, "tests/package", ".test.js")?);
    let remedy = "mend the tests named above (`cargo xtask bless` if the face of the package was changed on purpose)";
    counted(workspace, node, tally::node, count, remedy)?;
    Ok(None)
}

/// The files of a folder with this ending, in order. Not every Node.js supports patterns.
fn scripts(workspace: &Workspace, folder: &str, end: &str) -> Result<Vec<String>> {
    let entries = fs::read_dir(workspace.path(folder))?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = entries.collect::<Result<Vec<_>>>()?;
    names.retain(|name| name.ends_with(end));
    names.sort();
    Ok(names.into_iter().map(|name| format!("{folder}/{name}")).collect())
}

fn end_to_end(workspace: &Workspace, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let browser = Engine::Chromium.ensure(workspace)?;
    chain::build(workspace, "dev")?;
    let servers = chain::ensure(workspace);
    let mut npx = workspace.command(node::program("npx"));
    npx.args(["--no", "playwright", "test"]).args(more).env("CHROMIUM", &browser.binary);
    if servers.is_err() {
        // The scenarios of the relay's chain skip themselves.
        npx.env("SLUGLINE_CHAIN", "none");
    }
    let remedy = "mend the tests named above, then `cargo xtask test e2e`";
    counted(workspace, npx, tally::playwright, count, remedy)?;
    Ok(servers.err().map(|error| format!("left out, the strip through nginx: {error:#}")))
}

/// The plugin in a real WordPress, the partials by Ghost's own checker.
fn in_content_systems(workspace: &Workspace, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let tests = plugin::tests(workspace, more)?;
    let remedy = "mend the tests named above, then `cargo xtask test cms`; what PHP and MariaDB said is in target/cms/";
    counted(workspace, tests, tally::playwright, count, remedy)?;
    Ok(None)
}

/// The package in projects of frameworks.
fn in_frameworks(workspace: &Workspace, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let tests = frameworks::tests(workspace, more)?;
    let remedy = "mend the tests named above, then `cargo xtask test frameworks`; the projects are in target/frameworks/";
    counted(workspace, tests, tally::playwright, count, remedy)?;
    Ok(None)
}

/// The scenarios that run in every engine: see tests/e2e/engines.
fn in_engine(workspace: &Workspace, engine: Engine, more: &[String], count: &dyn Fn(Tally)) -> Result<Note> {
    let browser = engine.ensure(workspace)?;
    let mut files = Vec::new();
    for entry in fs::read_dir(workspace.path(SCENARIOS)).with_context(|| format!("cannot read {SCENARIOS}"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") {
            files.push(format!("{SCENARIOS}/{name}"));
        }
    }
    files.sort();
    let mut node = workspace.command("node");
    // One browser at a time, with a timeout.
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1", "--test-timeout=300000"]).args(more).args(files);
    node.env("ENGINE", engine.name()).env("BROWSER", &browser.binary).env("DRIVER", &browser.driver);
    let remedy = format!("mend the tests named above, then `cargo xtask test e2e --engine {}`", engine.name());
    counted(workspace, browser.command(workspace, node), tally::node, count, &remedy)?;
    Ok(None)
}

/// Runs tests and counts them, even if some fail.
fn counted(
    workspace: &Workspace,
    command: Command,
    read: fn(&str) -> Tally,
    count: &dyn Fn(Tally),
    remedy: &str,
) -> Result<String> {
    let result = workspace.run(command, remedy);
    // An error contains all output of the tests.
    let tally = match &result {
        Ok(output) => read(output),
        Err(error) => read(&format!("{error:#}")),
    };
    count(tally);
    if result.is_ok() && tally == Tally::default() {
        bail!("no tests were counted in {}: a layer without tests checks nothing", workspace.log().display());
    }
    result
}

/// Cargo's last line about one of our crates: ``warning: `slugline` (lib) generated 1 warning``.
fn is_warning_count(line: &str) -> bool {
    line.starts_with("warning: `slugline") && line.contains(" generated ")
}

#[cfg(test)]
mod tests {
    use super::engines;
    use crate::browser::Engine;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn engine_option_may_be_anywhere() {
        for line in ["e2e --engine firefox more", "--engine=firefox e2e more"] {
            assert_eq!(engines(&words(line)).unwrap(), (Some(vec![Engine::Firefox]), words("e2e more")));
        }
        assert_eq!(engines(&words("--engine all")).unwrap(), (Some(Engine::ALL.to_vec()), Vec::new()));
        assert_eq!(engines(&words("browser more")).unwrap(), (None, words("browser more")));
    }

    #[test]
    fn engine_needs_a_name() {
        assert!(engines(&words("e2e --engine")).is_err());
        assert!(engines(&words("--engine gecko")).is_err());
    }
}

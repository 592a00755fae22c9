//! The chores of this repository: `cargo xtask` lists them.
//!
//! Every chore checks for what it needs, installs what is missing if that can be done without asking, and otherwise prints the exact
//! command. Continuous integration runs the same chores as developers.

mod apt;
mod audit;
mod bindings;
mod browser;
mod chain;
mod clean_room;
mod configurator;
mod debian;
mod demo;
mod doctor;
mod example;
mod frameworks;
mod fuzz;
mod gallery;
#[cfg(test)]
mod imports;
mod install;
mod machine;
mod node;
mod package;
mod paths;
mod peers;
mod plugin;
mod release;
mod setup;
mod sinks;
mod size;
mod split;
mod stamp;
mod steps;
mod tally;
mod test;
mod toolchain;
mod tools;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// A chore: its name, its arguments, and what it does.
struct Chore {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Workspace, &[String]) -> Result<()>,
}

const CHORES: &[Chore] = &[
    Chore {
        name: "demo",
        arguments: "[--port N]",
        about: "build pkg/ if anything changed, and serve index.html, the gallery, the configurator and a feed at a printed address",
        run: demo::run,
    },
    Chore {
        name: "example",
        arguments: "[PORT]",
        about: "build the Leptos application of examples/leptos, and serve it at a printed address",
        run: example::run,
    },
    Chore {
        name: "test",
        arguments: "[native|browser|package|e2e|relay|cms|frameworks|release] [--engine chromium|firefox|webkit|all]",
        about: "everything that CI checks, or one layer (more arguments go to its runner), or other browsers",
        run: test::run,
    },
    Chore {
        name: "clean-room",
        arguments: "[--again] [LAYER]",
        about: "the same in a fresh Debian in target/clean-room, which has Rust and Node.js and no more",
        run: clean_room::run,
    },
    Chore {
        name: "build",
        arguments: "",
        about: "build the npm package pkg/",
        run: |workspace, arguments| {
            no_arguments("build", arguments)?;
            package::build(workspace)
        },
    },
    Chore {
        name: "configurator",
        arguments: "",
        about: "build the configurator of examples/configurator, which `demo` serves",
        run: |workspace, arguments| {
            no_arguments("configurator", arguments)?;
            configurator::ensure(workspace)
        },
    },
    Chore {
        name: "gallery",
        arguments: "",
        about: "write the page of examples/gallery, every look with its snippet, which `demo` serves",
        run: |workspace, arguments| {
            no_arguments("gallery", arguments)?;
            gallery::make(workspace)
        },
    },
    Chore {
        name: "pictures",
        arguments: "[NAME]",
        about: "take the pictures of docs/ from the gallery and from index.html, or those whose name contains NAME",
        run: gallery::picture,
    },
    Chore {
        name: "plugin",
        arguments: "",
        about: "make the WordPress plugin's zip, target/slugline-wordpress.zip",
        run: |workspace, arguments| {
            no_arguments("plugin", arguments)?;
            plugin::make(workspace)
        },
    },
    Chore {
        name: "release",
        arguments: "",
        about: "check and make everything that is published, with checksums, in target/release-files/; publishes nothing",
        run: |workspace, arguments| {
            no_arguments("release", arguments)?;
            release::run(workspace)
        },
    },
    Chore {
        name: "size",
        arguments: "[--record]",
        about: "weigh pkg/ against the ceilings and the record in budget.json",
        run: size::run,
    },
    Chore {
        name: "bench",
        arguments: "[vitals|ticks|load|peers|relay|FILTER]",
        about: "run the benchmarks, or measure in a browser: a page with and without Slugline, ticks, a feed, Slugline and its peers; or the relay's load",
        run: |workspace, arguments| {
            if let [first, more @ ..] = arguments
                && first == "relay"
            {
                return chain::bench(workspace, more);
            }
            if let [first, more @ ..] = arguments
                && let Some((_, script)) = IN_BROWSER.iter().find(|(name, _)| name == first)
            {
                return measure(workspace, script, more);
            }
            let mut command = workspace.command("cargo");
            command.arg("bench").args(arguments);
            workspace.run(command, "mend the benchmark named above").map(drop)
        },
    },
    Chore {
        name: "fuzz",
        arguments: "[TARGET] [SECONDS]",
        about: "give every reader arbitrary input, a minute each (libFuzzer)",
        run: fuzz::run,
    },
    Chore {
        name: "bless",
        arguments: "",
        about: "write index.html, docs/record.schema.json, docs/attributes.json and the snapshots of the package's types anew",
        run: |workspace, arguments| {
            no_arguments("bless", arguments)?;
            let mut command = workspace.command("cargo");
            command.args(["test", "--package", "slugline-cli"]);
            command.args(["index", "schema", "attributes", "copies"].iter().flat_map(|test| ["--test", test]));
            command.env("SLUGLINE_BLESS", "1");
            workspace.run(command, "mend what is named above")?;
            node::ensure(workspace)?;
            let mut face = node::script(workspace, "xtask/face.mjs");
            face.arg("--bless");
            workspace.run(face, "mend the comments in www/ that are named above").map(drop)
        },
    },
    Chore {
        name: "audit",
        arguments: "",
        about: "check the licences, duplicates and sources of all dependencies (cargo-deny)",
        run: |workspace, arguments| {
            no_arguments("audit", arguments)?;
            audit::run(workspace)
        },
    },
    Chore {
        name: "setup",
        arguments: "",
        about: "install what the other chores need and do not find",
        run: |workspace, arguments| {
            no_arguments("setup", arguments)?;
            setup::run(workspace)
        },
    },
    Chore {
        name: "doctor",
        arguments: "",
        about: "say what is there, what is missing and how to get it; installs nothing",
        run: |workspace, arguments| {
            no_arguments("doctor", arguments)?;
            doctor::run(workspace)
        },
    },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next().filter(|word| !matches!(word.as_str(), "help" | "--help" | "-h")) else {
        list();
        return Ok(());
    };
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        list();
        bail!("there is no chore `{name}`");
    };
    let arguments: Vec<String> = words.collect();
    (chore.run)(&Workspace::open()?, &arguments)
}

fn list() {
    println!("cargo xtask CHORE\n");
    for Chore { name, arguments, about, .. } in CHORES {
        println!("  {:<36}  {about}", format!("{name} {arguments}"));
    }
}

/// Measurements of the package in a browser, and their scripts.
const IN_BROWSER: &[(&str, &str)] =
    &[("vitals", "benches/vitals.mjs"), ("ticks", "benches/ticks.mjs"), ("load", "benches/load.mjs"), ("peers", PEERS)];
const PEERS: &str = "benches/peers.mjs";

fn measure(workspace: &Workspace, script: &str, arguments: &[String]) -> Result<()> {
    let browser = browser::Engine::Chromium.ensure(workspace)?;
    package::ensure(workspace)?;
    let mut node = node::script(workspace, script);
    if script == PEERS {
        peers::ensure(workspace)?;
    }
    node.args(arguments).env("CHROMIUM", &browser.binary);
    workspace.run(node, "see above, and look whether the page itself opens: benches/").map(drop)
}

fn no_arguments(chore: &str, arguments: &[String]) -> Result<()> {
    match arguments {
        [] => Ok(()),
        [first, ..] => bail!("`cargo xtask {chore}` takes no arguments, but `{first}` was given"),
    }
}

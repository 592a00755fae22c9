//! What is installed and what is missing.

use anyhow::{Context, Result, bail};

use crate::browser::Engine;
use crate::toolchain::{TARGET, Toolchain};
use crate::tools::Tool;
use crate::workspace::Workspace;
use crate::{chain, node, wasm};

/// A requirement of the chores: what was found, or what to do.
struct Finding {
    what: &'static str,
    found: Result<String>,
    by_hand: String,
}

/// Prints what is installed, what is missing and how to get it; an error if anything is missing.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let findings = [
        rustc(workspace),
        component(workspace, "rustfmt", &["fmt", "--version"]),
        component(workspace, "clippy", &["clippy", "--version"]),
        target(workspace),
        tool(workspace, "wasm-bindgen", Tool::wasm_bindgen(&workspace.path(""))),
        tool(workspace, "wasm-pack", Ok(Tool::wasm_pack())),
        Finding { what: "node", found: node::version(workspace), by_hand: node::BY_HAND.to_owned() },
        modules(workspace),
        browser(workspace, Engine::Chromium),
    ];
    let mut missing = 0;
    for Finding { what, found, by_hand } in findings {
        match found {
            Ok(detail) => println!("  found    {what:<14} {detail}"),
            Err(error) => {
                missing += 1;
                println!("  MISSING  {what:<14} {error:#}\n{:27}{by_hand}", "");
            }
        }
    }
    println!("\nOnly for `cargo xtask test --engine`, which installs them:");
    for Finding { what, found, by_hand } in [Engine::Firefox, Engine::WebKit].map(|engine| browser(workspace, engine)) {
        match found {
            Ok(detail) => println!("  found    {what:<14} {detail}"),
            Err(error) => println!("  not here {what:<14} {error:#}\n{:27}{by_hand}", ""),
        }
    }
    println!("\nOnly for the relay's chain; `cargo xtask test` installs them, or leaves it out:");
    match chain::look(workspace) {
        Ok(()) => println!("  found    {:<14} nginx, Nchan, Redis", "servers"),
        Err(error) => println!("  not here {:<14} {error:#}\n{:27}{}", "servers", "", chain::by_hand()),
    }
    if missing > 0 {
        bail!("{missing} missing; `cargo xtask setup` installs what it can");
    }
    println!("\nNothing is missing.");
    Ok(())
}

fn rustc(workspace: &Workspace) -> Finding {
    Finding {
        what: "rustc",
        found: Toolchain::CURRENT.version(workspace).context("does not start"),
        by_hand: "install Rust, from rustup.rs or your system's packages".to_owned(),
    }
}

fn component(workspace: &Workspace, what: &'static str, arguments: &[&str]) -> Finding {
    let mut cargo = workspace.command("cargo");
    cargo.args(arguments);
    let found = workspace.ask(cargo).context("not in the toolchain in use");
    Finding { what, found, by_hand: format!("rustup component add {what}") }
}

fn target(workspace: &Workspace) -> Finding {
    let found = wasm::look(workspace).and_then(|toolchain| {
        let lint = if toolchain.has_clippy(workspace) { "" } else { ", without clippy" };
        Some(format!("{}{lint}", toolchain.version(workspace)?))
    });
    Finding {
        what: "wasm32 target",
        found: found.context("no toolchain has it"),
        by_hand: format!("rustup target add {}; without rust's servers, on Debian: cargo xtask setup", TARGET),
    }
}

fn tool(workspace: &Workspace, what: &'static str, tool: Result<Tool>) -> Finding {
    match tool {
        Ok(tool) => Finding {
            what,
            found: tool.is_there(workspace).then(|| tool.version.clone()).with_context(|| format!("not at {}", tool.version)),
            by_hand: tool.by_hand(),
        },
        Err(error) => Finding { what, found: Err(error), by_hand: "cargo generate-lockfile".to_owned() },
    }
}

fn browser(workspace: &Workspace, engine: Engine) -> Finding {
    Finding {
        what: engine.name(),
        found: engine.look(workspace).map(|found| format!("{}, {}", found.binary.display(), found.driver.display())),
        by_hand: engine.by_hand(),
    }
}

fn modules(workspace: &Workspace) -> Finding {
    let found = node::has_modules(workspace).and_then(|fresh| {
        if fresh {
            Ok("node_modules is what package-lock.json says".to_owned())
        } else {
            bail!("node_modules is missing or stale")
        }
    });
    Finding { what: "npm packages", found, by_hand: "cargo xtask setup".to_owned() }
}

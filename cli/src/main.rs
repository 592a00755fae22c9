//! The `slugline` program: stories and quotes to JSON and HTML, a server to try them with, and a relay for vendors' quotes.
//!
//! Exit codes: 0 success; 1 faulty input, and the message says what and where; 2 faulty command line.

mod clock;
mod convert;
mod delivery;
mod input;
mod relay;
mod render;
mod serve;
mod walk;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "slugline",
    version,
    about = "Stories and quotes to JSON and HTML, a server to try them with, and a relay for vendors' quotes."
)]
struct Call {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Print the JSON of record.
    Convert(convert::Call),
    /// Print HTML: the elements with their complete light DOM.
    Render(render::Call),
    /// Relay vendors' quotes to any number of readers.
    Relay(relay::Call),
    /// Serve a folder, and a demonstration feed.
    Serve(serve::Call),
}

fn main() -> ExitCode {
    // Clap itself exits with 2 if the command line is faulty.
    let done = match Call::parse().chore {
        Chore::Convert(call) => convert::run(&call),
        Chore::Render(call) => render::run(&call),
        Chore::Relay(call) => relay::run(&call),
        Chore::Serve(call) => serve::run(&call),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("slugline: {fault}");
            ExitCode::FAILURE
        }
    }
}

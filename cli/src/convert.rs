//! `slugline convert`

use clap::Args;
use slugline::json::{Record, to_text_pretty};

use crate::input::{Input, print};

#[derive(Args)]
pub(crate) struct Call {
    #[command(flatten)]
    input: Input,
}

/// Prints the JSON of record.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let document = call.input.read()?.document;
    print(&(to_text_pretty(&document.write()) + "\n"))
}

//! `slugline convert`

use clap::Args;
use slugline::json::{Record, to_text_pretty};

use crate::input::{Input, print};

#[derive(Args)]
pub(crate) struct Call {
    #[command(flatten)]
    input: Input,
}

/// Prints the JSON of record, without what may not be shown now.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let mut ingested = call.input.read()?;
    call.input.release(&mut ingested);
    print(&(to_text_pretty(&ingested.document.write()) + "\n"))
}

//! `slugline convert`

use clap::Args;
use slugline::json::to_text_pretty;

use crate::clock::now;
use crate::input::{Input, print};

#[derive(Args)]
pub(crate) struct Call {
    #[command(flatten)]
    input: Input,
}

/// Prints the JSON of record, of a story that may not be shown now only what identifies it.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let (record, withheld) = call.input.read()?.to_record(now());
    call.input.tell(withheld);
    print(&(to_text_pretty(&record) + "\n"))
}

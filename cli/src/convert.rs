//! `slugline convert`

use clap::Args;
use slugline::ingest::Document;
use slugline::json::to_text_pretty;

use crate::clock::now;
use crate::input::{Input, print};

#[derive(Args)]
pub(crate) struct Call {
    #[command(flatten)]
    input: Input,
}

/// Prints the JSON of record; of a story that may not be shown now, only its identity.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let mut ingested = call.input.read()?;
    let is_empty = ingested.document == Document::default();
    let (record, withheld) = ingested.to_record(now());
    call.input.tell(withheld);
    print(&(to_text_pretty(&record) + "\n"))?;
    // A text that gives nothing is an error, even if it could be read.
    if is_empty { Err("there is neither a story nor a strip in it".to_owned()) } else { Ok(()) }
}

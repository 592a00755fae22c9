//! The document in the arguments.

use std::fs;
use std::io::{self, Read, Write};
use std::iter;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;
use slugline::ingest::{Format, Ingested, read};
use slugline::story::Withheld;

/// Which document, and how to read it.
#[derive(Args)]
pub(crate) struct Input {
    /// How to read it.
    #[arg(long, default_value = "auto", value_parser = PossibleValuesParser::new(names()))]
    format: String,
    /// The file; `-` is the standard input.
    file: PathBuf,
}

/// The names of the formats, and the one for detection.
fn names() -> impl Iterator<Item = &'static str> {
    iter::once("auto").chain(Format::ALL.iter().map(|format| format.word()))
}

impl Input {
    /// Reads the document. Its warnings are printed on standard error.
    pub(crate) fn read(&self) -> Result<Ingested, String> {
        let name = self.file.display();
        let bytes = bytes(&self.file).map_err(|error| format!("{name}: {error}"))?;
        let ingested = read(&bytes, Format::named(&self.format)).map_err(|error| format!("{name}: {error}"))?;
        for problem in &ingested.problems {
            eprintln!("slugline: {name}: {}: {}", problem.at, problem.message);
        }
        Ok(ingested)
    }
}

impl Input {
    /// Prints on standard error why the story is not shown.
    pub(crate) fn tell(&self, withheld: Option<Withheld>) {
        if let Some(withheld) = withheld {
            eprintln!("slugline: {}: {}", self.file.display(), withheld.reason());
        }
    }
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Prints a text. A closed pipe, as with `head`, is no error.
pub(crate) fn print(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

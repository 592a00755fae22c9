//! The document that a call names.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use slugline::ingest::{Format, Ingested, read};

/// Which document, and how to read it.
#[derive(Args)]
pub(crate) struct Input {
    /// How to read it.
    #[arg(long, value_enum, default_value_t = FormatName::Auto)]
    format: FormatName,
    /// The file; `-` is the standard input.
    file: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum FormatName {
    /// By its structure.
    Auto,
    /// The JSON of record.
    Slugline,
    /// A wire page or plain agency copy.
    Wire,
    /// A page of HTML, or a part of one.
    Html,
}

impl FormatName {
    fn format(self) -> Option<Format> {
        match self {
            Self::Auto => None,
            Self::Slugline => Some(Format::Slugline),
            Self::Wire => Some(Format::Wire),
            Self::Html => Some(Format::Html),
        }
    }
}

impl Input {
    /// Reads the document. Problems that did not hinder that are told on the standard error.
    pub(crate) fn read(&self) -> Result<Ingested, String> {
        let name = self.file.display();
        let bytes = bytes(&self.file).map_err(|error| format!("{name}: {error}"))?;
        let ingested = read(&bytes, self.format.format()).map_err(|error| format!("{name}: {error}"))?;
        for problem in &ingested.problems {
            eprintln!("slugline: {name}: {}: {}", problem.at, problem.message);
        }
        Ok(ingested)
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

/// Prints a text. A reader that has gone away, as `head` does, is no fault.
pub(crate) fn print(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

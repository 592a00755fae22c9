//! Faults of a feed, and their codes.

use super::{Addresses, Milliseconds, SECOND, Tally};
use crate::json::digits;

/// A longer frame is dropped: in UTF-16 code units, as JavaScript counts the length of a text.
pub const MOST_FRAME: u32 = 1 << 20;

/// A fault. `docs/problems.md` explains the codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code that `slugline-error` carries.
    pub code: String,
    /// What is wrong, and what to do.
    pub message: String,
}

/// A snapshot that did not arrive, or is invalid.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// What is wrong with it.
    pub fault: Fault,
    /// How long the server asks to wait.
    pub wait: Milliseconds,
}

/// A fault to report: each kind at most once a minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The code that `slugline-error` carries.
    pub code: String,
    /// The message, with the count if there were several.
    pub message: String,
    /// How many of this kind there were so far.
    pub count: u32,
}

impl Fault {
    /// A fault with its code and message.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }

    /// The browser is offline.
    pub(super) fn offline() -> Self {
        Self::new("network", "the browser is offline")
    }

    /// The snapshot did not arrive in time.
    pub(super) fn unanswered(addresses: &Addresses, patience: Milliseconds) -> Self {
        let address = addresses.snapshot.as_deref().unwrap_or_default();
        Self::new("network", [address, " was not answered within ", &seconds(patience), " seconds"].concat())
    }

    /// The stream has ended, or never began.
    pub(super) fn closed(addresses: &Addresses) -> Self {
        let address = addresses.stream.as_deref().unwrap_or_default();
        Self::new("network", [address, " could not be reached, or closed the connection"].concat())
    }

    /// The browser refuses to open the stream.
    pub(super) fn refused(addresses: &Addresses, cause: &str) -> Self {
        let address = addresses.stream.as_deref().unwrap_or_default();
        Self::new("network", [address, " could not be opened (", cause, ")"].concat())
    }

    /// The stream is open, but nothing arrives.
    pub(super) fn silent(addresses: &Addresses, since: Milliseconds) -> Self {
        let address = addresses.stream.as_deref().unwrap_or_default();
        let message = ["nothing that can be read came from ", address, " for ", &seconds(since), " seconds"].concat();
        Self::new("silent", message)
    }

    /// The failure to report, if it is time to report one of its kind.
    pub fn counted(self, tally: &mut Tally, now: Milliseconds) -> Option<Failure> {
        let Self { code, mut message } = self;
        let count = tally.add(&code, now)?;
        if count > 1 {
            message = [&message, " (", &digits(count), " so far)"].concat();
        }
        Some(Failure { code, message, count })
    }
}

impl From<Fault> for Failure {
    /// The first of its kind.
    fn from(Fault { code, message }: Fault) -> Self {
        Self { code, message, count: 1 }
    }
}

impl Failure {
    /// Reports it to the console.
    pub(crate) fn log(&self) {
        leptos::logging::error!("slugline: {}: {} (docs/problems.md#{})", self.code, self.message, self.code);
    }
}

/// Whether a frame may be read, by its length; a binary frame has none.
pub fn check_frame(length: Option<u32>) -> Result<(), Fault> {
    match length {
        None => Err(Fault::new("encoding", "a frame is no text")),
        Some(length) if length > MOST_FRAME => {
            let [length, most] = [length, MOST_FRAME].map(digits);
            Err(Fault::new(
                "frame-too-large",
                ["a frame has ", &length, " characters, and ", &most, " at most are taken"].concat(),
            ))
        }
        Some(_) => Ok(()),
    }
}

fn seconds(span: Milliseconds) -> String {
    digits((span / SECOND).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::{Fault, MOST_FRAME, check_frame};
    use crate::feed::{MINUTE, Tally};

    #[test]
    fn frame_must_be_text_and_not_too_long() {
        assert_eq!(check_frame(Some(0)), Ok(()));
        assert_eq!(check_frame(Some(1_048_576)), Ok(()));
        assert_eq!(check_frame(None).unwrap_err().code, "encoding");
        let too_long = check_frame(Some(MOST_FRAME + 1)).unwrap_err();
        assert_eq!(too_long.code, "frame-too-large");
        assert_eq!(too_long.message, "a frame has 1048577 characters, and 1048576 at most are taken");
    }

    #[test]
    fn failure_counts_those_of_its_kind() {
        let mut tally = Tally::default();
        let mut report = |now| Fault::offline().counted(&mut tally, now).map(|failure| (failure.message, failure.count));
        assert_eq!(report(0.0), Some(("the browser is offline".to_owned(), 1)));
        assert_eq!(report(1.0), None);
        assert_eq!(report(MINUTE), Some(("the browser is offline (3 so far)".to_owned(), 3)));
    }
}

//! The parts of a text between marks.

/// The parts of a text between marks.
#[derive(Clone, Debug)]
pub(crate) struct Parts<'a> {
    rest: Option<&'a str>,
    mark: u8,
}

/// The parts of a text between marks, each a sign of ASCII; of an empty text one, empty.
pub(crate) fn parts(text: &str, mark: u8) -> Parts<'_> {
    Parts { rest: Some(text), mark }
}

impl<'a> Parts<'a> {
    /// What is left.
    pub(crate) fn rest(&self) -> &'a str {
        self.rest.unwrap_or_default()
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.take()?;
        let end = text.bytes().take_while(|byte| *byte != self.mark).count();
        let (part, rest) = text.split_at_checked(end)?;
        self.rest = rest.get(1..);
        Some(part)
    }
}

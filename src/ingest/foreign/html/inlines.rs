//! A line of text and its formatting.

use crate::story::Inline;

/// Formatting that is open in the markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Strong,
    Emphasis,
    Mark,
    Sub,
    Sup,
    Link(String),
}

impl Format {
    fn of(self, text: Vec<Inline>) -> Inline {
        match self {
            Self::Strong => Inline::Strong(text),
            Self::Emphasis => Inline::Em(text),
            Self::Mark => Inline::Mark(text),
            Self::Sub => Inline::Sub(text),
            Self::Sup => Inline::Sup(text),
            Self::Link(href) => Inline::Link { href, text },
        }
    }

    fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// A line that is being written.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The formatting that is open in the markup.
    formats: Vec<Format>,
    /// The content of the line itself.
    line: Vec<Inline>,
    /// The content of each format that has words already.
    written: Vec<Vec<Inline>>,
    /// The words, without formatting.
    words: String,
    /// Whether there was white space since the last word, or a line break.
    is_blank: bool,
    is_broken: bool,
}

impl Line {
    /// Adds text. White space collapses as in HTML: no-break spaces are words.
    pub(super) fn push(&mut self, text: &str) {
        for (index, word) in text.split(|sign: char| sign.is_ascii_whitespace()).enumerate() {
            self.is_blank |= index > 0;
            if !word.is_empty() {
                self.begin();
                self.push_plain(word);
            }
        }
    }

    /// Adds code.
    pub(super) fn push_code(&mut self, text: String) {
        if !text.is_empty() {
            self.begin();
            self.words.push_str(&text);
            self.level().push(Inline::Code(text));
        }
    }

    /// Breaks the line, if more follows. Returns whether it was broken already.
    pub(super) fn break_line(&mut self) -> bool {
        std::mem::replace(&mut self.is_broken, true)
    }

    /// Opens formatting. Returns false if the same formatting is open already.
    pub(super) fn open(&mut self, format: Format) -> bool {
        let is_new = !self.formats.iter().any(|open| open.is_like(&format));
        if is_new {
            self.formats.push(format);
        }
        is_new
    }

    /// Closes the formatting that was opened last.
    pub(super) fn close(&mut self) {
        let format = self.formats.pop();
        if self.written.len() > self.formats.len()
            && let (Some(text), Some(format)) = (self.written.pop(), format)
        {
            self.level().push(format.of(text));
        }
    }

    /// Ends the line, and returns it and its words. Formatting stays open.
    pub(super) fn take(&mut self) -> (Vec<Inline>, String) {
        while !self.written.is_empty() {
            let format = self.formats.get(self.written.len() - 1).cloned();
            if let (Some(text), Some(format)) = (self.written.pop(), format) {
                self.level().push(format.of(text));
            }
        }
        (self.is_blank, self.is_broken) = (false, false);
        (std::mem::take(&mut self.line), std::mem::take(&mut self.words))
    }

    /// Moves to the next word. The separator goes before the formatting that begins with the word.
    fn begin(&mut self) {
        let (is_blank, is_broken) = (std::mem::take(&mut self.is_blank), std::mem::take(&mut self.is_broken));
        if self.words.is_empty() {
            // There is no separator before the first word.
        } else if is_broken {
            self.level().push(Inline::Break);
            self.words.push('\n');
        } else if is_blank {
            self.push_plain(" ");
        }
        self.written.resize_with(self.formats.len().max(self.written.len()), Vec::new);
    }

    fn push_plain(&mut self, text: &str) {
        self.words.push_str(text);
        let level = self.level();
        match level.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ => level.push(Inline::Text(text.to_owned())),
        }
    }

    /// The innermost format that has words, or the line itself.
    fn level(&mut self) -> &mut Vec<Inline> {
        self.written.last_mut().unwrap_or(&mut self.line)
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Line};
    use crate::story::Inline;

    #[test]
    fn spaces_at_the_ends_of_formatting_move_outside() {
        let mut line = Line::default();
        line.push(" a");
        line.open(Format::Strong);
        line.push(" b ");
        line.close();
        line.push("c ");
        let text = |text: &str| Inline::Text(text.to_owned());
        assert_eq!(line.take(), (vec![text("a "), Inline::Strong(vec![text("b")]), text(" c")], "a b c".to_owned()));
    }

    #[test]
    fn formatting_continues_after_a_break_and_empty_formatting_is_dropped() {
        let mut line = Line::default();
        line.open(Format::Emphasis);
        assert!(!line.open(Format::Emphasis));
        let em = |text: &str| vec![Inline::Em(vec![Inline::Text(text.to_owned())])];
        line.push("a");
        assert_eq!(line.take().0, em("a"));
        line.push("b");
        assert_eq!(line.take().0, em("b"));
        line.close();
        line.push("c");
        assert_eq!(line.take().0, [Inline::Text("c".to_owned())]);
    }
}

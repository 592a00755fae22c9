//! Lines to paragraphs, by the text's own layout.
//!
//! Some copy is wrapped at a width, some has one line per paragraph, and both have lists, results and columns whose lines stand alone.
//! Blank lines do not distinguish them: a wrapped line breaks within a sentence and has no room for the next word, a paragraph ends
//! where its sentence does.

use super::Line;
use crate::locale::typography::is_dash;

/// Where the lines of a text break.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habit {
    /// Whether most lines continue in the next one.
    is_wrapped: bool,
    /// Whether blank lines separate the paragraphs.
    has_blank_lines: bool,
    /// How long a line may be, in characters.
    width: usize,
}

/// No copy is wrapped wider than this.
const WIDEST: usize = 130;

/// If the first word is longer than this, the text has no spaces, and may break anywhere.
const LONGEST_WORD: usize = 12;

/// The text of the paragraph that a line belongs to, with the line that was added last.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    pub(super) text: String,
    last: Line<'a>,
}

impl<'a> Paragraph<'a> {
    pub(super) fn of(line: Line<'a>) -> Self {
        Self { text: line.text.to_owned(), last: line }
    }

    /// Adds the line, if it continues the paragraph.
    pub(super) fn takes(&mut self, line: Line<'a>, habit: Habit) -> bool {
        let goes_on = habit.goes_on(self.last, line);
        if goes_on {
            self.text.push(' ');
            self.text.push_str(line.text);
            self.last = line;
        }
        goes_on
    }
}

impl Habit {
    /// The layout of a text, derived from its lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut lengths: Vec<usize> = lines.iter().map(|line| length(line.text)).filter(|length| *length <= WIDEST).collect();
        lengths.sort_unstable();
        // A few lines may be longer than the rest: addresses have no spaces.
        let width = lengths.get(lengths.len().saturating_sub(1) * 19 / 20).copied().unwrap_or_default();
        let has_blank_lines = lines.iter().skip(1).any(|line| line.opens);
        let mut habit = Self { is_wrapped: false, has_blank_lines, width };
        let mut balance = 0_i32;
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            if !next.opens && !is_own_line(*line, *next) {
                let breaks_off = !ends_sentence(line.text);
                let is_full = habit.has_no_room(line.text, next.text, width);
                let is_wrapped = breaks_off && (opens_small(next.text) || is_full);
                // A sentence that ends at the end of a full line proves nothing.
                balance += i32::from(is_wrapped) - i32::from(!is_wrapped && !is_full);
            }
        }
        habit.is_wrapped = balance > 0;
        habit
    }

    /// Whether a line continues the line before it.
    fn goes_on(self, line: Line<'_>, next: Line<'_>) -> bool {
        if next.opens || is_own_line(line, next) {
            return false;
        }
        if !ends_sentence(line.text) && opens_small(next.text) {
            return true;
        }
        // Wrapping leaves lines of unequal lengths, but not ones that are much too short.
        let is_about_full = self.has_no_room(line.text, next.text, self.width * 3 / 4);
        self.is_wrapped
            && match (ends_sentence(line.text), self.has_blank_lines) {
                (true, true) => true,
                (true, false) => self.has_no_room(line.text, next.text, self.width),
                (false, _) => is_about_full,
            }
    }

    /// Whether the first word of the next line would not fit at the end of a line, at that width.
    fn has_no_room(self, line: &str, next: &str, width: usize) -> bool {
        let length = length(line);
        let word = next.split_whitespace().next().map_or(0, self::length).min(LONGEST_WORD);
        length <= WIDEST && length + 1 + word > width
    }
}

/// Whether two lines are no prose: columns, results, list items, an indented line.
fn is_own_line(line: Line<'_>, next: Line<'_>) -> bool {
    let is_set_in = next.indent > line.indent && !is_item(line.text);
    is_set_in
        || is_item(next.text)
        || starts_next_number(line.text, next.text)
        || has_columns(line.text)
        || has_columns(next.text)
        || is_result(line.text) && is_result(next.text)
}

/// Whether a line begins with a bullet, or a dash that is one or marks speech.
fn is_item(line: &str) -> bool {
    let is_bullet = |character: char| is_dash(character) || "•*‣◦▪·●○■□►▶→✓➤".contains(character);
    let after = line.trim_start_matches(is_bullet);
    after.len() < line.len() && after.starts_with(char::is_whitespace)
}

/// The number of a line `3. …` or `3) …`.
fn number_of(line: &str) -> Option<u32> {
    let (number, text) = line.split_once(['.', ')'])?;
    let has_text = text.starts_with(char::is_whitespace) || text.starts_with(char::is_alphabetic);
    (has_text && number.len() <= 3).then(|| number.parse().ok())?
}

/// Whether the next line is an item by its number. A date within a sentence may begin a line too: `… on the\n12. May …`.
fn starts_next_number(line: &str, next: &str) -> bool {
    let Some(number) = number_of(next) else { return false };
    ends_sentence(line) || number_of(line).is_some_and(|before| before.checked_add(1) == Some(number) || before == number)
}

/// Whether a line has columns: a tab, or several spaces that do not follow a sentence.
fn has_columns(line: &str) -> bool {
    let mut before = ' ';
    let mut blanks = 0;
    for character in line.chars() {
        if character == '\t' {
            return true;
        }
        if character.is_whitespace() {
            blanks += 1;
            continue;
        }
        // Two spaces follow a sentence in typewriter style.
        if blanks > 2 || blanks == 2 && !is_sentence_end(before) && !is_closing(before) {
            return true;
        }
        (before, blanks) = (character, 0);
    }
    false
}

/// Whether a line is one of results: figures and names, and no sentence.
fn is_result(line: &str) -> bool {
    let is_figure =
        |word: &str| word.starts_with(|character: char| !character.is_alphabetic()) && word.contains(char::is_numeric);
    let (mut figures, mut names, mut words) = (0, 0, 0);
    for word in line.split_whitespace() {
        if is_figure(word) {
            figures += 1;
        } else if word.starts_with(char::is_uppercase) {
            names += 1;
        } else if word.contains(char::is_alphabetic) {
            words += 1;
        }
    }
    !ends_sentence(line) && figures > 0 && words <= names.min(2) + figures / 2
}

fn opens_small(line: &str) -> bool {
    line.trim_start_matches(|character: char| !character.is_alphanumeric()).starts_with(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(is_closing).ends_with(is_sentence_end)
}

fn is_sentence_end(character: char) -> bool {
    ".!?…:;。！？：；؟؛।۔".contains(character)
}

/// Whether a character may follow the end of a sentence: a closing quotation mark or bracket.
fn is_closing(character: char) -> bool {
    "\"'”’“»«›)]}」』）".contains(character)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests;

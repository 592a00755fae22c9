//! Lines to paragraphs, by the text's own habit.
//!
//! Some copy is wrapped at a width, some has a line for each paragraph, and both have lists, results and columns whose lines stand alone.
//! No blank line tells these apart: a wrapped line breaks off within a sentence and has no room for the next word, a paragraph ends
//! where its sentence does.

use super::Line;
use crate::locale::typography::is_dash;

/// Where the lines of a text break.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habit {
    /// Whether most lines go on in the next one.
    is_wrapped: bool,
    /// Whether blank lines part the paragraphs.
    has_blank_lines: bool,
    /// How long a line may be, in characters.
    width: usize,
}

/// No copy is wrapped wider than this.
const WIDEST: usize = 130;

/// A longer first word than this is a text without blanks, which may break anywhere.
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

    /// Adds the line, if it goes on where the paragraph ends.
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
    /// The habit of a text, told by its lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut lengths: Vec<usize> = lines.iter().map(|line| length(line.text)).filter(|length| *length <= WIDEST).collect();
        lengths.sort_unstable();
        // A few lines may be longer than the rest: an address has no blanks.
        let width = lengths.get(lengths.len().saturating_sub(1) * 19 / 20).copied().unwrap_or_default();
        let has_blank_lines = lines.iter().skip(1).any(|line| line.opens);
        let mut habit = Self { is_wrapped: false, has_blank_lines, width };
        let mut balance = 0_i32;
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            if !next.opens && !stands_alone(*line, *next) {
                let breaks_off = !ends_sentence(line.text);
                let is_full = habit.has_no_room(line.text, next.text, width);
                let is_wrapped = breaks_off && (opens_small(next.text) || is_full);
                // A sentence that ends a full line says nothing.
                balance += i32::from(is_wrapped) - i32::from(!is_wrapped && !is_full);
            }
        }
        habit.is_wrapped = balance > 0;
        habit
    }

    /// Whether a line goes on with what the line before it says.
    fn goes_on(self, line: Line<'_>, next: Line<'_>) -> bool {
        if next.opens || stands_alone(line, next) {
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

    /// Whether the first word of the next line has no room behind a line, at that width.
    fn has_no_room(self, line: &str, next: &str, width: usize) -> bool {
        let length = length(line);
        let word = next.split_whitespace().next().map_or(0, self::length).min(LONGEST_WORD);
        length <= WIDEST && length + 1 + word > width
    }
}

/// Whether two lines are no prose: columns, results, items of a list, a line that is set in.
fn stands_alone(line: Line<'_>, next: Line<'_>) -> bool {
    let is_set_in = next.indent > line.indent && !is_item(line.text);
    is_set_in
        || is_item(next.text)
        || starts_next_number(line.text, next.text)
        || has_columns(line.text)
        || has_columns(next.text)
        || is_result(line.text) && is_result(next.text)
}

/// Whether a line opens with a bullet, or a dash that is one or opens speech.
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

/// Whether a line has columns: a tab, or blanks that no sentence parts.
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
        // Two blanks stand behind a sentence where it was typed as on a typewriter.
        if blanks > 2 || blanks == 2 && !is_sentence_end(before) && !is_closing(before) {
            return true;
        }
        (before, blanks) = (character, 0);
    }
    false
}

/// Whether a line is of a list of results: figures and names, and no sentence.
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

/// Whether a character may stand behind the end of a sentence: a closing quotation mark or bracket.
fn is_closing(character: char) -> bool {
    "\"'”’“»«›)]}」』）".contains(character)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::super::{Block, lines, put_blocks};
    use crate::story::plain_text;
    use proptest::prelude::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let mut blocks = Vec::new();
        put_blocks(&mut blocks, &lines(text));
        let text = |block: &Block| match block {
            Block::Paragraph { text } => plain_text(text),
            other => panic!("{other:?}"),
        };
        blocks.iter().map(text).collect()
    }

    /// Each line a paragraph.
    fn assert_lines(text: &str) {
        assert_eq!(paragraphs(text), text.lines().filter(|line| !line.is_empty()).map(str::trim).collect::<Vec<_>>());
    }

    const SENTENCES: [&str; 4] = [
        "A machine wrote the prices of shares on a ribbon of paper, and it stood under a dome of glass so as to be heard less by those who worked beside it.",
        "The ribbon ran on.",
        "\"Read it aloud,\" said the clerk.",
        "Three quarters of an inch were enough for two lines of letters and figures, which came from the exchange by telegraph.",
    ];

    #[test]
    fn one_blank_line_does_not_join_paragraphs() {
        let [first, second, third, fourth] = SENTENCES;
        assert_eq!(paragraphs(&format!("{first}\n{second}\n\n{third}\n{fourth}\n")), SENTENCES);
        assert_eq!(paragraphs(&SENTENCES.join("\n")), SENTENCES);
        assert_eq!(paragraphs(&SENTENCES.join("\n\n")), SENTENCES);
    }

    #[test]
    fn wrapped_lines_are_joined_with_blank_lines_and_without() {
        for width in [45, 60, 72, 80] {
            let wrapped = SENTENCES.map(|sentence| wrap(sentence, width));
            assert_eq!(paragraphs(&wrapped.join("\n\n")), SENTENCES, "{width}");
            assert_eq!(paragraphs(&wrapped.join("\n")), SENTENCES, "{width}");
        }
    }

    #[test]
    fn results_stay_lines() {
        for text in [
            "Bayern 2 - 1 Dortmund\nArsenal 0 - 0 Chelsea\n\nReal Madrid 3 - 1 Valencia\nAjax 1 - 1 PSV",
            "1. Max Verstappen (NED) 1:27.3\n2. Lando Norris (GBR) 1:27.5\n3. Lewis Hamilton (GBR) 1:28.0\n\nFastest lap 1:27.3",
            "London - FTSE 100: UP 0.1 percent at 8,213.49 (close)\nParis - CAC 40: DOWN 0.4 percent at 7,518.22 (close)\n\nNew York - Dow: FLAT at 38,900.02",
            "Gold\t2,345.10\t+0.4\nSilver\t27.40\t-0.1\n\nCopper\t9,800\t0.0",
            "Gold       2,345.10  up\nSilver        27.40  down\n\nthe copper  9,800    flat",
        ] {
            assert_lines(text);
        }
    }

    #[test]
    fn items_stay_lines() {
        for text in [
            "What is known:\n- The fire broke out at night\n- nobody was hurt\n- its cause is not known\n\nThe police go on.",
            "• One boat\n• two boats\n• three boats\n\nThe end.",
            "1. First of all\n2. then the next\n3. and the last\n\nThe end.",
            "- Yes, said the operator.\n- No, said the clerk.",
        ] {
            assert_lines(text);
        }
    }

    #[test]
    fn item_that_is_wrapped_goes_on() {
        assert_eq!(
            paragraphs("- The fire broke out\nin the night\n- nobody was hurt"),
            ["- The fire broke out in the night", "- nobody was hurt"]
        );
    }

    #[test]
    fn a_number_within_a_sentence_begins_no_item() {
        assert_eq!(
            paragraphs("The treaty was signed on the evening of the\n12. May, said the ministry, which had\nbeen asked."),
            ["The treaty was signed on the evening of the 12. May, said the ministry, which had been asked."]
        );
    }

    #[test]
    fn paragraphs_that_are_set_in_begin_there() {
        let text = "The machine stood under a dome of glass, so that\nit was heard less by those at work.\n  It wrote the prices of shares on a ribbon of\npaper.";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn scripts_without_capitals_are_wrapped_by_their_width() {
        assert_eq!(paragraphs("機械は紙のリボンに株価を書き続けていた\nので、その音は静かになった。\n\n終わり。").len(), 2);
        assert_eq!(paragraphs("機械は紙に株価を書いた。\n音は静かだった。\n\n終わり。").len(), 3);
    }

    /// The text in lines of at most so many characters.
    fn wrap(text: &str, width: usize) -> String {
        let mut out = String::new();
        let mut length = 0;
        for word in text.split(' ') {
            if length > 0 && length + 1 + word.len() > width {
                out.push('\n');
                length = 0;
            } else if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += word.len();
        }
        out
    }

    /// A paragraph of prose, of some sentences.
    fn prose() -> impl Strategy<Value = String> {
        let word = "[a-z]{1,9}";
        let sentence = prop::collection::vec(word, 20..40).prop_map(|words| {
            let text = words.join(" ");
            format!("{}{}.", text[..1].to_uppercase(), &text[1..])
        });
        prop::collection::vec(sentence, 1..5).prop_map(|sentences| sentences.join(" "))
    }

    proptest! {
        /// However copy is laid out, its paragraphs are the same.
        #[test]
        fn layout_does_not_change_paragraphs(texts in prop::collection::vec(prose(), 3..8), width in 50usize..90) {
            prop_assert_eq!(&paragraphs(&texts.join("\n\n")), &texts);
            prop_assert_eq!(&paragraphs(&texts.join("\n")), &texts);
            let half = texts.len() / 2;
            prop_assert_eq!(&paragraphs(&[texts[..half].join("\n"), texts[half..].join("\n")].join("\n\n")), &texts);
            let wrapped: Vec<String> = texts.iter().map(|text| wrap(text, width)).collect();
            prop_assert_eq!(&paragraphs(&wrapped.join("\n\n")), &texts);
        }

        /// Results among prose stay lines, and prose stays prose.
        #[test]
        fn results_among_prose_stay_lines(before in prose(), after in prose(), scores in prop::collection::vec((0u32..9, 0u32..9), 2..6), width in 50usize..90) {
            let scores: Vec<String> = scores.iter().map(|(home, away)| format!("Northtown {home} - {away} Southport")).collect();
            let text = format!("{}\n\n{}\n\n{}", wrap(&before, width), scores.join("\n"), wrap(&after, width));
            let mut expected = scores;
            expected.insert(0, before);
            expected.push(after);
            prop_assert_eq!(paragraphs(&text), expected);
        }
    }
}

//! The reading time of a story.

use super::{Block, Inline};

/// What is read in a minute: this many letters of scripts without spaces between words, half as many words of others. Between the
/// 238 words that are the mean of readers of English, and the lower rates of those of other languages.
const A_MINUTE: u32 = 440;

/// The minutes for these blocks, rounded; 0 below a half. Code and embeds do not count.
pub fn minutes(blocks: &[Block]) -> u32 {
    let mut units = 0;
    count_blocks(blocks, &mut units);
    units.saturating_add(A_MINUTE / 2) / A_MINUTE
}

fn count_blocks(blocks: &[Block], units: &mut u32) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Crosshead { text, .. } => count(text, units),
            Block::List { items, .. } => items.iter().for_each(|item| count_blocks(item, units)),
            // A pull quote repeats the story.
            Block::Quote { body, pull: false, .. } => count_blocks(body, units),
            Block::Entry { headline, body, .. } => {
                count_words(headline.as_deref().unwrap_or_default(), units);
                count_blocks(body, units);
            }
            Block::Figure(figure) => count(&figure.caption, units),
            Block::Gallery { figures } => figures.iter().for_each(|figure| count(&figure.caption, units)),
            Block::Table { rows, .. } => rows.iter().flatten().for_each(|cell| count(&cell.text, units)),
            Block::Quote { .. } | Block::Code { .. } | Block::Rule | Block::Embed { .. } => {}
        }
    }
}

fn count(text: &[Inline], units: &mut u32) {
    count_words(&super::plain_text(text), units);
}

fn count_words(text: &str, units: &mut u32) {
    *units += text.split_whitespace().map(units_of).sum::<u32>();
}

fn units_of(word: &str) -> u32 {
    if word.is_ascii() {
        return 2;
    }
    let mut units = 0;
    let mut is_within = false;
    for letter in word.chars() {
        // Thai to Myanmar, Khmer, the scripts of East Asia.
        let is_one = matches!(letter, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..);
        units += match (is_one, is_within) {
            (true, _) => 1,
            (false, false) => 2,
            (false, true) => 0,
        };
        is_within = !is_one;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use crate::story::{Block, Inline};

    fn of(text: &str) -> u32 {
        minutes(&[Block::Paragraph { text: vec![Inline::Text(text.to_owned())] }])
    }

    #[test]
    fn words_are_counted_and_letters_in_scripts_without_spaces() {
        for (text, times, expected) in [
            ("word ", 109, 0),
            ("word ", 110, 1),
            ("word ", 329, 1),
            ("word ", 330, 2),
            // Spaces, marks within a word, and line ends do not count.
            (" l\u{2019}eau\u{a0}-\n", 110, 1),
            ("\u{645}\u{627}\u{621} ", 330, 2),
            ("\u{6f22}", 660, 2),
            ("\u{304b}\u{ff01}", 330, 2),
            ("\u{d55c} ", 660, 2),
            ("\u{e01}", 219, 0),
            ("\u{6f22}word", 147, 1),
        ] {
            assert_eq!(of(&text.repeat(times)), expected, "{text} {times}");
        }
        assert_eq!(of(""), 0);
    }

    #[test]
    fn code_embeds_and_pull_quotes_do_not_count() {
        let text = vec![Inline::Text("word ".repeat(220))];
        let paragraph = || Block::Paragraph { text: text.clone() };
        let quote = |pull| Block::Quote { body: vec![paragraph()], cite: None, pull };
        let list = Block::List { ordered: false, start: None, items: vec![vec![paragraph(), paragraph()]] };
        assert_eq!(minutes(&[quote(true), Block::Code { text: "word ".repeat(900), lang: None }, Block::Rule]), 0);
        assert_eq!(minutes(&[quote(false), list]), 3);
        let headline = Some("word ".repeat(220));
        assert_eq!(minutes(&[Block::Entry { published: None, bylines: Vec::new(), headline, body: vec![paragraph()] }]), 2);
    }
}

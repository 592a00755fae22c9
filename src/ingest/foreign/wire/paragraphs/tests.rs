use super::super::{Block, blocks, lines};
use crate::story::plain_text;
use proptest::prelude::*;

fn paragraphs(text: &str) -> Vec<String> {
    let paragraph = |block: &Block| match block {
        Block::Paragraph { text } => plain_text(text),
        other => panic!("{other:?}"),
    };
    blocks(&lines(text)).iter().map(paragraph).collect()
}

/// Each line is a paragraph.
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
fn results_stay_separate_lines() {
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
fn list_items_stay_separate_lines() {
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
fn wrapped_list_item_is_joined() {
    assert_eq!(
        paragraphs("- The fire broke out\nin the night\n- nobody was hurt"),
        ["- The fire broke out in the night", "- nobody was hurt"]
    );
}

#[test]
fn number_within_a_sentence_does_not_begin_an_item() {
    assert_eq!(
        paragraphs("The treaty was signed on the evening of the\n12. May, said the ministry, which had\nbeen asked."),
        ["The treaty was signed on the evening of the 12. May, said the ministry, which had been asked."]
    );
}

#[test]
fn indented_line_begins_a_paragraph() {
    let text = "The machine stood under a dome of glass, so that\nit was heard less by those at work.\n  It wrote the prices of shares on a ribbon of\npaper.";
    assert_eq!(paragraphs(text).len(), 2);
}

#[test]
fn scripts_without_capitals_are_wrapped_by_their_width() {
    assert_eq!(paragraphs("機械は紙のリボンに株価を書き続けていた\nので、その音は静かになった。\n\n終わり。").len(), 2);
    assert_eq!(paragraphs("機械は紙に株価を書いた。\n音は静かだった。\n\n終わり。").len(), 3);
}

/// The text in lines of at most this many characters.
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
    /// Paragraphs are the same however copy is laid out.
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
    fn results_among_prose_stay_separate_lines(before in prose(), after in prose(), scores in prop::collection::vec((0u32..9, 0u32..9), 2..6), width in 50usize..90) {
        let scores: Vec<String> = scores.iter().map(|(home, away)| format!("Northtown {home} - {away} Southport")).collect();
        let text = format!("{}\n\n{}\n\n{}", wrap(&before, width), scores.join("\n"), wrap(&after, width));
        let mut expected = scores;
        expected.insert(0, before);
        expected.push(after);
        prop_assert_eq!(paragraphs(&text), expected);
    }
}

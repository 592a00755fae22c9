//! The role of a single line of a wire page.

use super::Line;
use crate::locale::after_stem;
use crate::locale::typography::{is_apostrophe, is_colon, is_dash, is_minus, is_short, words};

/// The content of a title line; `None` if there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Title<'a> {
    pub(super) site: &'a str,
    pub(super) headline: &'a str,
}

/// Splits the first line, `SITE - HEADLINE`. Either side may itself contain a dash between spaces, so the headline is recognised by its
/// repetition below, on a separate line or before the picture's credit. The longest one that is repeated counts.
pub(super) fn title<'a>(lines: &[Line<'a>]) -> Title<'a> {
    let mut title = Title::default();
    let [first, rest @ ..] = lines else { return title };
    for line in rest {
        let caption = picture(line.text).map_or("", |picture| picture.caption);
        for headline in [line.text, caption] {
            if headline.len() > title.headline.len()
                && let Some(site) = site(first.text, headline)
            {
                title = Title { site, headline };
            }
        }
    }
    title
}

/// The site in a title line with that headline.
fn site<'a>(title: &'a str, headline: &str) -> Option<&'a str> {
    let before = title.strip_suffix(headline)?;
    let dashed = trim(before);
    let spaced = dashed.strip_suffix(is_dash)?;
    let site = trim(spaced);
    let is_between_blanks = dashed.len() < before.len() && site.len() < spaced.len();
    (is_between_blanks && !site.is_empty()).then_some(site)
}

/// The text without white space at its ends, including no-break spaces. A byte order mark is removed too; direction marks stay.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

/// Whether a line is the headline, whatever is between the words. Without a headline, no line is.
pub(super) fn repeats(line: &str, headline: &str) -> bool {
    !headline.is_empty() && words(line).eq(words(headline))
}

/// A picture line: `CAPTION / Photo: CREDIT`, the label in any language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture<'a> {
    pub(super) caption: &'a str,
    pub(super) credit: &'a str,
    /// Whether its label or its sign alone identifies it. A caption that repeats the headline does so too.
    pub(super) is_certain: bool,
}

/// Beginnings of the words that label a picture's credit, as [`after_stem`] expects them.
#[rustfmt::skip]
const PHOTO: [&str; 36] = [
    "photo", "foto", "fotó", "imag", "immag", "bild", "pictur", "abbild", "archivfoto", "símbol", "afbeeld", "zdjęci", "görsel",
    "фото", "зображ", "φωτο", "valok", "kuva", "bille", "fény", "kép", "صور", "الصور", "عکس", "تصویر", "תמונ", "צילום", "写真", "照片",
    "图片", "圖片", "사진", "ảnh", "ภาพ", "फोटो", "gambar",
];

/// The signs that credits begin with.
const SIGNS: [char; 2] = ['©', '\u{2117}'];

pub(super) fn picture(line: &str) -> Option<Picture<'_>> {
    let (caption, labelled) = line.rsplit_once(" / ")?;
    let (label, credit) = labelled.split_once(is_colon)?;
    let (caption, label, credit) = (trim(caption), trim(label), trim(credit));
    if caption.is_empty() || credit.is_empty() || !is_short(label, 24) || label.split_whitespace().count() > 2 {
        return None;
    }
    let is_certain = after_stem(label, &PHOTO).is_some() || credit.starts_with(SIGNS);
    Some(Picture { caption, credit, is_certain })
}

/// Splits a caption that ends with the credit of its picture: `… (Photo: © A/B)`, `… / Photo: A`, `… © A`.
pub(in crate::ingest) fn credit_line(caption: &str) -> Option<(&str, &str)> {
    let (before, credit) = labelled_credit(caption).or_else(|| {
        let at = caption.rfind('©')?;
        caption.split_at_checked(at)
    })?;
    let credit = if credit.contains('(') { credit } else { credit.strip_suffix(')').unwrap_or(credit) };
    let before = before.trim_end_matches(|character: char| character.is_whitespace() || is_dash(character));
    let before = before.strip_suffix(['/', '(', '|']).unwrap_or(before);
    Some((trim(before), trim(credit)))
}

/// The text before a label such as `Photo:`, and after it.
fn labelled_credit(caption: &str) -> Option<(&str, &str)> {
    let (labelled, credit) = caption.rsplit_once(is_colon)?;
    let labelled = labelled.trim_end();
    let before = labelled.trim_end_matches(char::is_alphabetic);
    after_stem(labelled.get(before.len()..)?, &PHOTO).map(|_| (before, credit))
}

/// The words of a crosshead: a short line with a dash at both ends. With a dash only at its beginning it is speech.
pub(in crate::ingest) fn crosshead(line: &str) -> Option<&str> {
    let text = line.trim_matches(|character: char| character.is_whitespace() || is_dash(character));
    let is_between_dashes = line.starts_with(is_dash) && line.ends_with(is_dash);
    (is_between_dashes && is_short(text, 80) && text.contains(char::is_alphanumeric)).then_some(text)
}

/// Whether the line is a rule: three or more of one character and nothing else.
pub(in crate::ingest) fn is_rule(line: &str) -> bool {
    let mut drawn = line.chars().filter(|character| !character.is_whitespace());
    let Some(first) = drawn.next() else { return false };
    let is_line = is_dash(first) || matches!(first, '*' | '_' | '=' | '~');
    is_line && drawn.clone().count() >= 2 && drawn.all(|character| character == first)
}

/// Whether the line is a signature: `J.Sauter--VB`, or initials in agency style, `bur-rl/tt/gm`.
pub(in crate::ingest) fn is_signature(line: &str) -> bool {
    is_name_and_agency(line) || are_initials(line)
}

fn is_name_and_agency(line: &str) -> bool {
    let Some((name, agency)) = line.rsplit_once("--") else { return false };
    let is_of_name = |character: char| {
        character.is_alphabetic()
            || character.is_whitespace()
            || character == '.'
            || is_minus(character)
            || is_apostrophe(character)
    };
    is_short(name, 32)
        && name.split_whitespace().count() <= 3
        && name.chars().all(is_of_name)
        && name.ends_with(|character: char| character.is_alphabetic() || character == '.')
        && is_short(agency, 8)
        && agency.chars().all(|character| character.is_alphanumeric() && !character.is_lowercase())
}

fn are_initials(line: &str) -> bool {
    let is_initials =
        |part: &str| is_short(part, 6) && part.chars().all(|letter| letter.is_alphabetic() && !letter.is_uppercase());
    is_short(line, 32) && line.contains('/') && line.split(['/', '-']).all(is_initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_is_split_where_the_headline_is_repeated() {
        let split = |lines: &[&'static str]| {
            let lines: Vec<_> = lines.iter().map(|text| Line { text, number: 1, opens: true, indent: 0 }).collect();
            let title = title(&lines);
            (!title.headline.is_empty()).then_some((title.site, title.headline))
        };
        assert_eq!(split(&["The Tape - News - A - B", "A - B", "B"]), Some(("The Tape - News", "A - B")));
        assert_eq!(split(&["The Tape \u{2013} A", "A / Photo: © X"]), Some(("The Tape", "A")));
        assert_eq!(split(&["The Tape - A", "B"]), None);
        assert_eq!(split(&["Low-A", "A"]), None, "a hyphen is no dash between blanks");
        assert_eq!(split(&["- A", "A"]), None);
        assert_eq!(split(&[]), None);
    }

    #[test]
    fn crossheads_have_two_dashes() {
        assert_eq!(crosshead("- 'One hundred words' -"), Some("'One hundred words'"));
        assert_eq!(crosshead("\u{2013} Glass \u{2014}"), Some("Glass"));
        assert_eq!(crosshead("-- Glass --"), Some("Glass"));
        assert_eq!(crosshead("- Yes, said the operator."), None);
        assert_eq!(crosshead("- -"), None);
        assert_eq!(crosshead("-"), None);
        assert_eq!(crosshead(&format!("- {} -", "long ".repeat(20))), None);
    }

    #[test]
    fn signatures_are_recognised_by_their_shape() {
        for signature in ["J.Sauter--VB", "A. de Vries--TT", "bur-rl/tt/gm", "sl/tt", "\u{5d0}.\u{5d1}--VB"] {
            assert!(is_signature(signature), "{signature}");
        }
        for text in ["The end.", "He left -- late", "self-made", "a--b", "On/Off", "12/24", "x--A B", "--VB", "J.Sauter--"] {
            assert!(!is_signature(text), "{text}");
        }
    }

    #[test]
    fn picture_lines_are_recognised_by_label_or_sign() {
        let read = |line| picture(line).map(|picture| (picture.caption, picture.credit, picture.is_certain));
        assert_eq!(read("A headline / Photo: © X/Y"), Some(("A headline", "© X/Y", true)));
        assert_eq!(read("Une photo / Photo\u{a0}: X"), Some(("Une photo", "X", true)));
        assert_eq!(read("A / b / Quelle: X"), Some(("A / b", "X", false)));
        assert_eq!(read("Yes/no: maybe"), None);
        assert_eq!(read("A / a whole sentence stands here: and more"), None);
    }

    #[test]
    fn credit_at_the_end_of_a_caption_is_split_off() {
        assert_eq!(credit_line("A deck (Photo: © X/Y)"), Some(("A deck", "© X/Y")));
        assert_eq!(credit_line("A deck. Foto : X (Y)"), Some(("A deck.", "X (Y)")));
        assert_eq!(credit_line("A deck / Bild: X"), Some(("A deck", "X")));
        assert_eq!(credit_line("A deck © X"), Some(("A deck", "© X")));
        assert_eq!(credit_line("Photo: X"), Some(("", "X")));
        assert_eq!(credit_line("He said: no"), None);
        assert_eq!(credit_line("A photo of him: see below, at length"), None);
        assert_eq!(credit_line(""), None);
    }

    #[test]
    fn rules_are_recognised() {
        assert!(is_rule("* * *") && is_rule("-----") && is_rule("___"));
        assert!(!is_rule("--") && !is_rule("-*-") && !is_rule("- a -"));
    }
}

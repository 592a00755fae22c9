//! What a single line of a wire page is.

use super::sign::{
    any, has_letter, is_dash, is_dash_or_blank, is_letter, is_letter_or_digit, is_made_of, trim, without_last, words,
};
use crate::locale::{after_stem, parts, trim_of};

/// What a title line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title<'a> {
    pub(super) site: &'a str,
    pub(super) headline: &'a str,
}

/// Splits the first line, `SITE - HEADLINE`. Either side may itself hold a dash between blanks, so the headline is known by its
/// repetition below, on a line of its own or before the picture's credit. The longest one that is repeated is it.
#[inline(never)]
pub(super) fn title<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<Title<'a>> {
    let first = lines.next()?;
    let mut longest: Option<Title<'a>> = None;
    for line in lines {
        let caption = picture(line).map_or(line, |picture| picture.caption);
        for headline in [line, caption] {
            if longest.is_none_or(|title| title.headline.len() < headline.len()) {
                longest = title_with(first, headline).or(longest);
            }
        }
    }
    longest
}

#[inline(never)]
fn title_with<'a>(line: &'a str, headline: &'a str) -> Option<Title<'a>> {
    let before = line.strip_suffix(headline)?;
    let dashed = trim(before);
    let spaced = without_last(dashed, is_dash)?;
    let site = trim(spaced);
    let is_between_blanks = dashed.len() < before.len() && site.len() < spaced.len();
    (is_between_blanks && !site.is_empty()).then_some(Title { site, headline })
}

/// Whether two lines say the same, whatever white space stands between their words.
#[inline(never)]
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || words(one) == words(other)
}

/// A picture line: `CAPTION / Photo: CREDIT`, the label in any language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture<'a> {
    pub(super) caption: &'a str,
    pub(super) credit: &'a str,
    /// Whether its label or its sign alone shows that it is one. A caption that repeats the headline shows it too.
    pub(super) is_certain: bool,
}

/// Beginnings of the words that label a picture's credit, as [`after_stem`] wants them; and the signs that credits begin with.
const PHOTO: &str = "photo foto fotó imag immag bild pictur abbild archivfoto símbol afbeeld zdjęci görsel фото зображ φωτο valok \
    kuva bille fény kép صور الصور عکس تصویر תמונ צילום 写真 照片 图片 圖片 사진 ảnh ภาพ फोटो gambar";
const SIGNS: &str = "© \u{2117}";

#[inline(never)]
pub(super) fn picture(line: &str) -> Option<Picture<'_>> {
    let (caption, labelled) = split_at_last(line, " / ")?;
    let mut credit = labelled.chars();
    credit.find(|mark| is_colon(*mark))?;
    let label = without_last(labelled.strip_suffix(credit.as_str())?, is_colon)?;
    let (caption, label, credit) = (trim(caption), trim(label), trim(credit.as_str()));
    let is_label = words(label).len() <= 2 && is_made_of(label, 24, any);
    (is_label && !caption.is_empty() && !credit.is_empty()).then(|| Picture {
        caption,
        credit,
        is_certain: after_stem(label, PHOTO).is_some() || after_stem(credit, SIGNS).is_some(),
    })
}

fn is_colon(mark: char) -> bool {
    matches!(mark, ':' | '\u{ff1a}')
}

/// The words of a crosshead: a short line with a dash at both ends. With one only at its beginning it is speech.
#[inline(never)]
pub(super) fn crosshead(line: &str) -> Option<&str> {
    let text = trim_of(line, is_dash_or_blank);
    let is_between_dashes = line.chars().next().is_some_and(is_dash) && without_last(line, is_dash).is_some();
    (is_between_dashes && is_made_of(text, 80, any) && has_letter(text)).then_some(text)
}

/// The text before the last such part and that behind it.
#[inline(never)]
fn split_at_last<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    (0..text.len()).rev().find_map(|at| {
        let (before, rest) = text.split_at_checked(at)?;
        Some((before, rest.strip_prefix(part)?))
    })
}

/// Whether the line is drawn: three or more of one sign and nothing else.
#[inline(never)]
pub(super) fn is_rule(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let mut count = 0;
    for mark in line.chars().filter(|mark| !mark.is_whitespace()) {
        if mark != first {
            return false;
        }
        count += 1;
    }
    count >= 3 && (is_dash(first) || matches!(first, '*' | '_' | '=' | '~'))
}

/// Whether the line signs a story: `J.Sauter--VB`, or initials in agency style, `bur-rl/tt/gm`.
#[inline(never)]
pub(super) fn is_signature(line: &str) -> bool {
    is_name_and_agency(line) || are_initials(line)
}

fn is_name_and_agency(line: &str) -> bool {
    let Some((name, agency)) = split_at_last(line, "--") else { return false };
    is_made_of(name, 32, |mark| is_letter(mark) || mark.is_whitespace() || matches!(mark, '.' | '-' | '\'' | '\u{2019}'))
        && without_last(name, |last| is_letter(last) || last == '.').is_some()
        && words(name).len() <= 3
        && is_made_of(agency, 8, |mark| is_letter_or_digit(mark) && !mark.is_ascii_lowercase())
}

fn are_initials(line: &str) -> bool {
    let is_initials = |part| is_made_of(part, 6, |mark| is_letter(mark) && !mark.is_ascii_uppercase());
    is_made_of(line, 32, any)
        && parts(line, b'/').nth(1).is_some()
        && parts(line, b'/').all(|of_one| parts(of_one, b'-').all(is_initials))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_split_where_its_headline_is_repeated() {
        let split = |lines: &[&'static str]| title(lines.iter().copied()).map(|title| (title.site, title.headline));
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
    fn signatures_are_short_and_shaped() {
        for signature in ["J.Sauter--VB", "A. de Vries--TT", "bur-rl/tt/gm", "sl/tt", "\u{5d0}.\u{5d1}--VB"] {
            assert!(is_signature(signature), "{signature}");
        }
        for text in ["The end.", "He left -- late", "self-made", "a--b", "On/Off", "12/24", "x--A B", "--VB", "J.Sauter--"] {
            assert!(!is_signature(text), "{text}");
        }
    }

    #[test]
    fn pictures_are_known_by_label_or_sign() {
        let read = |line| picture(line).map(|picture| (picture.caption, picture.credit, picture.is_certain));
        assert_eq!(read("A headline / Photo: © X/Y"), Some(("A headline", "© X/Y", true)));
        assert_eq!(read("Une photo / Photo\u{a0}: X"), Some(("Une photo", "X", true)));
        assert_eq!(read("A / b / Quelle: X"), Some(("A / b", "X", false)));
        assert_eq!(read("Yes/no: maybe"), None);
        assert_eq!(read("A / a whole sentence stands here: and more"), None);
    }

    #[test]
    fn rules_are_drawn() {
        assert!(is_rule("* * *") && is_rule("-----") && is_rule("___"));
        assert!(!is_rule("--") && !is_rule("-*-") && !is_rule("- a -"));
    }
}

//! What a single line of a wire page is.

use super::Line;
use crate::locale::kind::{
    self, APOSTROPHE, BLANK, BYTE_ORDER_MARK, CAPITAL, COLON, DASH, DIGIT, FULL_STOP, LETTER, MINUS, SMALL, STROKE, has, is_all,
    is_of_words, is_short, kind, take_word, trim_start, without_last,
};
use crate::locale::{after_stem, parts};

/// What a title line says; nothing where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Title<'a> {
    pub(super) site: &'a str,
    pub(super) headline: &'a str,
}

/// Splits the first line, `SITE - HEADLINE`. Either side may itself hold a dash between blanks, so the headline is known by its
/// repetition below, on a line of its own or before the picture's credit. The longest one that is repeated is it.
#[inline(never)]
pub(super) fn title<'a>(lines: &[Line<'a>]) -> Title<'a> {
    let mut title = Title::default();
    if let [first, rest @ ..] = lines {
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
    }
    title
}

/// The site that a title line with that headline names.
#[inline(never)]
fn site<'a>(title: &'a str, headline: &str) -> Option<&'a str> {
    let before = title.strip_suffix(headline)?;
    let dashed = trim(before);
    let spaced = without_last(dashed, DASH)?;
    let site = trim(spaced);
    let is_between_blanks = dashed.len() < before.len() && site.len() < spaced.len();
    (is_between_blanks && !site.is_empty()).then_some(site)
}

/// The text without white space at its ends, no-break spaces included. A byte order mark goes too; marks of direction stay.
pub(super) fn trim(text: &str) -> &str {
    kind::trim(text, BLANK | BYTE_ORDER_MARK)
}

/// Whether a line says the headline, whatever is between their words. Without a headline none does.
#[inline(never)]
pub(super) fn repeats(mut line: &str, mut headline: &str) -> bool {
    while !headline.is_empty() {
        if take_word(&mut line) != take_word(&mut headline) {
            return false;
        }
        if line.is_empty() && headline.is_empty() {
            return true;
        }
    }
    false
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
    let colon = trim_start(labelled, !COLON);
    let mut credit = colon.chars();
    credit.next();
    let (caption, label, credit) = (trim(caption), trim(labelled.strip_suffix(colon)?), trim(credit.as_str()));
    if caption.is_empty() || credit.is_empty() || !is_short(label, 24) || !is_of_words(label, 2) {
        return None;
    }
    let is_certain = after_stem(label, PHOTO).is_some() || after_stem(credit, SIGNS).is_some();
    Some(Picture { caption, credit, is_certain })
}

/// Splits a caption that ends with the credit of its picture: `… (Photo: © A/B)`, `… / Photo: A`, `… © A`.
#[inline(never)]
pub(in crate::ingest) fn credit_line(caption: &str) -> Option<(&str, &str)> {
    let labelled = kind::trim_end(caption, !COLON);
    let label = kind::trim_end(labelled, COLON | BLANK);
    let mut before = kind::trim_end(label, LETTER);
    let mut credit = caption.get(labelled.len()..)?;
    if after_stem(label.get(before.len()..)?, PHOTO).is_none() {
        (before, _) = split_at_last(caption, "\u{a9}")?;
        credit = caption.get(before.len()..)?;
    }
    if !credit.contains('(') {
        credit = credit.strip_suffix(')').unwrap_or(credit);
    }
    let before = kind::trim_end(before, BLANK | DASH);
    let before = before.strip_suffix(['/', '(', '|']).unwrap_or(before);
    Some((trim(before), trim(credit)))
}

/// The words of a crosshead: a short line with a dash at both ends. With one only at its beginning it is speech.
#[inline(never)]
pub(in crate::ingest) fn crosshead(line: &str) -> Option<&str> {
    let text = kind::trim(line, DASH | BLANK);
    let is_between_dashes = trim_start(line, DASH).len() < line.len() && without_last(line, DASH).is_some();
    (is_between_dashes && is_short(text, 80) && has(text, LETTER | DIGIT)).then_some(text)
}

/// The text before the last such part and that behind it.
#[inline(never)]
fn split_at_last<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = text.as_bytes().windows(part.len()).rposition(|window| window == part.as_bytes())?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// Whether the line is drawn: three or more of one sign and nothing else.
#[inline(never)]
pub(in crate::ingest) fn is_rule(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let mut count = 0;
    for sign in line.chars() {
        if sign == first {
            count += 1;
        } else if kind(sign) != BLANK {
            return false;
        }
    }
    count >= 3 && kind(first) & (DASH | STROKE) != 0
}

/// Whether the line signs a story: `J.Sauter--VB`, or initials in agency style, `bur-rl/tt/gm`.
#[inline(never)]
pub(in crate::ingest) fn is_signature(line: &str) -> bool {
    is_name_and_agency(line) || are_initials(line)
}

fn is_name_and_agency(line: &str) -> bool {
    let Some((name, agency)) = split_at_last(line, "--") else { return false };
    is_short(name, 32)
        && is_of_words(name, 3)
        && is_all(name, LETTER | BLANK | FULL_STOP | MINUS | APOSTROPHE)
        && without_last(name, LETTER | FULL_STOP).is_some()
        && is_short(agency, 8)
        && is_all(agency, LETTER & !SMALL | DIGIT)
}

fn are_initials(line: &str) -> bool {
    let is_initials = |part| is_short(part, 6) && is_all(part, LETTER & !CAPITAL);
    is_short(line, 32)
        && parts(line, b'/').nth(1).is_some()
        && parts(line, b'/').all(|of_one| parts(of_one, b'-').all(is_initials))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_split_where_its_headline_is_repeated() {
        let split = |lines: &[&'static str]| {
            let lines: Vec<_> = lines.iter().map(|text| Line { text, opens: true }).collect();
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
    fn credits_end_captions() {
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
    fn rules_are_drawn() {
        assert!(is_rule("* * *") && is_rule("-----") && is_rule("___"));
        assert!(!is_rule("--") && !is_rule("-*-") && !is_rule("- a -"));
    }
}

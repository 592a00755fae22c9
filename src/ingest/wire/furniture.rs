//! What a single line of a wire page is.

/// The dashes that are typed for one another.
const DASHES: [char; 4] = ['-', '\u{2013}', '\u{2014}', '\u{2212}'];

/// What a title line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title<'a> {
    pub(super) site: &'a str,
    pub(super) headline: &'a str,
}

/// Splits the first line, `SITE - HEADLINE`. Either side may itself hold a dash between blanks, so the headline is known by its
/// repetition below, on a line of its own or before the picture's credit. The longest one that is repeated is it.
pub(super) fn title<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<Title<'a>> {
    let first = lines.next()?;
    let repeated = lines.flat_map(|line| [Some(line), picture(line).map(|picture| picture.caption)]).flatten();
    repeated.filter_map(|headline| title_with(first, headline)).max_by_key(|title| title.headline.len())
}

fn title_with<'a>(line: &'a str, headline: &'a str) -> Option<Title<'a>> {
    let before = line.strip_suffix(headline)?;
    let site = before.trim_end().strip_suffix(DASHES)?;
    let is_between_blanks = before.ends_with(char::is_whitespace) && site.ends_with(char::is_whitespace);
    let site = site.trim();
    (is_between_blanks && !site.is_empty()).then_some(Title { site, headline })
}

/// Whether two lines say the same, whatever white space stands between their words.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || one.split_whitespace().eq(other.split_whitespace())
}

/// A picture line: `CAPTION / Photo: CREDIT`, the label in any language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture<'a> {
    pub(super) caption: &'a str,
    pub(super) credit: &'a str,
    /// Whether its label or its sign alone shows that it is one. A caption that repeats the headline shows it too.
    pub(super) is_certain: bool,
}

/// Words that label a picture's credit, in small letters.
const PHOTO_LABELS: &str = " photo foto fotos image imagen imagem immagine bild photos picture abbildung archivfoto símbolo \
    afbeelding zdjęcie fotoğraf görsel фото фотография зображення φωτογραφία valokuva kuva billede bilde fotografie fénykép \
    kép fotó صورة الصورة عکس تصویر תמונה צילום 写真 照片 图片 圖片 사진 ảnh ภาพ फोटो gambar ";

pub(super) fn picture(line: &str) -> Option<Picture<'_>> {
    let (caption, rest) = line.rsplit_once(" / ")?;
    let (label, credit) = rest.split_once([':', '\u{FF1A}'])?;
    let (caption, label, credit) = (caption.trim(), label.trim(), credit.trim());
    let is_label = !label.is_empty() && label.chars().count() <= 24 && label.split_whitespace().count() <= 2;
    let is_known = is_label && {
        let label = label.to_lowercase();
        PHOTO_LABELS.split_whitespace().any(|known| known == label)
    };
    (is_label && !caption.is_empty() && !credit.is_empty()).then_some(Picture {
        caption,
        credit,
        is_certain: is_known || credit.starts_with(['©', '\u{2117}']),
    })
}

/// The words of a crosshead: a short line with a dash at both ends. With one only at its beginning it is speech.
pub(super) fn crosshead(line: &str) -> Option<&str> {
    let inner = line.strip_prefix(DASHES)?.strip_suffix(DASHES)?;
    let text = inner.trim_matches(|c: char| c.is_whitespace() || DASHES.contains(&c));
    let is_short = text.chars().count() <= 80;
    (is_short && text.chars().any(char::is_alphanumeric)).then_some(text)
}

/// Whether the line is drawn: three or more of one sign and nothing else.
pub(super) fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    signs.next().is_some_and(|first| {
        (DASHES.contains(&first) || matches!(first, '*' | '_' | '=' | '~')) && signs.by_ref().all(|c| c == first)
    }) && line.chars().filter(|c| !c.is_whitespace()).count() >= 3
}

/// Whether the line signs a story: `J.Sauter--VB`, or initials in agency style, `bur-rl/tt/gm`.
pub(super) fn is_signature(line: &str) -> bool {
    is_name_and_agency(line) || are_initials(line)
}

fn is_name_and_agency(line: &str) -> bool {
    let Some((name, agency)) = line.split_once("--") else { return false };
    let is_name = (1..=32).contains(&name.chars().count())
        && name.split_whitespace().count() <= 3
        && name.ends_with(|c: char| c.is_alphabetic() || c == '.')
        && name.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '\u{2019}'));
    let is_agency = (1..=8).contains(&agency.chars().count()) && agency.chars().all(|c| c.is_alphanumeric() && !c.is_lowercase());
    is_name && is_agency
}

fn are_initials(line: &str) -> bool {
    line.contains('/')
        && line.chars().count() <= 32
        && line
            .split(['/', '-'])
            .all(|part| (1..=6).contains(&part.chars().count()) && part.chars().all(|c| c.is_alphabetic() && !c.is_uppercase()))
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

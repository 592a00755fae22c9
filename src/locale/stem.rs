//! Words known by their beginnings, in capitals or not, without Unicode's tables of letters.

use super::table::parts;

/// What follows one of the stems, which are parted by blanks, at the beginning of the text. Stems are in small letters.
#[inline(never)]
pub(crate) fn after_stem<'a>(text: &'a str, stems: &str) -> Option<&'a str> {
    parts(stems, b' ').find_map(|stem| {
        let mut rest = text.chars();
        stem.chars().all(|small| rest.next().is_some_and(|mark| is_alike(mark, small))).then_some(rest.as_str())
    })
}

/// Whether a mark is the small letter, or its capital: that stands 32 places before it in ASCII, Latin-1, Greek and Cyrillic,
/// and right before it in the Latin letters beyond.
fn is_alike(mark: char, small: char) -> bool {
    match u32::from(small).wrapping_sub(u32::from(mark)) {
        0 | 32 => true,
        1 => small > '\u{100}',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::after_stem;

    #[test]
    fn capitals_are_their_letters() {
        for (text, stem) in
            [("PHOTO", "photo"), ("Größe", "größe"), ("GRÖ", "grö"), ("Фото", "фото"), ("РАЗМЕР", "размер"), ("ŰŠŽ", "űšž")]
        {
            assert_eq!(after_stem(&[text, "x"].concat(), &["none ", stem].concat()), Some("x"), "{text}");
        }
        for (text, stem) in [("b", "a"), ("a", "b"), ("Tex", "text"), ("", "a"), ("文", "字")] {
            assert_eq!(after_stem(text, stem), None, "{text}");
        }
    }
}

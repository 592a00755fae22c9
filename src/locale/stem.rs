//! Words recognised by their beginnings, in any case.

/// The text after one of the stems at the beginning of the text. Stems are in lower case.
pub(crate) fn after_stem<'a>(text: &'a str, stems: &[&str]) -> Option<&'a str> {
    stems.iter().find_map(|stem| {
        let mut rest = text.chars();
        let is_letter = |small: char| rest.next().is_some_and(|letter| letter == small || letter.to_lowercase().eq([small]));
        stem.chars().all(is_letter).then_some(rest.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::after_stem;

    #[test]
    fn capitals_equal_small_letters() {
        for (text, stem) in [
            ("PHOTO", "photo"),
            ("Größe", "größe"),
            ("GRÖ", "grö"),
            ("Фото", "фото"),
            ("РАЗМЕР", "размер"),
            ("ŰŠŽ", "űšž"),
            ("ΜΈΓΕΘΟ", "μέγεθο"),
            ("ꙖԒ", "ꙗԓ"),
        ] {
            assert_eq!(after_stem(&format!("{text}x"), &["none", stem]), Some("x"), "{text}");
        }
        for (text, stem) in [("b", "a"), ("a", "b"), ("Tex", "text"), ("", "a"), ("文", "字")] {
            assert_eq!(after_stem(text, &[stem]), None, "{text}");
        }
    }
}

//! The credit of a picture at the end of its caption.

use super::wire::credit_line;

/// Splits a caption that ends with the credit of its picture: `… (Photo: © A/B)`, `… / Photo: A`, `… © A`. A label within a sentence, as in
/// "Im Bild: …", is part of the caption.
pub(super) fn split(caption: &str) -> Option<(&str, &str)> {
    let (before, credit) = credit_line(caption)?;
    let start = caption.len().checked_sub(caption.strip_prefix(before)?.len())?;
    let between = caption.get(start..)?.trim_start();
    let is_apart = before.is_empty()
        || before.ends_with(['.', '!', '?', '\u{2026}', '\u{3002}', '"', '\u{201d}', '\u{bb}', ')'])
        || between.starts_with(['/', '(', '|', '\u{a9}', '-', '\u{2013}', '\u{2014}', '\u{b7}', '\u{2022}']);
    (is_apart && !credit.is_empty()).then_some((before, credit))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn credit_label_opens_the_line_or_follows_a_sentence() {
        for caption in [
            "Im Bild: Kanzler bei der Ankunft",
            "Nella foto: il ministro",
            "Auf dem Foto: der Kanzler",
            "En la imagen: el ministro",
            "Sur la photo : le ministre",
            "Na foto: o ministro",
            "The winning photo: a heron",
        ] {
            assert_eq!(split(caption), None, "{caption}");
        }
        for (caption, expected) in [
            ("Photo: X", ("", "X")),
            ("A deck. Photo: X", ("A deck.", "X")),
            ("A deck (Photo: © X/Y)", ("A deck", "© X/Y")),
            ("A deck / Bild: X", ("A deck", "X")),
            ("A deck – Foto: X", ("A deck", "X")),
            ("A deck © X", ("A deck", "© X")),
            ("“A deck” Foto: X", ("“A deck”", "X")),
        ] {
            assert_eq!(split(caption), Some(expected), "{caption}");
        }
    }
}

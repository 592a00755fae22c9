//! The "By" of a byline.

/// The words before the name of an author, in the languages of [`words`](super::words): the module only has the words of other
/// languages if a page loads them.
const LABELS: [&str; 13] =
    ["By ", "Von ", "Par ", "Por ", "Di ", "Door ", "Autor: ", "Yazan: ", "بقلم ", "מאת ", "文：", "作者：", "글 "];

/// The name after the "By" of a byline, in any language; `None` if the text does not begin with one.
pub(crate) fn name_in_byline(text: &str) -> Option<&str> {
    LABELS.iter().find_map(|label| {
        let (start, name) = text.split_at_checked(label.len())?;
        (start.to_lowercase() == label.to_lowercase() && !name.trim().is_empty()).then(|| name.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::name_in_byline;

    #[cfg(feature = "languages")]
    #[test]
    fn byline_of_every_language_is_known() {
        for words in crate::locale::languages() {
            let byline = crate::locale::fill(words.by(), "Ada Byron");
            assert_eq!(name_in_byline(&byline), Some("Ada Byron"), "{byline}");
        }
    }

    #[test]
    fn byline_label_is_known_in_capitals() {
        assert_eq!(name_in_byline("BY ADA BYRON"), Some("ADA BYRON"));
        assert_eq!(name_in_byline("Byron, Ada"), None);
        assert_eq!(name_in_byline("By "), None);
        assert_eq!(name_in_byline(""), None);
    }
}

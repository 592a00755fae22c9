//! Language tags (BCP 47), as pages write them.

use super::typography::is_unseen;

/// The table row for a tag: the one of the language with its script, its region or another part, else the one of the language
/// alone. Extensions, which begin with a one-letter part, identify nothing. `tags` returns the tags of a row.
pub(super) fn row_of<'t, T>(
    tag: &str,
    rows: impl Iterator<Item = &'t T> + Clone,
    tags: impl Fn(&'t T) -> &'t [&'t str],
) -> Option<&'t T> {
    let mut parts = parts_of(tag);
    let language = parts.next().unwrap_or_default();
    let narrower = parts.take_while(|part| part.len() > 1).map(|part| format!("{language}-{part}"));
    let mut names = narrower.chain([language.to_owned()]);
    names.find_map(|name| rows.clone().find(|row| tags(*row).iter().any(|tag| tag.eq_ignore_ascii_case(&name))))
}

/// Whether two tags are of the same language, whatever their scripts and regions.
#[cfg(feature = "ssr")]
pub(super) fn is_of_language(tag: &str, other: &str) -> bool {
    parts_of(tag).zip(parts_of(other)).next().is_some_and(|(language, other)| language.eq_ignore_ascii_case(other))
}

/// Whether a language is written from right to left: by the script in the tag, else by the language's usual script
/// (Unicode CLDR, likelySubtags). `None` for a tag without a language.
pub(crate) fn is_language_right_to_left(tag: &str) -> Option<bool> {
    const SCRIPTS: [&str; 12] = ["adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"];
    const LANGUAGES: [&str; 34] = [
        "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn",
        "nqo", "pnb", "ps", "prs", "rhg", "sam", "sd", "sdh", "skr", "syr", "ug", "ur", "yi", "ydd", "ary", "aeb",
    ];
    let mut parts = parts_of(tag);
    let language = parts.next().filter(|language| (2..=8).contains(&language.len()))?.to_ascii_lowercase();
    if !language.bytes().all(|letter| letter.is_ascii_alphabetic()) || language == "und" {
        return None;
    }
    let script = parts
        .take_while(|part| part.len() > 1)
        .find(|part| part.len() == 4 && part.bytes().all(|letter| letter.is_ascii_alphabetic()));
    Some(match script {
        Some(script) => SCRIPTS.iter().any(|known| known.eq_ignore_ascii_case(script)),
        None => LANGUAGES.contains(&language.as_str()),
    })
}

/// The parts of a tag, the language first. `_` is allowed for `-`.
fn parts_of(tag: &str) -> impl Iterator<Item = &str> {
    tag.trim_matches(is_unseen).split(['-', '_'])
}

#[cfg(test)]
mod tests {
    use super::is_language_right_to_left;

    #[test]
    fn languages_have_a_direction() {
        for tag in ["ar", "ar-EG", "HE_il", "fa", "ur-PK", "ps", "ckb", "az-Arab-IR", "ug", "yi", "iw"] {
            assert_eq!(is_language_right_to_left(tag), Some(true), "{tag}");
        }
        for tag in ["en", "de-AT", "ja", "zh-Hant", "ar-Latn", "uz-Latn", "tr", "ha", "x-default-arab", "tlh"] {
            let expected = if tag.starts_with("x-") { None } else { Some(false) };
            assert_eq!(is_language_right_to_left(tag), expected, "{tag}");
        }
        for tag in ["", " ", "und", "*", "e", "</script>"] {
            assert_eq!(is_language_right_to_left(tag), None, "{tag}");
        }
    }
}

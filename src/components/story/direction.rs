//! The direction of a story's text.
//!
//! A story may be in a page of another direction, so it sets its own: by its `dir`, else by its language, else by its letters, as the
//! browser determines it.

use crate::locale::is_language_right_to_left;

/// The value of `dir` for a story of this direction and language.
pub(crate) fn direction(dir: Option<&str>, lang: Option<&str>) -> &'static str {
    let said = dir.map(str::trim).unwrap_or_default();
    if said.eq_ignore_ascii_case("ltr") {
        return "ltr";
    }
    if said.eq_ignore_ascii_case("rtl") {
        return "rtl";
    }
    match lang.and_then(is_language_right_to_left) {
        Some(true) => "rtl",
        Some(false) => "ltr",
        None => "auto",
    }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn direction_comes_from_dir_then_language_then_letters() {
        for (dir, lang, expected) in [
            (Some("rtl"), Some("en"), "rtl"),
            (Some(" LTR "), Some("ar"), "ltr"),
            (None, Some("en"), "ltr"),
            (None, Some("ar"), "rtl"),
            (Some("down"), Some("he-IL"), "rtl"),
            (None, None, "auto"),
            (Some("auto"), None, "auto"),
            (None, Some(""), "auto"),
        ] {
            assert_eq!(direction(dir, lang), expected, "{dir:?} {lang:?}");
        }
    }
}

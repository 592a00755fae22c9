//! Characters as editors and keyboards write them: one mark has several forms.
//!
//! Letters, digits and spaces are detected by `char`'s own functions. This module has what the standard library has no property
//! for.

/// Whether a character has no width: a direction or order mark, a zero-width space, a byte order mark.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether a character is invisible at the ends of a line.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

/// Whether a character is typed as a minus.
pub(crate) fn is_minus(character: char) -> bool {
    matches!(character, '-' | '\u{2212}')
}

/// Whether a character is a hyphen, a minus, or an en or em dash: these are used for each other.
pub(crate) fn is_dash(character: char) -> bool {
    is_minus(character) || matches!(character, '\u{2013}' | '\u{2014}')
}

/// Whether a character is a colon, of either width.
pub(crate) fn is_colon(character: char) -> bool {
    matches!(character, ':' | '\u{ff1a}')
}

/// Whether a character is a percent sign: also that of Arabic, and that of full width.
pub(crate) fn is_percent(character: char) -> bool {
    matches!(character, '%' | '\u{66a}' | '\u{ff05}')
}

/// Whether a character is an apostrophe, straight or curved.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}')
}

/// Whether a character belongs to a right-to-left script: Hebrew to Arabic Extended-A, the presentation forms, and the
/// scripts of the supplementary plane (Unicode 16, DerivedBidiClass.txt). The crate `unicode-bidi` knows every character, with a
/// table of about 17 K; for a headline the script is enough.
fn is_of_right_to_left_script(character: char) -> bool {
    let in_script = matches!(
        character,
        '\u{590}'..'\u{900}' | '\u{fb1d}'..'\u{fe00}' | '\u{fe70}'..'\u{feff}' | '\u{10800}'..'\u{11000}' | '\u{1e800}'..'\u{1f000}'
    );
    in_script && character.is_alphabetic()
}

/// Whether most letters of a text run from right to left.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphabetic());
    let balance: i32 = letters.map(|letter| if is_of_right_to_left_script(letter) { 1 } else { -1 }).sum();
    balance > 0
}

/// The words of a text, without invisible characters around them: right-to-left text may contain direction marks.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_matches(is_invisible)).filter(|word| !word.is_empty())
}

/// Whether a text has between one and this many characters.
pub(crate) fn is_short(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().nth(most).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_most_letters() {
        assert!(is_right_to_left("آلة الأسعار (NYSE)"));
        assert!(!is_right_to_left("The word سعر means price"));
        assert!(!is_right_to_left("") && !is_right_to_left("12:30"));
    }

    #[test]
    fn direction_marks_are_removed_from_words() {
        assert_eq!(words("\u{feff}\u{200f}برنت \u{200e}-0.5%\u{200e}\u{a0}63").collect::<Vec<_>>(), ["برنت", "-0.5%", "63"]);
    }

    #[test]
    fn shortness_is_counted_in_characters() {
        assert!(is_short("öäü", 3) && !is_short("öäüß", 3) && !is_short("", 3));
    }
}

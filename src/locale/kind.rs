//! What a sign is: a letter, a blank, a dash …
//!
//! Unicode's own tables of letters and blanks would be larger than all that asks this here.

/// Kinds of signs, joined by `|`; all but some are `!`. Every sign is of one kind.
pub(crate) type Kinds = u32;

/// White space.
pub(crate) const BLANK: Kinds = 1;
/// What has no width: marks of direction and order, and blanks.
pub(crate) const MARK: Kinds = 1 << 1;
/// What may lead a file, and any text that was joined of files.
pub(crate) const BYTE_ORDER_MARK: Kinds = 1 << 2;
/// What is typed as a minus.
pub(crate) const MINUS: Kinds = 1 << 3;
/// The en and em dashes, which are typed for one another, and for a minus.
pub(crate) const LONG_DASH: Kinds = 1 << 4;
pub(crate) const PLUS: Kinds = 1 << 5;
pub(crate) const COLON: Kinds = 1 << 6;
pub(crate) const PERCENT: Kinds = 1 << 7;
pub(crate) const FULL_STOP: Kinds = 1 << 8;
pub(crate) const APOSTROPHE: Kinds = 1 << 9;
/// What lines are drawn of, beside dashes.
pub(crate) const STROKE: Kinds = 1 << 10;
/// The ten digits of ASCII.
pub(crate) const DIGIT: Kinds = 1 << 11;
/// The capitals of ASCII.
pub(crate) const CAPITAL: Kinds = 1 << 12;
/// The small letters of ASCII.
pub(crate) const SMALL: Kinds = 1 << 13;
/// Letters beyond ASCII whose text runs from left to right, or down.
pub(crate) const FOREIGN: Kinds = 1 << 14;
/// Letters whose text runs from right to left.
pub(crate) const LEFTWARD: Kinds = 1 << 15;
/// All else.
const OTHER: Kinds = 1 << 16;

pub(crate) const LETTER: Kinds = CAPITAL | SMALL | FOREIGN | LEFTWARD;
pub(crate) const DASH: Kinds = MINUS | LONG_DASH;
/// What is not seen at the ends of a line.
pub(crate) const UNSEEN: Kinds = BLANK | MARK | BYTE_ORDER_MARK;

/// The kind of a sign. Beyond ASCII a letter is whatever stands in no block of signs; digits of other scripts pass for letters.
pub(crate) fn kind(sign: char) -> Kinds {
    match sign {
        'a'..='z' => SMALL,
        'A'..='Z' => CAPITAL,
        '0'..='9' => DIGIT,
        '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' => BLANK,
        '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => BLANK,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => MARK,
        '\u{feff}' => BYTE_ORDER_MARK,
        '-' | '\u{2212}' => MINUS,
        '\u{2013}' | '\u{2014}' => LONG_DASH,
        '+' => PLUS,
        ':' | '\u{ff1a}' => COLON,
        '%' | '\u{66a}' | '\u{ff05}' => PERCENT,
        '.' => FULL_STOP,
        '\'' | '\u{2019}' => APOSTROPHE,
        '*' | '_' | '=' | '~' => STROKE,
        '\0'..'\u{c0}' => OTHER,
        // General punctuation to supplemental punctuation, but for the letters among them (Glagolitic to Ethiopic Extended);
        // signs of Chinese and Japanese; private use; variants and signs of full width; emoji.
        '\u{2000}'..'\u{2c00}' | '\u{2e00}'..'\u{3005}' | '\u{3008}'..'\u{3031}' | '\u{e000}'..'\u{f900}' => OTHER,
        '\u{fe00}'..'\u{fe70}' | '\u{feff}'..'\u{ff21}' | '\u{fff0}'..'\u{10000}' | '\u{1f000}'..'\u{1fbf0}' => OTHER,
        // Hebrew to Arabic Extended-A, the presentation forms, and the scripts of the supplementary plane (Unicode 16,
        // DerivedBidiClass.txt).
        '\u{590}'..'\u{900}' | '\u{fb1d}'..'\u{fe00}' | '\u{fe70}'..'\u{feff}' => LEFTWARD,
        '\u{10800}'..'\u{11000}' | '\u{1e800}'..'\u{1f000}' => LEFTWARD,
        _ => FOREIGN,
    }
}

/// The text without signs of these kinds at its ends.
pub(crate) fn trim(text: &str, kinds: Kinds) -> &str {
    trim_start(trim_end(text, kinds), kinds)
}

/// The text from its first sign of other kinds on.
pub(crate) fn trim_start(text: &str, kinds: Kinds) -> &str {
    let mut signs = text.chars();
    loop {
        let rest = signs.as_str();
        if signs.next().is_none_or(|sign| kind(sign) & kinds == 0) {
            return rest;
        }
    }
}

/// The text up to its last sign of other kinds.
pub(crate) fn trim_end(text: &str, kinds: Kinds) -> &str {
    let mut signs = text.chars();
    loop {
        let rest = signs.as_str();
        if signs.next_back().is_none_or(|sign| kind(sign) & kinds == 0) {
            return rest;
        }
    }
}

/// Takes the first word off a line, without what is not seen around it: right-to-left text may carry marks of direction there.
pub(crate) fn take_word<'a>(line: &mut &'a str) -> &'a str {
    let rest = trim_start(line, !BLANK);
    let word = line.strip_suffix(rest).unwrap_or(rest);
    *line = trim_start(rest, BLANK | BYTE_ORDER_MARK);
    trim(word, UNSEEN)
}

/// Whether all signs of a text are of these kinds.
pub(crate) fn is_all(text: &str, kinds: Kinds) -> bool {
    trim_start(text, kinds).is_empty()
}

/// Whether a text has one to so many signs.
pub(crate) fn is_short(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most
}

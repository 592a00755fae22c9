//! Whole numbers and their text. The standard library's ways bring its formatter and arithmetic of 128 bits into the module.

/// The number of a text; nothing when it is none, or one of more than 18 digits.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !matches!(digits.len(), 1..=18) {
        return None;
    }
    let mut number = 0;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(byte - b'0');
    }
    Some(if digits.len() < text.len() { -number } else { number })
}

/// The digits of a number, with an ASCII minus.
pub(crate) fn digits(number: impl Into<i64>) -> String {
    digits_of(number.into())
}

fn digits_of(number: i64) -> String {
    let mut rest = number.unsigned_abs();
    let mut text = String::new();
    while text.is_empty() || rest > 0 {
        text.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
    }
    if number < 0 {
        text.insert(0, '-');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{digits, whole};

    #[test]
    fn are_read_and_written() {
        for number in [0, 7, -10, 999_999_999_999_999_999, -999_999_999_999_999_999] {
            assert_eq!(whole(&digits(number)), Some(number));
        }
        assert_eq!(digits(i64::MIN), i64::MIN.to_string());
        for text in ["", "-", "+1", "1.0", "1e3", "1000000000000000000"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}

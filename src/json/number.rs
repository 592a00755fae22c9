//! Whole numbers and their text.

/// The number in a text, in JSON's notation; `None` if it is invalid, or has more than 18 digits.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    let fits = number.unsigned_abs() < 10u64.pow(18) && !text.starts_with('+');
    fits.then_some(number)
}

/// The digits of a number, with an ASCII minus.
pub(crate) fn digits(number: impl Into<i64>) -> String {
    number.into().to_string()
}

#[cfg(test)]
mod tests {
    use super::{digits, whole};

    #[test]
    fn numbers_are_read_and_written() {
        for number in [0, 7, -10, 999_999_999_999_999_999, -999_999_999_999_999_999] {
            assert_eq!(whole(&digits(number)), Some(number));
        }
        assert_eq!(digits(i64::MIN), i64::MIN.to_string());
        for text in ["", "-", "+1", "1.0", "1e3", "1000000000000000000"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}

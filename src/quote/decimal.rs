//! A number that keeps the digits of its feed.
//!
//! A price is never a float: `94.445` has three places, `10.10` has two, and both are written as they were read.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A decimal number: an integer `mantissa`, of which the last `scale` digits are decimals.
///
/// Two decimals are equal when their digits are: `1.0` is not `1.00`.
///
/// ```
/// use slugline::quote::Decimal;
/// let price = Decimal::parse("94.445").unwrap();
/// assert_eq!((price.mantissa(), price.scale()), (94_445, 3));
/// assert_eq!(price.to_string(), "94.445");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
    /// How many of the last digits are zeros that [`Decimal::with_places`] added.
    padding: u8,
}

/// Digits that always fit an `i64`, decimals or in total.
const MOST_DIGITS: u8 = 18;

impl Decimal {
    /// The number `mantissa` / 10^`scale`; `None` if it has more than 18 digits.
    pub fn new(mantissa: i64, scale: u8) -> Option<Self> {
        let fits = scale <= MOST_DIGITS && mantissa.unsigned_abs() < 10u64.pow(u32::from(MOST_DIGITS));
        fits.then_some(Self { mantissa, scale, padding: 0 })
    }

    /// Reads `12`, `-0.5`, `+3.10`, `−1.9` (U+2212), `.5`, and with an exponent, as in JSON numbers, `25e-4`.
    ///
    /// `None` for anything else: groups, spaces, `NaN`, or more than 18 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((number, exponent)) = text.split_once(['e', 'E']) else { return Self::parse_plain(text) };
        let number = Self::parse_plain(number)?;
        let scale = i64::from(number.scale).checked_sub(exponent.parse().ok()?)?;
        match u8::try_from(scale) {
            Ok(scale) => Self::new(number.mantissa, scale),
            Err(_) if scale > 0 => None,
            Err(_) if number.is_zero() => Self::new(0, 0),
            Err(_) => {
                let factor = 10i64.checked_pow(u32::try_from(scale.unsigned_abs()).ok()?)?;
                Self::new(number.mantissa.checked_mul(factor)?, 0)
            }
        }
    }

    /// Reads a number without an exponent.
    fn parse_plain(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '\u{2212}']);
        let digits = unsigned.or_else(|| text.strip_prefix('+')).unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let number = whole
            .chars()
            .chain(fraction.chars())
            .try_fold(0_i64, |number, digit| number.checked_mul(10)?.checked_add(i64::from(digit.to_digit(10)?)))?;
        Self::new(if unsigned.is_some() { -number } else { number }, u8::try_from(fraction.len()).ok()?)
    }

    /// All digits as one integer, with the sign.
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many of the digits are decimals.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether the number is zero, whatever its places.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The same number without its sign.
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.abs(), ..self }
    }

    /// The same number with at least `places` decimals.
    pub fn with_places(self, places: u8) -> Self {
        let added = places.saturating_sub(self.scale);
        self.scaled_to(self.scale + added).map_or(self, |padded| Self { padding: self.padding + added, ..padded })
    }

    /// A price that came as a JSON number has lost its trailing zeros: the same with its market's places, two at or above 1, four
    /// below, and never more than `most`.
    pub fn with_market_places(self, most: u8) -> Self {
        let is_below_one = self.digits().0 == "0" && !self.is_zero();
        self.with_places(if is_below_one { 4 } else { 2 }.min(most))
    }

    /// The same number without zeros that [`Decimal::with_places`] added beyond this many places. Digits of a feed stay.
    pub(super) fn without_padding(self, places: u8) -> Self {
        let surplus = self.scale.saturating_sub(places).min(self.padding);
        Self {
            mantissa: self.mantissa / 10i64.pow(u32::from(surplus)),
            scale: self.scale - surplus,
            padding: self.padding - surplus,
        }
    }

    /// Compares the values, whatever their places: `1.0` is neither less nor greater than `1.00`.
    pub fn compare(self, other: Self) -> Ordering {
        // 18 digits and 18 places fit.
        let with_places_of = |number: Self, scale: u8| i128::from(number.mantissa) * 10i128.pow(u32::from(scale));
        with_places_of(self, other.scale).cmp(&with_places_of(other, self.scale))
    }

    /// `self - other`, with the places of the longer one; `None` if the digits do not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let (left, right) = (self.scaled_to(scale)?, other.scaled_to(scale)?);
        Self::new(left.mantissa.checked_sub(right.mantissa)?, scale)
    }

    /// `self` as a percentage of `whole`, rounded half away from zero to two places; `None` if `whole` is zero.
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        let scale = self.scale.max(whole.scale);
        let (part, whole) = (self.scaled_to(scale)?.mantissa, whole.scaled_to(scale)?.mantissa);
        let (sign, mut part, mut whole) = (part.signum() * whole.signum(), part.abs(), whole.abs());
        // Digits beyond the fourteenth do not affect the second place of a percentage.
        while part.max(whole) >= 10i64.pow(14) {
            (part, whole) = (part / 10, whole / 10);
        }
        let rounded = (part * 10_000 + whole / 2).checked_div(whole)?;
        Self::new(sign * rounded, 2)
    }

    /// The same number with exactly this many places, no fewer than it has; `None` if the digits do not fit.
    fn scaled_to(self, scale: u8) -> Option<Self> {
        let factor = 10i64.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        Self::new(self.mantissa.checked_mul(factor)?, scale)
    }

    /// Approximately the same number, for drawing and comparing; never for display.
    pub(crate) fn approximate(self) -> f64 {
        self.mantissa as f64 / 10f64.powi(i32::from(self.scale))
    }

    /// In the notation of JSON and the feeds: an ASCII minus, no groups, a point.
    pub fn to_text(self) -> String {
        let (whole, fraction) = self.digits();
        let sign = if self.is_negative() { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// The integer digits and the decimals, without a sign: `("94", "445")`.
    pub fn digits(self) -> (String, String) {
        let places = usize::from(self.scale);
        // At least one digit before the point.
        let mut whole = format!("{:0width$}", self.mantissa.unsigned_abs(), width = places + 1);
        let fraction = whole.split_off(whole.len() - places);
        (whole, fraction)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        (self.mantissa, self.scale) == (other.mantissa, other.scale)
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.mantissa, self.scale).hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.to_text())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn keeps_the_places_of_its_text() {
        for text in ["94.445", "9.329", "10.10", "0", "0.0025", "-0.41", "17034.11", "1.00000000000000001"] {
            assert_eq!(decimal(text).to_string(), text);
        }
    }

    #[test]
    fn reads_other_spellings_of_the_same_number() {
        assert_eq!(decimal("\u{2212}1.9"), decimal("-1.9"));
        assert_eq!(decimal("+1.9"), decimal("1.9"));
        assert_eq!(decimal("25e-4"), decimal("0.0025"));
        assert_eq!(decimal("1.5E3"), decimal("1500"));
        assert_eq!(decimal(".5"), decimal("0.5"));
        assert_eq!(decimal("-0.00").to_string(), "0.00");
    }

    #[test]
    fn refuses_invalid_numbers() {
        for text in ["", "-", ".", "1,000", "1.2.3", "NaN", "1e", "1e999999", "1e40", " 1", "0x1", "--1", "1e-99"] {
            assert_eq!(Decimal::parse(text), None, "{text:?}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(19)), None);
        assert!(Decimal::parse(&"9".repeat(18)).is_some());
    }

    #[test]
    fn computes_change_and_percent() {
        let change = decimal("63.19").checked_sub(decimal("63.450")).unwrap();
        assert_eq!(change.to_string(), "-0.260");
        assert_eq!(change.percent_of(decimal("63.45")).unwrap().to_string(), "-0.41");
        assert_eq!(change.percent_of(decimal("0.00")), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC*") {
            let _ = Decimal::parse(&text);
        }

        #[test]
        fn prints_what_it_read(whole in 0u64..10_000_000_000, places in "[0-9]{0,8}", negative: bool) {
            let sign = if negative { "-" } else { "" };
            let point = if places.is_empty() { "" } else { "." };
            let text = format!("{sign}{whole}{point}{places}");
            let read = decimal(&text);
            let expected = if read.is_zero() { text.trim_start_matches('-') } else { &text };
            prop_assert_eq!(read.to_string(), expected);
        }

        #[test]
        fn arithmetic_never_panics(a: i64, b: i64, p in 0u8..=20, q in 0u8..=20) {
            if let (Some(a), Some(b)) = (Decimal::new(a, p), Decimal::new(b, q)) {
                let _ = (a.checked_sub(b), a.percent_of(b), a.with_places(q), a.to_string());
            }
        }
    }
}

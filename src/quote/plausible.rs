//! Whether a price is plausible: feeds send zeros for "no price", lose a decimal point, or a sign.
//!
//! A price below zero is no fault as such: oil was at −37.63 in April 2020, and rates cross zero. A doubt needs two references, the
//! previous close and the last price, so that one wrong reference does not reject a correct price.

use std::fmt;

use super::{Decimal, Quote};

/// A doubtful price, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The price that is doubted.
    pub price: Decimal,
    /// What is wrong with it.
    pub reason: Reason,
    /// The price that is kept; `None` if there was none, and the doubtful one is shown anyway.
    pub kept: Option<Decimal>,
}

/// Why a price is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is more than a hundred times the previous close, and the last price: a misplaced point.
    TooLarge,
    /// It is less than a hundredth of the previous close, and of the last price: zero for "no price".
    TooSmall,
    /// It is about the last price with a minus in front: a wrong sign.
    WrongSign,
}

impl fmt::Display for Doubt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            Reason::TooLarge => "is more than a hundred times the previous close",
            Reason::TooSmall => "is less than a hundredth of the previous close",
            Reason::WrongSign => "is the last price with the other sign",
        };
        let price = self.price;
        match self.kept {
            Some(kept) => write!(out, "a price of {price} {reason}: {kept} is kept"),
            None => write!(out, "a price of {price} {reason}; there is no other, so it is shown"),
        }
    }
}

/// Checks the price and the previous close of a known quote.
pub(super) fn doubt(known: &Quote, price: Option<Decimal>, close: Option<Decimal>) -> Option<Doubt> {
    let last = known.price;
    let price = price.filter(|price| last != Some(*price))?;
    let close = close.or(known.previous_close).filter(|close| !close.is_zero());
    if may_cross_zero(known, price, close) {
        return None;
    }
    let against_close = close.and_then(|close| wrong_scale(price, close));
    let out_of_scale = against_close.filter(|reason| last.is_none_or(|last| wrong_scale(price, last) == Some(*reason)));
    let reason = out_of_scale.or_else(|| is_mirrored(price, last?).then_some(Reason::WrongSign))?;
    Some(Doubt { price, reason, kept: last })
}

/// Whether a price may cross zero: a rate, which has no currency, can be on both sides of it, and so can a price that has fallen
/// below a hundredth of its close.
fn may_cross_zero(known: &Quote, price: Decimal, close: Option<Decimal>) -> bool {
    let is_small = |number: Decimal| number.digits().0 == "0";
    let has_no_currency = matches!(known.currency.as_deref(), None | Some("%"));
    let is_rate = has_no_currency && is_small(price) && known.price.or(close).is_none_or(is_small);
    let has_fallen = known.price.zip(close).is_some_and(|(last, close)| wrong_scale(last, close) == Some(Reason::TooSmall));
    is_rate || has_fallen && close.is_some_and(|close| wrong_scale(price, close) != Some(Reason::TooLarge))
}

/// Whether a price is of another scale than its reference, whatever the signs. Numbers whose digits do not fit are larger than any
/// price.
fn wrong_scale(price: Decimal, other: Decimal) -> Option<Reason> {
    const HUNDREDTH: i64 = 100;
    const HUNDREDFOLD: i64 = 1_000_000;
    match price.abs().percent_of(other.abs()).map(Decimal::mantissa) {
        Some(..HUNDREDTH) => Some(Reason::TooSmall),
        Some(HUNDREDTH..=HUNDREDFOLD) => None,
        Some(_) | None => Some(Reason::TooLarge),
    }
}

/// Whether a price is the last one, within a tenth, with a minus that it did not have.
fn is_mirrored(price: Decimal, last: Decimal) -> bool {
    let percent = price.percent_of(last).map_or(0, Decimal::mantissa);
    price.is_negative() && !last.is_negative() && (-11_000..=-9_000).contains(&percent)
}

#[cfg(test)]
mod tests {
    use super::{Reason, doubt};
    use crate::quote::{Decimal, Quote};

    fn reason(close: &str, last: &str, price: &str, currency: Option<&str>) -> Option<Reason> {
        let decimal = Decimal::parse;
        let currency = currency.map(str::to_owned);
        let known = Quote { price: decimal(last), previous_close: decimal(close), currency, ..Quote::default() };
        doubt(&known, decimal(price), None).map(|doubt| doubt.reason)
    }

    #[test]
    fn oil_falls_through_zero_in_small_steps_and_large_ones() {
        let day =
            ["18.27", "11.00", "1.02", "0.15", "0.01", "0.00", "-0.01", "-1.43", "-40.32", "-37.63", "-13.10", "1.25", "10.01"];
        for steps in day.windows(2) {
            assert_eq!(reason("18.27", steps[0], steps[1], Some("USD")), None, "{steps:?}");
        }
        assert_eq!(reason("18.27", "18.27", "-37.63", Some("USD")), None, "between two snapshots");
    }

    #[test]
    fn rates_cross_zero() {
        let days = ["0.05", "0.012", "0.001", "0", "-0.001", "-0.012", "0.012", "-0.5", "0.000", "0.9"];
        for (close, steps) in days.iter().zip(days.windows(2)) {
            assert_eq!(reason(close, steps[0], steps[1], None), None, "{close} {steps:?}");
            assert_eq!(reason(close, steps[0], steps[1], Some("%")), None, "{close} {steps:?}");
        }
    }

    #[test]
    fn price_of_another_scale_is_doubted() {
        for (price, expected) in [
            ("99999", Some(Reason::TooLarge)),
            ("-99999", Some(Reason::TooLarge)),
            ("100000000000000000", Some(Reason::TooLarge)),
            ("0.05", Some(Reason::TooSmall)),
            ("0.00", Some(Reason::TooSmall)),
            ("-10.25", Some(Reason::WrongSign)),
            ("-20.00", None),
            ("20.50", None),
            ("0.11", None),
        ] {
            assert_eq!(reason("10.00", "10.00", price, Some("USD")), expected, "{price}");
        }
        assert_eq!(reason("0.50", "0.50", "0", Some("USD")), Some(Reason::TooSmall), "zero for no price");
        assert_eq!(reason("", "1", "-1", None), Some(Reason::WrongSign), "the sign of no data");
    }

    #[test]
    fn one_wrong_reference_does_not_reject_a_price() {
        assert_eq!(reason("10.00", "99999", "10.01", Some("USD")), None, "the last price was wrong");
        assert_eq!(reason("0.01", "10.00", "10.01", Some("USD")), None, "the close is wrong");
        assert_eq!(reason("0", "10.00", "10.01", None), None, "a close of zero is none");
    }
}

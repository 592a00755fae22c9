//! How languages write numbers: the columns of CLDR's table.

/// How languages write numbers: a row of `cldr::NUMBERS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The languages that write them so.
    pub(super) tags: &'static [&'static str],
    /// The marks of a number.
    pub(super) marks: Marks,
    /// The marks of an amount of money.
    pub(super) marks_of_money: Marks,
    pub(super) grouping: Grouping,
    /// The digit zero; the other nine follow it in Unicode.
    pub(super) zero: char,
    /// A percentage: `#` is the number, `-` the place of its sign, all else itself.
    pub(super) percent: &'static str,
    /// A price, in the same form; `¤` is the currency's sign.
    pub(super) money: &'static str,
}

/// The mark before a fraction, and that between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) decimal: char,
    pub(super) group: char,
}

/// Which digits stand in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// `1,234,567`
    Thousands,
    /// As [`Grouping::Thousands`], but `1234` stays: two digits must stand before the last three.
    ThousandsFromFiveDigits,
    /// As in India: `12,34,567`.
    Lakhs,
}

//! How languages write numbers: the columns of CLDR's table.

/// How languages write numbers: a row of `cldr::NUMBERS`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The languages of this row.
    pub(super) tags: &'static [&'static str],
    /// The separators of a number.
    pub(super) marks: Marks,
    /// The separators of an amount of money.
    pub(super) marks_of_money: Marks,
    pub(super) grouping: Grouping,
    /// The digit zero; the other nine follow it in Unicode.
    pub(super) zero: char,
    /// A percentage: `#` is the number, `-` the position of its sign, everything else is literal.
    pub(super) percent: &'static str,
    /// A price, in the same form; `¤` is the currency's sign.
    pub(super) money: &'static str,
}

/// The decimal mark, and the group separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) decimal: char,
    pub(super) group: char,
}

/// How digits are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    /// `1,234,567`
    Thousands,
    /// As [`Grouping::Thousands`], but `1234` is not grouped: there must be two digits before the last three.
    ThousandsFromFiveDigits,
    /// As in India: `12,34,567`.
    Lakhs,
}

//! The order in which the reader has sorted a list of quotes.

use std::cmp::Ordering;

use super::Field;
use crate::quote::Quote;

/// A column and its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub field: Field,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

impl Sort {
    /// The order after the reader has pressed the heading of a column: first figures from the largest and words from A, then the other
    /// way round, then the order of the page again.
    pub fn next(current: Option<Self>, field: Field) -> Option<Self> {
        let first = !matches!(field, Field::Symbol | Field::Name);
        match current.filter(|current| current.field == field) {
            None => Some(Self { field, is_descending: first }),
            Some(Self { is_descending, .. }) if is_descending == first => Some(Self { field, is_descending: !first }),
            Some(_) => None,
        }
    }

    /// Compares two quotes. One without the value comes after one that has it, in either order.
    pub fn compare(self, one: &Quote, other: &Quote) -> Ordering {
        match self.field {
            Field::Symbol => self.order(Some(&one.symbol), Some(&other.symbol), |one, other| one.cmp(other)),
            Field::Name => self.order(one.name.as_ref(), other.name.as_ref(), |one, other| one.cmp(other)),
            Field::Price => self.order(one.price, other.price, |one, other| one.compare(*other)),
            Field::Change => self.order(one.change, other.change, |one, other| one.compare(*other)),
            Field::Percent => self.order(one.change_percent, other.change_percent, |one, other| one.compare(*other)),
            Field::Spark => Ordering::Equal,
        }
    }

    fn order<T>(self, one: Option<T>, other: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
        match (one, other) {
            (Some(one), Some(other)) if self.is_descending => compare(&other, &one),
            (Some(one), Some(other)) => compare(&one, &other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::Sort;
    use crate::components::ticker::Field;
    use crate::quote::{Decimal, Quote};

    fn quote(symbol: &str, price: Option<&str>) -> Quote {
        Quote { symbol: symbol.to_owned(), price: price.and_then(Decimal::parse), ..Quote::default() }
    }

    #[test]
    fn third_press_returns_to_the_order_of_the_page() {
        let press = |current, field| Sort::next(current, field);
        let price = press(None, Field::Price);
        assert_eq!(price, Some(Sort { field: Field::Price, is_descending: true }));
        let turned = press(price, Field::Price);
        assert_eq!(turned, Some(Sort { field: Field::Price, is_descending: false }));
        assert_eq!(press(turned, Field::Price), None);
        assert_eq!(press(turned, Field::Symbol), Some(Sort { field: Field::Symbol, is_descending: false }));
    }

    #[test]
    fn prices_are_compared_as_numbers_and_unknown_ones_are_last() {
        let quotes = [quote("A", Some("9.5")), quote("B", Some("10")), quote("C", None), quote("D", Some("-37.63"))];
        for (is_descending, expected) in [(true, "BADC"), (false, "DABC")] {
            let mut sorted = quotes.to_vec();
            sorted.sort_by(|one, other| Sort { field: Field::Price, is_descending }.compare(one, other));
            assert_eq!(sorted.iter().map(|quote| quote.symbol.as_str()).collect::<String>(), expected);
        }
    }

    proptest! {
        /// `sort_by` may panic if an order is not total.
        #[test]
        fn order_is_total(prices in prop::collection::vec(prop::option::of((-999_i64..999, 0_u8..4)), 3), is_descending: bool) {
            let quotes: Vec<Quote> = prices
                .into_iter()
                .map(|price| Quote { price: price.and_then(|(mantissa, scale)| Decimal::new(mantissa, scale)), ..Quote::default() })
                .collect();
            let order = |one: usize, other: usize| Sort { field: Field::Price, is_descending }.compare(&quotes[one], &quotes[other]);
            prop_assert_eq!(order(0, 1), order(1, 0).reverse());
            if order(0, 1) != Ordering::Greater && order(1, 2) != Ordering::Greater {
                prop_assert_ne!(order(0, 2), Ordering::Greater);
            }
        }
    }
}

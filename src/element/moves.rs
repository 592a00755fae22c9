//! Which prices have moved.

use crate::quote::Decimal;

/// The prices of a strip's rows at the last query, as floats; NaN if unknown.
#[derive(Default)]
pub(super) struct Moves(Vec<f64>);

impl Moves {
    /// Starts over, with other rows.
    pub(super) fn begin(&mut self, prices: impl Iterator<Item = Option<Decimal>>) {
        self.0.clear();
        self.0.extend(prices.map(float));
    }

    /// Takes the price of a row, and returns its direction: 1, -1, or 0 if it is unchanged or new.
    pub(super) fn step(&mut self, row: usize, price: Option<Decimal>) -> i32 {
        let Some(known) = self.0.get_mut(row) else { return 0 };
        let price = float(price);
        let former = std::mem::replace(known, price);
        i32::from(price > former) - i32::from(price < former)
    }
}

fn float(price: Option<Decimal>) -> f64 {
    price.map_or(f64::NAN, Decimal::approximate)
}

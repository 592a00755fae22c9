//! Which prices have moved.

use crate::quote::Decimal;

/// The prices of a strip's rows when they were asked for last, as near as floats are; none is no number.
#[derive(Default)]
pub(super) struct Moves(Vec<f64>);

impl Moves {
    /// Begins anew, with other rows.
    pub(super) fn begin(&mut self, prices: impl Iterator<Item = Option<Decimal>>) {
        self.0.clear();
        self.0.extend(prices.map(float));
    }

    /// Takes the price of a row, and tells where it has gone: 1, -1, or 0 where it stands or was not there.
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

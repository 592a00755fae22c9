//! Which prices have moved.

use crate::quote::Decimal;

/// The prices of a strip's rows when they were asked for last.
#[derive(Default)]
pub(super) struct Moves(Vec<Option<Decimal>>);

impl Moves {
    /// Begins anew, with other rows.
    pub(super) fn begin(&mut self, prices: impl Iterator<Item = Option<Decimal>>) {
        self.0.clear();
        self.0.extend(prices);
    }

    /// Takes the price of a row, and tells where it has gone: 1, -1, or 0 where it stands or was not there.
    pub(super) fn step(&mut self, row: usize, price: Option<Decimal>) -> i32 {
        let Some(known) = self.0.get_mut(row) else { return 0 };
        let former = std::mem::replace(known, price);
        let step = price.zip(former).and_then(|(price, former)| price.checked_sub(former));
        step.map_or(0, |step| step.mantissa().signum() as i32)
    }
}

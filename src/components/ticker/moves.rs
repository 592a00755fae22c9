//! Which prices have moved.

use crate::quote::Decimal;

/// The prices of a strip's rows at the last query, as floats; NaN if unknown.
#[derive(Debug, Default)]
pub struct Moves(Vec<f64>);

/// The direction of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// It has risen.
    Up,
    /// It has fallen.
    Down,
}

impl Moves {
    /// Starts over, with other rows.
    pub fn begin(&mut self, prices: impl Iterator<Item = Option<Decimal>>) {
        self.0.clear();
        self.0.extend(prices.map(float));
    }

    /// Takes the price of a row, and returns its direction since the last call; `None` if it is unchanged or new.
    pub fn take(&mut self, row: usize, price: Option<Decimal>) -> Option<Move> {
        let known = self.0.get_mut(row)?;
        let price = float(price);
        let former = std::mem::replace(known, price);
        if price > former {
            Some(Move::Up)
        } else if price < former {
            Some(Move::Down)
        } else {
            None
        }
    }
}

fn float(price: Option<Decimal>) -> f64 {
    price.map_or(f64::NAN, Decimal::approximate)
}

#[cfg(test)]
mod tests {
    use super::{Move, Moves};
    use crate::quote::Decimal;

    #[test]
    fn price_that_was_not_there_has_not_moved() {
        let mut moves = Moves::default();
        moves.begin([Decimal::parse("1.5"), None].into_iter());
        assert_eq!(moves.take(0, Decimal::parse("1.6")), Some(Move::Up));
        assert_eq!(moves.take(0, Decimal::parse("1.6")), None);
        assert_eq!(moves.take(0, Decimal::parse("-1.6")), Some(Move::Down));
        assert_eq!(moves.take(0, None), None);
        assert_eq!(moves.take(1, Decimal::parse("2")), None);
        assert_eq!(moves.take(2, Decimal::parse("2")), None, "no such row");
    }
}

//! The board under good and bad ticks.

use proptest::prelude::*;

use super::{Applied, Board};
use crate::quote::{Decimal, Quote, State, Strip};

fn quote(symbol: &str, price: &str, time: i64) -> Quote {
    Quote { symbol: symbol.to_owned(), price: Decimal::parse(price), time: Some(time), ..Quote::default() }
}

fn board() -> Board {
    let close = Decimal::parse("10.00");
    Board::of(&Strip {
        quotes: vec![Quote { previous_close: close, ..quote("A", "10.00", 5) }, quote("B", "1", 5)],
        ..Strip::default()
    })
}

#[test]
fn the_last_value_wins() {
    let mut board = board();
    assert_eq!(board.apply(&quote("B", "2", 6)), Applied::Changed(1));
    assert_eq!(board.apply(&quote("B", "3", 5)), Applied::Same, "older than what is known");
    assert_eq!(board.apply(&quote("B", "2", 6)), Applied::Same);
    assert_eq!(board.rows()[1].price, Decimal::parse("2"));
}

#[test]
fn former_prices_are_kept_where_they_are_drawn() {
    let prices = |board: &Board| board.rows()[1].history.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let mut board = board();
    board.apply(&quote("B", "2", 6));
    assert_eq!(prices(&board), "", "nobody draws them");
    board.keep_history();
    for (price, time) in [("3", 7), ("3", 8), ("4", 9), ("9", 1)] {
        board.apply(&quote("B", price, time));
    }
    assert_eq!(prices(&board), "2 3", "what is the same or older is no former price");
    for time in 10..1_000 {
        board.apply(&quote("B", &time.to_string(), time));
    }
    assert_eq!(board.rows()[1].history.len(), 60, "and not without end");
    let day: Vec<Decimal> = (1..=2_000).filter_map(|price| Decimal::new(price, 2)).collect();
    board.apply(&Quote { history: day.clone(), ..quote("B", "20.01", 1_000) });
    assert_eq!(board.rows()[1].history, day, "what the feed gives is what it is");
    board.apply(&quote("B", "20.02", 1_001));
    assert_eq!((board.rows()[1].history.len(), board.rows()[1].history[511].to_string().as_str()), (512, "20.01"));
}

#[test]
fn unknown_symbols_take_no_memory() {
    let mut board = board();
    assert_eq!(board.apply(&quote("C", "1", 9)), Applied::Unknown);
    assert_eq!(board.rows().len(), 2);
}

/// Whoever knows the hash can make symbols that share it.
#[test]
fn symbols_of_one_hash_are_told_apart() {
    let symbols = ["liquid", "altarage", "costarring", "zinke", "declinate", "macallums"];
    assert_eq!(super::hash_of("costarring"), super::hash_of("liquid"));
    let mut board = Board::of(&Strip { quotes: symbols.map(|symbol| quote(symbol, "1", 5)).into(), ..Strip::default() });
    for (row, symbol) in symbols.iter().enumerate() {
        assert_eq!(board.apply(&quote(symbol, "2", 6)), Applied::Changed(row), "{symbol}");
    }
    assert_eq!(board.row_of("Liquid"), None);
}

#[test]
fn change_and_percent_follow_the_price() {
    let mut board = board();
    board.apply(&quote("A", "10.25", 6));
    assert_eq!(board.rows()[0].change.unwrap().to_string(), "0.25");
    assert_eq!(board.rows()[0].change_percent.unwrap().to_string(), "2.50");
    board.apply(&quote("B", "2", 6));
    assert_eq!(board.rows()[1].change_percent, None, "nothing is known of its close");
}

#[test]
fn change_and_percent_follow_the_close() {
    let mut board = board();
    board.apply(&Quote { previous_close: Decimal::parse("8.00"), ..quote("A", "10.00", 6) });
    assert_eq!(board.rows()[0].change_percent.unwrap().to_string(), "25.00", "another day has begun");
}

#[test]
fn a_price_that_cannot_be_leaves_the_last_one() {
    // A feed that sends noughts, signs or misplaced points would have blanked or poisoned the cell.
    let mut board = board();
    for price in ["-10.25", "0", "0.00", "99999", "0.05", "100000000000000000"] {
        let tick = Quote { change_percent: Decimal::parse("1"), name: Some("Alpha".to_owned()), ..quote("A", price, 9) };
        assert_eq!(board.apply(&tick), Applied::Absurd, "{price}");
        let row = &board.rows()[0];
        assert_eq!((row.price, row.time), (Decimal::parse("10.00"), Some(5)), "{price}");
        assert_eq!(row.name.as_deref(), Some("Alpha"), "what goes with no price is taken");
    }
    assert_eq!(board.apply(&quote("B", "-1", 9)), Applied::Absurd, "a sign that the price did not have");
    assert_eq!(board.apply(&quote("A", "20.50", 6)), Applied::Changed(0), "doubled is possible");
    let split = Quote { previous_close: Decimal::parse("0.10"), ..quote("A", "0.11", 9) };
    assert_eq!(board.apply(&split), Applied::Changed(0), "a new close comes with a new scale");
}

#[test]
fn what_fell_below_nought_by_its_close_may_stay_there() {
    let below = Quote { previous_close: Decimal::parse("-0.31"), ..quote("Y", "-0.35", 5) };
    let mut board = Board::of(&Strip { quotes: vec![below, quote("Z", "-0.2", 5)], ..Strip::default() });
    assert_eq!(board.apply(&quote("Y", "-0.36", 6)), Applied::Changed(0));
    assert_eq!(board.apply(&quote("Z", "-0.3", 6)), Applied::Changed(1));
}

#[test]
fn a_later_strip_is_merged_and_says_what_is_no_more() {
    let mut board = board();
    board.apply(&Quote { state: Some(State::Closed), ..quote("A", "10.50", 6) });
    let since = board.stamp();
    let strip = Strip { quotes: vec![quote("A", "10.75", 7), quote("B", "1", 5)], ..Strip::default() };
    assert!(board.renew(&strip));
    assert_eq!((board.rows()[0].price, board.rows()[0].state), (Decimal::parse("10.75"), None));
    assert!(board.has_changed(0, since) && !board.has_changed(1, since));
    // A price that could not be read, and one that is older than a tick that has come already.
    let faulty = Strip { quotes: vec![quote("A", "high", 8), quote("B", "2", 4)], ..Strip::default() };
    assert!(board.renew(&faulty));
    assert_eq!(board.rows()[0].price, Decimal::parse("10.75"));
    assert_eq!(board.rows()[1].price, Decimal::parse("1"));
    for symbols in [&["B", "A"][..], &["A"], &["A", "B", "C"], &[]] {
        let quotes = symbols.iter().map(|symbol| quote(symbol, "3", 9)).collect();
        assert!(!board.renew(&Strip { quotes, ..Strip::default() }), "{symbols:?}");
    }
    assert_eq!(board.rows()[1].price, Decimal::parse("1"));
}

#[test]
fn a_crowd_is_cut_and_takes_no_time() {
    // Every symbol was looked for among all before it: a million of them hung the page.
    let quotes = (0..200_000).map(|number| quote(&format!("S{}", number * 7919 % 200_000), "1", number)).collect();
    let mut board = Board::of(&Strip { quotes, ..Strip::default() });
    assert_eq!(board.rows().len(), Board::MOST_ROWS);
    assert_eq!(board.rows()[1].symbol, "S7919");
    assert_eq!(board.apply(&quote("S7919", "2", 300_000)), Applied::Changed(1));
}

fn tick() -> impl Strategy<Value = Quote> {
    let price = prop_oneof![
        8 => (1i64..10_000).prop_map(|cents| Decimal::new(cents, 2)),
        1 => any::<i64>().prop_map(|mantissa| Decimal::new(mantissa, 3)),
        1 => Just(None),
    ];
    let change = prop_oneof![Just(None), (-500i64..500).prop_map(|cents| Decimal::new(cents, 2))];
    let close = prop_oneof![3 => Just(None), 1 => (-10i64..10_000).prop_map(|cents| Decimal::new(cents, 2))];
    let state = proptest::option::of(proptest::sample::select(State::ALL));
    let symbol = proptest::sample::select(vec!["A", "B", "C", "", "Ä", "a long symbol"]);
    (symbol, price, change, close, proptest::option::of(0i64..20), state).prop_map(
        |(symbol, price, change_percent, previous_close, time, state)| Quote {
            symbol: symbol.to_owned(),
            price,
            change_percent,
            previous_close,
            time,
            state,
            ..Quote::default()
        },
    )
}

proptest! {
    #[test]
    fn holds_what_it_promises(first in proptest::collection::vec(tick(), 0..6), ticks in proptest::collection::vec(tick(), 0..60)) {
        let mut board = Board::of(&Strip { quotes: first.clone(), ..Strip::default() });
        let rows = board.rows().len();
        for tick in &ticks {
            let before = board.clone();
            let applied = board.apply(tick);
            prop_assert_eq!(board.rows().len(), rows, "bounded");
            prop_assert_eq!(applied == Applied::Unknown, first.iter().all(|quote| quote.symbol != tick.symbol));
            // Idempotent: what comes twice changes nothing.
            let once = board.clone();
            prop_assert!(matches!(board.apply(tick), Applied::Same | Applied::Unknown | Applied::Absurd));
            prop_assert_eq!(&board, &once);
            for (index, (row, former)) in board.rows().iter().zip(before.rows()).enumerate() {
                prop_assert!(row.time >= former.time, "time does not run backwards");
                prop_assert_eq!(board.has_changed(index, before.stamp()), row != former, "a row is dirty when it has changed");
            }
            if let Some(row) = board.row_of(&tick.symbol).and_then(|row| before.rows().get(row)) {
                let is_late = tick.time.is_some_and(|time| row.time.is_some_and(|known| time < known));
                if !is_late && applied != Applied::Absurd && tick.price.is_some() {
                    prop_assert_eq!(board.rows()[board.row_of(&tick.symbol).unwrap()].price, tick.price, "the last value wins");
                }
            }
        }
    }
}

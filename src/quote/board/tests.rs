//! The board under good and bad ticks.

use proptest::prelude::*;

use super::{Applied, Board};
use crate::json::{Record, parse};
use crate::quote::{Decimal, Doubt, Quote, Reason, State, Strip};

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
fn former_prices_are_kept_only_if_they_are_drawn() {
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

#[test]
fn new_price_updates_change_and_percent() {
    let mut board = board();
    board.apply(&quote("A", "10.25", 6));
    assert_eq!(board.rows()[0].change.unwrap().to_string(), "0.25");
    assert_eq!(board.rows()[0].change_percent.unwrap().to_string(), "2.50");
    board.apply(&quote("B", "2", 6));
    assert_eq!(board.rows()[1].change_percent, None, "nothing is known of its close");
}

#[test]
fn new_close_updates_change_and_percent() {
    let mut board = board();
    board.apply(&Quote { previous_close: Decimal::parse("8.00"), ..quote("A", "10.00", 6) });
    assert_eq!(board.rows()[0].change_percent.unwrap().to_string(), "25.00", "another day has begun");
}

#[test]
fn doubtful_price_leaves_the_last_one() {
    // A feed that sends zeros, signs or misplaced points used to blank or corrupt the cell.
    let mut board = board();
    for price in ["-10.25", "0", "0.00", "99999", "0.05", "100000000000000000"] {
        let tick = Quote { change_percent: Decimal::parse("1"), name: Some("Alpha".to_owned()), ..quote("A", price, 9) };
        let Applied::Doubtful(doubt) = board.apply(&tick) else { panic!("{price}") };
        assert_eq!((doubt.price.to_string().as_str(), doubt.kept), (price, Decimal::parse("10.00")));
        let row = &board.rows()[0];
        assert_eq!((row.price, row.time), (Decimal::parse("10.00"), Some(5)), "{price}");
        assert_eq!(row.name.as_deref(), Some("Alpha"), "what goes with no price is taken");
    }
    assert!(matches!(board.apply(&quote("B", "-1", 9)), Applied::Doubtful(_)), "a sign that the price did not have");
    assert_eq!(board.apply(&quote("A", "20.50", 6)), Applied::Changed(0), "doubled is possible");
    let split = Quote { previous_close: Decimal::parse("0.10"), ..quote("A", "0.11", 9) };
    assert_eq!(board.apply(&split), Applied::Changed(0), "a new close comes with a new scale");
}

#[test]
fn price_below_zero_is_shown() {
    // Oil in April 2020: a first snapshot dropped the price, and a tick was taken for a fault of the feed.
    let oil = Quote { previous_close: Decimal::parse("18.27"), currency: Some("USD".to_owned()), ..quote("CL=F", "-37.63", 5) };
    let (board, problems) = Board::read(&Strip { quotes: vec![oil.clone()], ..Strip::default() });
    let row = &board.rows()[0];
    assert_eq!((row.price, row.change_percent), (Decimal::parse("-37.63"), Decimal::parse("-305.97")));
    assert_eq!(problems, []);
    let morning = Quote { price: Decimal::parse("18.27"), ..oil };
    let mut board = Board::of(&Strip { quotes: vec![morning], ..Strip::default() });
    assert_eq!(board.apply(&quote("CL=F", "-37.63", 6)), Applied::Changed(0));
}

#[test]
fn doubtful_price_is_shown_if_there_is_no_other() {
    let doubtful = Quote { previous_close: Decimal::parse("10.00"), ..quote("A", "99999", 5) };
    let (board, problems) = Board::read(&Strip { quotes: vec![quote("B", "1", 5), doubtful], ..Strip::default() });
    assert_eq!(board.rows()[1].price, Decimal::parse("99999"));
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].at, "$.strip.quotes[1]");
    assert!(problems[0].message.starts_with("A: a price of 99999 is more than a hundred times"), "{}", problems[0].message);
}

#[test]
fn doubtful_price_of_a_later_strip_is_reported() {
    let mut board = board();
    let problems = board.renew(&Strip { quotes: vec![quote("A", "99999", 7), quote("B", "1", 7)], ..Strip::default() }).unwrap();
    assert_eq!(board.rows()[0].price, Decimal::parse("10.00"));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.ends_with("10.00 is kept"), "{}", problems[0].message);
}

#[test]
fn close_of_zero_gives_no_change() {
    let quotes = vec![Quote { previous_close: Decimal::parse("0.00"), ..quote("A", "12.50", 5) }];
    let board = Board::of(&Strip { quotes, ..Strip::default() });
    assert_eq!((board.rows()[0].change, board.rows()[0].direction()), (None, None));
}

#[test]
fn percentage_is_derived_from_the_change_if_the_close_is_unknown() {
    let quotes = vec![Quote { change: Decimal::parse("1.00"), ..quote("A", "11.00", 5) }];
    assert_eq!(Board::of(&Strip { quotes, ..Strip::default() }).rows()[0].change_percent, Decimal::parse("10.00"));
}

#[test]
fn price_in_a_currency_without_decimals_gets_none() {
    let read = |json: &str| Strip::read(parse(json).unwrap()).0.unwrap();
    let shown = |board: &Board| {
        let row = &board.rows()[0];
        [row.price, row.previous_close, row.change].map(|number| number.unwrap().to_string())
    };
    let first = read(r#"{"quotes":[{"symbol":"7203","price":2900,"previous_close":2880,"currency":"JPY"}]}"#);
    assert_eq!(first.quotes[0].price.unwrap().to_string(), "2900");
    let mut board = Board::of(&first);
    assert_eq!(shown(&board), ["2900", "2880", "20"]);
    // A tick does not name its currency.
    for (tick, expected) in [
        (r#"{"quotes":[{"symbol":"7203","price":2910}]}"#, ["2910", "2880", "30"]),
        (r#"{"quotes":[{"symbol":"7203","price":2910.5}]}"#, ["2910.5", "2880", "30.5"]),
        (r#"{"quotes":[{"symbol":"7203","price":"2910.50"}]}"#, ["2910.50", "2880", "30.50"]),
    ] {
        let tick = read(tick).quotes.remove(0);
        assert!(matches!(board.apply(&tick), Applied::Changed(0)), "{tick:?}");
        assert_eq!(board.apply(&tick), Applied::Same);
        assert_eq!(shown(&board), expected);
    }
    // Neither does a first strip whose currency comes later.
    let mut board = Board::of(&read(r#"{"quotes":[{"symbol":"7203","price":2900,"previous_close":2880}]}"#));
    board.apply(&Quote { symbol: "7203".to_owned(), currency: Some("KRW".to_owned()), ..Quote::default() });
    assert_eq!(shown(&board)[..2], ["2900", "2880"]);
}

fn on(exchange: &str, price: &str) -> Quote {
    let exchange = Some(exchange.to_owned()).filter(|exchange| !exchange.is_empty());
    Quote { exchange, ..quote("RIO", price, 5) }
}

#[test]
fn quotes_of_one_symbol_on_two_exchanges_are_two() {
    let named = |name: &str, quote: Quote| Quote { name: Some(name.to_owned()), ..quote };
    let quotes = vec![named("Rio in London", on("XLON", "48.10")), named("Rio in Sydney", on("XASX", "112.40"))];
    let mut board = Board::of(&Strip { quotes: quotes.clone(), ..Strip::default() });
    assert_eq!(
        board.rows().iter().map(|row| row.name.as_deref()).collect::<Vec<_>>(),
        [Some("Rio in London"), Some("Rio in Sydney")]
    );
    assert_eq!((board.row_of("RIO@XLON"), board.row_of("RIO@XASX"), board.row_of("RIO")), (Some(0), Some(1), Some(0)));
    assert_eq!((board.row_of("RIO@XNYS"), board.row_of("RIO@")), (None, None));
    assert_eq!(board.apply(&Quote { time: Some(6), ..on("XASX", "112.60") }), Applied::Changed(1));
    assert_eq!(board.apply(&quote("RIO@XLON", "48.20", 6)), Applied::Changed(0));
    assert_eq!(board.apply(&on("XNYS", "60.00")), Applied::Unknown);
    assert_eq!(board.apply(&on("", "48.30")), Applied::Ambiguous);
    assert!(Applied::Ambiguous.problem("RIO").unwrap().contains("several exchanges"));
    assert_eq!(board.rows()[0].price, Decimal::parse("48.20"));
    let swapped = Strip { quotes: quotes.iter().rev().cloned().collect(), ..Strip::default() };
    assert_eq!(board.renew(&swapped), None, "another order");
    let (board, problems) = Board::read(&Strip { quotes: [quotes, vec![on("", "1")]].concat(), ..Strip::default() });
    assert_eq!((board.rows().len(), problems.len()), (2, 1), "one that names none of two exchanges is told");
}

#[test]
fn quote_without_an_exchange_is_the_only_one_of_its_symbol() {
    let mut board = Board::of(&Strip { quotes: vec![on("XLON", "48.10"), on("", "48.20")], ..Strip::default() });
    assert_eq!(board.rows().len(), 1);
    assert_eq!(board.apply(&quote("RIO", "48.30", 6)), Applied::Changed(0));
    let mut board = Board::of(&Strip { quotes: vec![on("", "48.10"), on("XLON", "48.20")], ..Strip::default() });
    assert_eq!((board.rows().len(), board.rows()[0].exchange.as_deref()), (1, Some("XLON")));
    assert_eq!(board.apply(&on("XASX", "112.40")), Applied::Unknown);
    assert_eq!(board.row_of("RIO@XLON"), Some(0));
    // A symbol may contain the sign itself.
    let board = Board::of(&Strip { quotes: vec![quote("A@B", "1", 5)], ..Strip::default() });
    assert_eq!((board.row_of("A@B"), board.row_of("A")), (Some(0), None));
}

#[test]
fn price_that_fell_below_zero_may_stay_below() {
    let below = Quote { previous_close: Decimal::parse("-0.31"), ..quote("Y", "-0.35", 5) };
    let mut board = Board::of(&Strip { quotes: vec![below, quote("Z", "-0.2", 5)], ..Strip::default() });
    assert_eq!(board.apply(&quote("Y", "-0.36", 6)), Applied::Changed(0));
    assert_eq!(board.apply(&quote("Z", "-0.3", 6)), Applied::Changed(1));
}

#[test]
fn later_strip_is_merged_and_removes_absent_members() {
    let mut board = board();
    board.apply(&Quote { state: Some(State::Closed), ..quote("A", "10.50", 6) });
    let since = board.stamp();
    let strip = Strip { quotes: vec![quote("A", "10.75", 7), quote("B", "1", 5)], ..Strip::default() };
    assert_eq!(board.renew(&strip), Some(Vec::new()));
    assert_eq!((board.rows()[0].price, board.rows()[0].state), (Decimal::parse("10.75"), None));
    assert!(board.has_changed(0, since) && !board.has_changed(1, since));
    // A price that could not be read, and one that is older than a previous tick.
    let faulty = Strip { quotes: vec![quote("A", "high", 8), quote("B", "2", 4)], ..Strip::default() };
    assert_eq!(board.renew(&faulty), Some(Vec::new()));
    assert_eq!(board.rows()[0].price, Decimal::parse("10.75"));
    assert_eq!(board.rows()[1].price, Decimal::parse("1"));
    for symbols in [&["B", "A"][..], &["A"], &["A", "B", "C"], &[]] {
        let quotes = symbols.iter().map(|symbol| quote(symbol, "3", 9)).collect();
        assert_eq!(board.renew(&Strip { quotes, ..Strip::default() }), None, "{symbols:?}");
    }
    assert_eq!(board.rows()[1].price, Decimal::parse("1"));
}

#[test]
fn too_many_quotes_are_cut_quickly() {
    // Every symbol was searched among all before it: a million of them blocked the page.
    let quotes = (0..200_000).map(|number| quote(&format!("S{}", number * 7919 % 200_000), "1", number)).collect();
    let mut board = Board::of(&Strip { quotes, ..Strip::default() });
    assert_eq!(board.rows().len(), Board::MOST_ROWS);
    assert_eq!(board.rows()[1].symbol, "S7919");
    assert_eq!(board.apply(&quote("S7919", "2", 300_000)), Applied::Changed(1));
}

/// Quotes, valid and invalid: of three symbols on two exchanges or none, on either side of zero.
fn tick() -> impl Strategy<Value = Quote> {
    let price = prop_oneof![
        8 => (1i64..10_000).prop_map(|cents| Decimal::new(cents, 2)),
        2 => (-200i64..200).prop_map(|cents| Decimal::new(cents, 2)),
        1 => any::<i64>().prop_map(|mantissa| Decimal::new(mantissa, 3)),
        1 => Just(None),
    ];
    let change = || prop_oneof![2 => Just(None), 1 => (-500i64..500).prop_map(|cents| Decimal::new(cents, 2))];
    let close = prop_oneof![3 => Just(None), 1 => (-10i64..10_000).prop_map(|cents| Decimal::new(cents, 2))];
    let state = proptest::option::of(proptest::sample::select(State::ALL));
    let symbol = proptest::sample::select(vec!["A", "B", "C", "", "Ä", "a long symbol"]);
    let word = |words| proptest::option::of(proptest::sample::select(words).prop_map(str::to_owned));
    let (exchange, currency) = (word(vec!["XLON", "XASX"]), word(vec!["USD", "JPY", "%"]));
    let time = proptest::option::of(0i64..20);
    (symbol, exchange, currency, price, (change(), change()), close, time, state).prop_map(
        |(symbol, exchange, currency, price, (change, change_percent), previous_close, time, state)| Quote {
            symbol: symbol.to_owned(),
            exchange,
            currency,
            price,
            change,
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
    fn board_invariants_hold(first in proptest::collection::vec(tick(), 0..6), ticks in proptest::collection::vec(tick(), 0..60)) {
        let mut board = Board::of(&Strip { quotes: first.clone(), ..Strip::default() });
        let rows = board.rows().len();
        for tick in &ticks {
            let before = board.clone();
            let applied = board.apply(tick);
            prop_assert_eq!(board.rows().len(), rows, "bounded");
            if first.iter().all(|quote| quote.symbol != tick.symbol) {
                prop_assert_eq!(applied, Applied::Unknown);
            }
            // Idempotent: what comes twice changes nothing.
            let once = board.clone();
            prop_assert!(!matches!(board.apply(tick), Applied::Changed(_)));
            prop_assert_eq!(&board, &once);
            let mut changed = Vec::new();
            for (index, (row, former)) in board.rows().iter().zip(before.rows()).enumerate() {
                prop_assert!(row.time >= former.time, "time does not run backwards");
                prop_assert!(row.price.is_some() >= former.price.is_some(), "no cell is emptied");
                prop_assert_eq!(board.has_changed(index, before.stamp()), row != former, "a row is dirty when it has changed");
                changed.extend((row != former).then_some(index));
            }
            match applied {
                Applied::Changed(row) => prop_assert_eq!(&changed, &[row]),
                Applied::Same | Applied::Unknown | Applied::Ambiguous => prop_assert!(changed.is_empty()),
                Applied::Doubtful(Doubt { price, reason, kept }) => {
                    prop_assert!(Some(price) == tick.price && kept != Some(price));
                    prop_assert!(reason != Reason::WrongSign || kept.is_some());
                }
            }
            let doubtful = matches!(applied, Applied::Doubtful(Doubt { kept: Some(_), .. }));
            if let Some(row) = changed.first().and_then(|row| board.rows().get(*row)) && !doubtful && tick.price.is_some() {
                prop_assert_eq!(row.price, tick.price, "the last value wins");
            }
        }
    }

    /// A board shows everything that its first strip has, or gives a warning.
    #[test]
    fn first_strip_is_shown_as_it_is(quotes in proptest::collection::vec(tick(), 1..6)) {
        let quotes: Vec<_> = quotes.into_iter().map(|quote| Quote { time: None, ..quote }).collect();
        let (board, problems) = Board::read(&Strip { quotes: quotes.clone(), ..Strip::default() });
        for (index, quote) in quotes.iter().enumerate() {
            let is_alone = quotes.iter().filter(|other| other.symbol == quote.symbol).count() == 1;
            let is_row = |row: &&Quote| row.symbol == quote.symbol && (quote.exchange.is_none() || row.exchange == quote.exchange);
            let row = board.rows().iter().find(is_row);
            let is_told = problems.iter().any(|problem| problem.at == format!("$.strip.quotes[{index}]"));
            prop_assert!(row.is_some() || is_told, "{quote:?}");
            if is_alone {
                prop_assert_eq!(row.map(|row| row.price), Some(quote.price));
            }
        }
    }

    /// An arrow is never alone: if a price has a direction and a close it has a percentage.
    #[test]
    fn direction_has_a_percentage(quotes in proptest::collection::vec(tick(), 1..6)) {
        for row in Board::of(&Strip { quotes, ..Strip::default() }).rows() {
            if row.direction().is_some() && row.price.is_some() && row.previous_close.is_some_and(|close| !close.is_zero()) {
                prop_assert!(row.change_percent.is_some() || row.change.is_some_and(|change| change.percent_of(row.previous_close.unwrap()).is_none()), "{row:?}");
            }
        }
    }
}

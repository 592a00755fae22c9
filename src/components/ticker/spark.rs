//! The line of former prices, drawn by the browser itself.
//!
//! It is only visual, and hidden from assistive technology: the direction is next to the percentage in words.

use leptos::prelude::*;

use crate::quote::{Direction, Quote};

/// More points than these cannot be distinguished in a line as wide as four letters.
const MOST_POINTS: usize = 120;
/// The box of the points, in units of the drawing, with room around it for the width of the line.
const LEFT: f64 = 4.0;
const TOP: f64 = 6.0;
const WIDTH: f64 = 232.0;
const HEIGHT: f64 = 60.0;

/// The cell: coloured by the direction of the price, like the change next to it.
#[component]
pub(super) fn Spark(direction: Option<Direction>, points: String) -> impl IntoView {
    // Without a line it takes no space.
    let hidden = points.is_empty();
    view! {
        <span class=spark_class(direction) part=spark_part(direction) aria-hidden="true" hidden=hidden>
            <svg viewBox="0 0 240 72"><polyline points=points></polyline></svg>
        </span>
    }
}

/// The points of the line: the former prices and the current one, from left to right in any script. Empty if there are fewer
/// than two.
pub fn spark_points(quote: &Quote) -> String {
    let prices: Vec<f64> = quote.history.iter().chain(&quote.price).map(|price| price.approximate()).collect();
    // If there are more prices than are drawn, every nth one, including the last.
    let step = prices.len().div_ceil(MOST_POINTS).max(1);
    let drawn: Vec<f64> = prices.iter().rev().step_by(step).rev().copied().collect();
    if drawn.len() < 2 {
        return String::new();
    }
    let low = drawn.iter().copied().fold(f64::MAX, f64::min);
    let high = drawn.iter().copied().fold(f64::MIN, f64::max);
    let distance = WIDTH / (drawn.len() - 1) as f64;
    let point = |(place, price): (usize, f64)| {
        // An unchanged price is a line through the middle.
        let down = if high > low { (high - price) / (high - low) } else { 0.5 };
        let (x, y) = (LEFT + distance * place as f64, TOP + HEIGHT * down);
        format!("{},{}", nearest(x), nearest(y))
    };
    drawn.into_iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

/// The nearest whole unit: fractions cannot be seen, and formatting floats costs the module much.
fn nearest(place: f64) -> i64 {
    (place + 0.5) as i64
}

/// The class of the cell by the direction of the price.
fn spark_class(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "slugline-spark slugline-up",
        Some(Direction::Down) => "slugline-spark slugline-down",
        Some(Direction::Unchanged) => "slugline-spark slugline-flat",
        None => "slugline-spark",
    }
}

/// The shadow part of the cell by the direction of the price.
fn spark_part(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "spark up",
        Some(Direction::Down) => "spark down",
        Some(Direction::Unchanged) => "spark flat",
        None => "spark",
    }
}

#[cfg(test)]
mod tests {
    use super::spark_points;
    use crate::quote::{Decimal, Quote};

    fn points(history: &[&str], price: Option<&str>) -> String {
        let history = history.iter().map(|price| Decimal::parse(price).unwrap()).collect();
        spark_points(&Quote { history, price: price.and_then(Decimal::parse), ..Quote::default() })
    }

    #[test]
    fn line_ends_at_the_current_price() {
        assert_eq!(points(&["1.00", "3.0"], Some("2")), "4,66 120,6 236,36");
        assert_eq!(points(&["-1", "-2"], None), "4,6 236,66");
        assert_eq!(points(&["5", "5.0"], Some("5.00")), "4,36 120,36 236,36", "what stands is drawn through the middle");
    }

    #[test]
    fn single_price_draws_no_line() {
        assert_eq!(points(&[], Some("2")), "");
        assert_eq!(points(&["2"], None), "");
        assert_eq!(points(&[], None), "");
    }

    #[test]
    fn long_history_is_drawn_from_beginning_to_end() {
        let long: Vec<String> = (0..10_000).map(|price| price.to_string()).collect();
        let long: Vec<&str> = long.iter().map(String::as_str).collect();
        let drawn = points(&long, Some("0"));
        let drawn: Vec<&str> = drawn.split(' ').collect();
        assert_eq!((drawn.len(), drawn[0], drawn[119]), (120, "4,66", "236,66"));
        assert_eq!(drawn[118].split_once(',').unwrap().1, "6", "what stands before the last is nearly the highest");
    }

    #[test]
    fn the_largest_numbers_are_drawn() {
        let largest = "9".repeat(18);
        assert_eq!(points(&[&["-", &largest].concat(), &largest], Some("0")), "4,66 120,6 236,36");
    }
}

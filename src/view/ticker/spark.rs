//! The line of former prices, drawn by the browser itself.
//!
//! It is a picture for the eye, and hidden from assistive technology: in words the direction stands beside the percentage.

use crate::json::digits;
use crate::quote::{Direction, Quote};
use crate::view::{Node, node};

/// More points than these nobody can tell apart in a line of four letters' width.
const MOST_POINTS: usize = 120;
/// The box in which the points lie, in units of the drawing, with room around it for the breadth of the line.
const LEFT: f64 = 4.0;
const TOP: f64 = 6.0;
const WIDTH: f64 = 232.0;
const HEIGHT: f64 = 60.0;

/// The cell: coloured by the direction of the price, as the change beside it is.
pub(super) fn spark(direction: Option<Direction>, points: &str) -> Node {
    let line = node("polyline").attr("points", points);
    node("span")
        .class(spark_class(direction))
        .attr("part", spark_part(direction))
        .attr("aria-hidden", "true")
        .child(node("svg").attr("viewBox", "0 0 240 72").child(line))
}

/// The points of the line: the former prices and the present one, from the left to the right in any script. Nothing where these
/// are not two.
pub fn spark_points(quote: &Quote) -> String {
    let count = quote.history.len() + usize::from(quote.price.is_some());
    // Of more prices than are drawn every so many-th, the last among them.
    let step = count.div_ceil(MOST_POINTS).max(1);
    let mut prices = Vec::new();
    let (mut low, mut high) = (f64::MAX, f64::MIN);
    let mut at = count.saturating_sub(1) % step;
    while let Some(price) = quote.history.get(at).or(quote.price.as_ref().filter(|_| at < count)) {
        let price = price.approximate();
        (low, high) = (low.min(price), high.max(price));
        prices.push(price);
        at += step;
    }
    let mut points = String::new();
    if prices.len() < 2 {
        return points;
    }
    let wide = WIDTH / (prices.len() - 1) as f64;
    for (at, price) in prices.into_iter().enumerate() {
        // What has not moved is a line through the middle.
        let down = if high > low { (high - price) / (high - low) } else { 0.5 };
        for (mark, place) in [(" ", LEFT + wide * at as f64), (",", TOP + HEIGHT * down)] {
            if !points.is_empty() {
                points.push_str(mark);
            }
            points.push_str(&digits((place + 0.5) as i64));
        }
    }
    points
}

/// The class of the cell by the direction of the price.
pub fn spark_class(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Up) => "slugline-spark slugline-up",
        Some(Direction::Down) => "slugline-spark slugline-down",
        Some(Direction::Unchanged) => "slugline-spark slugline-flat",
        None => "slugline-spark",
    }
}

/// The shadow part of the cell by the direction of the price.
pub fn spark_part(direction: Option<Direction>) -> &'static str {
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
    fn a_line_ends_at_the_present_price() {
        assert_eq!(points(&["1.00", "3.0"], Some("2")), "4,66 120,6 236,36");
        assert_eq!(points(&["-1", "-2"], None), "4,6 236,66");
        assert_eq!(points(&["5", "5.0"], Some("5.00")), "4,36 120,36 236,36", "what stands is drawn through the middle");
    }

    #[test]
    fn a_point_is_no_line() {
        assert_eq!(points(&[], Some("2")), "");
        assert_eq!(points(&["2"], None), "");
        assert_eq!(points(&[], None), "");
    }

    #[test]
    fn a_long_history_is_drawn_from_its_beginning_to_its_end() {
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

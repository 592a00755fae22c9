//! The lines of former prices in a strip.

use web_sys::Element;

use super::cells::set;
use crate::quote::Quote;
use crate::view::ticker::{spark_class, spark_part, spark_points};

/// Draws the line of a quote anew in its cell, where it is another one.
pub(super) fn draw(cell: &Element, quote: &Quote) {
    let direction = quote.direction();
    let class = spark_class(direction);
    if cell.class_name() != class {
        cell.set_class_name(class);
        set(cell, "part", Some(spark_part(direction)));
    }
    let Some(line) = cell.first_element_child().and_then(|svg| svg.first_element_child()) else { return };
    let points = spark_points(quote);
    if line.get_attribute("points").as_deref() != Some(&points) {
        set(&line, "points", Some(&points));
    }
}

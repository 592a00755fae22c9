//! The cells of a strip, written directly: a tick touches text nodes and attributes, and nothing else.
//!
//! A signal for every cell costs twice the time of writing it by hand, and more again for every tick that changes nothing.

use wasm_bindgen::JsCast;
use web_sys::{Element, Text};

use super::spark;
use crate::locale::Locale;
use crate::quote::{Quote, State};
use crate::view::ticker::{Field, Fields, direction_class, direction_glyph, direction_part, direction_word, state_text, text};

/// The cells of every list of a strip.
#[derive(Default)]
pub(super) struct Cells {
    /// List by list, row by row, field by field.
    lists: Vec<Vec<Vec<Cell>>>,
}

struct Cell {
    /// Nothing for the last, which says the state.
    field: Option<Field>,
    element: Element,
    text: Option<Text>,
    arrow: Option<Element>,
}

impl Cells {
    /// Finds the cells in a track.
    pub(super) fn of(track: &Element, fields: &Fields) -> Self {
        let mut lists = Vec::new();
        for list in children(track) {
            let mut rows = Vec::new();
            for row in children(&list) {
                let mut cells = Vec::new();
                let link = row.first_element_child().filter(|first| first.has_attribute("href"));
                for element in children(link.as_ref().unwrap_or(&row)) {
                    cells.push(Cell::of(fields.get(cells.len()).copied(), element));
                }
                rows.push(cells);
            }
            lists.push(rows);
        }
        Self { lists }
    }

    /// Whether these are the cells of so many lists of so many rows. The track has its nodes a moment after they are described.
    pub(super) fn fit(&self, lists: usize, rows: usize) -> bool {
        self.lists.len() == lists && self.lists.iter().all(|list| list.len() == rows)
    }

    /// Writes a quote into its row of every list.
    pub(super) fn write(&self, row: usize, quote: &Quote, shared: Option<State>, locale: Locale) {
        let rows = self.lists.iter().filter_map(|list| list.get(row));
        for cell in rows.flatten() {
            match cell.field {
                Some(field) => cell.write(field, quote, locale),
                None => cell.write_state(&state_text(quote, shared, locale)),
            }
        }
    }
}

impl Cell {
    fn of(field: Option<Field>, element: Element) -> Self {
        let arrow = element.query_selector(".slugline-arrow").ok().flatten();
        let number = element.query_selector("bdi").ok().flatten();
        let text = number.and_then(|number| number.first_child()).and_then(|node| node.dyn_into().ok());
        Self { field, element, text, arrow }
    }

    fn write_state(&self, text: &str) {
        if self.element.text_content().as_deref() != Some(text) {
            self.element.set_text_content(Some(text));
        }
    }

    fn write(&self, field: Field, quote: &Quote, locale: Locale) {
        if field == Field::Spark {
            return spark::draw(&self.element, quote);
        }
        let Some(node) = &self.text else { return };
        let text = text(field, quote, locale);
        if node.data() != text {
            node.set_data(&text);
        }
        if field.has_direction() {
            let direction = quote.direction();
            // The class tells whether the rest has changed.
            let class = direction_class(direction);
            if self.element.class_name() != class {
                self.element.set_class_name(class);
                set(&self.element, "part", Some(direction_part(direction)));
                if let Some(arrow) = &self.arrow {
                    arrow.set_text_content(Some(direction_glyph(direction)));
                    set(arrow, "aria-label", direction_word(direction, locale));
                }
            }
        }
    }
}

pub(super) fn set(element: &Element, name: &str, value: Option<&str>) {
    // Neither fails for a name that is one.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn children(element: &Element) -> Vec<Element> {
    let children = element.children();
    (0..children.length()).filter_map(|index| children.item(index)).collect()
}

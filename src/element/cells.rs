//! The cells of a strip, written directly: a tick touches text nodes and attributes, and nothing else.
//!
//! What is new is told apart here, by decimals and words and never by what stands in the page: to read that costs more than to
//! write it. Numbers are made into text by the page's script, which is where their text has to be in the end.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::spark;
use crate::locale::{Form, Locale, Sign};
use crate::quote::{Decimal, Direction, Quote, State};
use crate::view::ticker::{Field, Fields, direction_class, direction_glyph, direction_part, direction_word, state_text};

#[wasm_bindgen]
extern "C" {
    /// The nodes: `Cells` of www/cells.js. A cell is named by its row and its place in that.
    pub type Nodes;

    #[wasm_bindgen(method)]
    fn forget(this: &Nodes);
    #[wasm_bindgen(method)]
    fn find(this: &Nodes, lists: usize, rows: usize);
    #[wasm_bindgen(method)]
    fn form(this: &Nodes, form: usize, before: &str, between: &str, after: &str, marks: &str, digits: &str);
    #[wasm_bindgen(method)]
    fn number(this: &Nodes, row: usize, place: usize, form: usize, sign: i32, high: u32, low: u32, scale: u8);
    #[wasm_bindgen(method)]
    fn text(this: &Nodes, row: usize, place: usize, text: &str);
    #[wasm_bindgen(method)]
    fn elements(this: &Nodes, row: usize, place: usize) -> js_sys::Array;
    #[wasm_bindgen(method)]
    fn turn(this: &Nodes, row: usize, place: usize, name: &str, part: &str, arrow: &str, label: Option<&str>);
}

/// Sets an attribute, or takes it away.
pub(super) fn set(element: &Element, name: &str, value: Option<&str>) {
    // Neither fails for a name that is one.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// The cells of every list of a strip.
pub(super) struct Cells {
    nodes: Nodes,
    locale: Locale,
    /// The forms of numbers that the nodes know, by their places.
    forms: Vec<Known>,
    /// What was written, row by row; nothing where a list was laid since.
    rows: Vec<Option<Shown>>,
}

/// Whose form it is.
#[derive(PartialEq)]
enum Known {
    Percent,
    Change,
    Price(Option<String>),
}

/// A feed that names ever more currencies shall not fill the memory with their forms.
const MOST_FORMS: usize = 32;

/// What stands in the cells of a row.
#[derive(Default)]
struct Shown {
    name: Option<String>,
    currency: Option<String>,
    price: Option<Decimal>,
    change: Option<Decimal>,
    percent: Option<Decimal>,
    direction: Option<Direction>,
    state: String,
}

impl Cells {
    pub(super) fn new(nodes: Nodes, locale: Locale) -> Self {
        Self { nodes, locale, forms: Vec::new(), rows: Vec::new() }
    }

    /// Forgets what was written: the lists are laid anew.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
        self.nodes.forget();
    }

    /// Finds the cells of so many lists of so many rows. The track has its nodes a moment after they are described.
    pub(super) fn find(&mut self, lists: usize, rows: usize) {
        self.nodes.find(lists, rows);
        self.rows.resize_with(rows, || None);
    }

    /// Writes a quote into its row of every list.
    pub(super) fn write(&mut self, row: usize, quote: &Quote, fields: &Fields, shared: Option<State>) {
        let Some(shown) = self.rows.get_mut(row).map(Option::take) else { return };
        let is_new = shown.is_none();
        let mut shown = shown.unwrap_or_default();
        let direction = quote.direction();
        let turns = is_new || shown.direction != direction;
        let is_named = is_new || shown.name != quote.name;
        let is_paid = is_new || shown.currency != quote.currency;
        for (place, field) in fields.iter().enumerate() {
            let is_other = match field {
                Field::Price => is_paid || shown.price != quote.price,
                Field::Change => is_new || shown.change != quote.change,
                Field::Percent => is_new || shown.percent != quote.change_percent,
                Field::Name => is_named,
                Field::Symbol => false,
                Field::Spark => {
                    for element in self.nodes.elements(row, place).iter() {
                        spark::draw(element.unchecked_ref::<Element>(), quote);
                    }
                    false
                }
            };
            if is_other {
                self.write_cell(row, place, *field, quote);
            }
            if turns && field.has_direction() {
                let [name, part, glyph] = [direction_class, direction_part, direction_glyph].map(|of| of(direction));
                self.nodes.turn(row, place, name, part, glyph, direction_word(direction, self.locale));
            }
        }
        let state = state_text(quote, shared, self.locale);
        if shown.state != state || is_new && !state.is_empty() {
            self.nodes.text(row, fields.len(), &state);
        }
        if is_named {
            shown.name.clone_from(&quote.name);
        }
        if is_paid {
            shown.currency.clone_from(&quote.currency);
        }
        (shown.price, shown.change, shown.percent) = (quote.price, quote.change, quote.change_percent);
        (shown.direction, shown.state) = (direction, state);
        if let Some(place) = self.rows.get_mut(row) {
            *place = Some(shown);
        }
    }

    fn write_cell(&mut self, row: usize, place: usize, field: Field, quote: &Quote) {
        let (number, sign) = match field {
            Field::Price => (quote.price, Sign::Minus),
            Field::Change => (quote.change, Sign::Both),
            Field::Percent => (quote.change_percent, Sign::Both),
            Field::Symbol | Field::Name | Field::Spark => (None, Sign::Minus),
        };
        match number {
            Some(number) => {
                const HALF: u64 = 1_000_000_000;
                let form = self.form_of(field, quote.currency.as_deref());
                let digits = number.mantissa().unsigned_abs();
                let (high, low) = ((digits / HALF) as u32, (digits % HALF) as u32);
                self.nodes.number(row, place, form, sign.of(number), high, low, number.scale());
            }
            None => self.nodes.text(row, place, quote.name.as_deref().filter(|_| field == Field::Name).unwrap_or("")),
        }
    }

    /// The place of a field's form, which the nodes know from then on.
    fn form_of(&mut self, field: Field, currency: Option<&str>) -> usize {
        let is_known = |known: &Known| match known {
            Known::Percent => field == Field::Percent,
            Known::Change => field == Field::Change,
            Known::Price(own) => field == Field::Price && own.as_deref() == currency,
        };
        if let Some(place) = self.forms.iter().position(is_known) {
            return place;
        }
        if self.forms.len() == MOST_FORMS {
            self.forms.clear();
        }
        let (known, form) = match field {
            Field::Percent => (Known::Percent, Form::percent(self.locale)),
            Field::Price => (Known::Price(currency.map(str::to_owned)), Form::price(currency, self.locale)),
            _ => (Known::Change, Form::plain(self.locale)),
        };
        let [before, between, after] = &form.around;
        self.nodes.form(self.forms.len(), before, between, after, form.marks, form.digits);
        self.forms.push(known);
        self.forms.len() - 1
    }
}

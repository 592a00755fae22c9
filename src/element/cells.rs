//! The cells of a strip, written directly: a tick changes only text nodes and attributes.
//!
//! Changes are found here, by comparing decimals and words and never by reading the page: that costs more than
//! writing. The page's script formats the numbers, because it needs the text.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::mount::{Mounted, root_owner};
use crate::components::ticker::{BlankQuote, Field, Fields, NO_PRICE, href, spark_points, state_text};
use crate::locale::{Form, Locale, Sign};
use crate::quote::{Board, Decimal, Direction, Quote, State};

#[wasm_bindgen]
extern "C" {
    /// The nodes: `Cells` of www/cells.js. A cell is identified by its row and its place in the row.
    #[derive(Clone)]
    pub type Nodes;

    #[wasm_bindgen(method, js_name = layOut)]
    fn lay_out(this: &Nodes, blank: &Element, rows: usize, up: &str, down: &str, unchanged: &str) -> usize;
    /// Makes this many lists, each but the first with this many quotes.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &Nodes, lists: usize, quotes: usize);
    #[wasm_bindgen(method)]
    fn form(this: &Nodes, form: usize, before: &str, between: &str, after: &str, marks: &str, digits: &str);
    #[wasm_bindgen(method)]
    fn number(this: &Nodes, row: usize, place: usize, form: usize, sign: i32, high: u32, low: u32, scale: u8);
    #[wasm_bindgen(method)]
    fn text(this: &Nodes, row: usize, place: usize, text: &str);
    /// Writes a sign with a label.
    #[wasm_bindgen(method)]
    fn sign(this: &Nodes, row: usize, place: usize, sign: &str, word: &str);
    #[wasm_bindgen(method)]
    fn link(this: &Nodes, row: usize, address: Option<&str>);
    #[wasm_bindgen(method)]
    fn draw(this: &Nodes, row: usize, place: usize, points: &str);
    /// `direction` is its index in [`Direction`], or one past the last if there is none.
    #[wasm_bindgen(method)]
    fn turn(this: &Nodes, row: usize, place: usize, direction: usize);
}

/// The cells of every list of a strip.
pub struct Cells {
    pen: Pen,
    fields: Fields,
    /// The template of the quotes' addresses.
    template: Option<String>,
    /// What was written, by row; empty if the lists were rendered since.
    rows: Vec<Option<Shown>>,
    /// The board's stamps when the rows were written; `None` if they must be written in any case.
    stamps: Vec<Option<u64>>,
    /// The state that all quotes had then.
    shared: Option<State>,
}

/// Writes into the nodes.
struct Pen {
    nodes: Nodes,
    locale: Locale,
    /// The forms of numbers that the nodes know, by index.
    forms: Vec<Known>,
}

/// Whose form it is.
#[derive(PartialEq)]
enum Known {
    Percent,
    Change,
    Price(Option<String>),
}

/// A feed that names ever more currencies must not fill the memory with their forms.
const MOST_FORMS: usize = 32;

/// The content of the cells of a row.
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
    /// Cells in which nothing is written, in a language.
    pub fn new(nodes: Nodes, locale: Locale) -> Self {
        let pen = Pen { nodes, locale, forms: Vec::new() };
        Self { pen, fields: Field::usual(), template: None, rows: Vec::new(), stamps: Vec::new(), shared: None }
    }

    /// What it writes into.
    pub(super) fn nodes(&self) -> Nodes {
        self.pen.nodes.clone()
    }

    /// Chooses the cells of a quote.
    pub(super) fn show(&mut self, fields: Fields) {
        self.fields = fields;
    }

    /// Uses another language from the next lists on.
    pub(super) fn set_locale(&mut self, locale: Locale) {
        self.pen.locale = locale;
        self.pen.forms.clear();
    }

    /// Makes each quote a link, or none of them.
    pub(super) fn lead(&mut self, template: Option<String>) {
        self.template = template;
    }

    /// The template of the quotes' addresses.
    pub(super) fn template(&self) -> Option<String> {
        self.template.clone()
    }

    /// Whether a line of former prices is among them.
    pub(super) fn are_drawn(&self) -> bool {
        self.fields.contains(&Field::Spark)
    }

    /// Renders this many rows again, without figures. Returns how many of them exist at once.
    pub(super) fn lay_out(&mut self, rows: usize) -> usize {
        self.rows.clear();
        self.rows.resize_with(rows, || None);
        self.stamps.clear();
        self.stamps.resize(rows, None);
        let Pen { nodes, locale, .. } = &self.pen;
        let (fields, is_link, locale) = (self.fields.clone(), self.template.is_some(), *locale);
        let words = locale.words();
        let owner = root_owner();
        let place = document().create_document_fragment();
        let _blank = Mounted::new(&owner, &place, move || view! { <BlankQuote fields is_link locale/> });
        place.first_element_child().map_or(0, |blank| nodes.lay_out(&blank, rows, words.up(), words.down(), words.unchanged()))
    }

    /// Sets the state that all quotes share, if they do: it is shown elsewhere, and not next to each quote.
    pub(super) fn share(&mut self, shared: Option<State>) {
        if self.shared != shared {
            self.shared = shared;
            self.stamps.fill(None);
        }
    }

    /// Whether the content of a row is up to date with the board. Called for every row at every flush.
    #[inline]
    pub(super) fn is_written(&self, row: usize, board: &Board, place: usize) -> bool {
        self.stamps.get(row).copied().flatten().is_some_and(|stamp| !board.has_changed(place, stamp))
    }

    /// Writes the quote at a place of the board into its row of every list.
    pub(super) fn write(&mut self, row: usize, board: &Board, place: usize) {
        let (Some(shown), Some(stamp), Some(quote)) = (self.rows.get_mut(row), self.stamps.get_mut(row), board.rows().get(place))
        else {
            return;
        };
        *stamp = Some(board.stamp());
        let is_new = shown.is_none();
        let shown = shown.get_or_insert_default();
        let direction = quote.direction();
        let turns = is_new || shown.direction != direction || shown.percent.is_some() != quote.change_percent.is_some();
        let is_named = is_new || shown.name != quote.name;
        let is_paid = is_new || shown.currency != quote.currency;
        let pen = &mut self.pen;
        if is_new && let Some(template) = &self.template {
            pen.nodes.link(row, href(template, &quote.symbol, quote.exchange.as_deref()).as_deref());
        }
        for (place, field) in self.fields.iter().enumerate() {
            let is_other = match field {
                Field::Price => is_paid || shown.price != quote.price,
                Field::Change => is_new || shown.change != quote.change,
                Field::Percent => is_new || shown.percent != quote.change_percent,
                Field::Name => is_named,
                Field::Symbol => is_new,
                Field::Spark => {
                    pen.nodes.draw(row, place, &spark_points(quote));
                    false
                }
            };
            if is_other {
                pen.write(row, place, *field, quote);
            }
            if turns && field.has_direction() {
                // There is never an arrow without a figure.
                let direction = direction.filter(|_| *field != Field::Percent || quote.change_percent.is_some());
                pen.nodes.turn(row, place, direction.map_or(3, |direction| direction as usize));
            }
        }
        let state = state_text(quote, self.shared, pen.locale).unwrap_or_default();
        if is_new || shown.state != state {
            pen.nodes.text(row, self.fields.len(), &state);
            shown.state = state;
        }
        if is_named {
            shown.name.clone_from(&quote.name);
        }
        if is_paid {
            shown.currency.clone_from(&quote.currency);
        }
        (shown.price, shown.change, shown.percent) = (quote.price, quote.change, quote.change_percent);
        shown.direction = direction;
    }
}

impl Pen {
    /// Writes a cell.
    fn write(&mut self, row: usize, place: usize, field: Field, quote: &Quote) {
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
            None if field == Field::Price => self.nodes.sign(row, place, NO_PRICE, self.locale.words().no_price()),
            None => {
                let text = match field {
                    Field::Symbol => Some(&*quote.symbol),
                    Field::Name => quote.name.as_deref(),
                    _ => None,
                };
                self.nodes.text(row, place, text.unwrap_or(""));
            }
        }
    }

    /// The index of a field's form, which the nodes know from then on.
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
        self.nodes.form(self.forms.len(), before, between, after, &form.marks(), &form.digits());
        self.forms.push(known);
        self.forms.len() - 1
    }
}

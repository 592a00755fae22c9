//! The rows of a list of quotes: which quotes of a market they show, and which of their values are written.

use std::cell::{Cell, Ref, RefCell, RefMut};
use std::cmp::Ordering;
use std::rc::Rc;

use super::cells::Cells;
use crate::components::ticker::{Field, Sort, href};
use crate::feed::{MOST_SHOWN, Market};
use crate::locale::Locale;
use crate::quote::{Board, Decimal, Freshness, Quote};

/// How many rows out of view are written at once: these are what makes a strip of hundreds slow.
const MOST_UNSEEN: usize = 64;

/// The result of a flush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flush {
    /// There are other quotes: the rows must be arranged first.
    Outdated,
    /// Everything is written.
    Done,
    /// There may be more to write out of view.
    More,
}

/// The rows of one list and its copies.
pub struct Rows {
    market: RefCell<Rc<Market>>,
    symbols: RefCell<Vec<String>>,
    /// The order in which the reader has sorted them.
    sort: Cell<Option<Sort>>,
    /// The board's rows that are shown, in order.
    shown: RefCell<Vec<usize>>,
    /// How many there would be without a limit.
    chosen: Cell<usize>,
    cells: RefCell<Cells>,
    /// How many of the rows exist: those of a long strip are added in parts.
    filled: Cell<usize>,
    /// Their edition.
    edition: Cell<u32>,
    /// The row at which the next flush continues with what is out of view.
    next: Cell<usize>,
    /// How fresh the quotes are, and the board's stamp when that was determined.
    fresh: Cell<Option<(u64, Freshness)>>,
}

impl Rows {
    /// No rows, of an empty market; `cells` writes them.
    pub fn new(cells: Cells) -> Self {
        Self {
            market: RefCell::default(),
            symbols: RefCell::default(),
            sort: Cell::default(),
            shown: RefCell::default(),
            chosen: Cell::default(),
            cells: RefCell::new(cells),
            filled: Cell::default(),
            edition: Cell::default(),
            next: Cell::default(),
            fresh: Cell::default(),
        }
    }

    /// Their market.
    pub fn market(&self) -> Rc<Market> {
        self.market.borrow().clone()
    }

    /// Their cells.
    pub(super) fn cells(&self) -> Ref<'_, Cells> {
        self.cells.borrow()
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.shown.borrow().len()
    }

    /// How many quotes were chosen, if not all of them are shown.
    pub fn cut_off_at(&self) -> Option<usize> {
        (self.chosen.get() > MOST_SHOWN).then_some(MOST_SHOWN)
    }

    // What is shown. It takes effect when the rows are arranged.

    /// Shows another market.
    pub fn follow(&self, market: Rc<Market>) {
        self.market.replace(market);
        self.fresh.take();
    }

    /// Chooses quotes and their order by symbols, separated by spaces; by default all.
    pub fn choose(&self, symbols: &str) {
        self.symbols.replace(symbols.split_whitespace().map(str::to_owned).collect());
    }

    /// Sorts the quotes, or keeps the order of the page. Ticks do not change the order: rows would jump while they are read.
    pub fn sort(&self, sort: Option<Sort>) {
        self.sort.set(sort);
    }

    /// Chooses the cells of a quote by words of [`Field::ALL`], separated by spaces; by default the usual ones.
    pub fn show(&self, fields: &str) {
        self.cells_mut().show(Field::named(fields));
    }

    /// Makes each quote a link, by a template such as `/markets/{symbol}`, or none of them by `""`. Returns whether the template
    /// is valid.
    pub fn lead(&self, template: &str) -> bool {
        let leads = !template.is_empty() && href(template, "A", Some("A")).is_some();
        self.cells_mut().lead(leads.then(|| template.to_owned()));
        leads
    }

    /// Writes in another language.
    pub fn set_locale(&self, locale: Locale) {
        self.cells_mut().set_locale(locale);
    }

    /// Chooses the quotes again, and renders the lists without figures.
    pub fn arrange(&self) {
        let market = self.market();
        self.edition.set(market.edition());
        if self.cells().are_drawn() {
            market.board.borrow_mut().keep_history();
        }
        let board = market.board.borrow();
        let symbols = self.symbols.borrow();
        let mut shown: Vec<usize> = if symbols.is_empty() {
            (0..board.rows().len()).collect()
        } else {
            symbols.iter().filter_map(|symbol| board.row_of(symbol)).collect()
        };
        self.chosen.set(shown.len());
        if let Some(sort) = self.sort.get() {
            let rows = board.rows();
            let compare = |one: &usize, other: &usize| Some(sort.compare(rows.get(*one)?, rows.get(*other)?));
            shown.sort_by(|one, other| compare(one, other).unwrap_or(Ordering::Equal));
        }
        shown.truncate(MOST_SHOWN);
        let count = shown.len();
        self.shown.replace(shown);
        self.fresh.take();
        let there = {
            let mut cells = self.cells_mut();
            let there = cells.lay_out(count);
            cells.share(self.freshness(&board).state);
            there
        };
        self.filled.take();
        drop(board);
        self.fill(there);
    }

    // What is written.

    /// Writes changed quotes into their cells: those in view, from the row `first` on, and some of the rest, in turn.
    pub fn flush(&self, first: usize, seen: usize) -> Flush {
        let market = self.market();
        if self.edition.get() != market.edition() {
            return Flush::Outdated;
        }
        let board = market.board.borrow();
        let shared = self.freshness(&board).state;
        let mut cells = self.cells_mut();
        let shown = self.shown.borrow();
        let count = shown.len().min(self.filled.get()).max(1);
        cells.share(shared);
        let mut write = |at: usize| {
            let place = shown.get(at).copied().unwrap_or(usize::MAX);
            let is_due = !cells.is_written(at, &board, place);
            if is_due {
                cells.write(at, &board, place);
            }
            is_due
        };
        for step in 0..seen.min(count) {
            write((first + step) % count);
        }
        let mut rest = MOST_UNSEEN;
        for step in 0..count {
            let at = (self.next.get() + step) % count;
            rest -= usize::from(write(at));
            if rest == 0 {
                self.next.set(at + 1);
                return Flush::More;
            }
        }
        Flush::Done
    }

    /// Writes the rows that were added since the lists were rendered: there are this many now.
    pub fn fill(&self, rows: usize) {
        let market = self.market();
        let board = market.board.borrow();
        let mut cells = self.cells_mut();
        for row in self.filled.replace(rows)..rows {
            cells.write(row, &board, self.place(row));
        }
    }

    // What is known of them.

    /// The board's row of the quote in a row; an invalid one if there is no such row.
    fn place(&self, row: usize) -> usize {
        self.shown.borrow().get(row).copied().unwrap_or(usize::MAX)
    }

    /// The quote of a row.
    pub fn quote(&self, row: usize) -> Option<Quote> {
        self.market().quotes().get(self.place(row)).cloned()
    }

    /// The price of a row, if the row is up to date with the market. Asked for every row at every flush.
    pub fn written_price(&self, row: usize) -> Option<Option<Decimal>> {
        let market = self.market();
        let board = market.board.borrow();
        let place = self.place(row);
        // Ticks since the last flush are not written yet.
        board.rows().get(place).filter(|_| self.cells().is_written(row, &board, place)).map(|quote| quote.price)
    }

    /// The row of the quote with that name: a symbol, or one on an exchange, `RIO@XLON`.
    pub fn row_of(&self, name: &str) -> Option<usize> {
        let place = self.market().board.borrow().row_of(name)?;
        self.shown.borrow().iter().position(|shown| *shown == place)
    }

    /// Calls `visit` for the quotes, in order.
    pub fn for_each<T>(&self, visit: impl Fn(&Quote) -> T) -> Vec<T> {
        let market = self.market();
        let quotes = market.quotes();
        self.shown.borrow().iter().filter_map(|place| quotes.get(*place)).map(visit).collect()
    }

    /// How fresh they are.
    pub fn fresh(&self) -> Freshness {
        self.freshness(&self.market().board.borrow())
    }

    fn freshness(&self, board: &Board) -> Freshness {
        if let Some((stamp, fresh)) = self.fresh.get()
            && stamp == board.stamp()
        {
            return fresh;
        }
        let fresh = Freshness::of(self.shown.borrow().iter().filter_map(|row| board.rows().get(*row)));
        self.fresh.set(Some((board.stamp(), fresh)));
        fresh
    }

    fn cells_mut(&self) -> RefMut<'_, Cells> {
        self.cells.borrow_mut()
    }
}

//! A strip of quotes: its list, and the region in which it moves.

mod cell;
mod direction;
mod headings;
mod host;
mod href;
mod layout;
mod quote;
mod sort;
mod source_line;
mod spark;
mod strip;
mod widest;

pub use cell::{Field, Fields, cell_text, state_text};
pub use direction::{direction_class, direction_word};
pub use host::{SelectedQuote, Ticker, TickerAction, TickerProps};
pub use href::href;
pub use layout::Layout;
pub(super) use quote::Cells;
pub use quote::{BlankQuote, List, NO_PRICE, QuoteList};
pub use sort::Sort;
pub use source_line::{Absence, FeedStatus, SourceLine, SourcePart, source_line};
pub use spark::spark_points;
pub use strip::{Strip, StripSignals};
pub(super) use widest::Space;
pub(crate) use widest::{isolated, widest};

#[cfg(all(test, feature = "ssr"))]
mod tests;

//! One quote in a text of the page.

mod figures;
mod host;

pub use figures::{QuoteFigures, QuoteSignals};
pub use host::{Quote, QuoteProps};

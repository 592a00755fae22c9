//! The story as data: an article, its typed blocks and inlines, its pictures and its rights.
//!
//! All input becomes these types, and the views build nodes from nothing else: markup that they cannot represent cannot
//! reach a page.

mod article;
mod block;
mod byline;
mod figure;
mod inline;
mod length;
mod rights;
mod timestamp;

pub use article::{Access, Article, Publisher};
pub use block::{Block, Cell};
pub use byline::Byline;
pub use figure::{Figure, Focal, Rendition};
pub use inline::{Inline, plain_text};
pub use length::minutes;
pub use rights::{Rights, Status, Withheld, reduce};
pub use timestamp::Timestamp;

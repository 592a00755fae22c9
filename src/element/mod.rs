//! What the browser's elements call. The classes of the elements are JavaScript (`www/`): they listen to the browser's events, keep its
//! timers, and animate the strip. Here stories and strips are read, mounted and updated
//! (`docs/decisions/0004-two-languages.md`).
//!
//! ```js
//! const view = new Article(host, host.attachShadow({ mode: "open" }), "en");
//! view.read(new TextEncoder().encode("A headline\n\nA paragraph."), "auto", Date.now()); // { format: "wire", warnings: [] }
//! view.render();
//! view.free();
//! ```

mod article;
mod attribute;
mod cells;
mod controls;
mod convert;
mod end_tag;
mod feed;
mod formats;
mod host;
mod mentions;
mod mount;
mod outcome;
mod pace;
mod quote;
mod reader;
mod rows;
mod source;
mod strips;
mod ticker;
mod view;

pub use article::Article;
pub use cells::{Cells, Nodes};
pub use controls::controls;
pub use convert::convert;
pub use end_tag::has_rest_of_page;
pub use formats::{formats, load_formats_by};
pub use host::{ArticleHost, EarlyFetch, TickerHost};
pub use quote::{Quote, quotes};
pub use reader::{Reader, preferences};
pub use rows::{Flush, Rows};
pub use source::read_bytes;
pub use ticker::Ticker;

use crate::locale;
use wasm_bindgen::prelude::*;

/// The version of this module, to be compared with that of the script that loads it.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Adds the words of a language, a line of the package's files: the module itself only has English.
#[wasm_bindgen]
pub fn learn(words: &str) {
    locale::learn(words);
}

//! A hidden list of quotes, whose texts are copied to the words of a story (www/mentions.js).

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::DocumentFragment;

use super::cells::{Cells, Nodes};
use super::mount::{Mounted, root_owner};
use super::rows::{Flush, Rows};
use super::ticker::Ticker;
use crate::components::ticker::List;
use crate::locale::Locale;

/// Quotes of a strip's market, written in the same way.
#[wasm_bindgen]
pub struct QuoteCopy {
    rows: Rows,
    _list: Mounted,
    _owner: Owner,
}

#[wasm_bindgen]
impl QuoteCopy {
    /// The quotes of these symbols, in the language of the tag `lang`, in a list that `cells` writes: with these fields, and links by a
    /// template if that is not empty.
    #[wasm_bindgen(constructor)]
    pub fn new(
        strip: &Ticker,
        place: &DocumentFragment,
        cells: Nodes,
        lang: &str,
        symbols: &str,
        fields: &str,
        template: &str,
    ) -> QuoteCopy {
        let owner = root_owner();
        let list = Mounted::new(&owner, place, || view! { <div class="track"><List/></div> });
        let rows = Rows::new(Cells::new(cells, Locale::of(lang)));
        rows.show(fields);
        rows.lead(template);
        rows.choose(symbols);
        rows.follow(strip.view().rows().market());
        rows.arrange();
        Self { rows, _list: list, _owner: owner }
    }

    /// Whether the strip still shows the market of these quotes.
    #[wasm_bindgen(js_name = isOf)]
    pub fn is_of(&self, strip: &Ticker) -> bool {
        Rc::ptr_eq(&self.rows.market(), &strip.view().rows().market())
    }

    /// Writes what has changed.
    pub fn flush(&self) {
        if self.rows.flush(0, usize::MAX) == Flush::Outdated {
            self.rows.arrange();
        }
    }

    /// The row of the quote with that name: a symbol, or one on an exchange, `RIO@XLON`.
    #[wasm_bindgen(js_name = rowOf)]
    pub fn row_of(&self, name: &str) -> Option<usize> {
        self.rows.row_of(name)
    }
}

//! The style sheet by which preferences hold.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

use super::Preferences;
use crate::style::{adopt, sheet_of};

const THEMES: &str = include_str!("../style/themes.css");

#[wasm_bindgen(module = "/src/js/reader_sheet.js")]
extern "C" {
    /// What the preferences say, for the stories that keep them or, where it `passes` with the page, for the others.
    #[wasm_bindgen(js_name = sheetText)]
    fn sheet_text(preferences: &JsValue, passes: bool, themes: &str) -> String;
}

/// The sheet of some preferences. There is none until there is something to say.
#[derive(Default)]
pub(super) struct Sheet(OnceCell<CssStyleSheet>);

impl Sheet {
    /// Goes on with the sheet that the loader made.
    pub(super) fn take(&self, sheet: CssStyleSheet) {
        // There is one already where this was told twice.
        let _ = self.0.set(sheet);
    }

    /// Whether there is one.
    pub(super) fn is_made(&self) -> bool {
        self.0.get().is_some()
    }

    /// Writes what the preferences say.
    pub(super) fn write(&self, preferences: &Preferences, passes: bool) {
        let record = preferences.to_json();
        if record.is_none() && !self.is_made() {
            return;
        }
        let record = js_sys::JSON::parse(record.as_deref().unwrap_or("{}")).unwrap_or_default();
        let text = sheet_text(&record, passes, THEMES);
        if let Some(sheet) = self.0.get() {
            // Without a rule to import it refuses nothing.
            let _ = sheet.replace_sync(&text);
        } else if !text.is_empty()
            && let Some(sheet) = sheet_of(&text)
        {
            self.take(sheet);
        }
    }

    /// Gives it to the tree in which a node stands.
    pub(super) fn adopt(&self, node: &Node) {
        if let Some(sheet) = self.0.get() {
            adopt(node, sheet);
        }
    }
}

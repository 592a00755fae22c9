//! The style sheet that applies the preferences.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

use super::Preferences;
use crate::style::{adopt, sheet_of};

const THEMES: &str = include_str!("../style/themes.css");

#[wasm_bindgen(module = "/src/js/reader_sheet.js")]
extern "C" {
    /// The preferences, for the stories that store them or, if it `passes` with the page, for the others.
    #[wasm_bindgen(js_name = sheetText)]
    fn sheet_text(preferences: &JsValue, passes: bool, themes: &str) -> String;
}

/// The sheet for some preferences. There is none until it has rules.
#[derive(Default)]
pub(super) struct Sheet(OnceCell<CssStyleSheet>);

impl Sheet {
    /// Continues with the sheet that the loader made.
    pub(super) fn take(&self, sheet: CssStyleSheet) {
        // There is one already if this was called twice.
        let _ = self.0.set(sheet);
    }

    /// Whether there is one.
    pub(super) fn is_made(&self) -> bool {
        self.0.get().is_some()
    }

    /// Writes the preferences.
    pub(super) fn write(&self, preferences: &Preferences, passes: bool) {
        let record = preferences.to_json();
        if record.is_none() && !self.is_made() {
            return;
        }
        let record = js_sys::JSON::parse(record.as_deref().unwrap_or("{}")).unwrap_or_default();
        let text = sheet_text(&record, passes, THEMES);
        if let Some(sheet) = self.0.get() {
            // Without a rule to import, this cannot fail.
            let _ = sheet.replace_sync(&text);
        } else if !text.is_empty()
            && let Some(sheet) = sheet_of(&text)
        {
            self.take(sheet);
        }
    }

    /// Adopts it in the tree of a node.
    pub(super) fn adopt(&self, node: &Node) {
        if let Some(sheet) = self.0.get() {
            adopt(node, sheet);
        }
    }
}

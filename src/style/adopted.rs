//! Constructed style sheets, and the trees that adopt them.
//!
//! A policy against inline styles allows constructed sheets, and nothing is written into the page.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

#[wasm_bindgen]
extern "C" {
    /// A document or a shadow root.
    type Tree;

    /// `None` for a node that is in no document.
    #[wasm_bindgen(method, getter, structural, js_name = adoptedStyleSheets)]
    fn adopted(this: &Tree) -> Option<js_sys::Array>;

    #[wasm_bindgen(method, setter, structural, catch, js_name = adoptedStyleSheets)]
    fn set_adopted(this: &Tree, sheets: &js_sys::Array) -> Result<(), JsValue>;
}

/// A sheet of these rules. `None` in browsers that cannot make one.
pub(crate) fn sheet_of(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(css).ok()?;
    Some(sheet)
}

/// Adopts a sheet in the tree of a node, once. Last, so that it takes precedence.
pub(crate) fn adopt(node: &Node, sheet: &CssStyleSheet) {
    let tree: Tree = node.get_root_node().unchecked_into();
    let Some(adopted) = tree.adopted() else { return };
    if !adopted.includes(sheet, 0) {
        // A copy: older browsers refuse to change the list itself. A tree of another document than the sheet's is unchanged.
        let sheets = js_sys::Array::from(&adopted);
        sheets.push(sheet);
        let _ = tree.set_adopted(&sheets);
    }
}

/// Removes a sheet from the tree of a node.
pub(crate) fn drop_sheet(node: &Node, sheet: &CssStyleSheet) {
    let tree: Tree = node.get_root_node().unchecked_into();
    if let Some(adopted) = tree.adopted() {
        let _ = tree.set_adopted(&adopted.filter(&mut |one, _, _| !js_sys::Object::is(&one, sheet)));
    }
}

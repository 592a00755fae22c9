//! Style sheets that scripts make, and the trees that have them.
//!
//! They are constructed sheets: a policy against inline styles lets them pass, and nothing is written into the page.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Node};

#[wasm_bindgen]
extern "C" {
    /// A document or a shadow root.
    type Tree;

    /// Nothing at what is in no document.
    #[wasm_bindgen(method, getter, structural, js_name = adoptedStyleSheets)]
    fn adopted(this: &Tree) -> Option<js_sys::Array>;

    #[wasm_bindgen(method, setter, structural, catch, js_name = adoptedStyleSheets)]
    fn set_adopted(this: &Tree, sheets: &js_sys::Array) -> Result<(), JsValue>;
}

/// A sheet of these rules. Nothing in browsers that cannot make one.
pub(crate) fn sheet_of(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(css).ok()?;
    Some(sheet)
}

/// Gives the tree in which a node stands a sheet, once. Last: it wins.
pub(crate) fn adopt(node: &Node, sheet: &CssStyleSheet) {
    let tree: Tree = node.get_root_node().unchecked_into();
    let Some(adopted) = tree.adopted() else { return };
    if !adopted.includes(sheet, 0) {
        // A copy: older browsers refuse to change the list itself. A tree of another document than the sheet's stays as it is.
        let sheets = js_sys::Array::from(&adopted);
        sheets.push(sheet);
        let _ = tree.set_adopted(&sheets);
    }
}

/// Takes a sheet from the tree in which a node stands.
pub(crate) fn drop_sheet(node: &Node, sheet: &CssStyleSheet) {
    let tree: Tree = node.get_root_node().unchecked_into();
    if let Some(adopted) = tree.adopted() {
        let _ = tree.set_adopted(&adopted.filter(&mut |one, _, _| !js_sys::Object::is(&one, sheet)));
    }
}

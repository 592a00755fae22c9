//! A server's response to a fetch of the classes (www/source.js), which is begun before the module is loaded.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::*;

use super::outcome::failed;
use crate::feed::{read_answer, resolve};

/// Reads the response to the fetch of an address: returns its bytes, or `{ code, message }`. An HTML page is a wrong answer unless
/// `takes_html`.
#[wasm_bindgen(js_name = readAnswer)]
pub async fn read_bytes(address: String, response: Promise, takes_html: bool) -> JsValue {
    let answer = match resolve(&address) {
        Ok(url) => read_answer(&url, response, None, takes_html).await.map_err(|refusal| refusal.fault),
        Err(fault) => Err(fault),
    };
    match answer {
        Ok(answer) => Uint8Array::from(answer.bytes.unwrap_or_default().as_slice()).into(),
        Err(fault) => failed(&fault.code, &fault.message),
    }
}

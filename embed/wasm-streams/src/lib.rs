//! What Leptos's server functions ask of `wasm-streams`, without the streams.
//!
//! Leptos depends on server functions whether they are used or not, they on `wasm-streams`, and that exports three classes. What is
//! exported cannot be left out by the linker, nor what it calls: 3.5 kilobytes in every page. No element here calls a server
//! function, so nothing here is ever called (`docs/decisions/0003-bytes.md`).

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream that has ended.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Takes a stream, and lets it go.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_stream: S) -> Self {
        Self(JsValue::NULL.unchecked_into())
    }

    /// Gives the browser's stream back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}

//! The interface of `wasm-streams` that Leptos's server functions need, without the streams.
//!
//! Leptos depends on server functions whether they are used or not, they depend on `wasm-streams`, and that exports three classes. The
//! linker cannot drop exports, nor what they call: 3.5 kilobytes in every page. No element here calls a server
//! function, so nothing here is ever called (`docs/decisions/0003-bytes.md`).

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A stream that has ended.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a browser stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Takes a stream, and drops it.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_stream: S) -> Self {
        Self(JsValue::NULL.unchecked_into())
    }

    /// Returns the browser stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}

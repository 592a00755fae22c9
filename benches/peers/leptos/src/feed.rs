//! What arrives, and when it is shown.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::prelude::*;
use web_sys::{EventSource, EventTarget, MessageEvent, WebSocket, window};

use crate::board::{Frame, Tick};

/// A stream of frames, a WebSocket or Server-Sent Events by its address. It is closed when this is dropped.
pub(crate) struct Stream {
    source: EventTarget,
    _listener: EventListener,
}

impl Stream {
    /// Follows a stream; `None` if the browser refuses.
    pub(crate) fn open(address: &str, take: impl Fn(Vec<Tick>) + 'static) -> Option<Self> {
        let is_socket = address.starts_with("ws:") || address.starts_with("wss:");
        let source: EventTarget =
            if is_socket { WebSocket::new(address).ok()?.into() } else { EventSource::new(address).ok()?.into() };
        let listener = EventListener::new(&source, "message", move |event| {
            let text = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            match serde_json::from_str::<Frame>(&text) {
                Ok(frame) => take(frame.quotes),
                Err(error) => leptos::logging::warn!("{error}"),
            }
        });
        Some(Self { source, _listener: listener })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        match self.source.dyn_ref::<WebSocket>() {
            // It is closed already, or will be.
            Some(socket) => drop(socket.close()),
            None => self.source.unchecked_ref::<EventSource>().close(),
        }
    }
}

/// Calls `flush` in an animation frame after a request, at most `rate` times a second.
pub(crate) struct Pacer {
    rate: f64,
    due: Rc<Cell<f64>>,
    is_pending: Rc<Cell<bool>>,
    flush: Rc<dyn Fn()>,
}

impl Pacer {
    pub(crate) fn new(rate: f64, flush: impl Fn() + 'static) -> Self {
        Self { rate, due: Rc::default(), is_pending: Rc::default(), flush: Rc::new(flush) }
    }

    pub(crate) fn request(&self) {
        if self.is_pending.replace(true) {
            return;
        }
        let (due, is_pending, flush, rate) = (self.due.clone(), self.is_pending.clone(), self.flush.clone(), self.rate);
        let in_frame = move || {
            request_animation_frame(move || {
                is_pending.set(false);
                // From when it was due: else the wait for the frame adds up, and a rate of 60 would be one of 30.
                due.set((due.get() + 1000.0 / rate).max(now()));
                flush();
            });
        };
        let wait = self.due.get() - now();
        if wait > 8.0 {
            Timeout::new(wait as u32, in_frame).forget();
        } else {
            in_frame();
        }
    }
}

fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

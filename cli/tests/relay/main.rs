//! `slugline relay`, as vendors and readers see it: the real program, over real connections, with test vendors.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails may panic")]

mod cable;
#[allow(dead_code, reason = "what `serve` is asked is more")]
#[path = "../client/mod.rs"]
mod client;
mod crowd;
mod faults;
mod half_open;
mod operation;
mod out;
mod poll;
mod relay;
mod shapes;
mod vendor;
mod vendors;

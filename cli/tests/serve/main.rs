//! `slugline serve`, as browsers and tests see it: the real program, over real connections.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that fails may panic")]

#[path = "../client/mod.rs"]
mod client;
mod faults;
mod feed;
mod files;
mod program;

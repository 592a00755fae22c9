//! The relay's whole chain with the real servers, for tests and measurements.
//!
//! ```text
//! vendor ──▶ program × 2 ──▶ servers: nodes of nginx with Nchan, and Redis ──▶ crowd of readers
//! ```
//!
//! | file | what it holds |
//! |---|---|
//! | `packages`, `ports`, `process` | programs of this machine, free ports, a server that runs |
//! | `vendor` | a vendor whose prices identify their tick |
//! | `servers`, `program` | Redis and nginx by the files of deploy/, the relay |
//! | `chain` | all of these together |
//! | `http`, `events`, `frames` | what readers get |
//! | `scale` | the cost of a million of them |
//! | `seen`, `readers`, `crowd` | readers, what they have seen, thousands of them |

pub mod chain;
pub mod crowd;
mod events;
mod frames;
mod http;
pub mod packages;
pub mod ports;
pub mod process;
pub mod program;
pub mod readers;
pub mod scale;
mod seen;
pub mod servers;
pub mod vendor;

pub use http::{bytes, post, text};

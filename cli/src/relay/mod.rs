//! `slugline relay`: vendors' quotes to any number of readers.
//!
//! ```text
//! vendor ──▶ source ──▶ hub: the board ──▶ a few frames a second ──┬─▶ /stream, /socket
//!                                                                  └─▶ /snapshot.json
//! ```
//!
//! | file | what it holds |
//! |---|---|
//! | `config` | the file that says what is relayed |
//! | `hub`, `frame` | the last value of every quote, and the frames that tell of them |
//! | `demo` | the demonstration's source |

mod config;
mod demo;
mod frame;
mod hub;
mod lead;
mod lease;
mod publish;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use self::config::{Config, Vendor};
use self::hub::Hub;
use crate::clock::now;
use crate::input::print;

/// Which file.
#[derive(Args)]
pub(crate) struct Call {
    /// What is relayed, where to, and to whom: see docs/relay.md.
    #[arg(required_unless_present = "demo")]
    file: Option<PathBuf>,
    /// Relay the demonstration's market.
    #[arg(long, conflicts_with = "file")]
    demo: bool,
}

/// Relays until it is told to stop.
pub(crate) fn run(call: &Call) -> Result<(), String> {
    let config = call.file.as_ref().map_or_else(|| Ok(Config::demo()), Config::open)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| error.to_string())?;
    let done = runtime.block_on(relay(&config));
    runtime.shutdown_background();
    done
}

async fn relay(config: &Config) -> Result<(), String> {
    let hub = Hub::new(now(), config.frames_per_second);
    for source in &config.sources {
        match source.vendor {
            Vendor::Demo => {
                let strip = demo::quotes(source.made_up)?;
                hub.arrange(&strip, config.frames_per_second);
                tokio::spawn(demo::run(Arc::clone(&hub), strip, source.rate.unwrap_or(10.0)));
            }
        }
    }
    tokio::spawn(Arc::clone(&hub).run());
    print(&format!("relaying at http://{}/\n", config.listen))?;
    tokio::signal::ctrl_c().await.map_err(|error| error.to_string())?;
    hub.stop();
    Ok(())
}

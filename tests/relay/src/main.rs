//! The chain as a program, for scenarios in a browser: `relay-chain NODES RELAYS ORIGIN`. Without nodes the relays serve readers themselves.
//!
//! It prints one line of JSON with the addresses of nodes and relays; then it executes the lines of standard input, and answers each with
//! a line. It ends with its input.
//!
//! | line | what is done | answer |
//! |---|---|---|
//! | `kill-leader` | the leading relay ends as in a power cut | `done` |
//! | `restart` | the first relay ends as in a power cut, and is started again | `done` |
//! | `leader` | | which relay leads |
//! | `close` | the market closes | the number of the last tick |
//! | `last` | | the number of the last tick |

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::json;
use slugline_relay_tests::chain::Chain;
use tokio::io::{AsyncBufReadExt as _, BufReader, stdin};

const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::main]
async fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let mut number = |what: &str| words.next().and_then(|word| word.parse().ok()).with_context(|| format!("how many {what}?"));
    let (nodes, relays) = (number("nodes")?, number("relays")?);
    let origin = words.next().context("which origin?")?;
    let mut chain = Chain::start(nodes, relays, &origin).await?;
    let relay_addresses: Vec<_> = chain.relays.iter().map(|relay| relay.address.to_string()).collect();
    let node_addresses: Vec<_> = chain.readers().iter().map(ToString::to_string).collect();
    println!("{}", json!({ "nodes": node_addresses, "relays": relay_addresses }));
    let mut lines = BufReader::new(stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        println!("{}", obey(&mut chain, &line).await?);
    }
    Ok(())
}

async fn obey(chain: &mut Chain, line: &str) -> Result<String> {
    match line {
        "kill-leader" => {
            let leader = chain.leader(PATIENCE).await?;
            chain.relay(leader)?.kill();
            Ok("done".to_owned())
        }
        "restart" => {
            chain.relay(0)?.restart().await?;
            Ok("done".to_owned())
        }
        "leader" => Ok(chain.leader(PATIENCE).await?.to_string()),
        "close" => {
            chain.vendor.close_market();
            Ok(chain.vendor.last().to_string())
        }
        "last" => Ok(chain.vendor.last().to_string()),
        other => bail!("`{other}` is no command"),
    }
}

//! Serves the front page: `cargo xtask example`.
//!
//! | address | what it is |
//! |---|---|
//! | `/` | rendered here, hydrated in the browser |
//! | `/with-script-tag` | the same page with the script tag of the npm package on it |
//! | `/client` | an empty page that is rendered in the browser |
//! | `/strip?stream=/feed` | a strip with the options of the address, rendered in the browser: to try a feed |
//! | `/stories?story=controls%3Dtheme` | a story for each option `story`, with the options in its value, rendered in the browser: to try the controls |
//! | `/feed` | moving made-up quotes |

#[cfg(not(target_arch = "wasm32"))]
mod feed;
#[cfg(not(target_arch = "wasm32"))]
mod site;

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main]
async fn main() -> std::io::Result<()> {
    // leptos_router does it for applications with routes. It fails if it is done already.
    let _ = any_spawner::Executor::init_tokio();
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("The example: http://{}", listener.local_addr()?);
    axum::serve(listener, site::site()).await
}

/// Servers are native.
#[cfg(target_arch = "wasm32")]
fn main() {}

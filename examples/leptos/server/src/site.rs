//! The pages and files of the site. Folders are in the repository, in which the program runs.

#![allow(unreachable_pub, reason = "`#[component]` makes a public struct of every component's props")]

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::Html;
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::{ResponseOptions, render_app_to_stream};
use slugline::Stylesheet;
use slugline::style::slugline_css;
use slugline_example::{ServedPage, edition};
use tower_http::services::ServeDir;

/// The strictest possible policy: scripts of this site, and the module; no style within the page; nothing parsed as HTML by a script.
const POLICY: &str = "default-src 'none'; connect-src 'self'; img-src 'self'; style-src 'self'; \
    require-trusted-types-for 'script'; trusted-types slugline; script-src 'self' 'wasm-unsafe-eval'";

/// All addresses of the site.
pub(crate) fn site() -> Router {
    let style = || async { ([(CONTENT_TYPE, "text/css; charset=utf-8")], slugline_css()) };
    let client = || async { ([(CONTENT_SECURITY_POLICY, POLICY)], Html(include_str!("../client.html"))) };
    // The feed is wherever the address of the page says.
    let strip = || async {
        let policy = POLICY.replace("connect-src 'self'", "connect-src *");
        ([(CONTENT_SECURITY_POLICY, policy)], Html(include_str!("../client.html")))
    };
    let client_script = || async { ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../client.js")) };
    Router::new()
        .route("/", get(render_app_to_stream(|| view! { <Shell has_script_tag=false/> })))
        .route("/with-script-tag", get(render_app_to_stream(|| view! { <Shell has_script_tag=true/> })))
        .route("/client", get(client))
        .route("/stories", get(client))
        .route("/strip", get(strip))
        .route("/client.js", get(client_script))
        .route("/slugline.css", get(style))
        .route("/feed", get(crate::feed::feed))
        .nest_service("/app", ServeDir::new("target/example"))
        .nest_service("/demo", ServeDir::new("demo"))
        .nest_service("/slugline", ServeDir::new("pkg"))
}

/// The page around the application.
#[component]
fn Shell(
    /// Whether the npm package is on the page as well: then it ignores the application's strip and story.
    has_script_tag: bool,
) -> impl IntoView {
    let options = LeptosOptions::builder().output_name("example").site_pkg_dir("app").build();
    let nonce = use_nonce();
    // Leptos's own script is in the page, so it has the nonce of this response.
    let policy = nonce.map(|nonce| format!("{POLICY} 'nonce-{nonce}'"));
    if let (Some(response), Some(policy)) = (use_context::<ResponseOptions>(), policy)
        && let Ok(policy) = HeaderValue::from_str(&policy)
    {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>"The Tape"</title>
                <Stylesheet href="/slugline.css"/>
                <HydrationScripts options/>
                {has_script_tag.then(|| view! { <script type="module" src="/slugline/embed.js"></script> })}
            </head>
            <body class="slugline-page"><ServedPage load=edition/></body>
        </html>
    }
}

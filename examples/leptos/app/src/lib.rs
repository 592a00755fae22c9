//! A front page: a strip of moving quotes and a story, rendered on a server and hydrated in the browser, or rendered only in the browser.

#![allow(unreachable_pub, missing_docs, reason = "`#[component]` makes a public struct of every component's props")]

use std::time::Duration;

use leptos::prelude::*;
use slugline::components::controls::Action;
use slugline::components::ticker::{Layout, TickerAction};
use slugline::feed::Failure;
use slugline::ingest::{Document, read};
use slugline::quote::Feed;
use slugline::story::Timestamp;
use slugline::{Quote, Story, Ticker};

/// The content: the project's own demonstration.
pub fn edition() -> Document {
    let document = |json: &[u8]| read(json, None).map(|ingested| ingested.document).unwrap_or_default();
    let markets = document(include_bytes!("../../../../demo/markets.json"));
    let mut edition = Document { strip: markets.strip, ..document(include_bytes!("../../../../demo/story.json")) };
    if let Some(article) = &mut edition.article {
        // A server uses this clock, a browser the reader's.
        article.published = Timestamp::parse("2026-11-22T09:30:00-05:00");
    }
    edition
}

/// The page on a server. The result of `load` is in the page, as JSON: the browser reads it and loads nothing.
#[component]
pub fn ServedPage(load: fn() -> Document) -> impl IntoView {
    let edition = SharedValue::new(load).into_inner();
    view! { <FrontPage edition/> }
}

/// A page to try a feed, with one strip, or as many as the option `strips` says: `option` gives the value of each option that is set, by
/// its name as an attribute.
#[component]
pub fn StripPage(
    option: impl Fn(&str) -> Option<String>,
    #[prop(into)] on_feed: Callback<Feed>,
    #[prop(into)] on_error: Callback<Failure>,
) -> impl IntoView {
    let seconds = |name| {
        let seconds = option(name).and_then(|seconds| seconds.parse().ok());
        Duration::from_secs(seconds.unwrap_or(60))
    };
    let text = |name: &str| Signal::stored(option(name));
    let (interval, stale_after) = (seconds("interval"), seconds("stale-after"));
    let (src, stream, hours, label) = (text("src"), text("stream"), text("hours"), text("label"));
    let layout = Layout::named(&option("layout").unwrap_or_default());
    let flash = option("flash").and_then(|flash| flash.parse().ok()).unwrap_or(500);
    let strips = option("strips").and_then(|strips| strips.parse().ok()).unwrap_or(1);
    let (is_open, set_open) = signal(true);
    let strip =
        move || view! { <Ticker src stream hours label layout interval stale_after flash lang="en-GB" on_feed on_error/> };
    view! {
        <main>
            <h1>{"A strip"}</h1>
            {move || is_open.get().then(|| (0..strips).map(|_| strip()).collect_view())}
            <button type="button" on:click=move |_| set_open.update(|is_open| *is_open = !*is_open)>
                {move || if is_open.get() { "Remove" } else { "Add" }}
            </button>
        </main>
    }
}

/// The page itself.
#[component]
pub fn FrontPage(edition: Document) -> impl IntoView {
    let Document { strip, article, .. } = edition;
    let (said, say) = signal(String::new());
    let (is_open, set_open) = signal(true);
    let on_ticker = move |action| {
        say.set(match action {
            TickerAction::Pause(true) => "The strip holds its figures.".to_owned(),
            TickerAction::Select(symbol) => format!("{symbol} was chosen."),
            _ => "The strip goes on.".to_owned(),
        });
    };
    let on_story = move |action| {
        if let Action::TextSize(size) = action {
            say.set(format!("The text is at {} %.", size.to_percent()));
        }
    };
    let story =
        move || is_open.get().then(|| view! { <Story article=article.clone() headline_level=1 lang="en" on_action=on_story/> });
    let quoted = strip.clone();
    view! {
        <Ticker strip stream="/feed" label="NYSE - LSE" href_template="#{symbol}" lang="en" on_action=on_ticker/>
        <p>
            <button type="button" on:click=move |_| set_open.update(|is_open| *is_open = !*is_open)>
                {move || if is_open.get() { "Close the story" } else { "Open the story" }}
            </button>
            {" "}
            <output id="said">{said}</output>
        </p>
        <p>
            {"One quote in a text: "}
            <Quote symbol="RIO" strip=quoted stream="/feed" href_template="#{symbol}" lang="en">{"Rio Tinto"}</Quote>
        </p>
        <main>{story}</main>
    }
}

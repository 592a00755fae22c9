//! A front page: a strip of moving quotes and a story, rendered on a server and hydrated in the browser, or rendered only in the browser.
//! And two pages to try things, whose options are in their addresses.

#![allow(unreachable_pub, missing_docs, reason = "`#[component]` makes a public struct of every component's props")]

mod edition;
mod options;
mod story_page;
mod strip_page;

pub use edition::edition;
pub use options::Options;
pub use story_page::StoryPage;
pub use strip_page::StripPage;

use leptos::prelude::*;
use slugline::components::controls::Action;
use slugline::components::ticker::TickerAction;
use slugline::ingest::Document;
use slugline::{Quote, Story, Ticker};

/// The page on a server. The result of `load` is in the page, as JSON: the browser reads it and loads nothing.
#[component]
pub fn ServedPage(load: fn() -> Document) -> impl IntoView {
    let edition = SharedValue::new(load).into_inner();
    view! { <FrontPage edition/> }
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

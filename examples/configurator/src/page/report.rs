//! What was read and what is wrong, in words.

use leptos::prelude::*;
use slugline::feed::Failure;
use slugline::ingest::Ingested;
use slugline::quote::Feed;
use web_sys::Url;

use super::content::content;
use super::use_state;
use crate::element::Element;

/// What was read of the story, its warnings, or why it cannot be shown.
#[component]
pub(super) fn StoryReport() -> impl IntoView {
    let state = use_state();
    let src = Memo::new(move |_| state.read().written(Element::Story, "src"));
    let report = move || {
        let content = content()?;
        let Some(address) = src.get() else {
            return Some(match content.pasted.get() {
                None => view! { <p>{"The story is the demonstration."}</p> }.into_any(),
                Some(Ok(read)) => outcome(&read),
                Some(Err(error)) => problem(error.code(), error.text(), Vec::new()),
            });
        };
        if let Some(Failure { code, message, .. }) = content.failure.get() {
            let advice = advice(&code, &address, true);
            return Some(problem(&code, message, advice));
        }
        if content.is_loading.get() {
            let text = format!("Waiting for an answer from {address}. You can go on, or paste the text instead.");
            return Some(view! { <p>{text}</p> }.into_any());
        }
        content.fetched.get().map(|read| outcome(&read))
    };
    view! { <div class="messages" role="status" id="story-report">{report}</div> }
}

/// The state of the feed, and what is wrong with it.
#[component]
pub(super) fn FeedReport() -> impl IntoView {
    let state = use_state();
    let address = Memo::new(move |_| {
        let state = state.read();
        state.written(Element::Strip, "src").or_else(|| state.written(Element::Strip, "stream"))
    });
    let report = move || {
        let content = content()?;
        let Some(address) = address.get() else {
            let words = if content.is_demonstration.get() {
                "The quotes are the demonstration’s, made up."
            } else {
                "The quotes are those of the pasted text."
            };
            return Some(view! { <p>{words}</p> }.into_any());
        };
        let feed = content.feed.get();
        let words = match feed {
            None | Some(Feed::Connecting) => format!("Connecting: no figures have come from {address} yet."),
            Some(Feed::Live) => "Live: figures arrive.".to_owned(),
            Some(Feed::Delayed) => "Delayed: figures arrive, and say that they are late.".to_owned(),
            Some(Feed::Stale) => "Stale: nothing has arrived for longer than stale-after allows.".to_owned(),
            Some(Feed::Closed) => "Closed: the quotes, or hours, say that the market is closed.".to_owned(),
            Some(Feed::Offline) => "Offline: there is no connection. It is tried again and again.".to_owned(),
        };
        let wrong = content.feed_failure.get().map(|Failure { code, message, .. }| {
            let advice = advice(&code, &address, false);
            problem(&code, message, advice)
        });
        Some(view! { <p>{words}</p> {wrong} }.into_any())
    };
    view! { <div class="messages" role="status" id="feed-report">{report}</div> }
}

/// What was read, and its warnings.
fn outcome(read: &Ingested) -> AnyView {
    let outcome = read.outcome();
    let mut warnings = outcome.warnings;
    let document = &read.document;
    match &document.article {
        None => warnings.push("no-story: there is no headline and no text in it".to_owned()),
        Some(article) if article.withheld_at(js_sys::Date::now() as i64).is_some() => {
            warnings.push("withheld: the story’s rights forbid to show it now".to_owned());
        }
        Some(_) => {}
    }
    let count = match warnings.len() {
        0 => "no warnings".to_owned(),
        1 => "1 warning".to_owned(),
        count => format!("{count} warnings"),
    };
    let items = warnings.into_iter().map(|warning| view! { <li>{warning}</li> }).collect_view();
    let format = outcome.format.word();
    view! { <p>{"Read as "} <code>{format}</code> {format!(", {count}.")}</p> <ul class="warnings">{items}</ul> }.into_any()
}

/// A problem with its code, and a link to what is known about it.
fn problem(code: &str, message: String, advice: Vec<String>) -> AnyView {
    let advice = advice.into_iter().map(|advice| view! { <li>{advice}</li> }).collect_view();
    let (name, place) = (code.to_owned(), format!("../../docs/problems.md#{code}"));
    view! {
        <p class="error"><b>{"Problem: "}</b> {message}</p>
        <ul>{advice}</ul>
        <p><a href=place>{"More about "} <code>{name}</code></a></p>
    }
    .into_any()
}

/// What to do about an address that does not answer.
fn advice(code: &str, address: &str, is_story: bool) -> Vec<String> {
    let location = window().location();
    let base = location.href().unwrap_or_default();
    let Ok(url) = Url::new_with_base(address, &base) else {
        return vec![
            "Write a full address, such as https://example.com/story.json, or a path that begins with a slash.".to_owned(),
        ];
    };
    let (there, here) = (url.origin(), location.origin().unwrap_or_default());
    let mut advice = Vec::new();
    if code == "network" && there != here {
        advice.push(format!(
            "Browsers let this page ({here}) read {there} only if that server allows it: let it answer with the header \
             Access-Control-Allow-Origin (CORS)."
        ));
        advice.push(format!("On a page of {there} itself the snippet works without that header."));
    }
    if url.protocol() == "http:" && location.protocol().is_ok_and(|own| own == "https:") {
        advice.push("A page of https may read no address of http.".to_owned());
    }
    if there == here && !address.contains("://") {
        advice.push(format!("The address is one of this page’s own site here: {}.", url.href()));
    }
    if is_story {
        advice.push("Or open the address in a tab, copy all of it, and paste it above instead.".to_owned());
    }
    advice
}

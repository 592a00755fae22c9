//! A page to try a feed.

use std::time::Duration;

use leptos::prelude::*;
use slugline::components::ticker::Layout;
use slugline::feed::Failure;
use slugline::quote::{Feed, Strip};
use slugline::{Quote, Ticker};

use crate::edition::edition;
use crate::options::Options;

/// A page with one strip, or as many as its option `strips` says, or one for each member of `strips`, whose options come before those of the page.
/// Fields change the feed of the strips that have none of their own, and of a quote in a text, if the option `quote` names its symbol.
#[component]
pub fn StripPage(
    options: Options,
    strips: Vec<Options>,
    #[prop(into)] on_feed: Callback<Feed>,
    #[prop(into)] on_error: Callback<Failure>,
) -> impl IntoView {
    let strips = if strips.is_empty() { vec![Options::default(); options.number("strips").unwrap_or(1)] } else { strips };
    let [src, stream, hours] = ["src", "stream", "hours"].map(|name| RwSignal::new(options.get(name)));
    let own_quotes = RwSignal::new(None::<Strip>);
    let quote = options.get("quote").map(|symbol| {
        view! { <p>{"A quote in a text: "} <Quote symbol src stream lang="en-GB"/></p> }
    });
    let strip = move |own: &Options| {
        let text =
            |name, of_page: RwSignal<Option<String>>| own.get(name).map_or(of_page.into(), |own| Signal::stored(Some(own)));
        let (src, stream, hours) = (text("src", src), text("stream", stream), text("hours", hours));
        let all = own.or(&options);
        let seconds = |name| Duration::from_secs(all.number(name).unwrap_or(60));
        let (interval, stale_after) = (seconds("interval"), seconds("stale-after"));
        let symbols: Vec<_> = all.get("symbols").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        let layout = Layout::named(&all.get("layout").unwrap_or_default());
        let (flash, max_rate) = (all.number("flash").unwrap_or(500_u32), all.number("max-rate").unwrap_or(4_u32));
        let lang = all.get("lang").unwrap_or_else(|| "en-GB".to_owned());
        let label = all.get("label");
        let persist = all.get("persist").as_deref() != Some("none");
        view! {
            <Ticker
                strip=own_quotes src stream hours label symbols layout interval stale_after flash max_rate persist lang on_feed on_error
            />
        }
    };
    let all = 0..strips.len();
    let (shown, show) = signal(all.clone().collect::<Vec<_>>());
    let remove_or_add = move |_| show.update(|shown| *shown = if shown.is_empty() { all.clone().collect() } else { Vec::new() });
    let leave_the_feed = move |_| {
        src.set(None);
        stream.set(None);
        own_quotes.set(edition().strip);
    };
    view! {
        <main>
            <h1>{"A strip"}</h1>
            <For each=move || shown.get() key=|place| *place children=move |place| strips.get(place).map(&strip)/>
            {quote}
            <p>
                <button type="button" on:click=remove_or_add>{move || if shown.read().is_empty() { "Add" } else { "Remove" }}</button>
                {" "}
                <button type="button" on:click=move |_| show.update(|shown| drop(shown.drain(..shown.len().min(1))))>{"One less"}</button>
                {" "}
                <button type="button" on:click=move |_| show.update(|shown| shown.reverse())>{"Reverse"}</button>
                {" "}
                <button type="button" on:click=leave_the_feed>{"Leave the feed"}</button>
            </p>
            <OptionField label="Snapshot" value=src/>
            <OptionField label="Stream" value=stream/>
            <OptionField label="Hours" value=hours/>
        </main>
    }
}

/// A field for an option: without text it is not set.
#[component]
fn OptionField(label: &'static str, value: RwSignal<Option<String>>) -> impl IntoView {
    let set = move |event| value.set(Some(event_target_value(&event)).filter(|text| !text.is_empty()));
    view! {
        <p>
            <label>{label} {" "} <input type="text" prop:value=move || value.get().unwrap_or_default() on:change=set/></label>
        </p>
    }
}

//! Both components with the chosen options.

use std::time::Duration;

use leptos::prelude::*;
use slugline::components::controls::{Control, TextSize};
use slugline::components::story::FollowedLink;
use slugline::components::ticker::{Field, Layout, SelectedQuote};
use slugline::feed::{Credentials, Failure};
use slugline::ingest::Format;
use slugline::motion::{MotionMode, PauseOn, ScrollDirection};
use slugline::quote::Feed;
use slugline::{Story, Ticker};

use super::content::content;
use super::props::{lang, number, palette_named, theme, words, written};
use super::radios::Radios;
use super::select::Select;
use super::use_state;
use crate::choice::Choice;
use crate::element::Element;
use crate::language::Language;

#[component]
pub(super) fn Preview() -> impl IntoView {
    let state = use_state();
    let (said, say) = signal(String::new());
    let shown = Memo::new(move |_| state.read().shown);
    let strip = move || shown.get().has(Element::Strip).then(|| view! { <StripPreview say/> });
    let story = move || shown.get().has(Element::Story).then(|| view! { <StoryPreview say/> });
    let without = move || {
        let state = state.read();
        // An application decides itself when it makes a component.
        let set =
            Element::ALL.into_iter().filter(|element| state.shown.has(*element) && state.written(*element, "loading").is_some());
        set.map(|element| {
            let text = format!("The preview does not show loading of <{}>: it has an effect on a page only.", element.tag());
            view! { <li>{text}</li> }
        })
        .collect_view()
    };
    let choose_language = move |lang: Language| {
        state.update(|state| (state.lang, state.direction) = (lang, lang.direction()));
    };
    view! {
        <section id="preview" class="preview" tabindex="-1" aria-labelledby="preview-title">
            <h2 id="preview-title">{"Preview"}</h2>
            <div class="toolbar">
                <Radios legend="Width" name="width" get=Signal::derive(move || state.read().width) set=move |value| state.update(|state| state.width = value)/>
                <Radios legend="Colours" name="colours" get=Signal::derive(move || state.read().colours) set=move |value| state.update(|state| state.colours = value)/>
                <Select label="Language" id="language" get=Signal::derive(move || state.read().lang) set=choose_language/>
                <Radios legend="Direction" name="direction" get=Signal::derive(move || state.read().direction) set=move |value| state.update(|state| state.direction = value)/>
                <Radios legend="Text of the page" name="size" get=Signal::derive(move || state.read().size) set=move |value| state.update(|state| state.size = value)/>
            </div>
            <div
                class="frame"
                data-width=move || state.read().width.word()
                data-colours=move || state.read().colours.word()
                data-size=move || state.read().size.word()
                dir=move || state.read().direction.word()
                lang=move || state.read().lang.word()
                role="region"
                aria-label="The elements"
                tabindex="0"
            >
                {strip}
                <div class="sheet">{story}</div>
            </div>
            <div class="messages" role="status"><p>{said}</p><ul>{without}</ul></div>
        </section>
    }
}

#[component]
fn StripPreview(say: WriteSignal<String>) -> impl IntoView {
    const STRIP: Element = Element::Strip;
    let content = content();
    let seconds = |name| {
        let number = number(STRIP, name);
        Signal::derive(move || Duration::from_secs(number.get().into()))
    };
    let strip = Signal::derive(move || content.and_then(|content| content.strip.get()));
    let format = written(STRIP, "format");
    let format = Signal::derive(move || format.read().as_deref().and_then(Format::named));
    let (src, stream, hours) = (written(STRIP, "src"), written(STRIP, "stream"), written(STRIP, "hours"));
    let (label, href_template) = (written(STRIP, "label"), written(STRIP, "href-template"));
    let symbols = words(STRIP, "symbols");
    let symbols = Signal::derive(move || symbols.read().split_whitespace().map(str::to_owned).collect::<Vec<_>>());
    let fields = words(STRIP, "fields");
    let fields = Signal::derive(move || Field::named(&fields.read()).to_vec());
    let layout = words(STRIP, "layout");
    let layout = Signal::derive(move || Layout::named(&layout.read()));
    let motion = words(STRIP, "motion");
    let motion = Signal::derive(move || MotionMode::named(&motion.read()));
    let direction = words(STRIP, "direction");
    let direction = Signal::derive(move || ScrollDirection::named(&direction.read()));
    let pause_on = words(STRIP, "pause-on");
    let pause_on = Signal::derive(move || PauseOn::all_named(&pause_on.read()));
    let speed = number(STRIP, "speed");
    let speed = Signal::derive(move || f64::from(speed.get()));
    let palette = words(STRIP, "palette");
    let palette = Signal::derive(move || palette_named(&palette.read()));
    let (flash, max_rate, theme) = (number(STRIP, "flash"), number(STRIP, "max-rate"), theme(STRIP));
    let credentials = words(STRIP, "credentials");
    let credentials = Signal::derive(move || Credentials::named(&credentials.read()));
    let (interval, stale_after) = (seconds("interval"), seconds("stale-after"));
    let on_select = move |SelectedQuote { quote, event }: SelectedQuote| {
        // The link would lead away from this page.
        event.prevent_default();
        let template = href_template.get_untracked();
        let address =
            template.and_then(|template| slugline::components::ticker::href(&template, &quote.symbol, quote.exchange.as_deref()));
        say.set(match address {
            Some(address) => format!("{} was chosen: on your page the link leads to {address}.", quote.symbol),
            None => format!("{} was chosen: it leads nowhere, as there is no href-template.", quote.symbol),
        });
    };
    let on_feed = move |state: Feed| {
        if let Some(content) = content {
            content.feed.set(Some(state));
        }
    };
    let on_error = move |failure: Failure| {
        if let Some(content) = content {
            content.feed_failure.set(Some(failure));
        }
    };
    let (persist, lang) = (written(STRIP, "persist"), lang());
    // These are no signals.
    move || {
        let (persist, lang) = (persist.read().as_deref() != Some("none"), lang.get().word());
        view! {
            <Ticker
                strip src stream format credentials interval stale_after hours label symbols fields layout href_template motion speed direction
                pause_on flash max_rate theme palette persist lang on_select on_feed on_error
            />
        }
    }
}

#[component]
fn StoryPreview(say: WriteSignal<String>) -> impl IntoView {
    const STORY: Element = Element::Story;
    let content = content();
    let article = Signal::derive(move || content.and_then(|content| content.article.get()));
    let controls = words(STORY, "controls");
    let controls = Signal::derive(move || Control::named(&controls.read()));
    let text_size = words(STORY, "text-size");
    let text_size = Signal::derive(move || TextSize::of_percent(&text_size.read()).unwrap_or_default());
    let level = words(STORY, "headline-level");
    let headline_level = Signal::derive(move || level.read().parse::<u8>().unwrap_or(2));
    let breaks = written(STORY, "breaks");
    let breaks = Signal::derive(move || {
        let breaks = breaks.read();
        STORY.attribute("breaks").map(|attribute| attribute.numbers(breaks.as_deref())).unwrap_or_default()
    });
    let theme = theme(STORY);
    let on_link = move |FollowedLink { href, event, .. }: FollowedLink| {
        event.prevent_default();
        say.set(format!("On your page the link leads to {href}."));
    };
    let (persist, lang) = (written(STORY, "persist"), lang());
    move || {
        let (persist, lang) = (persist.read().as_deref() != Some("none"), lang.get().word());
        view! {
            <Story article controls text_size headline_level breaks theme persist lang on_link>
                <p class="empty" dir="ltr">{"No story is shown: see what is wrong under “Options”."}</p>
            </Story>
        }
    }
}

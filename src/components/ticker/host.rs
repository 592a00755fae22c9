//! `<Ticker>`: a strip of quotes, for Leptos applications.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Absence, FeedStatus, Field, Layout, QuoteList, Sort, Strip as StripRegion, StripSignals, href, source_line};
use crate::components::clock::recent_time;
use crate::components::host::{APPLICATION, HostRef, use_preferences, use_shadow_root};
use crate::components::{Palette, Theme};
use crate::feed::{Credentials, Failure, MOST_SHOWN};
use crate::hooks::{FeedOptions, USUAL_MAX_RATE, set_if_changed, use_feed, use_flash, use_memo, use_motion, use_seen};
use crate::ingest::Format;
use crate::locale::Locale;
use crate::motion::{Copies, MotionMode, MotionOptions, PauseOn, ScrollDirection};
use crate::quote::{Board, Feed, Freshness, Quote, Strip};
use crate::reader::Kind;
use crate::style::Sheet;

const MINUTE: Duration = Duration::from_secs(60);
/// The element's `flash` is the same where its page does not say.
const USUAL_FLASH: u32 = 500;

/// What a reader did with a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TickerAction {
    /// Stopped it (`true`), or started it again.
    Pause(bool),
    /// Chose the quote of this symbol.
    Select(String),
}

/// A quote that the reader chose.
#[derive(Clone, Debug)]
pub struct SelectedQuote {
    /// The quote.
    pub quote: Quote,
    /// The click, or the key: after its `prevent_default` the quote's link is not followed.
    pub event: web_sys::Event,
}

/// A strip of quotes.
///
/// A server renders it as a list that reads by itself. In the browser the strip with its name, its button and its source comes into a shadow
/// root of the host, `<slugline-ticker>`, once the application runs, and goes with the component. It moves where not all quotes have room,
/// unless the reader wants less motion. While the reader has stopped it, it is scrolled by hand and holds its values.
///
/// With `src` or `stream` it follows a feed in the browser: all strips of a page with the same feed share its connection. A server
/// fetches nothing; the application gives the quotes that it has as `strip`, which is shown until the feed has quotes.
///
/// ```
/// use leptos::prelude::*;
/// use slugline::Ticker;
/// use slugline::components::ticker::Field;
/// # let owner = Owner::new();
/// # owner.set();
/// let json = br#"{"quotes": [{"symbol": "VOD", "price": "9.330", "change_percent": "-0.10"}]}"#;
/// let strip = slugline::ingest::read(json, None)?.document.strip;
/// view! { <Ticker strip label="LSE" fields=vec![Field::Symbol, Field::Price] href_template="/markets/{symbol}"/> };
/// # Ok::<_, slugline::ingest::Error>(())
/// ```
#[component]
pub fn Ticker(
    /// The quotes, with their name and source.
    #[prop(optional, into)]
    strip: MaybeProp<Strip>,
    /// A feed's snapshot: an address of the JSON of record, or of another format.
    #[prop(optional, into)]
    src: MaybeProp<String>,
    /// A feed's ticks: an address of Server-Sent Events, or with `ws:` or `wss:` of a WebSocket.
    #[prop(optional, into)]
    stream: MaybeProp<String>,
    /// The format of `src`; detected by default.
    #[prop(optional, into)]
    format: MaybeProp<Format>,
    /// Whether requests carry the reader's cookies.
    #[prop(optional, into)]
    credentials: Signal<Credentials>,
    /// The time between two snapshots of `src` if there is no `stream`: a second to a day.
    #[prop(default = MINUTE.into(), into)]
    interval: Signal<Duration>,
    /// The time without new figures until the strip marks them as old: a second to a day.
    #[prop(default = MINUTE.into(), into)]
    stale_after: Signal<Duration>,
    /// Trading hours, outside of which the strip says that the market is closed: `Mon-Fri 09:30-16:00 America/New_York`.
    #[prop(optional, into)]
    hours: MaybeProp<String>,
    /// The strip's name, shown and spoken; without it that of `strip`, or the word for markets.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Which quotes, in which order, by their symbols; by default all.
    #[prop(optional, into)]
    symbols: Signal<Vec<String>>,
    /// What is shown for each quote, in this order; by default symbol, percentage and price.
    #[prop(optional, into)]
    fields: Signal<Vec<Field>>,
    /// How the quotes are arranged: in a line, in a list that the reader sorts, or in cards.
    #[prop(optional, into)]
    layout: Signal<Layout>,
    /// Where a quote leads: an address with `{symbol}`, and `{exchange}` if needed. Without it quotes are not links.
    #[prop(optional, into)]
    href_template: MaybeProp<String>,
    /// When it moves: where not all quotes fit, if nothing is said.
    #[prop(optional, into)]
    motion: Signal<MotionMode>,
    /// How fast it moves: CSS pixels a second, 1 to 2000.
    #[prop(default = MotionOptions::USUAL_SPEED.into(), into)]
    speed: Signal<f64>,
    /// Where it moves.
    #[prop(optional, into)]
    direction: Signal<ScrollDirection>,
    /// What pauses it temporarily; the button is always there.
    #[prop(default = MotionOptions::default().pause_on.into(), into)]
    pause_on: Signal<Vec<PauseOn>>,
    /// How long a price that has moved is marked, in milliseconds; 0 for never.
    #[prop(default = USUAL_FLASH.into(), into)]
    flash: Signal<u32>,
    /// How often a second changed figures are written at most: 1 to 60.
    #[prop(default = USUAL_MAX_RATE.into(), into)]
    max_rate: Signal<u32>,
    /// The colours.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// The colours of rise and fall.
    #[prop(optional, into)]
    palette: Signal<Palette>,
    /// Whether the browser stores that the reader has stopped strips.
    #[prop(default = true)]
    persist: bool,
    /// The language of the strip's surroundings, a BCP 47 tag: that of its figures and words.
    #[prop(optional, into)]
    lang: String,
    /// Called when the reader has stopped the strip, started it again, or chosen a quote.
    #[prop(optional, into)]
    on_action: Option<Callback<TickerAction>>,
    /// Called when the reader has chosen a quote, before its link is followed.
    #[prop(optional, into)]
    on_select: Option<Callback<SelectedQuote>>,
    /// Called when the state of the feed's figures has changed.
    #[prop(optional, into)]
    on_feed: Option<Callback<Feed>>,
    /// Called when something is wrong with the feed, at most once a minute for each kind. The console reports it too.
    #[prop(optional, into)]
    on_error: Option<Callback<Failure>>,
    /// Called when the strip is mounted.
    #[prop(optional, into)]
    on_ready: Option<Callback<()>>,
    /// Your own text, shown as long as there are no quotes.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let locale = Locale::of(&lang);
    let host = HostRef::new();
    let has_children = children.is_some();
    let signals = StripSignals::new(locale.words().markets().to_owned());
    // An application's signals may outlive the component, so their values are copied.
    let options = use_memo(move |_| FeedOptions {
        src: src.get(),
        stream: stream.get(),
        format: format.get(),
        credentials: credentials.get(),
        interval: interval.get(),
        stale_after: stale_after.get(),
        hours: hours.get(),
        max_rate: max_rate.get(),
    });
    let is_seen = use_seen(move || host.get().map(|host| host.unchecked_into()));
    let feed = use_feed(options.into(), is_seen, on_error);
    let strip = use_memo(move |former: Option<&Option<Strip>>| match former {
        Some(former) if signals.is_paused.get() => former.clone(),
        _ => feed.strip.get().or_else(|| strip.get()),
    });
    let label = use_memo(move |_| label.get().or_else(|| strip.read().as_ref()?.label.clone()));
    let symbols = use_memo(move |_| symbols.get());
    let fields = use_memo(move |_| fields.get());
    let layout = use_memo(move |_| layout.get());
    let template = use_memo(move |_| href_template.get());
    let theme = use_memo(move |_| theme.get());
    let palette = use_memo(move |_| palette.get());
    let flash = use_memo(move |_| flash.get());
    let order = Memo::new(move |_| signals.order());
    let chosen = Memo::new(move |_| strip.with(|strip| choose(strip.as_ref(), &symbols.read(), order.get())));
    let shown = Memo::new(move |_| chosen.with(|chosen| chosen.iter().take(MOST_SHOWN).cloned().collect::<Vec<_>>()));

    let tag = lang.clone();
    Effect::new(move |_| {
        let label = label.get().unwrap_or_else(|| locale.words().markets().to_owned());
        set_if_changed(signals.label, label);
        let all = strip.with(|strip| strip.as_ref().map(|strip| strip.quotes.len()));
        let absence = all.and_then(|all| Absence::of(shown.read().len(), all));
        // An empty strip says so, unless the application has its own text for that.
        let has_words = absence.is_some() || feed.state.get().is_some();
        set_if_changed(signals.is_filled, !shown.read().is_empty() || (has_words && !has_children));
        let most = (chosen.read().len() > MOST_SHOWN).then_some(MOST_SHOWN as u32);
        let as_of = feed.as_of.get().and_then(|time| recent_time(time, &tag)).unwrap_or_default();
        let status = FeedStatus { feed: feed.shown_state.get(), as_of, most, absence };
        let source = strip.with(|strip| {
            let source = strip.as_ref().and_then(|strip| strip.source.as_deref());
            source_line(source, Freshness::of(shown.read().iter()), &status, locale)
        });
        set_if_changed(signals.source, source);
    });
    Effect::new(move |_| {
        if let Some(state) = feed.announced.get() {
            signals.announce(state, locale);
        }
    });
    Effect::new(move |_| {
        if let (Some(state), Some(on_feed)) = (feed.state.get(), on_feed) {
            on_feed.run(state);
        }
    });
    Effect::new(move |_| {
        if let Some(template) = template.get().filter(|template| href(template, "A", Some("A")).is_none()) {
            leptos::logging::warn!("slugline: the href_template {template:?} leads to no address of http or https");
        }
    });

    let cells = move || fields.with(|fields| Field::or_usual(fields));
    Effect::new(move |_| {
        set_if_changed(signals.layout, layout.get());
        set_if_changed(signals.fields, cells());
    });
    let list = move |quotes: Vec<Quote>, is_copy: bool| {
        view! { <QuoteList quotes fields=cells() href_template=template.get() locale is_copy/> }
    };
    let act = move |action| {
        if let Some(on_action) = on_action {
            on_action.run(action);
        }
    };
    let select = move |row: usize, event: web_sys::Event| {
        let Some(quote) = shown.try_get_untracked().and_then(|shown| shown.get(row).cloned()) else { return };
        let symbol = quote.symbol.clone();
        if let Some(on_select) = on_select {
            on_select.run(SelectedQuote { quote, event });
        }
        act(TickerAction::Select(symbol));
    };
    let options = use_memo(move |_| MotionOptions {
        is_one_line: layout.get() == Layout::Strip,
        mode: motion.get(),
        speed: speed.get(),
        direction: direction.get(),
        pause_on: pause_on.get(),
    });
    let named = Memo::new(move |_| shown.with(|shown| shown.iter().map(|quote| quote.symbol.clone()).collect::<Vec<_>>()));
    // Other cells have other widths.
    let laid = Signal::derive(move || {
        fields.track();
        template.track();
        named.get()
    });
    let is_ready = use_shadow_root(host, Sheet::Ticker, on_ready, move |host, shadow| {
        let (preferences, choose) = use_preferences(host, Kind::Strip);
        Effect::new(move |_| set_if_changed(signals.is_paused, preferences.read().paused().unwrap_or_default()));
        let toggle = move |()| {
            let is_paused = !signals.is_paused.get_untracked();
            let mut chosen = preferences.get_untracked();
            chosen.set_paused(is_paused);
            choose.run(chosen);
            act(TickerAction::Pause(is_paused));
        };
        let choose = move |row, event| {
            select(row, event);
            // The listener says so by the event.
            false
        };
        let moved = use_motion(shadow, options.into(), signals.is_paused.into(), laid, choose);
        Effect::new(move |_| set_if_changed(signals.is_moving, moved.is_moving.get()));
        let sight = move || moved.sight(0.0).unwrap_or((0, MOST_SHOWN));
        use_flash(shadow, flash.into(), signals.is_paused.into(), shown.into(), sight);
        let copies = move || {
            let Copies { lists, quotes } = moved.copies.get();
            let seen = || shown.with(|shown| shown.iter().take(quotes).cloned().collect());
            (1..lists).map(|_| list(seen(), true)).collect_view()
        };
        view! { <StripRegion signals locale on_toggle=toggle>{move || list(shown.get(), false)} {copies}</StripRegion> }
    });
    view! {
        <slugline-ticker
            node_ref=host
            data-slugline-host=APPLICATION
            data-slugline-ready=move || is_ready.get().then_some("")
            label=move || label.get()
            theme=move || theme.get().attribute()
            palette=move || palette.get().attribute()
            layout=move || layout.get().attribute()
            persist=(!persist).then_some("none")
            lang=(!lang.is_empty()).then_some(lang)
        >
            {move || {
                if chosen.read().is_empty() {
                    children.as_ref().map(|children| children()).into_any()
                } else {
                    list(chosen.get(), false).into_any()
                }
            }}
        </slugline-ticker>
    }
}

/// The named quotes of a strip, in the order of the names, by default all; or as the reader has sorted them.
fn choose(strip: Option<&Strip>, symbols: &[String], order: Option<Sort>) -> Vec<Quote> {
    let Some(strip) = strip else { return Vec::new() };
    // The board derives what a feed leaves out.
    let board = Board::of(strip);
    let mut quotes = if symbols.is_empty() {
        board.rows().to_vec()
    } else {
        symbols.iter().filter_map(|symbol| board.quote_of(symbol)).cloned().collect()
    };
    if let Some(order) = order {
        quotes.sort_by(|one, other| order.compare(one, other));
    }
    quotes
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::{Field, Ticker};
    use crate::quote::{Quote, Strip};

    fn strip() -> Strip {
        let quotes = ["AAA", "BBB", "CCC"].map(|symbol| Quote { symbol: symbol.to_owned(), ..Quote::default() }).to_vec();
        Strip { label: Some("LSE".to_owned()), source: None, quotes }
    }

    fn html_of<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
        Owner::new_root(None).with(|| view().to_html()).replace("<!>", "")
    }

    #[test]
    fn strip_is_a_list_on_a_server() {
        let symbols = vec!["CCC".to_owned(), "AAA".to_owned(), "none".to_owned()];
        let html = html_of(|| {
            view! { <Ticker strip=strip() symbols fields=vec![Field::Symbol] href_template="/{symbol}" lang="de"/> }
        });
        assert!(html.starts_with("<slugline-ticker "), "{html}");
        for attribute in [r#"data-slugline-host="app""#, r#"label="LSE""#, r#"lang="de""#] {
            assert!(html.contains(attribute), "{html}");
        }
        let places = ["/CCC", "/AAA"].map(|address| html.find(address).unwrap());
        assert!(places[0] < places[1] && !html.contains("/BBB"), "{html}");
    }

    #[test]
    fn children_are_shown_if_there_are_no_quotes() {
        let html = html_of(|| view! { <Ticker><p>{"Markets are closed."}</p></Ticker> });
        assert!(html.contains("<p>Markets are closed.</p></slugline-ticker>"), "{html}");
    }
}

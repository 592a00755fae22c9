//! `<Quote>`: one quote in a text, for Leptos applications.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{QuoteFigures, QuoteSignals};
use crate::components::Palette;
use crate::components::host::{APPLICATION, HostRef, use_preferences};
use crate::components::ticker::Field;
use crate::feed::{Credentials, Failure};
use crate::hooks::{FeedOptions, set_if_changed, use_feed, use_memo, use_seen};
use crate::ingest::Format;
use crate::locale::Locale;
use crate::quote::{Board, Feed, Strip};
use crate::reader::Kind;

const MINUTE: Duration = Duration::from_secs(60);

/// One quote in a line of text, in the letters of the text.
///
/// It follows a feed as a [`Ticker`](crate::Ticker) does, and shares its connection: with the same `src` and `stream` nothing is requested
/// twice. While the reader has stopped strips it holds its value.
///
/// ```
/// use leptos::prelude::*;
/// use slugline::Quote;
/// # let owner = Owner::new();
/// # owner.set();
/// view! { <p>"Shares of " <Quote symbol="VOD" stream="/quotes/stream">"Vodafone"</Quote> " were little changed."</p> };
/// ```
#[component]
pub fn Quote(
    /// The symbol, with its exchange if several have it: `RIO@XLON`.
    #[prop(into)]
    symbol: Signal<String>,
    /// Quotes that the application has: shown until the feed has some.
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
    /// The time without new figures until the quote is marked as old: a second to a day.
    #[prop(default = MINUTE.into(), into)]
    stale_after: Signal<Duration>,
    /// Trading hours, outside of which the quote does not count as old: `Mon-Fri 09:30-16:00 America/New_York`.
    #[prop(optional, into)]
    hours: MaybeProp<String>,
    /// What is shown of it, in this order; by default symbol, percentage and price. A word of your own stands for the symbol.
    #[prop(optional, into)]
    fields: Signal<Vec<Field>>,
    /// Where it leads: an address with `{symbol}`, and `{exchange}` if needed. Without it the quote is not a link.
    #[prop(optional, into)]
    href_template: MaybeProp<String>,
    /// The colours of rise and fall.
    #[prop(optional, into)]
    palette: Signal<Palette>,
    /// The language of the quote's surroundings, a BCP 47 tag: that of its figures and words.
    #[prop(optional, into)]
    lang: String,
    /// Called when something is wrong with the feed, at most once a minute for each kind. The console reports it too.
    #[prop(optional, into)]
    on_error: Option<Callback<Failure>>,
    /// Your own word for it, which the figures follow.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let locale = Locale::of(&lang);
    let host = HostRef::new();
    let has_word = children.is_some();
    // An application's signals may outlive the component, so their values are copied.
    let options = use_memo(move |_| FeedOptions {
        src: src.get(),
        stream: stream.get(),
        format: format.get(),
        credentials: credentials.get(),
        interval: interval.get(),
        stale_after: stale_after.get(),
        hours: hours.get(),
        ..FeedOptions::default()
    });
    let is_seen = use_seen(move || host.get().map(|host| host.unchecked_into()));
    let feed = use_feed(options.into(), is_seen, on_error);
    let is_paused = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        let (preferences, _) = use_preferences(&host, Kind::Quote);
        Effect::new(move |_| set_if_changed(is_paused, preferences.read().paused().unwrap_or_default()));
    });
    let given = use_memo(move |_| strip.get());
    let symbol = use_memo(move |_| symbol.get());
    let fields = use_memo(move |_| fields.get());
    let template = use_memo(move |_| href_template.get());
    let palette = use_memo(move |_| palette.get());
    let quote = Memo::new(move |former: Option<&Option<crate::quote::Quote>>| {
        let found = feed.strip.with(|strip| of_name(strip.as_ref(), &symbol.read()));
        let found = found.or_else(|| given.with(|strip| of_name(strip.as_ref(), &symbol.read())));
        match former {
            Some(Some(former)) if is_paused.get() && found.as_ref().is_some_and(|found| found.symbol == former.symbol) => {
                Some(former.clone())
            }
            _ => found,
        }
    });
    let signals = QuoteSignals::new();
    // On a server effects do not run: what it renders is set here.
    signals.symbol.set(symbol.get_untracked());
    signals.quote.set(quote.get_untracked());
    signals.fields.set(Field::or_usual(&fields.read_untracked()));
    signals.href_template.set(template.get_untracked());
    Effect::new(move |_| {
        set_if_changed(signals.symbol, symbol.get());
        set_if_changed(signals.quote, quote.get());
        set_if_changed(signals.fields, Field::or_usual(&fields.read()));
        set_if_changed(signals.href_template, template.get());
        set_if_changed(signals.is_stale, matches!(feed.state.get(), Some(Feed::Stale | Feed::Offline)));
    });
    view! {
        <slugline-quote
            node_ref=host
            data-slugline-host=APPLICATION
            symbol=move || symbol.get()
            palette=move || palette.get().attribute()
            lang=(!lang.is_empty()).then_some(lang)
        >
            {children.map(|children| children())}
            <QuoteFigures signals has_word locale/>
        </slugline-quote>
    }
}

/// The quote of that name, with what its feed leaves out.
fn of_name(strip: Option<&Strip>, name: &str) -> Option<crate::quote::Quote> {
    Board::of(strip?).quote_of(name).cloned()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::Quote;
    use crate::quote::{Decimal, Quote as Record, Strip};

    fn strip() -> Strip {
        let quote = |symbol: &str, price: &str, exchange: Option<&str>| Record {
            symbol: symbol.to_owned(),
            exchange: exchange.map(str::to_owned),
            price: Decimal::parse(price),
            change_percent: Decimal::parse("-0.10"),
            ..Record::default()
        };
        let quotes = vec![quote("VOD", "9.330", None), quote("RIO", "48.00", Some("XLON"))];
        Strip { label: None, source: None, quotes }
    }

    fn html_of<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
        Owner::new_root(None).with(|| view().to_html()).replace("<!>", "")
    }

    #[test]
    fn quote_follows_its_word_on_a_server() {
        let html = html_of(|| view! { <Quote symbol="VOD" strip=strip() href_template="/{symbol}">"Vodafone"</Quote> });
        assert!(html.contains(">Vodafone"), "{html}");
        for part in [r#"href="/VOD""#, "9.330", "0.10%", "slugline-down"] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("slugline-symbol"), "the word stands for it: {html}");
    }

    #[test]
    fn symbol_is_shown_without_a_word_and_without_figures() {
        let html = html_of(|| view! { <Quote symbol="RIO@XLON" strip=strip()/> });
        assert!(html.contains("slugline-symbol") && html.contains("48.00"), "{html}");
        let html = html_of(|| view! { <Quote symbol="NONE@XLON" strip=strip()/> });
        assert!(html.contains(">NONE<") && !html.contains("slugline-price"), "{html}");
    }
}

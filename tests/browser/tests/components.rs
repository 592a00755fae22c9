//! The components in an application: mounted, updated when a signal changes, and removed without a trace.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

use std::alloc::System;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use slugline::components::controls::{Action, Control, StoryFrame, StorySignals, TextSize};
use slugline::components::story::{Anchors, FollowedLink, QuotesInText, Setting, StoryBody, StoryBreak, StoryHead, StoryText};
use slugline::components::ticker::{
    BlankQuote, FeedStatus, Field, Layout, List, QuoteList, Strip, StripSignals, TickerAction, source_line,
};
use slugline::components::{Palette, Theme};
use slugline::ingest::{Document, add_foreign_formats, read};
use slugline::locale::Locale;
use slugline::motion::MotionMode;
use slugline::quote::{Board, Freshness, Quote};
use slugline::reader::Preferences;
use slugline::story::{Article, Rights, Status};
use slugline::{Story, Stylesheet, Ticker};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, ShadowRoot};

wasm_bindgen_test_configure!(run_in_browser);

/// Every member of the JSON of record once.
fn whole() -> Document {
    read(include_bytes!("../../fixtures/whole.json"), None).unwrap().document
}

fn article() -> Article {
    whole().article.unwrap()
}

fn quotes() -> Vec<Quote> {
    whole().strip.unwrap().quotes
}

/// A container in the page, emptied when it is dropped.
struct Place(HtmlElement);

impl Place {
    fn new() -> Self {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        Self(place)
    }

    /// Mounts a view, waits until its effects have run, and returns what unmounts it.
    async fn mount<V, F>(&self, view: F) -> Mounted<impl Sized + use<V, F>>
    where
        V: IntoView + 'static,
        F: FnOnce() -> V + 'static,
    {
        // The owner ends after what was mounted, not before.
        let owner = Owner::new_root(None);
        let mounted = Mounted { _handle: owner.with(|| mount_to(self.0.clone(), view)), _owner: owner };
        painted().await;
        mounted
    }

    fn element(&self, selector: &str) -> Option<HtmlElement> {
        self.0.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }

    fn shadow(&self, host: &str) -> ShadowRoot {
        self.element(host).unwrap().shadow_root().unwrap()
    }

    fn is_empty(&self) -> bool {
        self.0.child_element_count() == 0 && self.0.text_content().unwrap_or_default().is_empty()
    }
}

/// A view in the page, until it is dropped.
struct Mounted<H> {
    _handle: H,
    _owner: Owner,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Waits until the browser has painted: by then effects have run.
async fn painted() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
}

fn texts(root: &Element, selector: &str) -> Vec<String> {
    let found = root.query_selector_all(selector).unwrap();
    (0..found.length()).map(|index| found.item(index).unwrap().text_content().unwrap_or_default()).collect()
}

fn in_shadow(shadow: &ShadowRoot, selector: &str) -> HtmlElement {
    shadow.query_selector(selector).unwrap().unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn parts_of_a_story_mount_and_unmount() {
    let place = Place::new();
    let setting = || Setting {
        headline_level: 2,
        locale: Locale::of("en"),
        is_mounted: true,
        quotes: QuotesInText::new(Board::of(&whole().strip.unwrap()), Locale::of("en")),
        anchors: Anchors::default(),
        breaks: [1, 2].into(),
    };
    let text = place.mount(move || view! { <StoryText article=article() setting=setting()/> }).await;
    let parts = "header.slugline-header, h2, .slugline-hero, .slugline-standfirst, .slugline-meta, time, .slugline-crosshead, ol, ul, \
        blockquote, figure, .slugline-gallery, table, pre, hr, .slugline-break, .slugline-embed, strong, em, a[href]";
    for part in parts.split(", ") {
        assert!(place.element(part).is_some(), "{part}");
    }
    drop(text);
    assert!(place.is_empty());
    let head = place.mount(move || view! { <StoryHead article=article() setting=setting()/> }).await;
    assert_eq!(texts(&place.0, "h2"), ["Every block once"]);
    drop(head);
    let body = place.mount(move || view! { <StoryBody article=article() setting=setting()/> }).await;
    assert!(place.element("h2.slugline-headline").is_none() && place.element("p").is_some());
    drop(body);
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn story_frame_follows_its_signals() {
    let place = Place::new();
    let owner = Owner::new_root(None);
    let (signals, preferences) = owner.with(|| (StorySignals::new(), RwSignal::new(Preferences::default())));
    let locale = Locale::of("en");
    let frame = place.mount(move || view! { <StoryFrame signals preferences locale on_choose=|_| () on_action=|_| ()/> }).await;
    assert!(place.element(".toolbar").unwrap().has_attribute("hidden"));
    signals.controls.set(vec![Control::TextSize]);
    preferences.set(Preferences::from_json(r#"{"version":1,"textSize":250}"#));
    signals.notice.set(Some("Not here."));
    signals.is_mounted.set(true);
    painted().await;
    assert!(!place.element(".toolbar").unwrap().has_attribute("hidden"));
    assert_eq!(place.element(".larger").unwrap().get_attribute("aria-disabled").unwrap(), "true");
    assert_eq!(texts(&place.0, ".notice"), ["Not here."]);
    assert!(place.element("slot[name=story]").is_some());
    drop(frame);
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn parts_of_a_strip_mount_and_unmount() {
    let place = Place::new();
    let owner = Owner::new_root(None);
    let locale = Locale::of("en");
    let signals = owner.with(|| StripSignals::new("LSE".to_owned()));
    let strip = place
        .mount(move || {
            view! { <Strip signals locale on_toggle=|()| ()><QuoteList quotes=quotes() locale/></Strip> }
        })
        .await;
    let region = place.element("section").unwrap();
    assert!(region.has_attribute("hidden"));
    signals.is_filled.set(true);
    signals.label.set("NYSE".to_owned());
    signals.source.set(source_line(Some("Example"), Freshness::default(), &FeedStatus::default(), locale));
    signals.is_moving.set(true);
    signals.is_paused.set(true);
    signals.announcement.set("Lost".to_owned());
    painted().await;
    assert!(!region.has_attribute("hidden"));
    let attributes = ["aria-label", "data-motion", "data-paused"].map(|name| region.get_attribute(name).unwrap());
    assert_eq!(attributes, ["NYSE", "scroll", ""]);
    assert_eq!(texts(&place.0, ".label, .source, .announcement"), ["NYSE", "Example", "Lost"]);
    assert!(place.element(".headings").is_none());
    signals.layout.set(Layout::List);
    painted().await;
    assert_eq!(region.get_attribute("data-layout").as_deref(), Some("list"));
    let heading = place.element(".heading.figure").unwrap();
    for (text, order) in [("Change in %▼descending", true), ("Change in %▲ascending", true), ("Change in %", false)] {
        heading.click();
        painted().await;
        assert_eq!((heading.text_content().unwrap().as_str(), signals.order().is_some()), (text, order));
    }
    drop(strip);
    assert!(place.is_empty());
    let fields: slugline::components::ticker::Fields = Field::ALL.into_iter().map(|(_, field)| field).collect();
    let list = place.mount(move || view! { <List><BlankQuote fields is_link=true locale/></List> }).await;
    assert_eq!(place.0.query_selector_all("ul > li > a > span").unwrap().length(), 7);
    drop(list);
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn story_of_an_application_has_controls_and_events() {
    let place = Place::new();
    let (acts, links) = (Rc::new(RefCell::new(Vec::new())), Rc::new(RefCell::new(Vec::new())));
    let acts = StoredValue::new_local(acts);
    let followed = StoredValue::new_local(links);
    let ready = RwSignal::new(0);
    let (breaks, rooms) = (RwSignal::new(vec![2, 1, 1000]), RwSignal::new(Vec::new()));
    let story = place
        .mount(move || {
            let on_action = move |action: Action| acts.with_value(|acts| acts.borrow_mut().push(action));
            let on_link = move |link: FollowedLink| {
                link.event.prevent_default();
                followed.with_value(|links| links.borrow_mut().push((link.href, link.text)));
            };
            let on_ready = move |()| ready.update(|count| *count += 1);
            let on_break = move |room: StoryBreak| {
                room.element.set_text_content(Some("An advertisement"));
                // Reading a signal in a callback makes nothing depend on it.
                rooms.update(|rooms| rooms.push(room.after));
            };
            view! { <Story article=article() breaks lang="en" persist=false on_action on_link on_break on_ready/> }
        })
        .await;
    let host = place.element("slugline-article").unwrap();
    assert_eq!(
        ["data-slugline-host", "data-slugline-ready", "lang"].map(|name| host.get_attribute(name).unwrap()),
        ["app", "", "en"]
    );
    assert_eq!(ready.get_untracked(), 1);
    assert_eq!((rooms.get_untracked(), texts(&place.0, ".slugline-break").len()), (vec![1, 2], 2));
    assert_eq!(texts(&place.0, ".slugline-body > :nth-child(2), .slugline-body > :nth-child(4)"), ["An advertisement"; 2]);
    breaks.set(vec![1, 2, 3]);
    painted().await;
    assert_eq!(rooms.get_untracked(), [1, 2, 3], "those that are filled keep what they have");
    let shadow = place.shadow("slugline-article");
    assert_eq!(shadow.adopted_style_sheets().length(), 1);
    in_shadow(&shadow, ".larger").click();
    painted().await;
    assert_eq!(acts.with_value(|acts| acts.borrow().clone()), [Action::TextSize(TextSize::ALL[2])]);
    place.element(".slugline-body a[href]").unwrap().click();
    assert_eq!(followed.with_value(|links| links.borrow().len()), 1);
    drop(story);
    assert!(place.is_empty());
    assert_eq!(shadow.child_element_count(), 0, "the controls go too");
}

#[wasm_bindgen_test]
async fn every_prop_of_a_story_may_change() {
    let place = Place::new();
    // Signals that outlive the component.
    let owner = Owner::new_root(None);
    let (story, controls, size, level, beside, theme) = owner.with(|| {
        (
            RwSignal::new(None::<Article>),
            RwSignal::new(vec![Control::TextSize]),
            RwSignal::new(TextSize::default()),
            RwSignal::new(2u8),
            RwSignal::new(Vec::<Quote>::new()),
            RwSignal::new(Theme::Auto),
        )
    });
    let mounted = place
        .mount(move || {
            view! {
                // With the preferences of the site: what another test has chosen without storing it holds for this page.
                <Story article=story controls text_size=size headline_level=level quotes=beside theme><p>{"My own."}</p></Story>
            }
        })
        .await;
    assert_eq!(texts(&place.0, "slugline-article > p"), ["My own."]);
    story.set(Some(article()));
    level.set(3);
    size.set(TextSize::ALL[4]);
    controls.set(Vec::new());
    theme.set(Theme::Sepia);
    beside.set(quotes());
    painted().await;
    let host = place.element("slugline-article").unwrap();
    assert_eq!(texts(&place.0, "h3.slugline-headline"), ["Every block once"]);
    assert_eq!(["controls", "theme"].map(|name| host.get_attribute(name).unwrap()), ["none", "sepia"]);
    let shadow = place.shadow("slugline-article");
    assert!(in_shadow(&shadow, ".toolbar").has_attribute("hidden"));
    let slot = in_shadow(&shadow, "slot[name=header]");
    assert_eq!(slot.style().get_property_value("--slugline-text-scale").unwrap(), "1.500");
    story.update(|story| {
        story.as_mut().unwrap().rights = Some(Rights { status: Some(Status::Canceled), ..Rights::default() });
    });
    painted().await;
    assert!(place.element(".slugline-notice").is_some() && place.element("h3").is_none());
    story.set(None);
    painted().await;
    assert_eq!(texts(&place.0, "slugline-article > p"), ["My own."]);
    drop(mounted);
    assert!(place.is_empty());
    // Nothing writes a strip that is no longer shown.
    story.set(Some(article()));
    painted().await;
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn every_prop_of_a_strip_may_change() {
    let place = Place::new();
    let owner = Owner::new_root(None);
    let (strip, label, symbols, fields, template, palette) = owner.with(|| {
        (
            RwSignal::new(None::<slugline::quote::Strip>),
            RwSignal::new(None::<String>),
            RwSignal::new(Vec::<String>::new()),
            RwSignal::new(Vec::<Field>::new()),
            RwSignal::new(None::<String>),
            RwSignal::new(Palette::Auto),
        )
    });
    let acts = StoredValue::new_local(Vec::new());
    let mounted = place
        .mount(move || {
            let on_action = move |action: TickerAction| acts.update_value(|acts| acts.push(action));
            view! {
                <Ticker strip label symbols fields href_template=template palette persist=false on_action><p>{"Closed."}</p></Ticker>
            }
        })
        .await;
    let shadow = place.shadow("slugline-ticker");
    assert_eq!(texts(&place.0, "slugline-ticker > p"), ["Closed."]);
    assert!(in_shadow(&shadow, ".strip").has_attribute("hidden"));
    strip.set(whole().strip);
    label.set(Some("LSE".to_owned()));
    symbols.set(vec!["EUR/USD".to_owned(), "RBGPF".to_owned()]);
    fields.set(vec![Field::Symbol, Field::Spark, Field::Price]);
    template.set(Some("#{symbol}".to_owned()));
    palette.set(Palette::ColorBlind);
    painted().await;
    assert_eq!(texts(&place.0, "slugline-ticker > ul .slugline-symbol"), ["EUR/USD", "RBGPF"]);
    assert!(!in_shadow(&shadow, ".strip").has_attribute("hidden"));
    assert_eq!(in_shadow(&shadow, ".label").text_content().unwrap(), "LSE");
    assert_eq!(in_shadow(&shadow, "li:last-child .slugline-price").text_content().unwrap(), "$63.19");
    assert_eq!(place.element("slugline-ticker").unwrap().get_attribute("palette").unwrap(), "color-blind");
    in_shadow(&shadow, "li:last-child a[href='#RBGPF']").click();
    in_shadow(&shadow, ".control").click();
    assert_eq!(acts.get_value(), [TickerAction::Select("RBGPF".to_owned()), TickerAction::Pause(true)]);
    // While stopped, it holds its figures.
    let price = |price: &str| {
        strip.update(|strip| strip.as_mut().unwrap().quotes[0].price = slugline::quote::Decimal::parse(price));
    };
    price("64.10");
    painted().await;
    assert_eq!(in_shadow(&shadow, "li:last-child .slugline-price").text_content().unwrap(), "$63.19");
    in_shadow(&shadow, ".control").click();
    painted().await;
    assert_eq!(in_shadow(&shadow, "li:last-child .slugline-price").text_content().unwrap(), "$64.10");
    drop(mounted);
    assert!(place.is_empty() && shadow.child_element_count() == 0);
    price("65.00");
    painted().await;
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn page_gets_the_style_sheet_once() {
    let place = Place::new();
    let sheets = || document().adopted_style_sheets().length();
    let before = sheets();
    let mounted = place.mount(|| view! { <Stylesheet/> <Stylesheet/> <Story><p>{"My own."}</p></Story> }).await;
    assert_eq!(sheets(), before + 1);
    let host = place.element("slugline-article").unwrap();
    let style = window().get_computed_style(&host).unwrap().unwrap();
    assert_eq!(style.get_property_value("--slugline-css").unwrap().trim(), "1");
    drop(mounted);
    let linked = place.mount(|| view! { <Stylesheet href="/slugline.css"/> }).await;
    assert_eq!(place.element("link").unwrap().get_attribute("href").unwrap(), "/slugline.css");
    drop(linked);
    assert!(place.is_empty());
}

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The bytes that are in use.
fn bytes_in_use() -> isize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated as isize - stats.bytes_deallocated as isize
}

/// Some components of a kind.
type Hosts = Rc<dyn Fn() -> AnyView>;

#[wasm_bindgen_test]
async fn hundred_components_of_each_kind_leave_nothing_behind() {
    let place = Place::new();
    add_foreign_formats();
    let small = || read(b"A headline\n\nA paragraph.", None).unwrap().document.article;
    // What an application keeps for as long as it runs.
    let owner = Owner::new_root(None);
    let (story, strip) = owner.with(|| (RwSignal::new(small()), RwSignal::new(whole().strip)));
    let (theme, size) = owner.with(|| (RwSignal::new(Theme::Dark), RwSignal::new(TextSize::default())));
    let strips = move || {
        let one = move |_| view! { <Ticker strip theme lang="de" persist=false/> };
        (0..10).map(one).collect_view().into_any()
    };
    let quotes = move || {
        let one = move |_| view! { <slugline::Quote symbol="ALDR" strip lang="de"/> };
        (0..10).map(one).collect_view().into_any()
    };
    let stories = move || {
        let one = move |_| view! { <Story article=story theme text_size=size lang="de" persist=false/> };
        (0..10).map(one).collect_view().into_any()
    };
    // Bounds above what was seen, 0 to 3 and 24 to 31 bytes: a task may still be under way, and each frame that a story asks of Leptos leaves
    // 8 bytes, which the browser's collector frees at some time. With Leptos's own memos it was 264.
    let kinds: [(Hosts, &str, isize); 3] = [
        (Rc::new(strips), "[data-slugline-ready]", 16),
        (Rc::new(quotes), "slugline-quote", 16),
        (Rc::new(stories), "[data-slugline-ready]", 64),
    ];
    for (hosts, selector, left) in kinds {
        let mut sizes = Vec::new();
        for round in 0..4 {
            let mut mounted = Vec::new();
            // A few at a time: a task of seconds would look like a hanging page.
            for _ in 0..10 {
                let hosts = Rc::clone(&hosts);
                mounted.push(place.mount(move || hosts()).await);
            }
            assert_eq!(place.0.query_selector_all(selector).unwrap().length(), 100, "round {round}");
            // One signal changes, and the others never do.
            story.update(|story| story.as_mut().unwrap().kicker = Some(format!("Round {round}")));
            painted().await;
            drop(mounted);
            for _ in 0..2 {
                painted().await;
            }
            assert!(place.is_empty());
            sizes.push(bytes_in_use());
        }
        // The first round fills what is kept for the page.
        let growth = (sizes[3] - sizes[1]) / 200;
        assert!(growth <= left, "{growth} bytes stay of each host: {sizes:?}");
    }
}

/// Counts new size observers and event listeners that are not removed.
fn count_watchers() {
    let count = "globalThis.observers = new Set(); globalThis.signals = new Set(); \
        const { observe, disconnect } = ResizeObserver.prototype; \
        ResizeObserver.prototype.observe = function (...given) { observers.add(this); return observe.apply(this, given); }; \
        ResizeObserver.prototype.disconnect = function () { observers.delete(this); return disconnect.call(this); }; \
        const { addEventListener } = EventTarget.prototype; \
        EventTarget.prototype.addEventListener = function (...given) { \
            if (given[2]?.signal) signals.add(given[2].signal); \
            return addEventListener.apply(this, given); };";
    js_sys::Function::new_no_args(count).call0(&wasm_bindgen::JsValue::NULL).unwrap();
}

/// How many there are.
fn watchers() -> f64 {
    let count = "return observers.size + [...signals].filter(({ aborted }) => !aborted).length";
    js_sys::Function::new_no_args(count).call0(&wasm_bindgen::JsValue::NULL).unwrap().as_f64().unwrap()
}

/// How many animations run in a shadow root.
fn animations(shadow: &ShadowRoot) -> u32 {
    let count = js_sys::Function::new_with_args("shadow", "return shadow.getAnimations().length");
    count.call1(&wasm_bindgen::JsValue::NULL, shadow).unwrap().as_f64().unwrap() as u32
}

#[wasm_bindgen_test]
async fn strip_moves_by_its_props_and_releases_browser_objects() {
    count_watchers();
    let place = Place::new();
    let owner = Owner::new_root(None);
    let (strip, mode) = owner.with(|| (RwSignal::new(whole().strip), RwSignal::new(MotionMode::Scroll)));
    let mounted = place.mount(move || view! { <Ticker strip motion=mode lang="en" persist=false/> }).await;
    painted().await;
    let shadow = place.shadow("slugline-ticker");
    let copies = || shadow.query_selector_all(".track > ul[aria-hidden][inert]").unwrap().length();
    assert_eq!(animations(&shadow), 1);
    assert_eq!(in_shadow(&shadow, ".strip").get_attribute("data-motion").unwrap(), "scroll");
    assert!(copies() > 0);
    mode.set(MotionMode::None);
    painted().await;
    assert_eq!((animations(&shadow), copies()), (0, 0));
    mode.set(MotionMode::Scroll);
    painted().await;
    assert_eq!(animations(&shadow), 1);
    assert!(watchers() > 1.0, "it watches sizes and hears the reader");
    drop(mounted);
    assert_eq!((animations(&shadow), watchers()), (0, 0.0));
    let many =
        place.mount(move || (0..100).map(|_| view! { <Ticker strip motion=mode lang="en" persist=false/> }).collect_view()).await;
    assert_eq!(watchers(), 200.0);
    drop(many);
    assert_eq!(watchers(), 0.0);
    assert!(place.is_empty());
}

/// Counts the page's fetches. The browser answers data: addresses itself.
fn count_fetches() {
    // Of several tests each counts from 0, and none twice.
    let count = "const fetch = (globalThis.unwatched ??= globalThis.fetch); globalThis.fetches = 0; \
        globalThis.fetch = (...given) => { globalThis.fetches += 1; return fetch(...given); };";
    js_sys::Function::new_no_args(count).call0(&wasm_bindgen::JsValue::NULL).unwrap();
}

fn fetches() -> f64 {
    js_sys::Reflect::get(&js_sys::global(), &"fetches".into()).unwrap().as_f64().unwrap()
}

/// Resolves once it holds.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..200 {
        if holds() {
            return;
        }
        painted().await;
    }
    panic!("it never came to hold");
}

/// A snapshot at its own address.
fn snapshot(price: &str) -> String {
    format!(r#"data:application/json,{{"label":"LSE","quotes":[{{"symbol":"VOD","price":"{price}"}}]}}"#)
}

#[wasm_bindgen_test]
async fn strips_of_one_feed_share_its_connection() {
    count_fetches();
    let place = Place::new();
    let src = snapshot("9.33");
    let address = src.clone();
    let strips = move || (0..20).map(|_| view! { <Ticker src=address.clone() lang="en" persist=false/> }).collect_view();
    let mounted = place.mount(strips).await;
    let prices = || {
        let hosts = place.0.query_selector_all("slugline-ticker").unwrap();
        let price = |host: u32| {
            let host: Element = hosts.item(host).unwrap().unchecked_into();
            host.shadow_root()?.query_selector(".slugline-price").unwrap()?.text_content()
        };
        (0..hosts.length()).filter_map(price).filter(|price| price == "9.33").count()
    };
    until(|| prices() == 20).await;
    assert_eq!(fetches(), 1.0);
    drop(mounted);
    assert!(place.is_empty());
    // The last follower has ended the feed: the next one begins anew.
    let mounted = place.mount(move || view! { <Ticker src lang="en" persist=false/> }).await;
    until(|| prices() == 1).await;
    assert_eq!(fetches(), 2.0);
    drop(mounted);
}

#[wasm_bindgen_test]
async fn quote_in_a_text_shares_the_connection_of_a_strip_and_follows_its_props() {
    count_fetches();
    let place = Place::new();
    let owner = Owner::new_root(None);
    let (src, symbol, fields) =
        owner.with(|| (RwSignal::new(snapshot("9.44")), RwSignal::new("VOD".to_owned()), RwSignal::new(Vec::new())));
    let template = owner.with(|| RwSignal::new(None::<String>));
    let mounted = place
        .mount(move || {
            view! {
                <Ticker src lang="en" persist=false/>
                <p>{"Shares of "} <slugline::Quote symbol fields src href_template=template lang="en">{"Vodafone"}</slugline::Quote> {" fell."}</p>
            }
        })
        .await;
    let text = || place.element("p").unwrap().text_content().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    until(|| text() == "Shares of Vodafone 9.44 fell.").await;
    assert_eq!(fetches(), 1.0);
    template.set(Some("/of/{symbol}".to_owned()));
    painted().await;
    assert_eq!(place.element("p a").unwrap().get_attribute("href").as_deref(), Some("/of/VOD"));
    src.set(snapshot("9.55"));
    until(|| text() == "Shares of Vodafone 9.55 fell.").await;
    symbol.set("NONE".to_owned());
    until(|| text() == "Shares of Vodafone fell.").await;
    symbol.set("VOD".to_owned());
    fields.set(vec![Field::Symbol, Field::Percent]);
    until(|| text() == "Shares of Vodafone fell.").await;
    drop(mounted);
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn strip_with_a_new_feed_shows_its_own_quotes_until_the_feed_has_some() {
    let place = Place::new();
    let owner = Owner::new_root(None);
    let (src, states) = owner.with(|| (RwSignal::new(None::<String>), StoredValue::new_local(Vec::new())));
    let strip = read(br#"{"quotes": [{"symbol": "VOD", "price": "1.00"}]}"#, None).unwrap().document.strip;
    let mounted = place
        .mount(move || {
            let on_feed = move |state: slugline::quote::Feed| states.update_value(|states| states.push(state.word()));
            view! { <Ticker strip src on_feed lang="en" persist=false/> }
        })
        .await;
    let shadow = place.shadow("slugline-ticker");
    let price = || in_shadow(&shadow, ".slugline-price").text_content().unwrap();
    assert_eq!(price(), "1.00");
    src.set(Some(snapshot("2.00")));
    until(|| price() == "2.00").await;
    src.set(Some(snapshot("3.00")));
    until(|| price() == "3.00").await;
    assert!(states.get_value().contains(&"live"), "{:?}", states.get_value());
    src.set(None);
    until(|| price() == "1.00").await;
    drop(mounted);
    assert!(place.is_empty());
}

#[wasm_bindgen_test]
async fn unreadable_feed_is_reported_and_keeps_the_quotes() {
    let place = Place::new();
    let owner = Owner::new_root(None);
    let failures = owner.with(|| StoredValue::new_local(Vec::new()));
    let strip = read(br#"{"quotes": [{"symbol": "VOD", "price": "1.00"}]}"#, None).unwrap().document.strip;
    let mounted = place
        .mount(move || {
            let on_error = move |failure: slugline::feed::Failure| failures.update_value(|failures| failures.push(failure.code));
            view! { <Ticker strip src="data:application/json,{" on_error lang="en" persist=false/> }
        })
        .await;
    until(|| failures.with_value(|failures| !failures.is_empty())).await;
    assert_eq!(failures.get_value(), ["syntax"]);
    let shadow = place.shadow("slugline-ticker");
    assert_eq!(in_shadow(&shadow, ".slugline-price").text_content().unwrap(), "1.00");
    drop(mounted);
}

#[wasm_bindgen_test]
async fn story_follows_its_address_and_an_unreadable_one_keeps_the_content() {
    let place = Place::new();
    let owner = Owner::new_root(None);
    let (src, failures) = owner.with(|| (RwSignal::new(None::<String>), StoredValue::new_local(Vec::new())));
    let mounted = place
        .mount(move || {
            let on_error = move |failure: slugline::feed::Failure| failures.update_value(|failures| failures.push(failure.code));
            view! { <Story article=article() src on_error lang="en" persist=false/> }
        })
        .await;
    let headline = || texts(&place.0, ".slugline-headline");
    let first = headline();
    src.set(Some(r#"data:application/json,{"headline":"Another"}"#.to_owned()));
    until(|| headline() == ["Another"]).await;
    src.set(Some("data:application/json,{".to_owned()));
    until(|| failures.with_value(|failures| !failures.is_empty())).await;
    assert_eq!((headline(), failures.get_value()), (vec!["Another".to_owned()], vec!["syntax".to_owned()]));
    // What is dropped while it loads has no effect any more.
    src.set(Some(r#"data:application/json,{"headline":"Too late"}"#.to_owned()));
    src.set(None);
    until(|| headline() == first).await;
    drop(mounted);
    painted().await;
    assert!(place.is_empty());
    assert_eq!(failures.with_value(Vec::len), 1);
}

//! `<Story>`: a story and its controls, for Leptos applications.

use std::rc::Rc;

use leptos::prelude::*;

use super::anchors::headline_id;
use super::broken::BrokenPictures;
use super::events::{FollowedLink, StoryBreak};
use super::times::Times;
use super::{Anchors, QuotesInText, Setting, StoryText};
use crate::components::Theme;
use crate::components::controls::{Action, AllControls, Control, StoryFrame, StorySignals, TextSize};
use crate::components::host::{APPLICATION, HostRef, use_preferences, use_shadow_root};
use crate::feed::{Credentials, Failure, Fault};
use crate::hooks::{report, set_if_changed, use_memo, use_source};
use crate::ingest::Format;
use crate::locale::Locale;
use crate::quote::{Board, Quote, Strip};
use crate::reader::Kind;
use crate::story::Article;
use crate::style::Sheet;

/// A news story: its text in the page itself, and the reader's controls.
///
/// A server renders it completely. In the browser the controls are mounted in a shadow root of the host, `<slugline-article>`, once the
/// application runs, and are removed with the component.
///
/// ```
/// use leptos::prelude::*;
/// use slugline::Story;
/// use slugline::components::controls::Control;
/// # let owner = Owner::new();
/// # owner.set();
/// let article = slugline::ingest::read(b"A headline\n\nA paragraph.", None)?.document.article;
/// view! { <Story article headline_level=1 controls=vec![Control::TextSize] lang="en"/> };
/// // Your own text:
/// view! { <Story><p>"A paragraph."</p></Story> };
/// # Ok::<_, slugline::ingest::Error>(())
/// ```
#[component]
pub fn Story(
    /// The story. One that may not be shown (withdrawn, under embargo, expired) is not rendered. A server that renders it decides by its clock.
    #[prop(optional, into)]
    article: MaybeProp<Article>,
    /// The address of a story in the JSON of record, or in another format, which the browser fetches. A server fetches nothing: it shows
    /// `article`, and so does the browser until the story is there.
    #[prop(optional, into)]
    src: MaybeProp<String>,
    /// The format of `src`; detected by default.
    #[prop(optional, into)]
    format: MaybeProp<Format>,
    /// Whether the request of `src` carries the reader's cookies.
    #[prop(optional, into)]
    credentials: Signal<Credentials>,
    /// The reader's controls.
    #[prop(into, default = vec![Control::TextSize].into())]
    controls: Signal<Vec<Control>>,
    /// The initial text size, unless the reader has chosen another.
    #[prop(optional, into)]
    text_size: Signal<TextSize>,
    /// The level of the headline, 1 to 6. Crossheads are one lower.
    #[prop(into, default = 2.into())]
    headline_level: Signal<u8>,
    /// After which blocks of the body there is a room for something of yours, such as an advertisement: their numbers, from 1.
    #[prop(optional, into)]
    breaks: Signal<Vec<u32>>,
    /// Quotes next to the words of the story that name their symbols.
    #[prop(optional, into)]
    quotes: Signal<Vec<Quote>>,
    /// The colours.
    #[prop(optional, into)]
    theme: Signal<Theme>,
    /// Whether the reader's choices are stored in the browser, for all stories of the site.
    #[prop(default = true)]
    persist: bool,
    /// The language of the story's surroundings, a BCP 47 tag: that of the controls. The story may have its own.
    #[prop(optional, into)]
    lang: String,
    /// Called when the reader has used a control.
    #[prop(optional, into)]
    on_action: Option<Callback<Action>>,
    /// Called when a link in the story is about to be followed.
    #[prop(optional, into)]
    on_link: Option<Callback<FollowedLink>>,
    /// Called when the story at `src` cannot be fetched or read. The console reports it too.
    #[prop(optional, into)]
    on_error: Option<Callback<Failure>>,
    /// Called for each room of `breaks` that is in the page and empty: fill it there. A filled room keeps its content when `breaks` changes.
    #[prop(optional, into)]
    on_break: Option<Callback<StoryBreak>>,
    /// Called when the controls are mounted.
    #[prop(optional, into)]
    on_ready: Option<Callback<()>>,
    /// Your own text, shown as long as there is no article.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let locale = Locale::of(&lang);
    let host = HostRef::new();
    // An application's signals may outlive the component, so their values are copied.
    let (src, format) = (use_memo(move |_| src.get()), use_memo(move |_| format.get()));
    let credentials = use_memo(move |_| credentials.get());
    let document = use_source(src.into(), format.into(), credentials.into(), on_error);
    let article =
        use_memo(move |_| document.read().as_ref().and_then(|document| document.article.clone()).or_else(|| article.get()));
    Effect::new(move |_| {
        if document.read().as_ref().is_some_and(|document| document.article.is_none()) {
            let message = "the source holds no story: give it an \"article\", or a headline and a body";
            report(Fault::new("no-story", message), on_error);
        }
    });
    let controls = use_memo(move |_| controls.get());
    let text_size = use_memo(move |_| text_size.get());
    let headline_level = use_memo(move |_| headline_level.get());
    let breaks = use_memo(move |_| breaks.get());
    let quotes = use_memo(move |_| quotes.get());
    let theme = use_memo(move |_| theme.get());

    let signals = StorySignals::new();
    signals.all_controls.set(Some(AllControls::here()));
    Effect::new(move |_| set_if_changed(signals.controls, controls.get()));
    Effect::new(move |_| set_if_changed(signals.start_size, text_size.get()));
    let place = lang.clone();
    Effect::new(move |_| {
        let article = article.read();
        let article = article.as_ref();
        let lang = article.and_then(|article| article.lang.clone()).unwrap_or_else(|| place.clone());
        set_if_changed(signals.lang, lang);
        set_if_changed(signals.headline, article.and_then(|article| article.headline.clone()).unwrap_or_default());
        set_if_changed(signals.url, article.and_then(|article| article.url.clone()).unwrap_or_default());
    });
    let act = move |action| {
        if let Some(on_action) = on_action {
            on_action.run(action);
        }
    };
    let is_ready = use_shadow_root(host, Sheet::Story, on_ready, move |host, _| {
        let (preferences, on_choose) = use_preferences(host, Kind::Story);
        view! { <StoryFrame signals preferences locale on_choose on_action=act/> }
    });
    Effect::new(move |former: Option<Option<BrokenPictures>>| {
        let host = host.get();
        former.flatten().or_else(|| Some(BrokenPictures::watch(&host?)))
    });
    // By the reader's clock and time zone: never in the first tree, which is the server's.
    let times = StoredValue::new_local(None::<Rc<Times>>);
    Effect::new(move |_| {
        article.track();
        headline_level.track();
        quotes.track();
        breaks.track();
        let Some(host) = host.get() else { return };
        if let Some(on_break) = on_break {
            // What the callback reads is not what this depends on.
            StoryBreak::empty_in(&host).for_each(|room| untrack(|| on_break.run(room)));
        }
        if let Some(times) = times.try_update_value(|times| times.get_or_insert_with(|| Times::new(host)).clone()) {
            times.update();
        }
    });

    // The server's clock decides for a story that the server rendered, and the decision is sent to the browser.
    let first_moment = StoredValue::new(Some(SharedValue::new_str(now).into_inner()));
    let text = move || {
        let Some(article) = article.get() else { return children.as_ref().map(|children| children()).into_any() };
        let moment = first_moment.try_update_value(Option::take).flatten().unwrap_or_else(now);
        if article.withheld_at(moment).is_some() {
            return view! { <p class="slugline-notice">{locale.words().not_available()}</p> }.into_any();
        }
        let figures = article.lang.as_deref().map_or(locale, Locale::of);
        let quotes = quotes.get();
        let board = Board::of(&Strip { quotes, ..Strip::default() });
        let quotes = if board.rows().is_empty() { QuotesInText::default() } else { QuotesInText::new(board, figures) };
        let setting = Setting {
            headline_level: headline_level.get(),
            locale,
            is_mounted: false,
            quotes,
            anchors: Anchors::default(),
            breaks: breaks.get().into(),
        };
        view! { <StoryText article setting/> }.into_any()
    };
    let follow = move |event: web_sys::MouseEvent| {
        if let Some((on_link, link)) = on_link.zip(FollowedLink::at(&event)) {
            on_link.run(link);
        }
    };
    view! {
        <slugline-article
            node_ref=host
            data-slugline-host=APPLICATION
            role={"article"}
            aria-labelledby=move || article.read().as_ref().filter(|article| article.withheld_at(now()).is_none()).and_then(headline_id)
            data-slugline-ready=move || is_ready.get().then_some("")
            controls=move || controls.read().is_empty().then_some("none")
            theme=move || theme.get().attribute()
            persist=(!persist).then_some("none")
            lang=(!lang.is_empty()).then_some(lang)
            on:click=follow
        >
            {text}
        </slugline-article>
    }
}

/// The current time, in milliseconds since 1970.
#[cfg(not(target_arch = "wasm32"))]
fn now() -> i64 {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
}

/// The current time, in milliseconds since 1970.
#[cfg(target_arch = "wasm32")]
fn now() -> i64 {
    js_sys::Date::now() as i64
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use leptos::prelude::*;

    use super::Story;
    use crate::ingest;
    use crate::story::{Article, Rights, Status};

    fn article() -> Article {
        ingest::read(b"A headline\n\nA paragraph.", None).unwrap().document.article.unwrap()
    }

    fn html_of<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
        Owner::new_root(None).with(|| view().to_html()).replace("<!>", "")
    }

    #[test]
    fn story_is_complete_on_a_server() {
        let html = html_of(|| view! { <Story article=article() headline_level=1 lang="en"/> });
        assert!(html.starts_with(r#"<slugline-article "#) && html.contains(r#"data-slugline-host="app""#), "{html}");
        assert!(html.contains(">A headline</h1>") && html.contains("<p>A paragraph.</p>"), "{html}");
        assert!(!html.contains("data-slugline-ready"), "{html}");
    }

    #[test]
    fn children_are_shown_if_there_is_no_article() {
        let html = html_of(|| view! { <Story><p>{"My own."}</p></Story> });
        assert!(html.contains("<p>My own.</p></slugline-article>"), "{html}");
    }

    #[test]
    fn withheld_story_is_not_in_the_page() {
        let rights = Some(Rights { status: Some(Status::Canceled), ..Rights::default() });
        let html = html_of(|| view! { <Story article=Article { rights, ..article() }/> });
        assert!(!html.contains("A paragraph.") && html.contains("slugline-notice"), "{html}");
    }
}

//! A whole story or strip as HTML that is readable without any script, and that the elements take over if there is one.

#![allow(unreachable_pub, reason = "`#[component]` makes a public struct of every component's props")]

mod json_ld;

pub use json_ld::json_ld;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::story::{Anchors, QuotesInText, Setting, StoryText, direction, headline_id};
use crate::components::ticker::QuoteList;
use crate::ingest::Document;
use crate::json::{Record, to_script};
use crate::locale::Locale;
use crate::quote::{Board, Quote, Strip};
use crate::story::{Article, plain_text};

/// Options of rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The level of the headline, 1 to 6.
    pub headline_level: u8,
    /// The language of the page: of the strip's words, and of the story's if it has no language.
    pub lang: Option<&'a str>,
    /// The current time, in milliseconds since 1970: what is embargoed or expired then is not rendered.
    pub now: i64,
    /// Whether JSON-LD is written for machines.
    pub json_ld: bool,
}

/// Renders the strip and the story, one after the other, each an element with its complete light DOM, and the story's JSON-LD.
pub fn elements(document: &Document, options: Options<'_>) -> String {
    let json_ld = json_ld_text(document, options);
    let widgets = Widgets::of(document, options);
    // Inside the element it would be its source.
    html_of(|| view! { <StripAndStory widgets/> <JsonLd text=json_ld/> })
}

/// Renders a whole page around the elements. `assets` is the folder of the package's files, with a slash at its end.
pub fn page(document: &Document, assets: &str, options: Options<'_>) -> String {
    let meta = PageMeta::of(document, options);
    let json_ld = json_ld_text(document, options);
    let widgets = Widgets::of(document, options);
    let html = html_of(|| view! { <Page meta assets=assets.to_owned() json_ld widgets/> });
    format!("<!DOCTYPE html>\n{html}")
}

#[component]
fn Page(meta: PageMeta, assets: String, json_ld: Option<String>, widgets: Widgets) -> impl IntoView {
    let PageMeta { lang, dir, title, authors, summary } = meta;
    view! {
        <html lang=lang dir=dir>
            <head>
                <meta charset={"utf-8"}/>
                <meta name={"viewport"} content="width=device-width, initial-scale=1"/>
                <meta name={"color-scheme"} content="light dark"/>
                <title>{title}</title>
                {(!authors.is_empty()).then(|| view! { <meta name="author" content=authors/> })}
                {(!summary.is_empty()).then(|| view! { <meta name="description" content=summary/> })}
                <link rel="stylesheet" href=format!("{assets}slugline.css")/>
                <script type="module" src=format!("{assets}embed.js")></script>
                <JsonLd text=json_ld/>
            </head>
            <body class="slugline-page"><main><StripAndStory widgets/></main></body>
        </html>
    }
}

/// The head of a page about its story.
#[derive(Clone, Debug, Default)]
struct PageMeta {
    lang: Option<String>,
    dir: Option<String>,
    title: String,
    authors: String,
    summary: String,
}

impl PageMeta {
    fn of(document: &Document, options: Options<'_>) -> Self {
        let article = document.article.as_ref();
        let story_lang = article.and_then(|article| article.lang.as_deref());
        let lang = options.lang.or(story_lang);
        let story_dir = article.and_then(|article| article.dir.as_deref()).filter(|_| lang == story_lang);
        // Left to right is the default of a page, so it is only written if the story sets it.
        let dir = Some(direction(story_dir, lang)).filter(|dir| *dir == "rtl" || story_dir == Some(dir)).map(str::to_owned);
        let page = Self { lang: lang.map(str::to_owned), dir, ..Self::default() };
        let site = document.site.as_deref();
        let Some(article) = article.filter(|article| article.withheld_at(options.now).is_none()) else {
            return Self { title: site.unwrap_or_default().to_owned(), ..page };
        };
        let authors: Vec<&str> = article.bylines.iter().map(|byline| byline.name.as_str()).collect();
        let title: Vec<&str> = article.headline.as_deref().into_iter().chain(site).collect();
        Self { title: title.join(" \u{2013} "), authors: authors.join(", "), summary: plain_text(&article.standfirst), ..page }
    }
}

/// What the elements show.
#[derive(Clone)]
struct Widgets {
    strip: Option<Strip>,
    /// The quotes of the strip as the elements show them: what its feed leaves out is derived.
    quotes: Vec<Quote>,
    article: Option<Article>,
    /// Whether the story may not be shown.
    is_withheld: bool,
    setting: Setting,
}

impl Widgets {
    fn of(document: &Document, options: Options<'_>) -> Self {
        let Document { strip, article, .. } = document.clone();
        let lang = options.lang.or_else(|| article.as_ref()?.lang.as_deref());
        let locale = Locale::of(lang.unwrap_or_default());
        // Figures next to its words are in the language of the story.
        let figures = article.as_ref().and_then(|article| article.lang.as_deref()).map_or(locale, Locale::of);
        let board = strip.as_ref().map(Board::of).unwrap_or_default();
        let quotes = board.rows().to_vec();
        let in_text = if strip.is_some() { QuotesInText::new(board, figures) } else { QuotesInText::default() };
        let setting = Setting {
            headline_level: options.headline_level,
            locale,
            is_mounted: false,
            quotes: in_text,
            anchors: Anchors::default(),
            breaks: Arc::default(),
        };
        let is_withheld = article.as_ref().is_some_and(|article| article.withheld_at(options.now).is_some());
        Self { strip, quotes, article, is_withheld, setting }
    }
}

#[component]
fn StripAndStory(widgets: Widgets) -> impl IntoView {
    let Widgets { strip, quotes, article, is_withheld, setting } = widgets;
    let locale = setting.locale;
    view! {
        {strip.map(|strip| view! { <TickerElement strip quotes locale/> })}
        {article.map(|article| view! { <ArticleElement article setting is_withheld/> })}
    }
}

/// The story's JSON-LD, safe for a script; `None` for a story that may not be shown.
fn json_ld_text(document: &Document, options: Options<'_>) -> Option<String> {
    let article = document.article.as_ref().filter(|article| options.json_ld && article.withheld_at(options.now).is_none())?;
    Some(to_script(&json_ld(article)))
}

#[component]
fn JsonLd(text: Option<String>) -> impl IntoView {
    text.map(|text| view! { <script type="application/ld+json">{text}</script> })
}

/// The element of a strip: its data for the script, and the list for everybody else.
#[component]
fn TickerElement(strip: Strip, quotes: Vec<Quote>, locale: Locale) -> impl IntoView {
    let data = to_script(&strip.write());
    view! {
        <slugline-ticker label=strip.label>
            <script type="application/json">{data}</script>
            <QuoteList quotes locale/>
        </slugline-ticker>
    }
}

/// The element of a story.
#[component]
fn ArticleElement(article: Article, setting: Setting, is_withheld: bool) -> impl IntoView {
    let level = Some(setting.headline_level).filter(|level| *level != 2);
    let named_by = headline_id(&article).filter(|_| !is_withheld);
    let text = if is_withheld {
        view! { <p class="slugline-notice">{setting.locale.words().not_available()}</p> }.into_any()
    } else {
        view! { <StoryText article setting/> }.into_any()
    };
    view! { <slugline-article role="article" aria-labelledby=named_by headline-level=level>{text}</slugline-article> }
}

/// The HTML of a view, one block per line and without Leptos's hydration markers. Content has no `<` of its own there:
/// it is escaped in text, attributes and data.
fn html_of<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
    const BLOCKS: [&str; 21] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "figure",
        "header",
        "div",
        "script",
        "title",
        "slugline-ticker",
        "slugline-article",
        "head",
        "main",
        "body",
        "html",
    ];
    let markup = Owner::new_root(None).with(|| view().to_html());
    let mut html = String::with_capacity(markup.len());
    // Every piece ends with a tag.
    for piece in markup.split_inclusive('>') {
        html.push_str(piece.strip_suffix("<!>").unwrap_or(piece));
        let end_tag = piece.strip_suffix('>').and_then(|piece| piece.rsplit_once("</"));
        if end_tag.is_some_and(|(_, name)| BLOCKS.contains(&name)) {
            html.push('\n');
        }
    }
    html
}

#[cfg(test)]
mod tests;

//! What is above the controls: kicker, headline, picture, standfirst, author, place and time.

use leptos::prelude::*;

use super::Setting;
use super::direction::direction;
use super::figure::{Figure, Position};
use super::heading::Heading;
use super::inlines::Inlines;
use crate::components::link;
use crate::locale::{Words, around, fill, whole};
use crate::story::{Article, Byline, Timestamp, minutes};

/// The header of a story. Reader views drop what is named a header and nothing else.
#[component]
pub fn StoryHead(
    /// The story.
    article: Article,
    /// How it is placed in its page.
    setting: Setting,
) -> impl IntoView {
    let (level, is_mounted) = (setting.headline_level, setting.is_mounted);
    let meta = Meta::of(&article);
    let Article { lang, dir, kicker, headline, hero, standfirst, .. } = article;
    let dir = direction(dir.as_deref(), lang.as_deref());
    let id = headline.is_some().then(|| setting.anchors.of_headline());
    let quotes = setting.quotes.clone();
    let prose = setting.quotes.clone().in_prose();
    view! {
        // It has the story's language and direction: the element around it has the page's. It is no banner of the page, wherever the
        // story is.
        <header
            class="slugline-header slugline-content"
            slot="header"
            role={"none"}
            lang=lang
            dir=dir
            data-slugline=is_mounted.then_some("story")
        >
            {kicker.map(|kicker| view! { <p class="slugline-kicker">{kicker}</p> }.into_any())}
            {headline.map(|headline| view! { <Heading level class="slugline-headline" id>{headline}</Heading> }.into_any())}
            {hero.map(|figure| view! { <Figure figure position=Position::Hero quotes/> }.into_any())}
            {(!standfirst.is_empty())
                .then(|| view! { <p class="slugline-standfirst"><Inlines text=standfirst quotes=prose/></p> }.into_any())}
            {meta.map(|meta| view! { <MetaLine meta setting/> }.into_any())}
        </header>
    }
}

/// The content of the line below the standfirst.
#[derive(Clone, Debug)]
struct Meta {
    dateline: Option<String>,
    bylines: Vec<Byline>,
    published: Option<Timestamp>,
    /// When it was changed after that.
    updated: Option<Timestamp>,
    /// How long it takes to read, in minutes; `None` for very short texts.
    reading: Option<u32>,
    /// The language of the story.
    lang: Option<String>,
}

impl Meta {
    /// `None` if the line would be empty.
    fn of(article: &Article) -> Option<Self> {
        let meta = Self {
            dateline: article.dateline.clone(),
            bylines: article.bylines.clone(),
            published: article.published.clone(),
            updated: article.updated.clone().filter(|updated| Some(updated) != article.published.as_ref()),
            reading: Some(minutes(&article.body)).filter(|minutes| *minutes > 0),
            lang: article.lang.clone(),
        };
        let is_empty = meta.dateline.is_none()
            && meta.bylines.is_empty()
            && meta.published.is_none()
            && meta.updated.is_none()
            && meta.reading.is_none();
        (!is_empty).then_some(meta)
    }
}

/// Dateline, bylines, times and reading time, separated by spaces.
#[component]
fn MetaLine(meta: Meta, setting: Setting) -> impl IntoView {
    let words = setting.locale.words();
    let Meta { dateline, bylines, published, updated, reading, lang } = meta;
    let dateline = dateline.map(|dateline| view! { <span class="slugline-dateline">{dateline}</span> }.into_any());
    let bylines = (!bylines.is_empty()).then(|| view! { <Bylines bylines words/> }.into_any());
    let published = published.map(|time| {
        view! { <Time class="slugline-published" phrase=words.published() time lang=lang.clone() words/> }.into_any()
    });
    let updated = updated
        .map(|time| view! { <Time class="slugline-updated" phrase=words.updated() time lang=lang.clone() words/> }.into_any());
    let reading = reading.map(|minutes| {
        let text = fill(words.reading(), &whole(minutes, setting.locale));
        view! { <span class="slugline-reading">{text}</span> }.into_any()
    });
    let parts = [dateline, bylines, published, updated, reading].into_iter().flatten().enumerate();
    let parts = parts.map(|(place, part)| view! { {(place > 0).then_some(" ")}{part} }.into_any()).collect_view();
    view! { <p class="slugline-meta">{parts}</p> }
}

/// "By A, B and C" in the story's language.
#[component]
pub(super) fn Bylines(bylines: Vec<Byline>, words: Words) -> impl IntoView {
    let (before, after) = around(words.by());
    let last = bylines.len().saturating_sub(1);
    let byline = |(place, Byline { name, url }): (usize, Byline)| {
        let separator = match place {
            0 => None,
            place if place == last => Some(words.and()),
            _ => Some(words.separator()),
        };
        let name = match url.as_deref().and_then(link) {
            Some(url) => view! { <a href=url.to_owned() rel="author">{name}</a> }.into_any(),
            None => name.into_any(),
        };
        view! { {separator}{name} }.into_any()
    };
    view! {
        <span class="slugline-byline">
            {text(before)}
            {bylines.into_iter().enumerate().map(byline).collect_view()}
            {text(after)}
        </span>
    }
}

/// "Published April 25, 2025 at 4:30 PM GMT+2": in the time zone that it was written in. In a browser the elements show it in the
/// reader's own (`www/times.js`).
#[component]
fn Time(class: &'static str, phrase: &'static str, time: Timestamp, lang: Option<String>, words: Words) -> impl IntoView {
    let (before, after) = around(phrase);
    let moment = moment(&time, lang.as_deref(), words);
    view! {
        <span class=class>
            {text(before)}
            <time datetime=time.as_str().to_owned()>{moment}</time>
            {text(after)}
        </span>
    }
}

/// A text; `None` if it is empty, because a server writes a space for an empty one.
fn text(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

/// In the story's language, if the words around it are.
#[cfg(feature = "ssr")]
pub(super) fn moment(time: &Timestamp, lang: Option<&str>, words: Words) -> String {
    crate::locale::moment(time, lang.filter(|lang| words.are_of(lang)).unwrap_or(words.lang()))
}

#[cfg(not(feature = "ssr"))]
pub(super) fn moment(time: &Timestamp, _: Option<&str>, _: Words) -> String {
    time.to_minute()
}

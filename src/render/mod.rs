//! A whole story or strip to HTML that reads without any script, and that the elements take over when there is one.

mod json_ld;
mod mentions;

pub use json_ld::json_ld;

use leptos::tachys::view::RenderHtml;

use crate::ingest::Document;
use crate::json::{Record, to_script};
use crate::locale::Locale;
use crate::quote::{Board, Strip};
use crate::story::{Article, plain_text};
use crate::view::story::{Setting, story};
use crate::view::ticker::{Field, quotes};
use crate::view::{Node, node};

/// How a document is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The level of the headline, 1 to 6.
    pub headline_level: u8,
    /// The language of the page: of the strip's words, and of the story's where it does not say its own.
    pub lang: Option<&'a str>,
    /// The present, in milliseconds since 1970: what is embargoed or expired then is not rendered.
    pub now: i64,
    /// Whether the story is told to machines too, as JSON-LD.
    pub json_ld: bool,
}

/// Renders the strip and the story, one after the other, each an element with its light DOM complete, and the story's JSON-LD.
pub fn elements(document: &Document, options: Options<'_>) -> String {
    let views = views(document, options).into_iter();
    // Within the element it would be its source.
    html_of(views.chain(for_machines(document, options)).collect())
}

/// Renders a whole page around the elements. `assets` is the folder of the package's files, with a slash at its end.
pub fn page(document: &Document, assets: &str, options: Options<'_>) -> String {
    let meta = |name, content: &str| node("meta").attr("name", name).attr("content", content);
    let shown = document.article.as_ref().filter(|article| article.withheld_at(options.now).is_none());
    let authors: Vec<&str> = shown.iter().flat_map(|article| &article.bylines).map(|byline| byline.name.as_str()).collect();
    let summary = shown.map(|article| plain_text(&article.standfirst)).unwrap_or_default();
    let headline = shown.and_then(|article| article.headline.as_deref());
    let title: Vec<&str> = headline.into_iter().chain(document.site.as_deref()).collect();
    let maybe_meta = |name, content: &str| (!content.is_empty()).then(|| meta(name, content));
    let asset = |name| [assets, name].concat();
    let head = node("head")
        .child(node("meta").attr("charset", "utf-8"))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(meta("color-scheme", "light dark"))
        .child(node("title").text(&title.join(" \u{2013} ")))
        .maybe_child(maybe_meta("author", &authors.join(", ")))
        .maybe_child(maybe_meta("description", &summary))
        .child(node("link").attr("rel", "stylesheet").attr("href", &asset("slugline.css")))
        .child(node("script").attr("type", "module").attr("src", &asset("embed.js")))
        .maybe_child(for_machines(document, options));
    let main = views(document, options).into_iter().fold(node("main"), Node::child);
    let lang = options.lang.or_else(|| story_lang(document));
    let dir = document.article.as_ref().and_then(|article| article.dir.as_deref()).filter(|_| lang == story_lang(document));
    let body = node("body").class("slugline-page").child(main);
    let page = node("html").maybe("lang", lang).maybe("dir", dir).child(head).child(body);
    ["<!DOCTYPE html>\n", &html_of(vec![page])].concat()
}

fn story_lang(document: &Document) -> Option<&str> {
    document.article.as_ref()?.lang.as_deref()
}

fn views(document: &Document, options: Options<'_>) -> Vec<Node> {
    let locale = Locale::of(options.lang.or_else(|| story_lang(document)).unwrap_or_default());
    let strip = document.strip.as_ref().map(|strip| ticker(strip, locale));
    let story = document.article.as_ref().map(|story| article(story, document.strip.as_ref(), locale, options));
    strip.into_iter().chain(story).collect()
}

/// The story as JSON-LD; nothing of one that may not be shown.
fn for_machines(document: &Document, options: Options<'_>) -> Option<Node> {
    let article = document.article.as_ref().filter(|article| options.json_ld && article.withheld_at(options.now).is_none())?;
    Some(node("script").attr("type", "application/ld+json").text(&to_script(&json_ld(article))))
}

/// The data for the script, and the list for everybody else.
fn ticker(strip: &Strip, locale: Locale) -> Node {
    let data = node("script").attr("type", "application/json").text(&to_script(&strip.write()));
    // What the live strip shows is derived by the board, and so it is here.
    let list = quotes(Board::of(strip).rows(), &Field::usual(), None, locale);
    node("slugline-ticker").maybe("label", strip.label.as_deref()).child(data).child(list)
}

fn article(article: &Article, strip: Option<&Strip>, locale: Locale, options: Options<'_>) -> Node {
    let element = node("slugline-article").number("headline-level", Some(options.headline_level).filter(|level| *level != 2));
    if article.withheld_at(options.now).is_some() {
        return element.child(node("p").class("slugline-notice").text(locale.words().not_available()));
    }
    let setting = Setting { headline_level: options.headline_level, locale, mounted: false };
    let mut parts = story(article, setting);
    if let Some(strip) = strip {
        let locale = article.lang.as_deref().map_or(locale, Locale::of);
        let board = Board::of(strip);
        parts.iter_mut().for_each(|part| mentions::mention(part, &board, locale));
    }
    parts.into_iter().fold(element, Node::child)
}

/// Renders nodes, a block a line. Content has no `<` of its own there: it is escaped in text, attributes and data.
fn html_of(nodes: Vec<Node>) -> String {
    let mut html: String = nodes.into_iter().map(Node::to_html).collect();
    for end in [
        "</p>",
        "</h1>",
        "</h2>",
        "</h3>",
        "</h4>",
        "</h5>",
        "</h6>",
        "</li>",
        "</ul>",
        "</ol>",
        "</figure>",
        "</header>",
        "</div>",
    ] {
        html = html.replace(end, &[end, "\n"].concat());
    }
    for end in ["</script>", "</head>", "</title>", "</slugline-ticker>", "</slugline-article>", "</main>", "</body>", "</html>"]
    {
        html = html.replace(end, &[end, "\n"].concat());
    }
    html
}

#[cfg(test)]
mod tests;

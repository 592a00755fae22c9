//! A whole story or strip to HTML that reads without any script, and that the elements take over when there is one.

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::RenderHtml;

use crate::ingest::Document;
use crate::json::{Record, to_script};
use crate::locale::Locale;
use crate::quote::Strip;
use crate::story::Article;
use crate::view::node;
use crate::view::story::{Setting, story};
use crate::view::ticker::{Field, quotes};

/// How a document is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The level of the headline, 1 to 6.
    pub headline_level: u8,
    /// The language of the page: of the strip's words, and of the story's where it does not say its own.
    pub lang: Option<&'a str>,
    /// The present, in milliseconds since 1970: what is embargoed or expired then is not rendered.
    pub now: i64,
}

/// Renders the strip and the story, one after the other, each an element with its light DOM complete.
pub fn elements(document: &Document, options: Options<'_>) -> String {
    html_of(|| views(document, options))
}

/// Renders a whole page around the elements. `assets` is the folder of the package's files, with a slash at its end.
pub fn page(document: &Document, assets: &str, options: Options<'_>) -> String {
    let headline = document.article.as_ref().and_then(|article| article.headline.as_deref());
    let title: Vec<&str> = headline.into_iter().chain(document.site.as_deref()).collect();
    let meta = |name: &'static str, content: &'static str| html::meta().attr("name", name).attr("content", content);
    let html = html_of(|| {
        let head = html::head().child((
            html::meta().attr("charset", "utf-8"),
            meta("viewport", "width=device-width, initial-scale=1"),
            meta("color-scheme", "light dark"),
            html::title().child(title.join(" \u{2013} ")),
            html::link().attr("rel", "stylesheet").attr("href", [assets, "slugline.css"].concat()),
            html::script().attr("type", "module").attr("src", [assets, "embed.js"].concat()),
        ));
        let body = html::body().child(html::main().child(views(document, options)));
        let lang = options.lang.or_else(|| story_lang(document)).map(str::to_owned);
        html::html().attr("lang", lang).child((head, body))
    });
    ["<!DOCTYPE html>\n", &html].concat()
}

fn story_lang(document: &Document) -> Option<&str> {
    document.article.as_ref()?.lang.as_deref()
}

fn views(document: &Document, options: Options<'_>) -> Vec<AnyView> {
    let locale = Locale::of(options.lang.or_else(|| story_lang(document)).unwrap_or_default());
    let strip = document.strip.as_ref().map(|strip| ticker(strip, locale));
    let story = document.article.as_ref().map(|story| article(story, locale, options));
    strip.into_iter().chain(story).collect()
}

/// The data for the script, and the list for everybody else.
fn ticker(strip: &Strip, locale: Locale) -> AnyView {
    let data = html::script().attr("type", "application/json").child(to_script(&strip.write()));
    let list = quotes(&strip.quotes, &Field::usual(), locale, false);
    node("slugline-ticker").maybe("label", strip.label.clone()).child(data.into_any()).child(list).view()
}

fn article(article: &Article, locale: Locale, options: Options<'_>) -> AnyView {
    let is_withheld = article.rights.as_ref().is_some_and(|rights| rights.withheld_at(options.now).is_some());
    let content = if is_withheld {
        vec![node("p").class("slugline-notice").text(locale.words().not_available()).view()]
    } else {
        story(article, Setting { headline_level: options.headline_level, locale, mounted: false })
    };
    let level = (options.headline_level != 2).then(|| options.headline_level.to_string());
    node("slugline-article").maybe("headline-level", level).children(content).view()
}

/// Renders a view, a block a line.
fn html_of<V: RenderHtml>(view: impl FnOnce() -> V) -> String {
    let html = Owner::new().with(|| view().to_html());
    // Content has no `<` of its own here: it is escaped in text, attributes and data. So these are the renderer's own: marks for
    // a hydration that never happens, and the ends of blocks.
    let mut html = html.replace("<!>", "");
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

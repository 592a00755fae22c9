//! The blocks of a body.

use leptos::prelude::*;

use super::Setting;
use super::entry::Entry;
use super::figure::{Figure, Position};
use super::heading::Heading;
use super::inlines::{Anchor, Inlines};
use super::table::Table;
use crate::story::{self, Block, Inline, plain_text};

/// The blocks of the body itself, and between them the rooms for what the page puts there, such as an advertisement.
#[component]
pub(super) fn BodyBlocks(blocks: Vec<Block>, setting: Setting) -> AnyView {
    let mut rest = blocks;
    let mut parts = Vec::new();
    let mut begin = 0;
    let mut ends: Vec<u32> = setting.breaks.to_vec();
    ends.sort_unstable();
    ends.dedup();
    for end in ends {
        let count = end as usize - begin;
        if count > rest.len() {
            break;
        }
        let after = rest.split_off(count);
        let part = std::mem::replace(&mut rest, after);
        parts.push(
            view! { <Blocks blocks=part setting=setting.clone()/> <div class="slugline-break" data-after=end></div> }.into_any(),
        );
        begin = end as usize;
    }
    view! { {parts} <Blocks blocks=rest setting/> }.into_any()
}

/// Blocks, one after the other. Those of a body are prose, so quotes are shown next to their words.
#[component]
pub(super) fn Blocks(blocks: Vec<Block>, setting: Setting) -> AnyView {
    let setting = Setting { quotes: setting.quotes.in_prose(), ..setting };
    blocks.into_iter().map(|block| view! { <OneBlock block setting=setting.clone()/> }.into_any()).collect_view().into_any()
}

#[component]
fn OneBlock(block: Block, setting: Setting) -> AnyView {
    let quotes = setting.quotes.clone();
    match block {
        Block::Paragraph { text } => view! { <p><Inlines text quotes/></p> }.into_any(),
        Block::Crosshead { level, text } => view! { <Crosshead level text setting/> }.into_any(),
        Block::List { ordered, start, items } => view! { <List ordered start items setting/> }.into_any(),
        Block::Quote { body, cite, pull } => view! { <Quotation body cite pull setting/> }.into_any(),
        Block::Figure(figure) => view! { <Figure figure position=Position::Body quotes/> }.into_any(),
        Block::Gallery { figures } => view! { <Gallery figures setting/> }.into_any(),
        Block::Table { caption, rows } => view! { <Table caption rows setting/> }.into_any(),
        Block::Code { text, lang } => view! { <Code text lang/> }.into_any(),
        Block::Rule => view! { <hr class="slugline-rule"/> }.into_any(),
        Block::Entry { published, bylines, headline, body } => {
            view! { <Entry published bylines headline setting=setting.clone()><Blocks blocks=body setting/></Entry> }.into_any()
        }
        Block::Embed { url, title } => view! { <Embed url title/> }.into_any(),
    }
}

/// A heading within the body: one level below the headline, or more.
#[component]
fn Crosshead(level: u32, text: Vec<Inline>, setting: Setting) -> impl IntoView {
    let level = setting.headline_level.saturating_add(u8::try_from(level).unwrap_or(5));
    let id = setting.anchors.of_crosshead(&plain_text(&text));
    view! { <Heading level class="slugline-crosshead" id><Inlines text/></Heading> }
}

#[component]
fn List(ordered: bool, start: Option<i64>, items: Vec<Vec<Block>>, setting: Setting) -> AnyView {
    let item = |blocks: Vec<Block>| {
        let content = match blocks.as_slice() {
            // Plain text of the item: it is next to its bullet, however the page styles paragraphs.
            [Block::Paragraph { text }] => view! { <Inlines text=text.clone() quotes=setting.quotes.clone()/> }.into_any(),
            _ => view! { <Blocks blocks setting=setting.clone()/> }.into_any(),
        };
        view! { <li>{content}</li> }.into_any()
    };
    let items = items.into_iter().map(item).collect_view();
    if ordered {
        view! { <ol class="slugline-list" start=start>{items}</ol> }.into_any()
    } else {
        view! { <ul class="slugline-list">{items}</ul> }.into_any()
    }
}

#[component]
fn Quotation(body: Vec<Block>, cite: Option<String>, pull: bool, setting: Setting) -> impl IntoView {
    view! {
        <blockquote class=if pull { "slugline-pullquote" } else { "slugline-quotation" }>
            <Blocks blocks=body setting/>
            {cite.map(|cite| view! { <cite>{cite}</cite> }.into_any())}
        </blockquote>
    }
}

#[component]
fn Gallery(figures: Vec<story::Figure>, setting: Setting) -> impl IntoView {
    let figure = |figure| view! { <Figure figure position=Position::Body quotes=setting.quotes.clone()/> }.into_any();
    view! { <div class="slugline-gallery">{figures.into_iter().map(figure).collect_view()}</div> }
}

/// Code, which runs from left to right in every language. It scrolls if the page is narrower, so it is focusable.
#[component]
fn Code(text: String, lang: Option<String>) -> impl IntoView {
    view! { <pre class="slugline-code" dir="ltr" tabindex="0"><code data-lang=lang>{text}</code></pre> }
}

/// Something on another site: a link with the site's name, unless its title says that.
#[component]
fn Embed(url: String, title: Option<String>) -> impl IntoView {
    let site = title.as_ref().and_then(|_| site(&url)).map(str::to_owned);
    view! {
        <p class="slugline-embed">
            <Anchor href=url.clone()>{title.unwrap_or(url)}</Anchor>
            {site.map(|site| view! { {" "}<span class="slugline-site">{site}</span> }.into_any())}
        </p>
    }
}

/// The site of an address: its host, without the usual prefix.
fn site(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("//")?;
    let authority = rest.split('/').next()?;
    authority.rsplit('@').next().filter(|site| !site.is_empty())
}

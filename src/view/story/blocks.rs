//! The blocks of a body.

use leptos::html;
use leptos::prelude::*;

use super::inlines::{inlines, rel};
use super::{Setting, figure, heading};
use crate::story::{Block, Cell};
use crate::view::{link, node};

pub(super) fn blocks(blocks: &[Block], setting: Setting) -> Vec<AnyView> {
    blocks.iter().map(|block| self::block(block, setting)).collect()
}

fn block(block: &Block, setting: Setting) -> AnyView {
    match block {
        Block::Paragraph { text } => node("p", None, inlines(text)).into_any(),
        Block::Crosshead { level, text } => {
            let level = setting.headline_level.saturating_add(u8::try_from(*level).unwrap_or(5));
            node(heading(level), Some("slugline-crosshead"), inlines(text)).into_any()
        }
        Block::List { ordered, start, items } => {
            let item = |item: &Vec<Block>| node("li", None, blocks(item, setting)).into_any();
            node(if *ordered { "ol" } else { "ul" }, Some("slugline-list"), items.iter().map(item).collect())
                .attr("start", start.filter(|_| *ordered).map(|start| start.to_string()))
                .into_any()
        }
        Block::Quote { body, cite, pull } => {
            let mut children = blocks(body, setting);
            if let Some(cite) = cite {
                children.push(node("cite", None, vec![cite.clone().into_any()]).into_any());
            }
            let class = if *pull { "slugline-pullquote" } else { "slugline-quotation" };
            node("blockquote", Some(class), children).into_any()
        }
        Block::Figure(figure) => figure::figure(figure),
        Block::Gallery { figures } => {
            node("div", Some("slugline-gallery"), figures.iter().map(figure::figure).collect()).into_any()
        }
        Block::Table { caption, rows } => table(caption.as_deref(), rows, setting),
        Block::Code { text, lang } => {
            let code = node("code", None, vec![text.clone().into_any()]).attr("data-lang", lang.clone());
            node("pre", Some("slugline-code"), vec![code.into_any()]).attr("tabindex", "0").into_any()
        }
        Block::Rule => html::hr().attr("class", "slugline-rule").into_any(),
        Block::Embed { url, title } => {
            let text = title.clone().unwrap_or_else(|| url.clone()).into_any();
            let content = match link(url) {
                Some(url) => node("a", None, vec![text]).attr("href", url.to_owned()).attr("rel", rel(url)).into_any(),
                None => text,
            };
            node("p", Some("slugline-embed"), vec![content]).into_any()
        }
    }
}

/// A table in a region of its own, which scrolls where the page is narrower than the table.
fn table(caption: Option<&str>, rows: &[Vec<Cell>], setting: Setting) -> AnyView {
    let name = caption.unwrap_or_else(|| setting.locale.words().table()).to_owned();
    let mut children = Vec::new();
    if let Some(caption) = caption {
        children.push(node("caption", None, vec![caption.to_owned().into_any()]).into_any());
    }
    // The first row heads its columns when all of it does.
    let heads = rows.first().is_some_and(|row| row.iter().all(|cell| cell.header));
    let row = |(index, row): (usize, &Vec<Cell>)| {
        let scope = if heads && index == 0 { "col" } else { "row" };
        node("tr", None, row.iter().map(|cell| self::cell(cell, scope)).collect()).into_any()
    };
    let mut rows: Vec<_> = rows.iter().enumerate().map(row).collect();
    if heads {
        let head: Vec<_> = rows.drain(..1).collect();
        children.push(node("thead", None, head).into_any());
    }
    children.push(node("tbody", None, rows).into_any());
    node("div", Some("slugline-table"), vec![node("table", None, children).into_any()])
        .attr("role", "region")
        .attr("aria-label", name)
        .attr("tabindex", "0")
        .into_any()
}

fn cell(cell: &Cell, scope: &'static str) -> AnyView {
    let span = |span: Option<u32>| span.filter(|span| *span > 1).map(|span| span.to_string());
    node(if cell.header { "th" } else { "td" }, None, inlines(&cell.text))
        .attr("scope", cell.header.then_some(scope))
        .attr("colspan", span(cell.colspan))
        .attr("rowspan", span(cell.rowspan))
        .into_any()
}

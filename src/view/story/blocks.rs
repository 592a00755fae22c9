//! The blocks of a body.

use leptos::prelude::*;

use super::inlines::{anchor, inlines};
use super::{Setting, figure, heading};
use crate::json::digits;
use crate::story::{Block, Cell};
use crate::view::node;

pub(super) fn blocks(blocks: &[Block], setting: Setting) -> Vec<AnyView> {
    blocks.iter().map(|block| self::block(block, setting)).collect()
}

fn block(block: &Block, setting: Setting) -> AnyView {
    let block = match block {
        Block::Paragraph { text } => node("p").children(inlines(text)),
        Block::Crosshead { level, text } => {
            let level = setting.headline_level.saturating_add(u8::try_from(*level).unwrap_or(5));
            node(heading(level)).class("slugline-crosshead").children(inlines(text))
        }
        Block::List { ordered, start, items } => {
            let item = |item: &Vec<Block>| node("li").children(blocks(item, setting)).view();
            node(if *ordered { "ol" } else { "ul" })
                .class("slugline-list")
                .maybe("start", start.filter(|_| *ordered).map(digits))
                .children(items.iter().map(item).collect())
        }
        Block::Quote { body, cite, pull } => {
            let quote = node("blockquote").class(if *pull { "slugline-pullquote" } else { "slugline-quotation" });
            let quote = quote.children(blocks(body, setting));
            match cite {
                Some(cite) => quote.child(node("cite").text(cite).view()),
                None => quote,
            }
        }
        Block::Figure(figure) => return figure::figure(figure),
        Block::Gallery { figures } => {
            node("div").class("slugline-gallery").children(figures.iter().map(figure::figure).collect())
        }
        Block::Table { caption, rows } => return table(caption.as_deref(), rows, setting),
        Block::Code { text, lang } => {
            let code = node("code").maybe("data-lang", lang.clone()).text(text);
            node("pre").class("slugline-code").attr("tabindex", "0").child(code.view())
        }
        Block::Rule => node("hr").class("slugline-rule"),
        Block::Embed { url, title } => {
            let text = title.as_ref().unwrap_or(url).clone().into_any();
            node("p").class("slugline-embed").child(anchor(url, vec![text]).view())
        }
    };
    block.view()
}

/// A table in a region of its own, which scrolls where the page is narrower than the table.
fn table(caption: Option<&str>, rows: &[Vec<Cell>], setting: Setting) -> AnyView {
    let name = caption.unwrap_or_else(|| setting.locale.words().table());
    let mut table = node("table");
    if let Some(caption) = caption {
        table = table.child(node("caption").text(caption).view());
    }
    // The first row heads its columns when all of it does.
    let heads = rows.first().is_some_and(|row| row.iter().all(|cell| cell.header));
    let (head, body) = rows.split_at(usize::from(heads).min(rows.len()));
    for (section, scope, rows) in [("thead", "col", head), ("tbody", "row", body)] {
        if !rows.is_empty() {
            let row = |row: &Vec<Cell>| node("tr").children(row.iter().map(|cell| self::cell(cell, scope)).collect()).view();
            table = table.child(node(section).children(rows.iter().map(row).collect()).view());
        }
    }
    node("div")
        .class("slugline-table")
        .attr("role", "region")
        .attr("aria-label", name)
        .attr("tabindex", "0")
        .child(table.view())
        .view()
}

fn cell(cell: &Cell, scope: &'static str) -> AnyView {
    let span = |span: Option<u32>| span.filter(|span| *span > 1).map(digits);
    node(if cell.header { "th" } else { "td" })
        .maybe("scope", cell.header.then_some(scope))
        .maybe("colspan", span(cell.colspan))
        .maybe("rowspan", span(cell.rowspan))
        .children(inlines(&cell.text))
        .view()
}

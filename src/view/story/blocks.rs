//! The blocks of a body.

use super::inlines::{anchor, inline};
use super::{Setting, figure, head, heading};
use crate::locale::parts;
use crate::story::{Block, Byline, Cell, Timestamp, plain_text};
use crate::view::{Node, node};

pub(super) fn block(block: &Block, setting: Setting) -> Node {
    let blocks = |parent: Node, blocks: &[Block]| parent.each(blocks, |block| self::block(block, setting));
    match block {
        Block::Paragraph { text } => node("p").each(text, inline),
        Block::Crosshead { level, text } => {
            let level = setting.headline_level.saturating_add(u8::try_from(*level).unwrap_or(5));
            node(heading(level)).class("slugline-crosshead").each(text, inline)
        }
        Block::List { ordered, start, items } => node(if *ordered { "ol" } else { "ul" })
            .class("slugline-list")
            .number("start", start.filter(|_| *ordered))
            .each(items, |item| blocks(node("li"), item)),
        Block::Quote { body, cite, pull } => {
            let quote = node("blockquote").class(if *pull { "slugline-pullquote" } else { "slugline-quotation" });
            blocks(quote, body).maybe_child(cite.as_ref().map(|cite| node("cite").text(cite)))
        }
        Block::Figure(figure) => figure::figure(figure),
        Block::Gallery { figures } => node("div").class("slugline-gallery").each(figures, figure::figure),
        Block::Table { caption, rows } => table(caption.as_deref(), rows, setting),
        Block::Code { text, lang } => {
            let code = node("code").maybe("data-lang", lang.as_deref()).text(text);
            node("pre").class("slugline-code").attr("tabindex", "0").child(code)
        }
        Block::Rule => node("hr").class("slugline-rule"),
        Block::Embed { url, title } => {
            // Whose it is stands in the address, after what a name there would begin with.
            let site = title.as_ref().and_then(|_| parts(parts(url, b'/').nth(2)?, b'@').last()).filter(|site| !site.is_empty());
            let site = site.map(|site| node("span").class("slugline-site").text(site));
            let card = node("p").class("slugline-embed").child(anchor(url).text(title.as_ref().unwrap_or(url)));
            if let Some(site) = site { card.text(" ").child(site) } else { card }
        }
        Block::Entry { published, bylines, headline, body } => {
            let level = setting.headline_level.saturating_add(1);
            let headline = headline.as_ref().map(|headline| node(heading(level)).class("slugline-crosshead").text(headline));
            let meta = entry_meta(published.as_ref(), bylines, setting);
            blocks(node("section").class("slugline-entry").maybe_child(meta).maybe_child(headline), body)
        }
    }
}

/// When an entry was published, and by whom.
fn entry_meta(published: Option<&Timestamp>, bylines: &[Byline], setting: Setting) -> Option<Node> {
    let mut line = node("p").class("slugline-meta");
    if let Some(published) = published {
        line = line.child(node("time").attr("datetime", published.as_str()).text(&head::moment(published, setting)));
    }
    if !bylines.is_empty() {
        line = if line.is_empty() { line } else { line.text(" ") }.child(head::bylines(bylines, setting));
    }
    (!line.is_empty()).then_some(line)
}

/// A table in a region of its own, which scrolls where the page is narrower than the table.
fn table(caption: Option<&str>, rows: &[Vec<Cell>], setting: Setting) -> Node {
    let name = caption.unwrap_or_else(|| setting.locale.words().table());
    let mut table = node("table").maybe_child(caption.map(|caption| node("caption").text(caption)));
    // The first row heads its columns when all of it does.
    let heads = rows.first().is_some_and(|row| row.iter().all(|cell| cell.header));
    let (head, body) = rows.split_at(usize::from(heads).min(rows.len()));
    // Columns of numbers, a bit each: not the first, which names its row even by a year, and none where cells reach over others.
    let mut numbers = if body.is_empty() { 0 } else { u64::MAX << 1 };
    for row in body {
        for (column, cell) in row.iter().enumerate() {
            if cell.colspan.max(cell.rowspan) > Some(1) {
                numbers = 0;
            } else if !is_number(cell) {
                numbers &= !bit(column);
            }
        }
    }
    for (section, scope, rows) in [("thead", "col", head), ("tbody", "row", body)] {
        if !rows.is_empty() {
            let row = |row: &Vec<Cell>| {
                let cells = row.iter().enumerate();
                cells.fold(node("tr"), |line, (column, cell)| line.child(self::cell(cell, scope, numbers & bit(column) != 0)))
            };
            table = table.child(node(section).each(rows, row));
        }
    }
    node("div").class("slugline-table").attr("role", "region").attr("aria-label", name).attr("tabindex", "0").child(table)
}

/// The bit of a column; those far out have none.
fn bit(column: usize) -> u64 {
    1u64.checked_shl(column as u32).unwrap_or(0)
}

/// Whether a cell of the body holds a number, with its sign, currency and a short unit, or a dash in place of one.
fn is_number(cell: &Cell) -> bool {
    let (mut letters, mut starts_so) = (0, None);
    for letter in plain_text(&cell.text).chars() {
        match letter {
            '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => _ = starts_so.get_or_insert(true),
            // Letters, but for the planes of signs and currencies.
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{1fff}' | '\u{3040}'.. => {
                letters += 1;
                starts_so.get_or_insert(false);
            }
            _ => {}
        }
    }
    !cell.header && letters < 3 && starts_so != Some(false)
}

fn cell(cell: &Cell, scope: &str, is_number: bool) -> Node {
    node(if cell.header { "th" } else { "td" })
        .maybe("class", is_number.then_some("slugline-number"))
        .maybe("scope", cell.header.then_some(scope))
        .number("colspan", cell.colspan.filter(|span| *span > 1))
        .number("rowspan", cell.rowspan.filter(|span| *span > 1))
        .each(&cell.text, inline)
}

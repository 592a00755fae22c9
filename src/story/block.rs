//! The blocks that a body is made of.

use super::{Figure, Inline};
use crate::json::{Reader, Record, Value, read_member, record, write_member};

/// One block of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading within the body.
    Crosshead {
        /// 1 for the body's own headings, 2 for those below one, up to 5.
        level: u32,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// The number of the first item, where it is not 1.
        start: Option<i64>,
        /// The blocks of each item.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        body: Vec<Block>,
        /// Who or what is quoted.
        cite: Option<String>,
        /// Whether it repeats words of the story to draw the eye.
        pull: bool,
    },
    /// A picture.
    Figure(Figure),
    /// Pictures that belong together.
    Gallery {
        /// The pictures.
        figures: Vec<Figure>,
    },
    /// A table.
    Table {
        /// Its caption.
        caption: Option<String>,
        /// Its rows, cell by cell.
        rows: Vec<Vec<Cell>>,
    },
    /// Preformatted code.
    Code {
        /// Its text, line ends kept.
        text: String,
        /// The language it is written in.
        lang: Option<String>,
    },
    /// A break between two parts of the story.
    Rule,
    /// Something that lives elsewhere, shown as a link: never as a frame.
    Embed {
        /// Where it lives.
        url: String,
        /// What it is.
        title: Option<String>,
    },
}

record! {
    /// A cell of a table.
    pub struct Cell {
        /// Its text.
        pub text: Vec<Inline>,
        /// Whether it heads its row or column.
        pub header: bool,
        /// Over how many columns it reaches, where it is not 1.
        pub colspan: Option<u32>,
        /// Over how many rows it reaches, where it is not 1.
        pub rowspan: Option<u32>,
    }
}

impl Record for Block {
    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let kind = value.get("type").and_then(Value::as_str);
        Some(match kind {
            Some("paragraph") => Self::Paragraph { text: read_member(value, "text", reader)? },
            Some("crosshead") => {
                let level: Option<u32> = read_member(value, "level", reader)?;
                Self::Crosshead { level: level.unwrap_or(1).clamp(1, 5), text: read_member(value, "text", reader)? }
            }
            Some("list") => Self::List {
                ordered: read_member(value, "ordered", reader)?,
                start: read_member(value, "start", reader)?,
                items: read_member(value, "items", reader)?,
            },
            Some("quote") => Self::Quote {
                body: read_member(value, "body", reader)?,
                cite: read_member(value, "cite", reader)?,
                pull: read_member(value, "pull", reader)?,
            },
            Some("figure") => Self::Figure(Figure::read(value, reader)?),
            Some("gallery") => Self::Gallery { figures: read_member(value, "figures", reader)? },
            Some("table") => {
                Self::Table { caption: read_member(value, "caption", reader)?, rows: read_member(value, "rows", reader)? }
            }
            Some("code") => Self::Code { text: read_member(value, "text", reader)?, lang: read_member(value, "lang", reader)? },
            Some("rule") => Self::Rule,
            Some("embed") => Self::Embed { url: read_member(value, "url", reader)?, title: read_member(value, "title", reader)? },
            _ => {
                reader.problem("is no block: its \"type\" is none of paragraph, crosshead, list, quote, figure, gallery, table, code, rule, embed");
                return None;
            }
        })
    }

    fn write(&self) -> Value {
        let mut members = Vec::new();
        let out = &mut members;
        let mut kind = |name: &str| out.insert(0, ("type".to_owned(), Value::String(name.to_owned())));
        match self {
            Self::Paragraph { text } => {
                kind("paragraph");
                write_member(out, "text", text);
            }
            Self::Crosshead { level, text } => {
                kind("crosshead");
                write_member(out, "level", level);
                write_member(out, "text", text);
            }
            Self::List { ordered, start, items } => {
                kind("list");
                write_member(out, "ordered", ordered);
                write_member(out, "start", start);
                write_member(out, "items", items);
            }
            Self::Quote { body, cite, pull } => {
                kind("quote");
                write_member(out, "body", body);
                write_member(out, "cite", cite);
                write_member(out, "pull", pull);
            }
            Self::Figure(figure) => {
                kind("figure");
                if let Value::Object(figure) = figure.write() {
                    out.extend(figure);
                }
            }
            Self::Gallery { figures } => {
                kind("gallery");
                write_member(out, "figures", figures);
            }
            Self::Table { caption, rows } => {
                kind("table");
                write_member(out, "caption", caption);
                write_member(out, "rows", rows);
            }
            Self::Code { text, lang } => {
                kind("code");
                write_member(out, "text", text);
                write_member(out, "lang", lang);
            }
            Self::Rule => kind("rule"),
            Self::Embed { url, title } => {
                kind("embed");
                write_member(out, "url", url);
                write_member(out, "title", title);
            }
        }
        Value::Object(members)
    }
}

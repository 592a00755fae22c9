//! The blocks that a body is made of.

use super::{Figure, Inline};
use crate::json::{Reader, Record, Value, member, record, write_members};

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
            Some("paragraph") => Self::Paragraph { text: member(value, "text", reader)? },
            Some("crosshead") => {
                let level: Option<u32> = member(value, "level", reader)?;
                Self::Crosshead { level: level.unwrap_or(1).clamp(1, 5), text: member(value, "text", reader)? }
            }
            Some("list") => Self::List {
                ordered: member(value, "ordered", reader)?,
                start: member(value, "start", reader)?,
                items: member(value, "items", reader)?,
            },
            Some("quote") => Self::Quote {
                body: member(value, "body", reader)?,
                cite: member(value, "cite", reader)?,
                pull: member(value, "pull", reader)?,
            },
            Some("figure") => Self::Figure(Figure::read(value, reader)?),
            Some("gallery") => Self::Gallery { figures: member(value, "figures", reader)? },
            Some("table") => Self::Table { caption: member(value, "caption", reader)?, rows: member(value, "rows", reader)? },
            Some("code") => Self::Code { text: member(value, "text", reader)?, lang: member(value, "lang", reader)? },
            Some("rule") => Self::Rule,
            Some("embed") => Self::Embed { url: member(value, "url", reader)?, title: member(value, "title", reader)? },
            _ => {
                reader.problem("is no block: its \"type\" is none of paragraph, crosshead, list, quote, figure, gallery, table, code, rule, embed");
                return None;
            }
        })
    }

    fn write(&self) -> Value {
        match self {
            Self::Paragraph { text } => write_members(Some("paragraph"), &[("text", text)]),
            Self::Crosshead { level, text } => write_members(Some("crosshead"), &[("level", level), ("text", text)]),
            Self::List { ordered, start, items } => {
                write_members(Some("list"), &[("ordered", ordered), ("start", start), ("items", items)])
            }
            Self::Quote { body, cite, pull } => write_members(Some("quote"), &[("body", body), ("cite", cite), ("pull", pull)]),
            Self::Figure(figure) => {
                let mut members = vec![("type".to_owned(), Value::String("figure".to_owned()))];
                if let Value::Object(figure) = figure.write() {
                    members.extend(figure);
                }
                Value::Object(members)
            }
            Self::Gallery { figures } => write_members(Some("gallery"), &[("figures", figures)]),
            Self::Table { caption, rows } => write_members(Some("table"), &[("caption", caption), ("rows", rows)]),
            Self::Code { text, lang } => write_members(Some("code"), &[("text", text), ("lang", lang)]),
            Self::Rule => write_members(Some("rule"), &[]),
            Self::Embed { url, title } => write_members(Some("embed"), &[("url", url), ("title", title)]),
        }
    }
}

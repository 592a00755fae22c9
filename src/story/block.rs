//! The blocks that a body is made of.

use super::{Byline, Figure, Inline, Timestamp};
use crate::json::{kinds_of_record, record};

kinds_of_record! {
    /// One block of a body.
    pub enum Block {
        /// A paragraph.
        Paragraph = "paragraph" {
            /// Its text.
            text: Vec<Inline>,
        },
        /// A heading within the body.
        Crosshead = "crosshead" {
            /// 1 for the body's own headings, 2 for those below one, up to 5.
            level: u32 [1..=5],
            /// Its text.
            text: Vec<Inline>,
        },
        /// A list.
        List = "list" {
            /// Whether its items are numbered.
            ordered: bool,
            /// The number of the first item, if not 1.
            start: Option<i64>,
            /// The blocks of each item.
            items: Vec<Vec<Block>>,
        },
        /// A quotation.
        Quote = "quote" {
            /// What is quoted.
            body: Vec<Block>,
            /// Who or what is quoted.
            cite: Option<String>,
            /// Whether it repeats words of the story to draw the eye.
            pull: bool,
        },
        /// A picture.
        Figure = "figure" (..figure: Figure),
        /// Pictures that belong together.
        Gallery = "gallery" {
            /// The pictures.
            figures: Vec<Figure>,
        },
        /// A table.
        Table = "table" {
            /// Its caption.
            caption: Option<String>,
            /// Its rows, cell by cell.
            rows: Vec<Vec<Cell>>,
        },
        /// Preformatted code.
        Code = "code" {
            /// Its text, line ends kept.
            text: String,
            /// The language it is written in.
            lang: Option<String>,
        },
        /// A break between two parts of the story.
        Rule = "rule",
        /// Content on another site, shown as a link, never as a frame.
        Embed = "embed" {
            /// Its address.
            url: String,
            /// Its title.
            title: Option<String>,
        },
        /// An entry of a live blog.
        Entry = "entry" {
            /// When it was published.
            published: Option<Timestamp>,
            /// Who wrote it.
            bylines: Vec<Byline>,
            /// Its headline.
            headline: Option<String>,
            /// Its text.
            body: Vec<Block>,
        },
    }
}

record! {
    /// A cell of a table.
    pub struct Cell {
        /// Its text.
        pub text: Vec<Inline>,
        /// Whether it is the header of its row or column.
        pub header: bool,
        /// How many columns it spans, if not 1.
        pub colspan: Option<u32>,
        /// How many rows it spans, if not 1.
        pub rowspan: Option<u32>,
    }
}

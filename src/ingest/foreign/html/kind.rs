//! The role of HTML elements in a story.

/// The role of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest::foreign) enum Kind {
    Text,
    /// Its words belong to the text around it.
    Inline,
    /// It only begins and ends lines.
    Block,
    Heading,
    List,
    /// The definition in a list of terms.
    Term,
    Quote,
    Figure,
    Caption,
    Table,
    Row,
    Cell,
    Preformatted,
    Rule,
    Image,
    /// Alternative pictures.
    Picture,
    /// A frame or a player.
    Frame,
    Break,
    Quoted,
    Link,
    Code,
    Strong,
    Emphasis,
    Mark,
    Sub,
    Sup,
    /// What a reader without scripts sees instead of a script's output.
    Noscript,
    /// Nothing for readers, including its content.
    Nothing,
}

impl Kind {
    /// The role of an element.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "li" | "dd" | "body" | "html"
            | "form" | "address" | "center" | "hgroup" | "details" | "summary" | "fieldset" | "dl" => Self::Block,
            "a" => Self::Link,
            "b" | "strong" => Self::Strong,
            "i" | "em" | "dfn" | "var" | "cite" => Self::Emphasis,
            "br" => Self::Break,
            "img" | "amp-img" => Self::Image,
            "picture" => Self::Picture,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "ul" | "ol" | "menu" | "dir" => Self::List,
            "figure" => Self::Figure,
            "figcaption" => Self::Caption,
            "blockquote" => Self::Quote,
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "script" | "style" | "template" | "svg" | "select" | "option" | "optgroup" | "datalist" | "textarea" | "button"
            | "input" | "label" | "legend" | "progress" | "meter" | "canvas" | "map" | "noframes" | "noembed" | "applet"
            | "dialog" | "nav" | "title" | "frameset" | "annotation" | "annotation-xml" => Self::Nothing,
            "noscript" => Self::Noscript,
            "iframe" | "video" | "audio" | "embed" | "object" | "amp-video" | "amp-youtube" => Self::Frame,
            "hr" => Self::Rule,
            "pre" | "listing" => Self::Preformatted,
            "dt" => Self::Term,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            "mark" => Self::Mark,
            "sub" => Self::Sub,
            "sup" => Self::Sup,
            "q" => Self::Quoted,
            _ => Self::Inline,
        }
    }

    /// Whether it begins a new line.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Block
                | Self::Term
                | Self::Heading
                | Self::List
                | Self::Quote
                | Self::Figure
                | Self::Caption
                | Self::Table
                | Self::Row
                | Self::Cell
                | Self::Preformatted
                | Self::Rule
        )
    }

    /// Whether readers see nothing of it.
    pub(super) fn is_nothing(self) -> bool {
        matches!(self, Self::Nothing | Self::Noscript)
    }
}

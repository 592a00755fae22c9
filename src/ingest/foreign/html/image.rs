//! The sources of pictures.

use super::blocks::Reader;
use super::kind::Kind;
use super::tree::Node;
use crate::story::{Block, Figure, Rendition};

/// Attributes with the address of a lazy-loaded picture, which shows a placeholder until then.
const LATE: [&str; 6] = ["data-src", "data-lazy-src", "data-original", "data-actualsrc", "data-hi-res-src", "data-img-src"];

/// Attributes with its sizes.
const SIZES: [&str; 3] = ["srcset", "data-srcset", "data-lazy-srcset"];

/// No page shows a picture wider than this.
const WIDEST: u32 = 2560;

/// How many nodes away a sibling of a picture may be.
const NEAR: usize = 3;

impl<'t> Reader<'t> {
    /// A picture: a separate block or, where there can be none and for an emoji, its alternative text.
    pub(super) fn image(&mut self, node: Node<'t>) {
        // A picture of one pixel counts readers.
        if matches!(node.attribute("width"), Some("0" | "1")) {
            return;
        }
        let alt = node.attribute("alt").unwrap_or_default();
        let class = node.class();
        if class.contains("emoji") || class.contains("smiley") {
            return self.line.push(alt);
        }
        self.image = Some(node);
        let figure = self.figure_of(node).or_else(|| self.instead(node));
        match figure {
            Some(figure) if !self.is_line => {
                self.flush();
                self.blocks.push(Block::Figure(figure));
            }
            figure => {
                self.line.push(alt);
                let has_address = figure.is_some();
                if !has_address {
                    self.note(node, "a picture without an address for readers: it is left out");
                } else if alt.trim().is_empty() {
                    self.note(node, "a picture within a line: it is left out");
                }
            }
        }
    }

    /// Alternative pictures: the one for all browsers, or else the first of the others.
    pub(super) fn picture(&mut self, node: Node<'t>) {
        let image = node.first(Kind::Image);
        let is_found = image.is_some_and(|image| self.figure_of(image).is_some());
        let source = node.descendants().filter(|inside| inside.name() == "source").find_map(|source| self.figure_of(source));
        match source {
            Some(source) if !is_found && !self.is_line => {
                self.flush();
                let alt = image.and_then(|image| text(image, "alt"));
                self.blocks.push(Block::Figure(Figure { alt, ..source }));
            }
            _ => self.children(node),
        }
    }

    /// The content for readers without scripts: a picture, if the one next to it has no address without a script.
    pub(super) fn noscript(&mut self, node: Node<'t>) {
        self.noscript = Some(node);
        let is_beside = self.image.is_some_and(|image| image.parent() == node.parent())
            || node.following().take(NEAR).any(|next| matches!(next.kind(), Kind::Image | Kind::Picture));
        if !is_beside && let Some(image) = image_in(node) {
            self.image(image);
        }
    }

    /// The picture for readers without scripts next to another.
    fn instead(&self, image: Node<'t>) -> Option<Figure> {
        let of_picture = image.parent().filter(|parent| parent.kind() == Kind::Picture);
        let image = of_picture.unwrap_or(image);
        let before = self.noscript.filter(|noscript| noscript.parent() == image.parent());
        let beside = image.following().take(NEAR).find(|next| next.kind() == Kind::Noscript).or(before)?;
        self.figure_of(image_in(beside)?)
    }

    /// The background picture of an element: of one with the role of a picture, and of WordPress's covers.
    pub(super) fn background(&mut self, node: Node<'t>, class: &str) {
        let is_picture = node.attribute("role") == Some("img");
        if self.is_line || !is_picture && !class.contains("wp-block-cover") {
            return;
        }
        let Some(style) = node.attribute("style") else { return };
        let address = style.split_once("url(").and_then(|(_, rest)| rest.split(')').next()).unwrap_or_default();
        if let Some(src) = self.address(address.trim_matches(['"', '\'', ' ']), false) {
            self.flush();
            self.blocks.push(Block::Figure(Figure { src: Some(src), alt: text(node, "aria-label"), ..Figure::default() }));
        }
    }

    /// The figure for the addresses of an element.
    fn figure_of(&self, node: Node<'t>) -> Option<Figure> {
        let is_late = node.class().contains("lazy") || node.attribute("src").is_some_and(is_placeholder);
        let (first, second): (&[&str], &[&str]) = if is_late { (&LATE, &["src"]) } else { (&["src"], &LATE) };
        let src = self.address_of(node, first, false).or_else(|| self.address_of(node, second, false));
        let srcset = self.srcset(node.value(&SIZES).unwrap_or_default());
        let widest = |sizes: &[Rendition]| {
            let shown = sizes.iter().filter(|size| size.width <= WIDEST).max_by_key(|size| size.width);
            shown.or(sizes.first()).map(|size| size.src.clone())
        };
        let src = src.or_else(|| widest(&srcset)).or_else(|| self.only_source(node.value(&SIZES)?))?;
        Some(Figure {
            src: Some(src),
            srcset,
            width: dimension(node, "width"),
            height: dimension(node, "height"),
            alt: text(node, "alt"),
            credit: text(node, "data-credit"),
            ..Figure::default()
        })
    }

    /// The sizes of a picture by width.
    fn srcset(&self, text: &str) -> Vec<Rendition> {
        let mut sizes = Vec::new();
        let mut words = text.split_whitespace();
        while let Some(address) = words.next() {
            if address.ends_with(',') {
                continue;
            }
            let width = words.next().unwrap_or_default().trim_end_matches(',').strip_suffix('w').and_then(whole);
            if let (Some(width), Some(src)) = (width, self.address(address, false)) {
                sizes.push(Rendition { src, width });
            }
        }
        sizes
    }

    /// The first address of a list of sizes without widths.
    fn only_source(&self, text: &str) -> Option<String> {
        self.address(text.split_whitespace().next()?.trim_end_matches(','), false)
    }
}

fn image_in(noscript: Node<'_>) -> Option<Node<'_>> {
    noscript.everything().find(|inside| inside.kind() == Kind::Image)
}

/// Whether an address is that of a placeholder.
fn is_placeholder(src: &str) -> bool {
    ["placeholder", "blank.", "spacer", "transparent.", "1x1", "pixel."].iter().any(|part| src.contains(part))
}

fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.value(&[name]).map(str::to_owned)
}

/// A number of pixels or cells in an attribute; 1 if absent.
pub(super) fn dimension(node: Node<'_>, name: &str) -> Option<u32> {
    node.attribute(name).and_then(whole)
}

fn whole(text: &str) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    text.parse().ok().filter(|number| is_plain && *number > 1)
}

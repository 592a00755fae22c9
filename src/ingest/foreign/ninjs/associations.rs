//! The pictures and videos associated with a story.

use super::pictures::{Picture, picture};
use super::rights;
use super::texts::headline;
use crate::ingest::foreign::field::Field;
use crate::story::{Article, Block, Figure, Status};

/// The associations of a story.
pub(super) struct Associations<'r> {
    story: Field<'r>,
    pictures: Vec<Picture<'r>>,
    graphics: Vec<Picture<'r>>,
    films: Vec<Block>,
}

impl<'r> Associations<'r> {
    /// The associations of a story, and of its parts.
    pub(super) fn of(story: Field<'r>) -> Self {
        let mut associations = Self { story, pictures: Vec::new(), graphics: Vec::new(), films: Vec::new() };
        associations.gather(story);
        associations
    }

    /// Collects the items associated with an item, including those of its parts.
    fn gather(&mut self, item: Field<'r>) {
        for (name, item) in item.at("associations").entries() {
            if item.is_absent() {
                continue;
            }
            if !item.is_object() {
                item.expected("an object");
                continue;
            }
            let uri = |item: Field<'r>| item.first_of(&["uri", "guid"]).text();
            if uri(item).is_some() && uri(item) == uri(self.story) {
                item.warn("is the story itself");
                continue;
            }
            let name = if name.is_empty() { item.at("name").text().unwrap_or_default() } else { name };
            match item.at("type").text() {
                Some("picture") => {
                    let picture = self.picture(name, item);
                    self.pictures.extend(picture);
                }
                Some("graphic") => {
                    let picture = self.picture(name, item);
                    self.graphics.extend(picture);
                }
                Some("video" | "audio") => {
                    let film = self.film(item);
                    self.films.extend(film);
                }
                Some("text") => item.warn("is another story: it is left out"),
                _ => self.gather(item),
            }
        }
    }

    /// A picture that may be shown with the story.
    fn picture(&self, name: &'r str, item: Field<'r>) -> Option<Picture<'r>> {
        if !self.may_show(item) {
            return None;
        }
        let picture = picture(item);
        if picture.is_none() {
            item.warn("has no picture with an address");
        }
        Some(Picture { name, ..picture? })
    }

    /// Video or audio, as a link to it.
    fn film(&self, item: Field<'r>) -> Option<Block> {
        if !self.may_show(item) {
            return None;
        }
        let url = item.at("renditions").entries().into_iter().find_map(|(_, rendition)| rendition.at("href").string());
        if url.is_none() {
            item.warn("has no address");
        }
        Some(Block::Embed { url: url?, title: headline(item) })
    }

    /// Embargoes of parts are not evaluated later: a picture is shown with its story, or not at all.
    fn may_show(&self, item: Field<'r>) -> bool {
        let [own, story] = [rights::of(item), rights::of(self.story)];
        let is_usable = |status| matches!(status, None | Some(Status::Usable));
        let may = (own.status == story.status || is_usable(own.status) && is_usable(story.status))
            && (own.embargo.is_none() || own.embargo == story.embargo)
            && (own.expires.is_none() || own.expires == story.expires);
        if !may {
            item.warn("has rights of its own: it is left out");
        }
        may
    }

    /// Adds them to the story: pictures, then graphics. The one named as main leads, or else the first; the others follow the text.
    /// One that the body shows already stays there, and gets its caption and credit.
    pub(super) fn add_to(self, article: &mut Article) {
        let mut figures: Vec<Figure> = Vec::new();
        let mut pictures = self.pictures;
        pictures.extend(self.graphics);
        for Picture { name, figure, addresses } in pictures {
            if let Some(shown) = shown(&mut article.body, &addresses) {
                complete(shown, figure);
                continue;
            }
            let is_shown = |shown: &Figure| shown.src.as_deref().is_some_and(|src| addresses.contains(&src));
            if let Some(hero) = article.hero.as_mut().filter(|hero| is_shown(hero)) {
                complete(hero, figure);
            } else if article.hero.is_none() {
                article.hero = Some(figure);
            } else if name.to_ascii_lowercase().contains("main") {
                figures.extend(article.hero.replace(figure));
            } else if !figures.iter().any(is_shown) {
                figures.push(figure);
            }
        }
        if !figures.is_empty() {
            match article.body.last_mut() {
                Some(Block::Gallery { figures: shown }) => shown.append(&mut figures),
                _ => article.body.push(Block::Gallery { figures }),
            }
        }
        article.body.extend(self.films);
    }
}

/// The figure in a body with one of these addresses.
fn shown<'b>(blocks: &'b mut [Block], addresses: &[&str]) -> Option<&'b mut Figure> {
    let is_shown = |figure: &Figure| {
        let mut own = figure.src.iter().chain(figure.srcset.iter().map(|size| &size.src));
        own.any(|src| addresses.contains(&src.as_str()))
    };
    blocks.iter_mut().find_map(|block| match block {
        Block::Figure(figure) if is_shown(figure) => Some(figure),
        Block::Gallery { figures } => figures.iter_mut().find(|figure| is_shown(figure)),
        _ => None,
    })
}

/// Fills in what a figure lacks.
fn complete(shown: &mut Figure, mut known: Figure) {
    shown.credit = shown.credit.take().or(known.credit);
    shown.alt = shown.alt.take().or(known.alt);
    if shown.caption.is_empty() {
        shown.caption.append(&mut known.caption);
    }
    if shown.width.is_none() && shown.src == known.src {
        (shown.width, shown.height) = (known.width, known.height);
    }
    shown.focal = shown.focal.or(known.focal);
}

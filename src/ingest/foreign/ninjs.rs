//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! The versions differ by spelling: 1.x has a text by its purpose in a member (`body_xhtml`) and maps of renditions and
//! associations, 2.x has arrays of both, 3.x the same with names in camel case. Superdesk writes 1.x with `guid` for `uri`.

use super::html::Body;
use super::picture::{self, credit};
use super::reading::Field;
use crate::story::{Article, Block, Byline, Figure, Inline, Publisher, Rights, Status};

/// Where an answer has its items.
pub(super) const ENVELOPES: [&str; 2] = ["_items", "items"];

/// Whether an object is a news item. One that says by JSON-LD what it is, is another.
pub(super) fn is_story(item: Field<'_>) -> bool {
    if item.has(&["@type", "@context", "@graph"]) {
        return false;
    }
    item.has(&["uri", "guid", "headline", "headlines", "title", "bodies", "descriptions", "renditions", "associations"])
        || item.entries().any(|(name, _)| ["body_", "headline_", "description_"].iter().any(|purpose| name.starts_with(purpose)))
}

/// The story that a news item is, with the pictures that belong to it.
pub(super) fn article(item: Field<'_>) -> Article {
    if !item.has(&["uri", "guid"]) {
        item.warn("has no \"uri\"");
    }
    let Body { blocks: body, signature } = body(item);
    let mut article = Article {
        uri: item.first_of(&["uri", "guid"]).string(),
        lang: item.at("language").string(),
        dateline: item.at("located").words(),
        headline: headline(item).or_else(|| item.at("title").words()),
        standfirst: description(item),
        bylines: bylines(item),
        published: item.at("firstcreated").time().or_else(|| item.at("versioncreated").time()),
        updated: item.at("versioncreated").time(),
        publisher: item.first_of(&["infosource", "infosources"]).words().map(|name| Publisher { name, url: None, logo: None }),
        rights: story_rights(item),
        body,
        signature,
        ..Article::default()
    };
    if let Some(Picture { figure, .. }) = picture(item) {
        article.hero = Some(figure);
    }
    if is_picture(item) {
        // It is the caption of the picture that the item is.
        article.standfirst.clear();
    }
    let mut associated = Associated { story: item, pictures: Vec::new(), graphics: Vec::new(), films: Vec::new() };
    associated.gather(item);
    associated.add_to(&mut article);
    article
}

/// One of the texts of an item that serve one purpose.
struct Version<'r> {
    field: Field<'r>,
    form: Form,
    /// Whether it says the whole, and is no teaser or short form.
    is_whole: bool,
    is_main: bool,
}

/// In what form a text is, the better ones after the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    /// A vocabulary of an agency's own.
    Xml,
    Plain,
    Html,
}

/// The texts of an item for one purpose: a member of 1.x, such as `body_xhtml`, or one of the list that later versions have.
fn versions<'r>(item: Field<'r>, purpose: &str, list: &str) -> Vec<Version<'r>> {
    let mut versions = Vec::new();
    let mut add = |field: Field<'r>, role: &str, media_type: &str| {
        let Some(text) = field.text() else { return };
        let [role, media_type] = [role, media_type].map(str::to_ascii_lowercase);
        let says = |words: &[&str]| words.iter().any(|word| role.contains(word) || media_type.contains(word));
        let form = if says(&["html", "rich"]) {
            Form::Html
        } else if says(&["xml"]) {
            Form::Xml
        } else if text.starts_with('<') {
            Form::Html
        } else {
            Form::Plain
        };
        let is_whole = !["teaser", "short", "abstract", "brief"].iter().any(|word| role.contains(word));
        versions.push(Version { field, form, is_whole, is_main: role.is_empty() || role.contains("main") });
    };
    for (name, member) in item.entries() {
        let name = name.to_ascii_lowercase();
        // Of two of one name the last counts.
        if !name.starts_with(purpose) && name != list || !item.at(&name).is(member) {
            continue;
        }
        if name == purpose {
            add(member, "", "");
        } else if name == list {
            for text in member.each().filter(|text| !text.is_absent()) {
                let of = |name| if text.is_object() { text.at(name).text().unwrap_or_default() } else { "" };
                let value = if text.is_object() { text.at("value") } else { text };
                add(value, of("role"), of("contenttype"));
            }
        } else if let Some(role) = name.strip_prefix(purpose).and_then(|rest| rest.strip_prefix('_')) {
            add(member, role, "");
        }
    }
    versions
}

/// The body: the whole before parts of it, markup before plain text, the main one before others, then the longest.
fn body(item: Field<'_>) -> Body {
    let versions = versions(item, "body", "bodies");
    let length = |version: &Version<'_>| version.field.text().unwrap_or_default().len();
    let best = versions.iter().rev().max_by_key(|version| (version.is_whole, version.form, version.is_main, length(version)));
    match best {
        Some(Version { field, form: Form::Html | Form::Xml, .. }) => field.markup(field.text().unwrap_or_default(), None),
        Some(version) => version.field.body(None),
        None => Body::default(),
    }
}

/// The summary, chosen as a body is.
fn description(item: Field<'_>) -> Vec<Inline> {
    let versions = versions(item, "description", "descriptions");
    let length = |version: &Version<'_>| version.field.text().unwrap_or_default().len();
    let best = versions.iter().rev().max_by_key(|version| (version.form, version.is_main, length(version)));
    best.map(|version| version.field.line()).unwrap_or_default()
}

/// The main headline, or else the first.
fn headline(item: Field<'_>) -> Option<String> {
    let versions = versions(item, "headline", "headlines");
    versions.iter().rev().max_by_key(|version| (version.is_whole, version.is_main)).and_then(|version| version.field.words())
}

/// Who wrote it: the byline, or else those whose role it is to write.
fn bylines(item: Field<'_>) -> Vec<Byline> {
    const WRITERS: [&str; 7] = ["writer", "author", "reporter", "journalist", "correspondent", "columnist", "byline"];
    let by = item.first_of(&["by", "byline"]);
    let bylines: Vec<_> = by.each().filter_map(Field::words).map(|name| Byline { name, url: None }).collect();
    if !bylines.is_empty() {
        return bylines;
    }
    let mut bylines = Vec::new();
    for (list, is_of_writers) in [("authors", true), ("people", false), ("person", false)] {
        for person in item.at(list).each().filter(|person| person.is_object()) {
            let roles = ["role", "rel", "jobtitle"].iter().filter_map(|name| person.at(name).term()).collect::<Vec<_>>();
            let writes = roles.iter().any(|role| WRITERS.iter().any(|word| role.contains(word)));
            if writes || is_of_writers && roles.is_empty() {
                bylines.extend(person.first_of(&["name", "byline"]).words().map(|name| Byline { name, url: None }));
            }
        }
        if !bylines.is_empty() {
            break;
        }
    }
    bylines
}

/// Whether and when an item may be shown. What should say so and cannot be read forbids it.
fn rights(item: Field<'_>) -> Rights {
    let status = item.at("pubstatus");
    let [embargo, expires] = [item.first_of(&["embargoeduntil", "embargoed"]), item.at("expires")];
    let mut rights = Rights { embargo: embargo.exact_time(), expires: expires.time(), ..Rights::default() };
    rights.status = match status.term().as_deref() {
        Some("usable") => Some(Status::Usable),
        Some("withheld") => Some(Status::Withheld),
        Some("canceled" | "cancelled") => Some(Status::Canceled),
        _ if status.is_absent() => None,
        _ => {
            status.expected("one of usable withheld canceled");
            Some(Status::Withheld)
        }
    };
    let is_unread = |field: Field<'_>, is_read: bool| !field.is_absent() && !is_read;
    if is_unread(embargo, rights.embargo.is_some()) || is_unread(expires, rights.expires.is_some()) {
        rights.status = Some(Status::Withheld);
    }
    rights
}

fn story_rights(item: Field<'_>) -> Option<Rights> {
    let rights = Rights {
        copyright: item.first_of(&["copyrightnotice", "copyrightholder"]).words(),
        terms: item.at("usageterms").words(),
        ..rights(item)
    };
    (rights != Rights::default()).then_some(rights)
}

fn is_picture(item: Field<'_>) -> bool {
    matches!(item.at("type").text(), Some("picture" | "graphic"))
}

/// A picture, and all addresses of its sizes.
struct Picture<'r> {
    name: &'r str,
    figure: Figure,
    addresses: Vec<&'r str>,
}

/// The picture that an item is.
fn picture(item: Field<'_>) -> Option<Picture<'_>> {
    let sizes = picture::sizes(item.at("renditions"));
    let figure = picture::figure(&sizes)?;
    let owner = credit_notice(item.at("copyrightnotice")).or_else(|| item.at("copyrightholder").words());
    let figure = Figure {
        alt: headline(item),
        caption: description(item),
        credit: credit(bylines(item).into_iter().next().map(|byline| byline.name), owner),
        ..figure
    };
    Some(Picture { name: "", figure, addresses: sizes.iter().map(|size| size.src).collect() })
}

/// A notice that can stand beside a picture. One as long as a licence cannot.
fn credit_notice(notice: Field<'_>) -> Option<String> {
    const MOST_LETTERS: usize = 100;
    let words = notice.words()?;
    if words.chars().count() <= MOST_LETTERS {
        return Some(words);
    }
    notice.warn("is too long for a credit: it is not shown");
    None
}

/// What stands with a story.
struct Associated<'r> {
    story: Field<'r>,
    pictures: Vec<Picture<'r>>,
    graphics: Vec<Picture<'r>>,
    films: Vec<Block>,
}

impl<'r> Associated<'r> {
    /// Gathers the items that stand with an item, those of its parts too.
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
        let url = item.at("renditions").entries().find_map(|(_, rendition)| rendition.at("href").string());
        if url.is_none() {
            item.warn("has no address");
        }
        Some(Block::Embed { url: url?, title: headline(item) })
    }

    /// What is shown later is read only once: a picture is shown when its story is, or not at all.
    fn may_show(&self, item: Field<'r>) -> bool {
        let [own, story] = [rights(item), rights(self.story)];
        let is_usable = |status| matches!(status, None | Some(Status::Usable));
        let may = (own.status == story.status || is_usable(own.status) && is_usable(story.status))
            && (own.embargo.is_none() || own.embargo == story.embargo)
            && (own.expires.is_none() || own.expires == story.expires);
        if !may {
            item.warn("has rights of its own: it is left out");
        }
        may
    }

    /// Adds them: pictures, then graphics. One that is named for it leads, or else the first; the others follow the text. One that the
    /// body shows already stays there, and gets its caption and credit.
    fn add_to(self, article: &mut Article) {
        let mut figures: Vec<Figure> = Vec::new();
        for Picture { name, figure, addresses } in self.pictures.into_iter().chain(self.graphics) {
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

/// The figure in a body that shows one of these addresses.
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

/// Gives a figure what it does not say itself.
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

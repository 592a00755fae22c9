//! A story as schema.org's `NewsArticle` in JSON-LD, or `LiveBlogPosting` if it has entries, for machines that read a page.

use crate::ingest::{Format, RECORD, read};
use crate::json::{Record, Value, to_text};
use crate::story::{Access, Article, Block, Byline, Figure, Publisher, plain_text};

/// The story in schema.org's terms (<https://schema.org/NewsArticle>). What these cannot express, such as the formatting of its text, is
/// included as one of its encodings: the JSON of record. Read as `jsonld` it gives the same story again.
pub fn json_ld(article: &Article) -> Value {
    let terms = terms(article);
    let read_back = read(to_text(&terms).as_bytes(), Some(Format::Jsonld)).ok().and_then(|ingested| ingested.document.article);
    if read_back.as_ref() == Some(article) {
        return terms;
    }
    let record = to_text(&article.write());
    let encoding =
        object([("@type", text("MediaObject")), ("encodingFormat", text(RECORD)), ("text", text(&record))].map(present));
    match terms {
        Value::Object(mut members) => {
            members.push(("encoding".to_owned(), encoding));
            Value::Object(members)
        }
        terms => terms,
    }
}

fn terms(article: &Article) -> Value {
    let rights = article.rights.as_ref();
    let some = |member: &Option<String>| member.as_deref().map(text);
    let standfirst = plain_text(&article.standfirst);
    let body = text_of(&article.body, article.signature.as_deref());
    let terms = rights.and_then(|rights| rights.terms.as_deref());
    object([
        present(("@context", text("https://schema.org"))),
        present(("@type", text(if entries(article).next().is_some() { "LiveBlogPosting" } else { "NewsArticle" }))),
        ("identifier", some(&article.uri)),
        ("url", some(&article.url)),
        ("headline", some(&article.headline)),
        ("description", some_text(&standfirst)),
        ("articleSection", some(&article.kicker)),
        ("inLanguage", some(&article.lang)),
        ("dateline", some(&article.dateline)),
        ("author", list(article.bylines.iter().map(|byline| author(byline, article)))),
        ("publisher", article.publisher.as_ref().map(publisher)),
        ("datePublished", article.published.as_ref().map(|time| text(time.as_str()))),
        ("dateModified", article.updated.as_ref().map(|time| text(time.as_str()))),
        ("expires", rights.and_then(|rights| rights.expires.as_ref()).map(|time| text(time.as_str()))),
        ("image", article.hero.as_ref().map(image)),
        ("articleBody", some_text(&body)),
        ("liveBlogUpdate", list(entries(article))),
        ("isAccessibleForFree", article.access.map(|access| Value::Bool(access == Access::Free))),
        ("hasPart", article.access.and_then(part)),
        ("copyrightNotice", rights.and_then(|rights| some(&rights.copyright))),
        ("usageInfo", terms.map(|terms| object([("@type", text("CreativeWork")), ("text", text(terms))].map(present)))),
    ])
}

/// The part behind a paywall, by its class in a rendered page; for a preview, the part in front of it.
fn part(access: Access) -> Option<Value> {
    let is_free = match access {
        Access::Free => return None,
        Access::Preview => true,
        Access::Subscriber => false,
    };
    Some(object([
        present(("@type", text("WebPageElement"))),
        present(("isAccessibleForFree", Value::Bool(is_free))),
        present(("cssSelector", text(".slugline-body"))),
    ]))
}

/// An author; the organisation itself if it has the organisation's name.
fn author(Byline { name, url }: &Byline, article: &Article) -> Value {
    let is_house = article.publisher.as_ref().is_some_and(|house| house.name == *name);
    object([
        present(("@type", text(if is_house { "NewsMediaOrganization" } else { "Person" }))),
        present(("name", text(name))),
        ("url", url.as_deref().map(text)),
    ])
}

fn publisher(Publisher { name, url, logo }: &Publisher) -> Value {
    let logo = logo.as_deref().map(|logo| object([("@type", text("ImageObject")), ("url", text(logo))].map(present)));
    object([
        present(("@type", text("NewsMediaOrganization"))),
        present(("name", text(name))),
        ("url", url.as_deref().map(text)),
        ("logo", logo),
    ])
}

fn image(figure: &Figure) -> Value {
    let caption = plain_text(&figure.caption);
    let others = figure.srcset.iter().filter(|size| Some(&size.src) != figure.src.as_ref());
    let thumbnails = others.map(|size| {
        let height = figure.width.zip(figure.height).and_then(|(width, height)| {
            let height = u64::from(height) * u64::from(size.width);
            u32::try_from((height + u64::from(width) / 2).checked_div(u64::from(width))?).ok()
        });
        picture(Some(&size.src), Some(size.width), height)
    });
    let thumbnails = thumbnails.map(object);
    let [kind, url, width, height] = picture(figure.src.as_ref(), figure.width, figure.height);
    object([
        kind,
        url,
        width,
        height,
        ("caption", some_text(&caption)),
        ("description", figure.alt.as_deref().map(text)),
        ("creditText", figure.credit.as_deref().map(text)),
        ("thumbnail", list(thumbnails)),
    ])
}

type Member = (&'static str, Option<Value>);

fn picture(src: Option<&String>, width: Option<u32>, height: Option<u32>) -> [Member; 4] {
    let number = |number: u32| Value::Number(number.to_string());
    [
        present(("@type", text("ImageObject"))),
        ("url", src.map(|src| text(src))),
        ("width", width.map(number)),
        ("height", height.map(number)),
    ]
}

/// The entries of a live blog (<https://schema.org/LiveBlogPosting>).
fn entries(article: &Article) -> impl Iterator<Item = Value> {
    article.body.iter().filter_map(|block| {
        let Block::Entry { published, bylines, headline, body } = block else { return None };
        let words = text_of(body, None);
        Some(object([
            present(("@type", text("BlogPosting"))),
            ("headline", headline.as_deref().map(text)),
            ("datePublished", published.as_ref().map(|time| text(time.as_str()))),
            ("author", list(bylines.iter().map(|byline| author(byline, article)))),
            ("articleBody", some_text(&words)),
        ]))
    })
}

/// The words of blocks, a blank line between paragraphs, and the signature after them.
fn text_of(blocks: &[Block], signature: Option<&str>) -> String {
    let mut paragraphs = Vec::new();
    push_text(blocks, &mut paragraphs);
    paragraphs.extend(signature.map(str::to_owned));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

fn push_text(blocks: &[Block], paragraphs: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { text } | Block::Crosshead { text, .. } => paragraphs.push(plain_text(text)),
            Block::List { items, .. } => items.iter().for_each(|item| push_text(item, paragraphs)),
            Block::Quote { body, .. } => push_text(body, paragraphs),
            Block::Table { caption, rows } => {
                paragraphs.extend(caption.clone());
                paragraphs.extend(rows.iter().map(|row| {
                    let cells: Vec<_> = row.iter().map(|cell| plain_text(&cell.text)).collect();
                    cells.join("\t")
                }));
            }
            Block::Code { text, .. } => paragraphs.push(text.clone()),
            // Entries are separate updates.
            Block::Figure(_) | Block::Gallery { .. } | Block::Rule | Block::Embed { .. } | Block::Entry { .. } => {}
        }
    }
}

fn object<const N: usize>(members: [Member; N]) -> Value {
    let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(members.collect())
}

fn list(items: impl Iterator<Item = Value>) -> Option<Value> {
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then_some(Value::Array(items))
}

fn present((name, value): (&'static str, Value)) -> Member {
    (name, Some(value))
}

fn some_text(words: &str) -> Option<Value> {
    (!words.is_empty()).then(|| text(words))
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

#[cfg(test)]
mod tests;

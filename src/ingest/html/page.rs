//! A whole page, or a part of one: where the story is in it.

use super::address::resolve;
use super::body::Reader;
use super::tree::{self, Node};
use super::{kind, parse, signed};
use crate::ingest::{Document, Error};
use crate::story::{Article, Block, Byline, Figure, Timestamp};

/// Reads the story of a page: what stands in its landmarks, and what its head says of it.
#[inline(never)]
pub(in crate::ingest) fn read(markup: &str) -> Result<Document, Error> {
    let opening = markup.trim_ascii_start().get(..5).unwrap_or_default();
    // What is no page stands in a body: there a frameset cannot take its place.
    let is_page = opening.starts_with("<!") || opening.eq_ignore_ascii_case("<html") || opening.eq_ignore_ascii_case("<head");
    let fields = if is_page { parse(markup)? } else { super::fragment(markup)? };
    let nodes = tree::nodes(&fields);
    let mut document = Document::default();
    let page = Page { nodes: &nodes };
    let article = page.article(&mut document);
    document.article = Some(article).filter(|article| article.headline.is_some() || !article.body.is_empty());
    Ok(document)
}

struct Page<'a> {
    nodes: &'a [Node<'a>],
}

impl<'a> Page<'a> {
    fn article(&self, document: &mut Document) -> Article {
        let mut article = Article::default();
        let all = 0..self.nodes.len();
        let told = self.meta("og:url").or(self.tagged("link", "rel", "canonical").and_then(|node| node.attribute("href")));
        article.url = told.and_then(|url| resolve(url, None, false)).filter(|url| url.contains("://"));
        let base = self.find(&all, |node| node.name == "base").and_then(|at| self.value(at, "href"));
        let base = base.and_then(|base| resolve(base, article.url.as_deref(), false)).or(article.url.clone());
        let base = base.as_deref();

        // The widest landmark of the most certain kind holds the text; the widest around it all that belongs to the story.
        let body = self
            .widest(|node| node.attribute("itemprop") == Some("articleBody"))
            .or(self.widest(|node| node.name == "article"))
            .or(self.widest(|node| node.name == "main" || node.attribute("role") == Some("main")))
            .or(self.find(&all, |node| node.name == "body"))
            .unwrap_or_default();
        let within = |at: usize| at..self.nodes.get(at).map_or(0, |node| node.end);
        let around = self.widest_at(|at, node| matches!(node.name, "article" | "main") && within(at).contains(&body));
        let story = around.map_or(all.clone(), within);

        let mut reader = Reader::new(self.nodes, base);
        let of_story = |wanted: &dyn Fn(&Node<'a>) -> bool| self.find(&story, wanted);
        let property = |name: &'static str| of_story(&|node| node.attribute("itemprop").is_some_and(|names| names == name));
        let headline = property("headline").or(of_story(&|node| node.name == "h1")).or(self.find(&all, |node| node.name == "h1"));
        let title = self
            .meta("og:title")
            .map(str::to_owned)
            .or_else(|| Some(reader.words(self.find(&all, |node| node.name == "title")?)));
        article.headline = headline.map(|at| reader.words(at)).filter(|words| !words.is_empty()).or(title);
        article.headline = article.headline.take().filter(|words| !words.is_empty());
        reader.furniture.extend(headline);

        let author = property("author").or(of_story(&|node| node.attribute("rel") == Some("author")));
        let author = author.or(of_story(&|node| node.is_classed("byline")));
        if let Some(at) = author {
            reader.furniture.push(at);
            let named = self.find(&within(at), |node| node.attribute("itemprop") == Some("name")).unwrap_or(at);
            let name = reader.words(named);
            let linked = self.find(&within(at), |node| node.kind == kind::LINK);
            let url = linked.and_then(|at| resolve(self.value(at, "href")?, base, false));
            article.bylines.extend((!name.is_empty()).then_some(Byline { name, url }));
        } else if let Some(name) = self.meta("author") {
            article.bylines.push(Byline { name: name.to_owned(), url: None });
        }
        let mut time = |name: &'static str, meta: &str, time: Option<usize>| {
            let at = property(name).or(time.filter(|_| self.meta(meta).is_none()));
            reader.furniture.extend(at);
            let said = at.and_then(|at| self.value(at, "datetime").or(self.value(at, "content"))).or(self.meta(meta));
            said.and_then(Timestamp::parse)
        };
        let first = of_story(&|node| node.name == "time" && node.attribute("datetime").is_some());
        article.published = time("datePublished", "article:published_time", first);
        article.updated = time("dateModified", "article:modified_time", None);
        let of_page = |name| self.nodes.first().and_then(|html| html.attribute(name)).filter(|value| !value.is_empty());
        article.lang = of_page("lang").map(str::to_owned);
        article.dir = of_page("dir").filter(|dir| matches!(*dir, "ltr" | "rtl")).map(str::to_owned);
        document.site = self.meta("og:site_name").map(str::to_owned);

        let is_marked = around.is_some();
        reader.is_page = true;
        let read = signed(reader.blocks(body));
        (article.body, article.signature) = (read.blocks, read.signature);
        // A picture that opens a story leads it, as does one above its text.
        if is_marked && let Some(Block::Figure(_)) = article.body.first() {
            if let Block::Figure(figure) = article.body.remove(0) {
                article.hero = Some(figure);
            }
        }
        if article.hero.is_none()
            && let Some(src) = self.meta("og:image").and_then(|src| resolve(src, base, false))
        {
            let alt = self.meta("og:image:alt").map(str::to_owned);
            article.hero = Some(Figure { src: Some(src), alt, ..Figure::default() });
        }
        article
    }

    /// The first such node of some.
    fn find(&self, among: &std::ops::Range<usize>, is_wanted: impl Fn(&Node<'a>) -> bool) -> Option<usize> {
        let nodes = self.nodes.get(among.clone())?;
        nodes.iter().position(|node| node.kind != kind::TEXT && is_wanted(node)).map(|at| at + among.start)
    }

    fn widest(&self, is_wanted: impl Fn(&Node<'a>) -> bool) -> Option<usize> {
        self.widest_at(|_, node| is_wanted(node))
    }

    /// The node of a kind that holds the most.
    fn widest_at(&self, is_wanted: impl Fn(usize, &Node<'a>) -> bool) -> Option<usize> {
        let mut widest = None;
        let mut most = 0;
        for (at, node) in self.nodes.iter().enumerate() {
            if node.kind != kind::TEXT && node.end - at > most && is_wanted(at, node) {
                (widest, most) = (Some(at), node.end - at);
            }
        }
        widest
    }

    /// The node of a name whose attribute is so.
    fn tagged(&self, name: &str, attribute: &str, value: &str) -> Option<&'a Node<'a>> {
        self.nodes.iter().find(|node| node.name == name && node.attribute(attribute) == Some(value))
    }

    /// What the head says.
    fn meta(&self, name: &str) -> Option<&'a str> {
        let said = self.tagged("meta", "property", name).or(self.tagged("meta", "name", name))?.attribute("content")?;
        Some(said.trim_ascii()).filter(|said| !said.is_empty())
    }

    fn value(&self, at: usize, name: &str) -> Option<&'a str> {
        self.nodes.get(at)?.attribute(name)
    }
}

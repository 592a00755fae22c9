//! Finds the story in a page.

use super::head::Head;
use crate::ingest::foreign::date::Date;
use crate::ingest::foreign::html::{Kind, Node, Tree};

/// The part of a page that is its story, and what the text around it says about author and time.
#[derive(Debug)]
pub(super) struct Landmarks<'t> {
    /// The node that contains the text.
    pub(super) story: Node<'t>,
    /// Whether that is a landmark, and not the whole page.
    pub(super) is_marked: bool,
    pub(super) headline: Option<Node<'t>>,
    /// The authors, and the link to a page about them.
    pub(super) byline: Option<(Node<'t>, Option<Node<'t>>)>,
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
    /// Nodes within the story that are not part of its text.
    pub(super) elsewhere: Vec<Node<'t>>,
    /// What is left out of the page.
    pub(super) notes: Vec<(Node<'t>, &'static str)>,
}

impl<'t> Landmarks<'t> {
    pub(super) fn of(tree: &'t Tree<'t>, head: &Head<'_>) -> Self {
        let root = tree.root();
        let nodes = || root.descendants();
        let body = nodes().find(|node| node.name() == "body").unwrap_or(root);
        let articles: Vec<_> = nodes().filter(|node| node.name() == "article").take(MOST_ARTICLES).collect();
        let headline = headline(root, head);
        let mains = nodes().filter(|node| node.name() == "main" || node.attribute("role") == Some("main"));
        let main = mains.max_by_key(|main| prose(*main)).unwrap_or(body);

        let mut notes = Vec::new();
        let mut elsewhere = Vec::new();
        let story = match best(&articles, headline, main) {
            Some(article) => article,
            None => {
                // What remains are links to other stories, unless they are most of it.
                let mut outer: Vec<Node<'t>> = Vec::new();
                for article in articles.iter().copied().filter(|article| article.is_in(main)) {
                    if !outer.last().is_some_and(|last| article.is_in(*last)) {
                        outer.push(article);
                    }
                }
                let of_articles: usize = outer.iter().map(|article| prose(*article)).sum();
                if of_articles <= prose(main) {
                    notes.extend(outer.iter().map(|article| (*article, "is another story: it is left out")));
                    elsewhere.extend(outer);
                }
                main
            }
        };
        let is_marked = story != body && story != root;
        let text = story.descendants().find(|node| node.attribute("itemprop") == Some("articleBody")).unwrap_or(story);
        let headline = headline.filter(|headline| headline.is_in(story)).or_else(|| first_heading(story)).or(headline);
        let mut landmarks =
            Self { story: text, is_marked, headline, byline: None, published: None, updated: None, elsewhere, notes };
        landmarks.look_around(story);
        if let Some(headline) = landmarks.headline {
            landmarks.leave_out(headline, story);
        }
        landmarks.note_headers();
        landmarks
    }

    /// Finds author and time around the text.
    fn look_around(&mut self, story: Node<'t>) {
        let mut nodes = Vec::new();
        let mut other: Option<Node<'t>> = None;
        for node in story.descendants() {
            if node.name() == "article" && !other.is_some_and(|other| node.is_in(other)) {
                other = Some(node);
            }
            let is_others = other.is_some_and(|other| node.is_in(other));
            if nodes.len() < MOST_LOOKED_AT && node.kind() != Kind::Text && !is_others && Said::by(node).is_some() {
                nodes.push(node);
            }
        }
        for wanted in [Said::Author, Said::Byline, Said::Published, Said::Time, Said::Updated] {
            let Some(node) = nodes.iter().copied().find(|node| Said::by(*node) == Some(wanted) && !is_in_sentence(*node)) else {
                continue;
            };
            let date = node.value(&["datetime", "content"]).and_then(Date::parse);
            match wanted {
                Said::Author | Said::Byline if self.byline.is_none() => {
                    let named = node.descendants().find(|inside| inside.attribute("itemprop") == Some("name"));
                    let author = node.descendants().find(|inside| inside.attribute("rel") == Some("author"));
                    let link = if node.kind() == Kind::Link { Some(node) } else { node.first(Kind::Link) };
                    self.byline = Some((named.or(author).unwrap_or(node), link));
                    self.leave_out(node, story);
                }
                Said::Published | Said::Time if self.published.is_none() && date.is_some() => {
                    self.published = date;
                    self.leave_out(node, story);
                }
                Said::Updated if date.is_some() => {
                    self.updated = date;
                    self.leave_out(node, story);
                }
                _ => {}
            }
        }
    }

    /// Warns if a header that is left out contains more words.
    fn note_headers(&mut self) {
        for header in self.elsewhere.iter().copied().filter(|node| node.name() == "header") {
            let known: usize =
                self.elsewhere.iter().filter(|node| **node != header && node.is_in(header)).map(|node| node.words().len()).sum();
            let is_noted = self.notes.iter().any(|(node, _)| *node == header);
            // Items are separated by a space.
            if header.words().len() > known + self.elsewhere.len() && !is_noted {
                self.notes.push((header, "it has more than the headline, the authors and the time: the rest is left out"));
            }
        }
    }

    /// Leaves a node out of the text, with the header that contains it.
    fn leave_out(&mut self, node: Node<'t>, story: Node<'t>) {
        let line = line_of(node).filter(|line| *line != story && !is_in_sentence(node));
        self.elsewhere.push(line.unwrap_or(node));
        let header = node.ancestors().take_while(|outer| *outer != story).find(|outer| outer.name() == "header");
        self.elsewhere.extend(header.filter(|header| header.is_in(story)));
    }
}

/// Further articles are not considered, nor further nodes that might name an author.
const MOST_ARTICLES: usize = 300;
const MOST_LOOKED_AT: usize = 50;

/// What a node says about a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Author,
    Byline,
    Published,
    Time,
    Updated,
}

impl Said {
    fn by(node: Node<'_>) -> Option<Self> {
        match node.attribute("itemprop") {
            Some("author") => return Some(Self::Author),
            Some("datePublished") => return Some(Self::Published),
            Some("dateModified") => return Some(Self::Updated),
            _ => {}
        }
        if node.attribute("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "author")) {
            Some(Self::Author)
        } else if node.class().split_ascii_whitespace().any(|class| matches!(class, "byline" | "author-name" | "byline-name")) {
            Some(Self::Byline)
        } else if node.name() == "time" {
            Some(Self::Time)
        } else {
            None
        }
    }
}

/// The line that contains a node: a paragraph, or an item of a list.
fn line_of(node: Node<'_>) -> Option<Node<'_>> {
    node.ancestors().find(|outer| matches!(outer.name(), "p" | "li" | "dd" | "td" | "blockquote" | "figcaption"))
}

/// Whether a node is in a sentence of the story, and not in a line about author and time.
fn is_in_sentence(node: Node<'_>) -> bool {
    const MOST_WORDS: usize = 4;
    let Some(line) = line_of(node) else { return false };
    let is_named = |node: Node<'_>| {
        let class = node.class().to_ascii_lowercase();
        ["byline", "author", "meta", "date", "publish", "posted", "time"].iter().any(|word| class.contains(word))
    };
    if is_named(line) || line.ancestors().any(|outer| matches!(outer.name(), "header" | "hgroup" | "address")) {
        return false;
    }
    let words = line.words();
    let own = node.words();
    let around = words.split_whitespace().count().saturating_sub(own.split_whitespace().count());
    around > MOST_WORDS || words.trim_end().ends_with(['.', '!', '?', '\u{3002}'])
}

/// The heading of the page's topic: the one that its head names, or the first.
fn headline<'t>(root: Node<'t>, head: &Head<'_>) -> Option<Node<'t>> {
    let marked = root.descendants().find(|node| node.attribute("itemprop") == Some("headline") && node.has_words());
    let named = || {
        let title = head.title_for_sharing.map(str::to_owned).or_else(|| head.title.clone())?;
        root.descendants().find(|node| node.kind() == Kind::Heading && is_same(&node.words(), &title))
    };
    marked.filter(|node| node.kind() == Kind::Heading).or_else(named).or_else(|| first_heading(root))
}

fn first_heading(node: Node<'_>) -> Option<Node<'_>> {
    node.descendants().find(|node| node.name() == "h1" && node.has_words())
}

/// Whether two texts are the same, ignoring spaces and punctuation.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let [one, other] = [one, other].map(letters);
    !one.is_empty() && one == other
}

/// The article that is the story: the one with the page's headline, or the one with the most text, if that is more than the text
/// around it, and not one of many under the page's headline, such as an entry of a live page.
fn best<'t>(articles: &[Node<'t>], headline: Option<Node<'t>>, main: Node<'t>) -> Option<Node<'t>> {
    // The first of those with the most text: an article within another has less.
    let longest = articles.iter().copied().rev().max_by_key(|article| text(*article))?;
    let with_headline = articles.iter().copied().filter(|article| headline.is_some_and(|headline| headline.is_in(*article)));
    let with_headline = with_headline.rev().max_by_key(|article| text(*article));
    // A headline alone, over a link to the story, is not a story.
    if let Some(article) = with_headline.filter(|article| text(*article) * 4 >= text(longest)) {
        return Some(article);
    }
    let is_around = main.is_in(longest);
    let of_all: usize = articles.iter().filter(|article| article.is_in(main)).map(|article| prose(*article)).sum();
    let is_one_of_many = headline.is_some_and(|headline| headline.is_in(main)) && of_all > 2 * text(longest);
    (is_around || text(longest) >= prose(main) && !is_one_of_many).then_some(longest)
}

/// How much text a node has, except links and text that usually surrounds stories.
fn text(node: Node<'_>) -> usize {
    count(node, false)
}

/// The same, without articles in it.
fn prose(node: Node<'_>) -> usize {
    count(node, true)
}

fn count(node: Node<'_>, is_without_articles: bool) -> usize {
    let mut letters = 0;
    let mut left_out: Option<Node<'_>> = None;
    for inside in node.descendants() {
        if left_out.is_some_and(|outer| inside.is_in(outer)) {
            continue;
        }
        let is_left_out = match inside.name() {
            "aside" | "footer" | "header" | "a" | "form" => true,
            "article" => is_without_articles,
            _ => false,
        };
        if is_left_out {
            left_out = Some(inside);
        } else if inside.kind() == Kind::Text {
            letters += inside.text().trim().len();
        }
    }
    letters
}

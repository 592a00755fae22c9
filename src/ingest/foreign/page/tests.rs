//! Which part of a page is its story, and what the page says about it.

use crate::ingest::{Format, Ingested, read};
use crate::json::{Record, to_text};
use crate::story::{Access, Article, Withheld};

/// The story of a page, and its warnings.
fn page(markup: &str) -> (Article, Vec<String>) {
    let Ingested { document, problems, .. } = read(markup.as_bytes(), Some(Format::Html)).unwrap();
    let problems = problems.into_iter().map(|problem| format!("{}: {}", problem.at, problem.message)).collect();
    (document.article.unwrap_or_default(), problems)
}

/// All text of a story.
fn written(article: &Article) -> String {
    to_text(&article.write())
}

fn published(article: &Article) -> &str {
    article.published.as_ref().map_or("", |time| time.as_str())
}

fn names(article: &Article) -> Vec<&str> {
    article.bylines.iter().map(|byline| byline.name.as_str()).collect()
}

const TEXT: &str =
    "<p>The tape was read by ear, cut by the desk and kept in books, until the last machine was stopped on a Friday.</p>";

#[test]
fn teasers_are_not_the_story() {
    let teaser = "<article><h3><a href=/other>Another story</a></h3><p>In short.</p></article>";
    let (article, told) =
        page(&format!("<!doctype html><title>T</title><main><h1>The tape</h1>{TEXT}{TEXT}{teaser}{teaser}</main>"));
    let written = written(&article);
    assert_eq!(article.headline.as_deref(), Some("The tape"));
    assert!(written.contains("read by ear") && !written.contains("In short"), "{written}");
    assert!(told.iter().any(|told| told.starts_with("(//article)[1]: ")), "{told:?}");
}

#[test]
fn article_with_the_headline_of_the_page_is_the_story() {
    let other = format!("<article><h2>Most read</h2>{TEXT}{TEXT}</article>");
    let (article, _) = page(&format!("<main>{other}<article><h1>The tape</h1>{TEXT}<p>The end.</p></article>{other}</main>"));
    assert!(written(&article).contains("The end.") && !written(&article).contains("Most read"));
    // A headline over nothing is not a story.
    let (article, _) =
        page(&format!("<article><h1><a href=x>Home</a></h1></article><article><h2>B</h2>{TEXT}<p>The end.</p></article>"));
    assert!(written(&article).contains("The end."));
}

#[test]
fn entries_of_a_live_page_are_kept() {
    let entry = format!("<article><h2>13:00</h2>{TEXT}</article>");
    let (article, _) = page(&format!("<main><h1>Live</h1><p>In short.</p>{}</main>", entry.repeat(3)));
    // An entry alone is not the story.
    let count = written(&article).matches("read by ear").count();
    assert!(count == 3, "{count}");
}

#[test]
fn invisible_text_is_left_out() {
    for hidden in [
        "<p hidden>Unseen</p>",
        "<p style='display:none'>Unseen</p>",
        "<p style='color: red; DISPLAY : none !important'>Unseen</p>",
        "<div style='visibility: hidden'><p>Unseen</p></div>",
        "<template><p>Unseen</p></template>",
        "<div class=w-form-done><div>Unseen</div></div>",
        "<p role=alert>Unseen</p>",
        "<ul class=share-links><li><a href='https://www.facebook.com/sharer?u=x'>Unseen</a></li><li><a href=y>Unseen</a></li></ul>",
        "<div>Share: <a href='https://twitter.com/intent/tweet'>Unseen</a> <a href='mailto:?body=x'>Unseen</a></div>",
        "<form><p>Unseen</p><input name=mail><button>Go</button></form>",
    ] {
        let (article, _) = page(&format!("<article><h1>H</h1>{TEXT}{hidden}</article>"));
        let written = written(&article);
        assert!(
            written.contains("read by ear") && !written.contains("Unseen") && !written.contains("Share"),
            "{hidden}: {written}"
        );
    }
    for seen in [
        "<p aria-hidden=true>Seen</p>",
        "<p hidden=until-found>Seen</p>",
        "<p style='display:block'>Seen</p>",
        "<p>Seen by <a href='mailto:?x'>mail</a>, and what they saw there.</p>",
    ] {
        let (article, _) = page(&format!("<article><h1>H</h1>{TEXT}{seen}</article>"));
        assert!(written(&article).contains("Seen"), "{seen}");
    }
    // A page that a script shows later, and one that is a form as a whole.
    for (open, close) in [("<body style='visibility:hidden'>", ""), ("<form>", "<input></form>")] {
        let (article, _) = page(&format!("{open}<article><h1>H</h1>{}</article>{close}", TEXT.repeat(5)));
        assert!(written(&article).contains("read by ear"), "{open}");
    }
}

/// A page with its own data and another's, which come before or after them.
fn with_data(own: &str, other: &str) -> [String; 2] {
    [[own, other], [other, own]].map(|[first, second]| {
        format!(
            "<!doctype html><title>The tape | Site</title><link rel=canonical href=https://a.example/tape>\
             <script type=application/ld+json>{first}</script><script type=application/ld+json>{second}</script><h1>The tape</h1>{TEXT}"
        )
    })
}

#[test]
fn data_of_other_stories_is_ignored() {
    let others = [
        r#"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"NewsArticle","headline":"Other","author":"B","datePublished":"2001-01-01T00:00:00Z","expires":"2002-01-01T00:00:00Z"}}]}"#,
        r#"{"@type":"NewsArticle","headline":"Other","url":"https://a.example/other","author":"B","isAccessibleForFree":false,"expires":"2002-01-01T00:00:00Z"}"#,
        r#"{"@type":"NewsArticle","headline":"Other","author":"B","expires":"2002-01-01T00:00:00Z"}"#,
    ];
    for own in [
        r#"{"@type":"NewsArticle","headline":"The tape","author":"A","datePublished":"2026-01-02T00:00:00Z"}"#,
        r#"{"@type":"NewsArticle","headline":"Tape, the","mainEntityOfPage":"https://a.example/tape/","author":"A","datePublished":"2026-01-02T00:00:00Z"}"#,
        r#"{"@graph":[{"@type":"WebPage","@id":"https://a.example/tape"},{"@type":"NewsArticle","headline":"Tape, the","mainEntityOfPage":{"@id":"https://a.example/tape"},"author":"A","datePublished":"2026-01-02T00:00:00Z"}]}"#,
    ] {
        for other in others {
            for markup in with_data(own, other) {
                let (article, _) = page(&markup);
                assert_eq!((names(&article), published(&article)), (vec!["A"], "2026-01-02T00:00:00Z"), "{markup}");
                assert_eq!((article.access, article.withheld_at(1_800_000_000_000)), (None, None), "{markup}");
            }
        }
    }
    for other in others.iter().take(2) {
        for markup in with_data("{}", other) {
            let (article, told) = page(&markup);
            assert_eq!((names(&article), article.withheld_at(1_800_000_000_000)), (vec![], None), "{markup}");
            assert!(told.iter().any(|told| told.contains("data of other stories")), "{told:?}");
        }
    }
    let own = r#"{"@type":"NewsArticle","headline":"The tape","expires":"2002-01-01T00:00:00Z"}"#;
    assert_eq!(page(&with_data(own, "{}")[0]).0.withheld_at(1_800_000_000_000), Some(Withheld::Expired));
}

#[test]
fn dates_and_names_stay_in_their_sentences() {
    let (article, _) = page("<p>It began on <time datetime=\"1914-07-28T00:00:00Z\">28 July</time>.</p>");
    assert!(written(&article).contains("It began on 28 July."), "{}", written(&article));
    assert_eq!(article.published, None);
    let (article, _) = page(
        "<article><h1>H</h1><p>We met <a rel=author itemprop=author href=/a>A. Writer</a> at the door of the house.</p></article>",
    );
    assert!(written(&article).contains("We met") && written(&article).contains("A. Writer"));
    assert!(article.bylines.is_empty());
    // A line next to the text is no sentence, and the head comes first.
    let head = "<meta property=article:published_time content=2026-01-02T03:04:05Z>";
    let lines = "<p class=byline>By <a rel=author href=/a>A. Writer</a></p><p>Published <time datetime=2026-01-01T00:00:00Z>1 January</time></p>";
    let (article, _) = page(&format!("<!doctype html>{head}<article><h1>H</h1>{lines}{TEXT}</article>"));
    assert_eq!((names(&article), published(&article)), (vec!["A. Writer"], "2026-01-02T03:04:05Z"));
    assert!(!written(&article).contains("Published"), "{}", written(&article));
}

#[test]
fn time_in_the_data_wins_over_a_date_in_the_head() {
    let data = r#"<script type=application/ld+json>{"@type":"NewsArticle","headline":"H","datePublished":"2017-01-13T10:00:00-0500"}</script>"#;
    let (article, _) = page(&format!(
        "<!doctype html><title>H</title><meta property=article:published_time content=2017-01-13>{data}<h1>H</h1>{TEXT}"
    ));
    assert_eq!(published(&article), "2017-01-13T10:00:00-05:00");
    for (date, expected) in [
        ("2017-01-13", "2017-01-13T00:00:00Z"),
        ("2017-01-13T10:00-05:00", "2017-01-13T10:00:00-05:00"),
        ("20170113T100000Z", "2017-01-13T10:00:00Z"),
        ("Fri, 13 Jan 2017 10:00:00 GMT", "2017-01-13T10:00:00Z"),
    ] {
        for head in [
            format!("<meta property=article:published_time content='{date}'>"),
            format!(
                "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"datePublished\":\"{date}\"}}</script>"
            ),
        ] {
            assert_eq!(published(&page(&format!("<!doctype html>{head}<h1>H</h1>{TEXT}")).0), expected, "{head}");
        }
        let (article, _) = page(&format!("<article><h1>H</h1><time datetime='{date}'>then</time>{TEXT}</article>"));
        assert_eq!(published(&article), expected);
    }
}

#[test]
fn malformed_data_is_read_as_crawlers_do_or_gives_a_warning() {
    let page = |data: &str| {
        page(&format!("<!doctype html><title>H</title><script type=application/ld+json>{data}</script><h1>H</h1>{TEXT}"))
    };
    let paid = r#"{"@type":"NewsArticle","headline":"H","description":"a b","isAccessibleForFree":false}"#;
    for data in [
        paid.replace("a b", "a\nb"),
        format!("{paid};"),
        format!("{paid},"),
        format!("<!-- {paid} -->"),
        format!("//<![CDATA[\n{paid}\n//]]>"),
    ] {
        let (article, told) = page(&data);
        assert_eq!((article.access, told), (Some(Access::Subscriber), vec![]), "{data}");
    }
    let (article, told) = page("{ broken");
    assert_eq!(article.access, None);
    assert!(told.iter().any(|told| told.starts_with("(//script)[1]: data that cannot be read: line 1, column 3: ")), "{told:?}");
}

#[test]
fn by_is_removed_from_bylines() {
    for (lang, byline) in [
        ("en", "By A. Writer"),
        ("de", "Von A. Writer"),
        ("pl", "Autor: A. Writer"),
        ("ja", "文：A. Writer"),
        ("", "Par A. Writer"),
    ] {
        let (article, _) =
            page(&format!("<!doctype html><html lang={lang}><article><h1>H</h1><p class=byline>{byline}</p>{TEXT}</article>"));
        assert_eq!(names(&article), ["A. Writer"], "{byline}");
    }
}

#[test]
fn content_left_out_around_a_story_gives_a_warning() {
    let (_, told) = page(&format!("<article><h1>H</h1>{TEXT}<aside>Related words</aside><footer>Imprint</footer></article>"));
    assert_eq!(told.len(), 2, "{told:?}");
    let (article, told) = page("<script>nothing</script>");
    assert_eq!((article, told.len()), (Article::default(), 1));
}

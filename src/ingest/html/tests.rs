use super::*;
use crate::json::{Record, to_text};
use crate::story::Article;

/// The blocks of a body, in the JSON of record.
fn body(markup: &str) -> String {
    at(markup, None)
}

fn at(markup: &str, base: Option<&str>) -> String {
    let body = blocks(markup, base).unwrap().blocks;
    let article = Article { body, ..Article::default() };
    let text = to_text(&article.write());
    text.strip_prefix("{\"body\":[").and_then(|text| text.strip_suffix("]}")).unwrap_or(&text).replace("\"type\":", "")
}

#[test]
fn prints() {
    println!("{}", body("<h2>A</h2><p>One <b>two</b> <i>three <b>four</b></i>.<br>five</p>six<ul><li>a<li>b<ol start=3><li>c</ol></ul>"));
}

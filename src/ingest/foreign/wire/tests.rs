//! Whole pages and plain copy.

use super::read;
use crate::ingest::Document;
use crate::story::{Block, plain_text};
use proptest::prelude::*;

const PAGE: &str = include_str!("../../../../tests/fixtures/page.txt");

fn texts(document: &Document) -> Vec<String> {
    document.article.iter().flat_map(|article| &article.body).map(text).collect()
}

fn text(block: &Block) -> String {
    match block {
        Block::Paragraph { text } => plain_text(text),
        Block::Crosshead { text, .. } => ["# ", &plain_text(text)].concat(),
        Block::Rule => "---".to_owned(),
        other => panic!("wire copy gave {other:?}"),
    }
}

#[test]
fn whole_wire_page_is_read() {
    let document = read(PAGE);
    let article = document.article.clone().unwrap();
    let strip = document.strip.clone().unwrap();
    assert_eq!(document.site.as_deref(), Some("The Tape - Morning"));
    assert_eq!(strip.label.as_deref(), Some("NYSE - LSE"));
    let rows: Vec<_> = strip.quotes.iter().map(|quote| (quote.symbol.as_str(), quote.price.unwrap().to_string())).collect();
    assert_eq!(rows, [("AAA", "22.25".to_owned()), ("BRK.B", "1480.10".to_owned()), ("EUR/USD", "1.1575".to_owned())]);
    assert_eq!(article.headline.as_deref(), Some("Paper tape - a short history"));
    let hero = article.hero.unwrap();
    assert_eq!((hero.caption.as_slice(), hero.credit.as_deref()), ([].as_slice(), Some("© POOL/TAPE")));
    assert_eq!(plain_text(&article.standfirst), "A machine wrote prices on a ribbon.");
    assert_eq!(
        texts(&document),
        [
            "It stood under a glass dome -- so as to be heard less.",
            "# 'Three quarters of an inch'",
            "- Read it aloud, said the clerk.",
            "The ribbon ran on.",
            "# Last words",
            "Then it stopped."
        ]
    );
    assert_eq!(article.signature.as_deref(), Some("A.Clerk--TT"));
    assert_eq!(article.dir, None);
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let document = read(PAGE);
    assert_eq!(read(&PAGE.replace('\n', "\r\n")), document);
    assert_eq!(read(&["\u{feff}", PAGE].concat()), document);
}

#[test]
fn plain_copy_is_a_headline_and_paragraphs() {
    let document = read("A headline\n\nFirst line\nand its second.\n\n- 'Head' -\n\nLast.\n\nbur-rl/tt\n");
    assert_eq!((document.site.as_ref(), document.strip.as_ref()), (None, None));
    assert_eq!(texts(&document), ["First line and its second.", "# 'Head'", "Last."]);
    let article = document.article.unwrap();
    assert_eq!(article.headline.as_deref(), Some("A headline"));
    assert_eq!(article.signature.as_deref(), Some("bur-rl/tt"));
    assert_eq!(article.standfirst, []);
}

#[test]
fn copy_without_blank_lines_has_one_paragraph_per_line() {
    assert_eq!(texts(&read("Head\nOne.\nTwo.")), ["One.", "Two."]);
}

#[test]
fn line_between_rows_gives_a_warning_with_its_number() {
    let ingested = crate::ingest::read("NYSE\n\nA 1% 2 $\nB n/a 3 $\nC 1% 3 $\nHead\n\nBody.".as_bytes(), None).unwrap();
    let places: Vec<_> = ingested.problems.iter().map(|problem| problem.at.as_str()).collect();
    assert_eq!(places, ["line 4"]);
}

#[test]
fn byline_has_no_by() {
    for (line, name) in [
        ("By ADA BYRON", "ADA BYRON"),
        ("By Ada Byron and Mary Shelley", "Ada Byron and Mary Shelley"),
        ("Von Annette von Droste-Hülshoff", "Annette von Droste-Hülshoff"),
        ("Par George Sand", "George Sand"),
        ("Autor: Zofia Nałkowska", "Zofia Nałkowska"),
        ("بقلم مي زيادة", "مي زيادة"),
        ("文：樋口一葉", "樋口一葉"),
    ] {
        let document = read(&format!("A headline\n\n{line}\n\nThe ribbon ran on."));
        assert_eq!(texts(&document), ["The ribbon ran on."]);
        assert_eq!(document.article.unwrap().bylines.iter().map(|byline| byline.name.as_str()).collect::<Vec<_>>(), [name]);
    }
    for line in ["By Monday the ribbon ran on.", "By and by", "By 2030", "Von da an lief das Band.", "Di Maria Scores Again"] {
        assert_eq!(texts(&read(&format!("A headline\n\n{line}\n\nThe ribbon ran on.")))[0], line);
    }
}

#[test]
fn strip_alone_is_read() {
    let document = read("NYSE\nA 1% 2 $\nB 1% 3 $");
    assert_eq!(document.strip.unwrap().quotes.len(), 2);
    assert_eq!(document.article, None);
}

#[test]
fn line_between_rows_is_text() {
    let document = read("NYSE\nA 1% 2 $\nB n/a 3 $\nC 1% 3 $\nHead\n\nBody.");
    assert_eq!(document.strip.as_ref().unwrap().quotes.len(), 2);
    assert_eq!(texts(&document), ["B n/a 3 $", "Body."]);
}

#[test]
fn right_to_left_page_is_read() {
    let document = read(
        "الشريط - آلة الأسعار\n\nNYSE - LSE\nAAA -0.5% 10.10 $\nآلة الأسعار\nآلة الأسعار / صورة: © وكالة\n\nآلة الأسعار\n\nملخص.\n\nحجم النص:\n\nفقرة.\n\n- 'عنوان' -\n\nأخيرة.",
    );
    assert_eq!(texts(&document), ["فقرة.", "# 'عنوان'", "أخيرة."]);
    let article = document.article.unwrap();
    assert_eq!(document.site.as_deref(), Some("الشريط"));
    assert_eq!(article.hero.unwrap().credit.as_deref(), Some("© وكالة"));
    assert_eq!(plain_text(&article.standfirst), "ملخص.");
    assert_eq!(article.dir.as_deref(), Some("rtl"));
}

#[test]
fn text_size_line_far_down_does_not_make_a_standfirst() {
    let document = read(&format!("Head\n\n{}Text size:\n\nEnd.", "Paragraph.\n\n".repeat(9)));
    assert_eq!(texts(&document).len(), 10);
    assert_eq!(document.article.unwrap().standfirst, []);
}

/// All text of a document, as one string.
fn all_text(document: &Document) -> String {
    let mut out: Vec<String> = texts(document);
    out.extend(document.site.clone());
    if let Some(strip) = &document.strip {
        out.extend(strip.label.clone());
        out.extend(strip.quotes.iter().flat_map(|quote| [Some(quote.symbol.clone()), quote.currency.clone()]).flatten());
    }
    if let Some(article) = &document.article {
        out.extend(article.headline.clone());
        out.extend(article.signature.clone());
        out.push(plain_text(&article.standfirst));
        if let Some(hero) = &article.hero {
            out.push(plain_text(&hero.caption));
            out.extend(hero.credit.clone());
        }
    }
    out.join(" ")
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<_> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words
}

/// Lines, many of which look like furniture; `@` becomes a unique word.
fn line() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec!["@", "@ @", "@ @ @ @ @ @ @ @", "@, @ -- @.", "@: @"]);
    prop_oneof![
        4 => words.prop_map(str::to_owned),
        1 => Just(String::new()),
        1 => Just("\u{a0}".to_owned()),
        1 => prop::sample::select(vec![
            "@ - @", "- @ -", "- '@ @' -", "- @ @", "@--VB", "q/@", "@ 0.5% 12.10 $", "@ x% 12.10 $", "@ / Photo: @", "@ / @: @",
            "\u{2013} @ \u{2013}", "@:", "***", "@ 1% 1,00", "@ 1% 1,000.5 EUR", "@ 1% 1.5e3", "\u{200f}@ @", "@ \u{200f}", "@ \u{200f} / @: @",
            "\u{200f}", "\u{feff}@", "/ @: @", "@ / Photo:", "Text size:",
        ]).prop_map(str::to_owned),
    ]
}

/// Each `@` replaced by a unique word.
fn numbered(text: &str) -> String {
    let mut count = 0;
    let named = |part: &str| {
        count += 1;
        part.replace('@', &word(count))
    };
    text.split_inclusive('@').map(named).collect()
}

/// The words of a text that do not come out again, except the labels of a page, and one label of a picture, which may be any word.
fn lost(text: &str, document: &Document) -> Vec<String> {
    let found = words(&all_text(document));
    let mut lost: Vec<_> = words(text).into_iter().filter(|word| !found.contains(word)).collect();
    lost.retain(|word| !["Photo", "Text", "size"].contains(&word.as_str()));
    lost.split_off(lost.len().min(usize::from(text.contains(" / "))))
}

proptest! {
    #[test]
    fn no_word_is_lost(lines in prop::collection::vec(line(), 0..30), separator in prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r"])) {
        let text = numbered(&lines.join(separator));
        let document = read(&text);
        prop_assert_eq!(lost(&text, &document), Vec::<String>::new(), "{:?}", text);
        let found = words(&all_text(&document));
        let twice: Vec<_> = found.windows(2).filter(|pair| pair[0] == pair[1] && pair[0].starts_with("zz")).collect();
        prop_assert_eq!(twice, Vec::<&[String]>::new(), "{:?}", text);
    }

    #[test]
    fn no_word_is_lost_where_lines_repeat(
        lines in prop::collection::vec(line(), 1..12),
        title: prop::sample::Index,
        again in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..8),
        separator in prop::sample::select(vec!["\n", "\n\n"]),
    ) {
        let mut lines: Vec<_> = numbered(&lines.join("\n")).split('\n').map(str::to_owned).collect();
        for (from, to) in again {
            let line = from.get(&lines).clone();
            lines.insert(to.index(lines.len()), line);
        }
        lines.insert(0, format!("site - {}", title.get(&lines)));
        let text = lines.join(separator);
        prop_assert_eq!(lost(&text, &read(&text)), Vec::<String>::new(), "{:?}", text);
    }

    #[test]
    fn never_panics(text: String) {
        let _ = read(&text);
    }

    #[test]
    fn never_panics_on_what_looks_like_a_page(lines in prop::collection::vec("[A-Z@ \\-–—:/%$.,0-9'©\u{a0}\u{200f}]{0,20}", 0..20)) {
        let _ = read(&lines.join("\n"));
    }
}

/// A word that encodes a number.
fn word(mut number: u32) -> String {
    let mut word = "zz".to_owned();
    while number > 0 {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    word
}

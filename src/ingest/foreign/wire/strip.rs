//! The strip of a wire page: a label and rows.

use super::furniture::repeats;
use super::number::Convention;
use super::row::{Reading, Row};
use super::{Line, MOST_ABOVE};
use crate::json::Problem;
use crate::locale::is_text_size_line;
use crate::locale::typography::is_short;
use crate::quote::Strip;

/// The maximum length of a label, in characters.
const LONGEST_LABEL: usize = 60;

/// How many lines between two rows may be text. More of them end the strip.
const MOST_BETWEEN: usize = 3;

/// The maximum number of problems.
const MOST_PROBLEMS: usize = 50;

/// The lines of a page, from its strip on.
pub(super) struct Split<'l, 'a> {
    /// The strip; `None` if the lines do not begin with one.
    pub(super) strip: Option<Strip>,
    /// Lines among the rows that are text of the story.
    pub(super) text: Vec<Line<'a>>,
    /// Their problems, by line number.
    pub(super) problems: Vec<Problem>,
    /// The lines after the strip.
    pub(super) rest: &'l [Line<'a>],
}

/// Takes the strip from the front of the lines, if there is one. One odd row does not end it: a line among the rows that cannot be
/// read is text, with a warning. `headline` is the one from a title line, or empty.
pub(super) fn split<'l, 'a>(lines: &'l [Line<'a>], headline: &str) -> Split<'l, 'a> {
    let mut split = Split { strip: None, text: Vec::new(), problems: Vec::new(), rest: lines };
    let mut label = None;
    if let [first, after @ ..] = lines
        && is_short(first.text, LONGEST_LABEL)
        && matches!(Reading::of(first.text), Reading::Text)
        && !repeats(first.text, headline)
        && row_follows(after, headline, false)
    {
        label = Some(first.text.to_owned());
        split.rest = after;
    }

    // The lines of the strip, with their content if they are rows.
    let mut entries: Vec<(Line<'a>, Option<Row<'a>>)> = Vec::new();
    let mut has_rows = false;
    while let [line, after @ ..] = split.rest {
        let row = match Reading::of(line.text) {
            _ if repeats(line.text, headline) => break,
            Reading::Row(row) => Some(row),
            Reading::Level(row) if has_rows => Some(row),
            Reading::Odd if has_rows || row_follows(after, headline, false) => None,
            _ if has_rows && row_follows(after, headline, true) => None,
            _ => break,
        };
        has_rows |= row.is_some();
        entries.push((*line, row));
        split.rest = after;
    }

    let convention = convention(&entries);
    let mut quotes = Vec::new();
    for (line, row) in entries {
        match row.and_then(|row| row.quote(convention).or_else(|| row.quote(convention.other()))) {
            Some(quote) => quotes.push(quote),
            None => split.leave_to_text(line),
        }
    }
    if quotes.is_empty() {
        return Split { strip: None, text: Vec::new(), problems: Vec::new(), rest: lines };
    }
    split.strip = Some(Strip { label, source: None, quotes });
    split
}

impl<'a> Split<'_, 'a> {
    fn leave_to_text(&mut self, line: Line<'a>) {
        if self.text.len() < MOST_ABOVE && is_text_size_line(line.text) {
            return;
        }
        self.text.push(line);
        if self.problems.len() == MOST_PROBLEMS {
            return;
        }
        let message = "is among the rows of the strip but cannot be read as SYMBOL CHANGE% PRICE: it becomes text of the story";
        self.problems.push(Problem { at: format!("line {}", line.number), message: message.to_owned() });
    }
}

/// Whether a row follows, after odd ones, and after a few lines of text in the same block if these are allowed between rows.
fn row_follows(lines: &[Line<'_>], headline: &str, after_text: bool) -> bool {
    for line in lines.iter().take(MOST_BETWEEN) {
        match Reading::of(line.text) {
            Reading::Row(_) => return true,
            Reading::Odd => {}
            Reading::Text | Reading::Level(_) => {
                let is_between = after_text && !line.opens && is_short(line.text, LONGEST_LABEL);
                if !is_between || repeats(line.text, headline) {
                    return false;
                }
            }
        }
    }
    false
}

/// The convention of a strip: that of most rows whose numbers show one, or the point if none does.
fn convention(entries: &[(Line<'_>, Option<Row<'_>>)]) -> Convention {
    let mut balance = 0_i32;
    for row in entries.iter().filter_map(|(_, row)| row.as_ref()) {
        let reads = |convention| i32::from(row.quote(convention).is_some());
        balance += reads(Convention::Point) - reads(Convention::Comma);
    }
    if balance < 0 { Convention::Comma } else { Convention::Point }
}

#[cfg(test)]
mod tests {
    use super::super::{lines, read_with_problems};
    use super::split;
    use crate::ingest::Document;
    use proptest::prelude::*;

    fn prices(text: &str) -> Vec<String> {
        let lines = lines(text);
        let quotes = split(&lines, "").strip.map(|strip| strip.quotes).unwrap_or_default();
        quotes
            .iter()
            .map(|quote| format!("{} {}", quote.symbol, quote.price.map(|price| price.to_text()).unwrap_or_default()))
            .collect()
    }

    #[test]
    fn ambiguous_numbers_are_read_as_the_strip_writes_them() {
        assert_eq!(
            prices("Börse\nDAX 0,41% 18.123,45\nMDAX 1% 25.310\nSAP 1% 1,234"),
            ["DAX 18123.45", "MDAX 25310", "SAP 1.234"]
        );
        assert_eq!(prices("NYSE\nDAX 0.41% 18,123.45\nBCC 1% 94.445\nSAP 1% 1,234"), ["DAX 18123.45", "BCC 94.445", "SAP 1234"]);
        assert_eq!(prices("BCC 1% 94.445"), ["BCC 94.445"]);
        // A row whose numbers show their convention keeps it.
        assert_eq!(prices("A 0.41% 1.50\nB 0.2% 2.50\nDAX 0,41% 18.123"), ["A 1.50", "B 2.50", "DAX 18123"]);
    }

    #[test]
    fn row_without_a_change_is_read_among_others() {
        assert_eq!(prices("NYSE\nVOD 1% 9.329 $\nBP 29.045 $\nRIO 1% 60.54 $"), ["VOD 9.329", "BP 29.045", "RIO 60.54"]);
        assert_eq!(prices("VOD 9.329 $"), Vec::<String>::new());
    }

    /// `CL=F -305.97% -37.63 $` used to become the headline, or the whole strip became text.
    #[test]
    fn price_below_zero_is_part_of_a_strip() {
        for text in
            ["NYSE\nCL=F -305.97% -37.63 $\nA 1% 2 $\nHead\n\nBody.", "NYSE\nA 1% 2 $\nCL=F -305.97% -37.63 $\nHead\n\nBody."]
        {
            let (document, problems) = read_with_problems(text);
            assert_eq!(document.strip.unwrap().quotes.len(), 2, "{text}");
            assert_eq!(document.article.unwrap().headline.as_deref(), Some("Head"));
            assert_eq!(problems, []);
        }
    }

    fn headline(document: &Document) -> Option<&str> {
        document.article.as_ref()?.headline.as_deref()
    }

    /// Rows, some of which cannot be read.
    fn row() -> impl Strategy<Value = (&'static str, bool)> {
        prop::sample::select(vec![
            ("AAA 1% 2.50 $", true),
            ("BBB -0.4% 1,480.10", true),
            ("CL=F -305.97% -37.63 $", true),
            ("TSLA ▼ 1.2% 250.00 $", true),
            ("VOD unch 9.329 $", true),
            ("Euribor 3M 0.5% 2.045%", true),
            ("DAX 0,41% 18.123,45", true),
            ("EEE n/a 3.10 $", false),
            ("FFF 0.41% 63,19 $", false),
            ("GGG ▲ -1.2% 250.00 $", false),
        ])
    }

    proptest! {
        /// Each row is a quote, or text with a warning, whatever rows are around it, and the headline is the headline.
        #[test]
        fn each_row_is_a_quote_or_text_with_a_warning(rows in prop::collection::vec(row(), 0..12), has_label: bool) {
            let label = if has_label { "NYSE - LSE\n" } else { "" };
            let text: String = rows.iter().map(|(row, _)| format!("{row}\n")).collect();
            // The first few rows may all be odd: then nothing shows that a strip begins.
            let text = format!("{label}ZZZ 1% 2.00 $\n{text}A headline of words\n\nA paragraph.");
            let (document, problems) = read_with_problems(&text);
            let good = rows.iter().filter(|(_, is_good)| *is_good).count();
            prop_assert_eq!(document.strip.as_ref().unwrap().quotes.len(), good + 1);
            prop_assert_eq!(problems.len(), rows.len() - good);
            prop_assert_eq!(headline(&document), Some("A headline of words"));
            prop_assert_eq!(document.article.as_ref().unwrap().body.len(), rows.len() - good + 1);
        }
    }
}

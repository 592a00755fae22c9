//! Times as the reader's browser writes them: in its time zone, in a language.

use std::cell::RefCell;

use js_sys::Intl::RelativeTimeFormat;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::feed::{MINUTE, Milliseconds};
use crate::locale::{DateFormat, DatePart, Locale};

const HOUR: Milliseconds = 60.0 * MINUTE;
const NO_BREAK_SPACE: &str = "\u{a0}";
/// The most formats that are kept: more than the languages of a page need.
const MOST_FORMATS: usize = 20;

/// How a time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The time of day.
    Hour,
    /// Date and time of day, with the month in full where the language has it.
    Long,
    /// The same with a shorter month.
    Medium,
    /// The same with as few letters as possible.
    Shortest,
    /// That without the year.
    ShortestWithoutYear,
}

impl Style {
    /// Options of `Intl.DateTimeFormat`.
    const fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Hour => &[("timeStyle", "short")],
            Self::Long => &[("dateStyle", "long"), ("timeStyle", "short")],
            Self::Medium => &[("dateStyle", "medium"), ("timeStyle", "short")],
            Self::Shortest => {
                &[("year", "numeric"), ("month", "short"), ("day", "numeric"), ("hour", "numeric"), ("minute", "2-digit")]
            }
            Self::ShortestWithoutYear => &[("month", "short"), ("day", "numeric"), ("hour", "numeric"), ("minute", "2-digit")],
        }
    }
}

thread_local! {
    /// The formats in use, each with its language and style: to make one takes some ten milliseconds.
    static FORMATS: RefCell<Vec<(String, Style, DateFormat)>> = const { RefCell::new(Vec::new()) };
}

/// A time in the reader's time zone, in the language of the words around it: the time of day, and the date if it is not today.
pub(super) fn recent_time(milliseconds: f64, lang: &str) -> Option<String> {
    let (date, now, lang) = (Date::new(&JsValue::from_f64(milliseconds)), Date::new_0(), spoken(lang));
    let style = if date.to_date_string() == now.to_date_string() { Style::Hour } else { Style::Medium };
    written(&date, &lang, style)
}

/// The same, formatted again once a minute: that takes as long as all prices of a tick.
#[derive(Debug, Default)]
pub struct RecentTime {
    /// The minute of the time, that of the clock, and the language.
    key: (f64, f64, String),
    text: String,
}

impl RecentTime {
    /// The text of a time; empty if there is none.
    pub fn write(&mut self, milliseconds: Option<f64>, lang: &str) -> String {
        let Some(milliseconds) = milliseconds else { return String::new() };
        let minute = |time: f64| (time / MINUTE).floor();
        let key = (minute(milliseconds), minute(Date::now()), lang.to_owned());
        if self.key != key {
            self.text = recent_time(milliseconds, lang).unwrap_or_default();
            self.key = key;
        }
        self.text.clone()
    }
}

/// The tag of a language with known words; otherwise English, like the words around.
pub(super) fn spoken(lang: &str) -> String {
    let tag = lang.trim().replace('_', "-");
    let is_english = tag.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("en"));
    if is_english || Locale::of(&tag).words().lang() != "en" { tag } else { "en".to_owned() }
}

/// Date and time of day with as few letters as possible, without line breaks: without the year if it is this year's.
pub(super) fn shortest(date: &Date, lang: &str) -> Option<String> {
    let is_this_year = date.get_full_year() == Date::new_0().get_full_year();
    let style = if is_this_year { Style::ShortestWithoutYear } else { Style::Shortest };
    Some(written(date, lang, style)?.replace(' ', NO_BREAK_SPACE))
}

/// How long ago it was, an age in milliseconds; `None` from the second day on, and if clocks disagree.
pub(super) fn ago(age: Milliseconds, lang: &str) -> Option<String> {
    let (size, unit) = match age {
        age if !(0.0..24.0 * HOUR).contains(&age) => return None,
        // Less than a minute is now.
        age if age < MINUTE => (24.0 * HOUR, "second"),
        age if age < HOUR => (MINUTE, "minute"),
        _ => (HOUR, "hour"),
    };
    let options = Object::new();
    Reflect::set(&options, &"numeric".into(), &"auto".into()).ok()?;
    let format = RelativeTimeFormat::new(&Array::of1(&lang.into()), &options);
    Some(format.format(-(age / size).floor(), unit).into())
}

/// A time in a language, with the time of day without line breaks; `None` if the time is invalid or the browser does not know the language.
pub(super) fn written(date: &Date, lang: &str, style: Style) -> Option<String> {
    let parts = format(lang, style)?.parts(date);
    let (first, last) = (parts.iter().position(is_of_day)?, parts.iter().rposition(is_of_day)?);
    let text = |(at, part): (usize, &DatePart)| {
        if (first..=last).contains(&at) { part.text.replace(' ', NO_BREAK_SPACE) } else { part.text.clone() }
    };
    Some(parts.iter().enumerate().map(text).collect())
}

/// Whether a part belongs to the time of day.
fn is_of_day(part: &DatePart) -> bool {
    matches!(part.kind.as_str(), "hour" | "minute" | "dayPeriod")
}

fn format(lang: &str, style: Style) -> Option<DateFormat> {
    FORMATS.with_borrow_mut(|formats| {
        if let Some((.., format)) = formats.iter().find(|(known, of, _)| known == lang && *of == style) {
            return Some(format.clone());
        }
        if formats.len() == MOST_FORMATS {
            formats.remove(0);
        }
        let format = DateFormat::new(lang, style.options())?;
        formats.push((lang.to_owned(), style, format.clone()));
        Some(format)
    })
}

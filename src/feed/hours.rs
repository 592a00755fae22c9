//! Trading hours: `Mon-Fri 09:30-16:00 America/New_York`.
//!
//! Days, one or more spans, and a time zone of the IANA database; several of these, separated by semicolons. A span that ends before it
//! begins ends on the following day. Holidays are not known here: the state of the quotes shows them.
//!
//! Local time in a zone comes from the environment: a browser's `Intl`, or a time zone database.

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MINUTES_OF_DAY: u16 = 24 * 60;

/// Local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallClock {
    /// The weekday, from 0 for Sunday.
    pub weekday: u8,
    /// The minute of the day, 0 to 1439.
    pub minute: u16,
}

/// When a market is open.
///
/// ```
/// use slugline::feed::{Hours, WallClock};
/// let hours = Hours::parse("Mon-Fri 09:30-16:00 America/New_York").unwrap();
/// assert_eq!(hours.zones().collect::<Vec<_>>(), ["America/New_York"]);
/// assert!(hours.is_open(|_zone| Some(WallClock { weekday: 5, minute: 9 * 60 + 30 })));
/// assert!(Hours::parse("always").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    sessions: Vec<Session>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Session {
    /// By weekday, from Sunday.
    days: [bool; 7],
    /// From which minute of the day to which; one that does not end later than it begins ends on the following day.
    spans: Vec<(u16, u16)>,
    zone: String,
}

impl Hours {
    /// Reads trading hours; `None` if a part of them is invalid. Zones are not checked: see [`Hours::zones`].
    pub fn parse(text: &str) -> Option<Self> {
        let sessions = text.split(';').map(Session::parse).collect::<Option<_>>()?;
        Some(Self { sessions })
    }

    /// The named time zones.
    pub fn zones(&self) -> impl Iterator<Item = &str> {
        self.sessions.iter().map(|session| session.zone.as_str())
    }

    /// Whether the market is open, from the local time in each zone. In a zone without a local time no market is open.
    pub fn is_open(&self, mut clock: impl FnMut(&str) -> Option<WallClock>) -> bool {
        self.sessions.iter().any(|session| clock(&session.zone).is_some_and(|now| session.is_open(now)))
    }
}

impl Session {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let days = days(words.next()?)?;
        let mut spans = Vec::new();
        let mut zone = None;
        for word in words {
            if zone.is_some() {
                return None;
            }
            match span(word) {
                Some(span) => spans.push(span),
                None => zone = Some(word.to_owned()),
            }
        }
        let is_zone = |zone: &String| zone.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+/-".contains(&byte));
        let zone = zone.filter(|zone| is_zone(zone) && !spans.is_empty())?;
        Some(Self { days, spans, zone })
    }

    fn is_open(&self, now: WallClock) -> bool {
        let today = usize::from(now.weekday) % 7;
        let trades = |day: usize| self.days.get(day % 7).copied().unwrap_or_default();
        self.spans.iter().any(|(begin, end)| {
            let (has_begun, has_ended) = (now.minute >= *begin, now.minute >= *end);
            if end > begin {
                trades(today) && has_begun && !has_ended
            } else {
                trades(today) && has_begun || trades(today + 6) && !has_ended
            }
        })
    }
}

/// Days and ranges of days, separated by commas: `Mon-Wed,Fri`. A range may go beyond the end of the week.
fn days(text: &str) -> Option<[bool; 7]> {
    let named = |name: &str| DAYS.iter().position(|day| *day == name);
    let mut days = [false; 7];
    for range in text.split(',') {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (first, last) = (named(first)?, named(last)?);
        for step in 0..=(last + 7 - first) % 7 {
            *days.get_mut((first + step) % 7)? = true;
        }
    }
    Some(days)
}

/// `09:30-16:00` as minutes of the day.
fn span(text: &str) -> Option<(u16, u16)> {
    let (begin, end) = text.split_once('-')?;
    Some((minute(begin)?, minute(end)?))
}

fn minute(text: &str) -> Option<u16> {
    let [tens, ones, b':', tens_of_minutes, minutes] = *text.as_bytes() else { return None };
    let two = |tens: u8, ones: u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
    };
    let (hours, minutes) = (two(tens, ones)?, two(tens_of_minutes, minutes)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= MINUTES_OF_DAY).then_some(minute)
}

#[cfg(test)]
mod tests;

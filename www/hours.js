// Trading hours: `Mon-Fri 09:30-16:00 America/New_York`.
//
// Days, one or more spans, and a time zone of the IANA database; several such, parted by semicolons. A span that ends before it
// begins ends on the following day. Holidays are not known here: the feed tells them by the state of its quotes.

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DAY = `(?:${DAYS.join("|")})`;
const SPAN = "\\d\\d:\\d\\d-\\d\\d:\\d\\d";
const SESSION = new RegExp(`^(${DAY}(?:[-,]${DAY})*) (${SPAN}(?: ${SPAN})*) ([\\w+/-]+)$`);

/**
 * Reads trading hours.
 * @param {string} text
 * @returns {((time: number) => boolean) | undefined} whether the market is open at a time; nothing for what cannot be read
 */
export function readHours(text) {
  try {
    const sessions = text.split(";").map((part) => session(part.trim().replace(/\s+/g, " ")));
    return (time) => sessions.some((isOpen) => isOpen(time));
  } catch {
    return undefined;
  }
}

/** Throws where it is none: a zone that is not known does so by itself. */
function session(text) {
  const [, dayText, spanText, timeZone] = SESSION.exec(text);
  const days = dayText.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map((day) => DAYS.indexOf(day));
    return DAYS.map((_, step) => (first + step) % 7).slice(0, ((last - first + 7) % 7) + 1);
  });
  const spans = spanText.split(" ").map((span) => {
    const [begin, end] = span.split("-").map((time) => {
      const [hours, minutes] = time.split(":").map(Number);
      if (hours * 60 + minutes > 1440 || minutes > 59) throw new RangeError(time);
      return hours * 60 + minutes;
    });
    return { begin, end, isOvernight: end <= begin };
  });
  const clock = new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (time) => {
    const now = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, value]));
    const day = DAYS.indexOf(now.weekday);
    const minute = now.hour * 60 + Number(now.minute);
    const trades = (date) => days.includes((date + 7) % 7);
    return spans.some(({ begin, end, isOvernight }) =>
      isOvernight ? (trades(day) && minute >= begin) || (trades(day - 1) && minute < end) : trades(day) && minute >= begin && minute < end,
    );
  };
}

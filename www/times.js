// When a story was published and updated: by the reader's clock, in the story's language, and on the first day how long ago.
import { languageOf } from "./attribute.js";
import { speaks } from "./words.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIMES = ":is(.slugline-published, .slugline-updated) > time[datetime]";

/** As newspapers of the language write it; `style` is `long` or `medium`. */
const absolute = (date, lang, style) => date.toLocaleString(lang, { dateStyle: style, timeStyle: "short" });

/** How long ago; nothing from the second day on, and for clocks that disagree. */
function relative(age, lang) {
  if (age < 0 || age >= DAY) return undefined;
  const [size, unit] = age < MINUTE ? [DAY, "second"] : age < HOUR ? [MINUTE, "minute"] : [HOUR, "hour"];
  return new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(-Math.floor(age / size), unit);
}

export class Times {
  #story;
  #clock;

  /** The times of the story that an element shows, or that it has as children. */
  constructor(story) {
    this.#story = story;
    this.tell();
  }

  /** Writes them, and again when a minute of theirs has passed. */
  tell() {
    clearTimeout(this.#clock);
    const ages = Array.from(this.#story.querySelectorAll(TIMES), tellTime);
    if (ages.some((age) => age < DAY)) this.#clock = setTimeout(() => this.tell(), MINUTE);
  }

  end() {
    clearTimeout(this.#clock);
  }
}

/** Gives its age in milliseconds; what is no time stays as it is, and has none. */
function tellTime(time) {
  const date = new Date(time.dateTime);
  const age = Date.now() - date;
  if (Number.isNaN(age)) return Infinity;
  const lang = speaks(languageOf(time));
  const texts = [relative(age, lang), absolute(date, lang, "long"), absolute(date, lang, "medium")].filter(Boolean);
  if (time.textContent === texts[0]) return age;
  const { firstChild: text, parentNode: place } = time;
  if (!(text instanceof Text) || text.nextSibling) return Infinity;
  // Where the text came with the page nothing below it may move: then the first will do that takes as many lines.
  const line = time.closest("[data-slugline]") ? undefined : (time.closest(".slugline-meta") ?? place);
  const height = line?.offsetHeight;
  const former = text.data;
  for (const next of [...texts, former]) {
    text.data = next;
    if (line?.offsetHeight === height) break;
  }
  if (texts.length > 2) time.title = texts[1];
  else time.removeAttribute("title");
  return Math.max(age, 0);
}

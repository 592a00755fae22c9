// When a story was published and updated: by the reader's clock, in the story's language, and on the first day how long ago.
import { languageOf } from "./attribute.js";
import { writeText } from "./text.js";
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

/** What each time was to say when it was written last. */
const written = new WeakMap();
/** What a time says: a translator's nodes say what was written, in another language. */
const saidBy = (time) => (time.firstElementChild && written.get(time)) ?? time.textContent;

export class Times {
  #story;
  #clock;

  /** The times of the story that an element shows, or that it has as children. */
  constructor(story) {
    this.#story = story;
    this.update();
  }

  /** Writes them, and again when a minute of theirs has passed. */
  update() {
    clearTimeout(this.#clock);
    const ages = [];
    const lines = new Map();
    for (const time of this.#story.querySelectorAll(TIMES)) {
      const texts = textsOf(time);
      if (!texts) continue;
      ages.push(texts.age);
      const line = time.closest("[data-slugline]") ? time : (time.closest(".slugline-meta") ?? time.parentNode);
      lines.set(line, [...(lines.get(line) ?? []), texts]);
    }
    for (const [line, times] of lines) write(line, times);
    if (ages.some((age) => age < DAY)) this.#clock = setTimeout(() => this.update(), MINUTE);
  }

  end() {
    clearTimeout(this.#clock);
  }
}

/** What a time may be texts as, best first, its text, and its age in milliseconds; nothing where it is no time. */
function textsOf(time) {
  const date = new Date(time.dateTime);
  const age = Date.now() - date;
  // Not where a page has more than text in it. A translator's own nodes are text.
  if (Number.isNaN(age) || !time.hasChildNodes() || time.querySelector(":not(font)")) return undefined;
  const lang = speaks(languageOf(time));
  const ago = relative(age, lang);
  const texts = [absolute(date, lang, "long"), absolute(date, lang, "medium")];
  if (ago) time.title = texts[0];
  else time.removeAttribute("title");
  return { time, texts: ago ? [ago, ...texts] : [texts[0], ...texts], age: Math.max(age, 0) };
}

/**
 * Writes the times of a line. Where they came with the page nothing below may move: then they are texts in the first way that takes
 * as many lines, all of them by the reader's clock or none.
 */
function write(line, times) {
  const isOurs = line.closest("[data-slugline]");
  if (times.every(({ time, texts }) => saidBy(time) === texts[0])) return;
  const height = line.offsetHeight;
  const former = times.map(({ time }) => time.textContent);
  for (let way = 0; way <= 3; way += 1) {
    times.forEach(({ time, texts }, at) => {
      writeText(time, texts[way] ?? former[at]);
      written.set(time, texts[0]);
    });
    if (isOurs || line.offsetHeight === height) return;
  }
}

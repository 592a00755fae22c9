// When a story was published and updated: in the reader's time zone and the story's language, on the first day as a relative time.
import { languageOf } from "./attribute.js";
import { writeText } from "./text.js";
import { speaks } from "./words.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TIMES = ":is(.slugline-published, .slugline-updated) > time[datetime]";

/** The time of day, without line breaks. */
const hour = (date, lang) => date.toLocaleString(lang, { timeStyle: "short" }).replaceAll(" ", "\u00a0");

/** The format of a language for these options, with the time of day unbroken. */
function inOnePiece(date, lang, options, hourOptions) {
  const written = date.toLocaleString(lang, { ...options, ...hourOptions });
  return written.replace(date.toLocaleString(lang, hourOptions), hour(date, lang));
}

/** As newspapers of the language write it; `style` is `long` or `medium`. */
const absolute = (date, lang, style) => inOnePiece(date, lang, { dateStyle: style }, { timeStyle: "short" });

/** The shortest form, without line breaks: without the year if it is this one. */
function shortest(date, lang) {
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return inOnePiece(date, lang, { ...year, month: "short", day: "numeric" }, { hour: "numeric", minute: "2-digit" }).replaceAll(" ", "\u00a0");
}

/** The relative time; `undefined` from the second day on, and if clocks disagree. */
function relative(age, lang) {
  if (age < 0 || age >= DAY) return undefined;
  const [size, unit] = age < MINUTE ? [DAY, "second"] : age < HOUR ? [MINUTE, "minute"] : [HOUR, "hour"];
  return new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(-Math.floor(age / size), unit);
}

/** The text of each time when it was last written. */
const written = new WeakMap();
/** The text of a time, unless a translator has changed it. */
const saidBy = (time) => (time.firstElementChild && written.get(time)) ?? time.textContent;

export class Times {
  #story;
  #clock;

  /** The times of the story that an element shows, or that is in its children. */
  constructor(story) {
    this.#story = story;
    this.update();
  }

  /** Writes them, and again after a minute. */
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

/** The possible texts of a time, best first, with the full one, and its age in milliseconds; `undefined` if it is invalid. */
function textsOf(time) {
  const date = new Date(time.dateTime);
  const age = Date.now() - date;
  // Not if it contains more than text. A translator's nodes count as text.
  if (Number.isNaN(age) || !time.hasChildNodes() || time.querySelector(":not(font)")) return undefined;
  const lang = speaks(languageOf(time));
  const ago = relative(age, lang);
  const whole = absolute(date, lang, "long");
  const texts = [ago ?? whole, whole, absolute(date, lang, "medium"), shortest(date, lang)];
  return { time, texts, whole, ago, age: Math.max(age, 0) };
}

/**
 * Writes the times of a line, in the first form that does not break. If they came with the page, nothing below may move: then
 * it is the first form that takes the same number of lines, with all times in the reader's time zone or none.
 */
function write(line, times) {
  const isOurs = line.closest("[data-slugline]");
  const isBest = times.every(({ time, texts }) => saidBy(time) === texts[0]);
  if (!isBest || (isOurs && times.some(isBroken))) fit(line, times, isOurs);
  times.forEach(explain);
}

function fit(line, times, isOurs) {
  const height = line.offsetHeight;
  const former = times.map(({ time }) => time.textContent);
  const fits = () => (isOurs ? !times.some(isBroken) : line.offsetHeight === height);
  for (let way = 0; way <= (isOurs ? 3 : 4); way += 1) {
    times.forEach(({ time, texts }, at) => {
      writeText(time, texts[way] ?? former[at]);
      written.set(time, texts[0]);
    });
    if (fits()) return;
  }
}

/** Whether a text takes more than one line. */
function isBroken({ time }) {
  const range = new Range();
  range.selectNodeContents(time);
  return range.getClientRects().length > 1;
}

/** A shortened time is complete in the tooltip and for assistive technology. */
function explain({ time, texts, whole, ago }) {
  const shown = time.textContent;
  const isShortened = shown !== whole && shown !== ago && texts.includes(shown);
  const wasShortened = time.hasAttribute("aria-label");
  if (shown !== whole) time.title = whole;
  else time.removeAttribute("title");
  // A time element cannot be named for assistive technology; one whose text differs from its label becomes an image.
  if (isShortened) Object.assign(time, { role: "img", ariaLabel: whole });
  else if (wasShortened) Object.assign(time, { role: null, ariaLabel: null });
}

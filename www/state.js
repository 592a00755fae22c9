// Shows the state of a strip's figures to the page and the reader. The module determines it (src/feed/freshness.rs).
import { languageOf } from "./attribute.js";
import { speaks } from "./words.js";

/** Children that are not visible. */
const UNSEEN = "script, style, template";
/** Parts of a time that belong together. */
const CLOCK = /hour|minute|dayPeriod/;

export class State {
  /** Seconds between two snapshots. */
  interval = 60;
  /** Seconds without a frame until the figures are old. */
  staleAfter = 60;
  /** The trading hours of the market, if set. */
  #hours;
  /** Whether there are quotes. */
  isThere = false;

  #element;
  #turned;
  #feed;
  /** Timer of the next check. */
  #clock = 0;
  #clockAt = 0;
  #asOf = "";
  /** The values that `#asOf` was written for. */
  #timeKey;
  /** The state that the view has. */
  #shown = "";

  /**
   * The state of a strip's figures.
   * @param {SluglineTicker} element
   * @param {() => void} turned is called when it has changed
   */
  constructor(element, turned) {
    this.#element = element;
    this.#turned = turned;
  }

  /** The feed of the figures; `undefined` if they are the page's own. */
  set feed(feed) {
    if (!feed) {
      clearTimeout(this.#clock);
      this.#clock = 0;
      this.#element.setState("stale", false);
    }
    this.#feed = feed;
  }

  set hours(hours) {
    this.#hours?.free();
    this.#hours = hours;
  }

  /** Whether the figures are missing or old. */
  get isLost() {
    return Boolean(this.#feed?.isLost);
  }

  /** Begins with a new view. */
  begin() {
    this.#shown = "";
  }

  /** Shows next to the figures when they were made, and the state of their feed. */
  update() {
    const time = this.#element.view?.asOf(this.#feed?.streamed, Date.now());
    if (time) this.#asOf = this.#timeOf(time);
    else this.#asOf = this.#timeKey = "";
    this.updateState();
  }

  /** Shows the state of their feed. */
  updateState() {
    // An empty strip only says that. Visible children say more.
    const hasText = Array.from(this.#element.children).some((child) => !child.matches(UNSEEN));
    const isEmptyShown = (Boolean(this.#feed) || this.isThere) && !hasText;
    this.#element.setState("empty", isEmptyShown && !this.isThere);
    const { view } = this.#element;
    if (!view) return;
    const state = this.#feed?.shownState(view);
    const shown = [state ?? "", this.#asOf, isEmptyShown];
    if (`${shown}` === this.#shown) return;
    this.#shown = `${shown}`;
    view.setFeedState(...shown);
  }

  /** A time in the reader's time zone, in the language of the element's place. */
  #timeOf(time) {
    // Formatting a time takes as long as all prices of a tick, and is needed once a minute.
    const key = `${[time, Date.now()].map((at) => Math.floor(at / 60_000))} ${languageOf(this.#element)}`;
    if (this.#timeKey === key) return this.#asOf;
    const date = new Date(time);
    const isToday = date.toDateString() === new Date().toDateString();
    const style = { timeStyle: "short", ...(!isToday && { dateStyle: "medium" }) };
    this.#timeKey = key;
    const parts = new Intl.DateTimeFormat(speaks(languageOf(this.#element)), style).formatToParts(date);
    // "9:12 PM" is not broken across lines.
    const isInClock = (at) => CLOCK.test(parts[at - 1]?.type) && CLOCK.test(parts[at + 1]?.type);
    return parts.map(({ value }, at) => (isInClock(at) ? value.replace(/\s/g, "\u00a0") : value)).join("");
  }

  /** Figures have arrived: a live feed stays live, and needs no other check. */
  heard() {
    if (this.#feed?.isToJudgeFigures) this.judge();
  }

  /** Determines the state of the feed, notifies the page if it has changed, and the reader if it is lost for long. */
  judge() {
    const element = this.#element;
    if (!this.#feed || !element.view) return;
    const now = Date.now();
    const judgement = this.#feed.judge(element.view, this.isThere, this.#hours?.isOpen(now) ?? true, now);
    // A sleeping feed is not lost.
    if (!judgement) return;
    const { state, hasChanged, isAnnounced, isLost, lookAgain } = judgement;
    if (isAnnounced) element.view.announce(state);
    if (hasChanged) {
      element.setState("stale", isLost);
      this.#turned();
      element.dispatch("slugline-feed", { state });
    }
    // Frames postpone it many times a second: a running timer checks once more in vain.
    if (this.#clock && this.#clockAt <= lookAgain) return;
    clearTimeout(this.#clock);
    this.#clockAt = lookAgain;
    this.#clock = setTimeout(() => {
      this.#clock = 0;
      this.judge();
    }, lookAgain - now);
  }
}

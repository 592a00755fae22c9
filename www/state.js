// How the figures of a strip are, said to the page and the reader. How they are the module decides (src/feed/freshness.rs).
import { languageOf } from "./attribute.js";
import { speaks } from "./words.js";

/** Children that nobody sees. */
const UNSEEN = "script, style, template";
/** Parts of a time that belong together. */
const CLOCK = /hour|minute|dayPeriod/;

export class State {
  /** Seconds between two snapshots. */
  interval = 60;
  /** Seconds without a frame until the figures are old. */
  staleAfter = 60;
  /** The trading hours of the market, if any are said. */
  #hours;
  /** Whether there are quotes. */
  isThere = false;

  #element;
  #turned;
  #feed;
  /** Looks again how the feed is. */
  #clock = 0;
  #clockAt = 0;
  #asOf = "";
  /** What `#asOf` was written for. */
  #timeKey;
  /** What the view was told last. */
  #shown = "";

  /**
   * The state of a strip's figures.
   * @param {SluglineTicker} element
   * @param {() => void} turned is called when it is another one
   */
  constructor(element, turned) {
    this.#element = element;
    this.#turned = turned;
  }

  /** Whose figures they are; nothing where they are the page's own. */
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

  /** Whether the figures are not as they should be. */
  get isLost() {
    return Boolean(this.#feed?.isLost);
  }

  /** Begins with a view that has been told nothing. */
  begin() {
    this.#shown = "";
  }

  /** Says beside the figures when they were made, and how their feed is. */
  update() {
    const time = this.#element.view?.asOf(this.#feed?.streamed, Date.now());
    if (time) this.#asOf = this.#timeOf(time);
    else this.#asOf = this.#timeKey = "";
    this.updateState();
  }

  /** Says how their feed is. */
  updateState() {
    // An empty strip has nothing to say but that. Where there are children to be seen they say more.
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

  /** A time as the reader's clock shows it, in the language of the element's place. */
  #timeOf(time) {
    // To write a time takes as long as to write all prices of a tick, and is new once a minute, as the day may be.
    const key = `${[time, Date.now()].map((at) => Math.floor(at / 60_000))} ${languageOf(this.#element)}`;
    if (this.#timeKey === key) return this.#asOf;
    const date = new Date(time);
    const isToday = date.toDateString() === new Date().toDateString();
    const style = { timeStyle: "short", ...(!isToday && { dateStyle: "medium" }) };
    this.#timeKey = key;
    const parts = new Intl.DateTimeFormat(speaks(languageOf(this.#element)), style).formatToParts(date);
    // "9:12 PM" is in one line.
    const isInClock = (at) => CLOCK.test(parts[at - 1]?.type) && CLOCK.test(parts[at + 1]?.type);
    return parts.map(({ value }, at) => (isInClock(at) ? value.replace(/\s/g, "\u00a0") : value)).join("");
  }

  /** Something has come: what is live stays so, and needs no other look. */
  heard() {
    if (this.#feed?.isToJudgeFigures) this.judge();
  }

  /** Finds out how the feed is, tells the page when that has changed, and the reader when it is lost for long. */
  judge() {
    const element = this.#element;
    if (!this.#feed || !element.view) return;
    const now = Date.now();
    const judgement = this.#feed.judge(element.view, this.isThere, this.#hours?.isOpen(now) ?? true, now);
    // Who sleeps is not lost.
    if (!judgement) return;
    const { state, hasChanged, isAnnounced, isLost, lookAgain } = judgement;
    if (isAnnounced) element.view.announce(state);
    if (hasChanged) {
      element.setState("stale", isLost);
      this.#turned();
      element.dispatch("slugline-feed", { state });
    }
    // Frames put it off many times a second: a clock that runs then looks once more in vain.
    if (this.#clock && this.#clockAt <= lookAgain) return;
    clearTimeout(this.#clock);
    this.#clockAt = lookAgain;
    this.#clock = setTimeout(() => {
      this.#clock = 0;
      this.judge();
    }, lookAgain - now);
  }
}

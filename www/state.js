// How the figures of a strip are: what the page and the reader are told of that, and when.
import { languageOf } from "./attribute.js";
import { speaks } from "./words.js";

/** Figures are as they should be in these states of a feed, and not in those. */
const SOUND = ["live", "delayed", "closed"];
const LOST = ["stale", "offline"];
/** How long figures are lost before that is announced, in milliseconds. */
const BEFORE_WORDS = 30_000;

export class State {
  /** Seconds between two snapshots. */
  interval = 60;
  /** Seconds without a frame until the figures are old. */
  staleAfter = 60;
  /** Whether the market is open at a time. */
  isOpen = () => true;
  /** Whether there are quotes. */
  isThere = false;

  #element;
  #turned;
  #feed;
  /** What `slugline-feed` told last. */
  #state = "";
  /** Looks again how the feed is. */
  #clock = 0;
  #clockAt = 0;
  #lostSince = 0;
  #isLossTold = false;
  #asOf = "";
  /** What `#asOf` was written for. */
  #timeKey;
  /** What the view was told last. */
  #told = "";

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
      this.#clock = this.#lostSince = 0;
      this.#isLossTold = false;
      this.#state = "";
      this.#element.setState("stale", false);
    }
    this.#feed = feed;
  }

  /** Whether the figures are not as they should be. */
  get isLost() {
    return LOST.includes(this.#state);
  }

  /** Begins with a view that has been told nothing. */
  begin() {
    this.#told = "";
  }

  /** Says beside the figures when they were made, and how their feed is. */
  tell() {
    const feed = this.#feed;
    // A clock that is ahead does not make figures of tomorrow.
    const time = Math.min(this.#element.view?.time || (feed?.streams && feed.heard) || 0, Date.now());
    if (time) this.#asOf = this.#timeOf(time);
    else this.#asOf = this.#timeKey = "";
    this.tellState();
  }

  /** Says how their feed is. */
  tellState() {
    // An empty strip has nothing to say but that. Where there are children they say more.
    const stands = Boolean(this.#feed) && this.#element.children.length === 0;
    this.#element.setState("empty", stands && !this.isThere);
    const { view } = this.#element;
    if (!view) return;
    // Of figures that are fetched now and then nobody can say that they are live, unless they say so themselves.
    const isSaid = this.#state !== "live" || this.#feed?.streams || view.freshness === "live";
    const told = [isSaid ? this.#state : "", this.#asOf, stands];
    if (`${told}` === this.#told) return;
    this.#told = `${told}`;
    view.tell(...told);
  }

  /** A time as the reader's clock shows it, in the language of the element's place. */
  #timeOf(time) {
    // To write a time takes as long as to write all prices of a tick, and is new once a minute, as the day may be.
    const key = `${[time, Date.now()].map((at) => Math.floor(at / 60_000))}`;
    if (this.#timeKey === key) return this.#asOf;
    const date = new Date(time);
    const isToday = date.toDateString() === new Date().toDateString();
    const style = { timeStyle: "short", ...(!isToday && { dateStyle: "medium" }) };
    this.#timeKey = key;
    return date[isToday ? "toLocaleTimeString" : "toLocaleString"](speaks(languageOf(this.#element)), style);
  }

  /** How the feed is now, and when that may be otherwise by itself. */
  #stateAt(now) {
    const { phase, since, heard, streams } = this.#feed;
    const { freshness } = this.#element.view;
    const due = (heard ?? since) + (this.staleAfter + (streams ? 0 : this.interval)) * 1000;
    if (!this.isOpen(now)) return ["closed"];
    if (phase === "lost") return ["offline"];
    if (freshness === "closed") return ["closed"];
    if (now >= due) return ["stale"];
    if (phase === "connecting" || !this.isThere) return ["connecting", due];
    return [freshness === "delayed" ? "delayed" : "live", due];
  }

  /** Something has come: what is live stays so, and needs no other look. */
  heard() {
    if (this.#state !== "live") this.judge();
  }

  /** Finds out how the feed is, tells the page when that has changed, and the reader when it is lost for long. */
  judge() {
    const element = this.#element;
    // Who sleeps is not lost.
    if (!this.#feed || this.#feed.isAsleep || !element.view) return;
    const now = Date.now();
    let [state, due = Infinity] = this.#stateAt(now);
    const isLost = LOST.includes(state);
    if (!isLost) this.#lostSince = 0;
    else this.#lostSince ||= now;
    if (isLost && !this.#isLossTold) {
      due = this.#lostSince + BEFORE_WORDS;
      if (now >= due) this.#announce(true, state);
    } else if (this.#isLossTold && SOUND.includes(state)) {
      this.#announce(false, state);
    }
    if (state !== this.#state) {
      this.#state = state;
      element.setState("stale", isLost);
      this.#turned();
      element.dispatch("slugline-feed", { state });
    }
    // Hours and days pass too. Frames put it off many times a second: a clock that runs then looks once more in vain.
    const at = Math.min(now + BEFORE_WORDS, Math.max(now + 250, due));
    if (this.#clock && this.#clockAt <= at) return;
    clearTimeout(this.#clock);
    this.#clockAt = at;
    this.#clock = setTimeout(() => {
      this.#clock = 0;
      this.judge();
    }, at - now);
  }

  #announce(isLoss, state) {
    this.#isLossTold = isLoss;
    this.#element.view?.announce(state);
  }
}

import css from "./ticker.css";
import { chosen, known, languageOf, number, unknown } from "./attribute.js";
import { Cells } from "./cells.js";
import { listen } from "./choice.js";
import { SluglineElement } from "./element.js";
import { Failure, Tally } from "./failure.js";
import { Feed } from "./feed.js";
import { Flash } from "./flash.js";
import { readHours } from "./hours.js";
import { guarded, reading } from "./module.js";
import { Motion } from "./motion.js";
import { encode } from "./source.js";
import { strips, tell } from "./strips.js";
import { speaks } from "./words.js";

const FIELDS = ["symbol", "name", "price", "change", "percent", "spark"];
const PALETTES = ["auto", "green-up", "red-up", "red-blue", "color-blind"];
const HOLDS = ["hover", "focus"];
/** Figures are as they should be in these states of a feed, and not in those. */
const LOST = ["stale", "offline"];
/** How long figures are lost before that is announced, in milliseconds. */
const BEFORE_WORDS = 30_000;
/** Half of what passes between two frames of most screens, in milliseconds. */
const HALF_FRAME = 8;
/** So many frames, of so many bytes together, are kept for a strip that is not there yet. */
const MOST_EARLY = 100;
const MOST_EARLY_BYTES = 1 << 20;

/**
 * `<slugline-ticker>`: a strip of quotes.
 *
 * @tagname slugline-ticker
 *
 * @attr {string} label - its name, shown and spoken; where it is absent the strip's own
 * @attr {string} stream - where ticks come from: Server-Sent Events, or with `ws:` or `wss:` a WebSocket
 * @attr {number} [interval=60] - seconds between two snapshots of `src` where there is no `stream`, 1 to 86400
 * @attr {number} [stale-after=60] - seconds without a frame until the strip says that its figures are old, 1 to 86400
 * @attr {string} hours - trading hours, outside of which the strip says that the market is closed:
 *   `Mon-Fri 09:30-16:00 America/New_York`
 * @attr {string} symbols - which quotes, in which order: symbols, parted by blanks
 * @attr {Words<"symbol" | "name" | "price" | "change" | "percent" | "spark">} [fields=symbol percent price] - what is shown of each
 *   quote, in this order; `spark` is a line of former prices
 * @attr {string} href-template - where a quote leads: an address with `{symbol}`, and `{exchange}` if need be. Without it quotes are
 *   no links
 * @attr {number} [flash=500] - how long a price that has moved is marked, in milliseconds up to 5000; 0 for never
 * @attr {"scroll" | "step" | "none"} [motion=scroll] - `step` shows groups of quotes in turn; `none` is scrolled by hand
 * @attr {number} [speed=50] - CSS pixels a second, 1 to 2000
 * @attr {"auto" | "left" | "right"} [direction=auto] - where it moves; `auto` as text runs
 * @attr {Words<"hover" | "focus"> | ""} [pause-on=hover focus] - when the strip stands for a while; the button is there in any case
 * @attr {number} [max-rate=4] - how often a second changed figures are written at most, 1 to 60
 * @attr {"auto" | "green-up" | "red-up" | "red-blue" | "color-blind"} [palette=auto] - the colours of rise and fall; `auto` takes
 *   those of the market that the language names
 *
 * @fires {CustomEvent<{ control: "pause", value: boolean } | { control: "select", value: string }>} slugline-action - the reader used
 *   a control, or chose the quote of a symbol
 *
 * @fires {CustomEvent<{ quote: Quote }>} slugline-select - the reader chose a quote; when the page cancels the event its link is not
 *   followed
 *
 * @fires {CustomEvent<{ state: "connecting" | "live" | "delayed" | "stale" | "closed" | "offline" }>} slugline-feed - how the
 *   figures of `src` or `stream` are has changed
 *
 * @cssState stale - no new figures come: the feed is stale or offline
 * @cssState paused - the strip is stopped
 *
 * @csspart strip - the whole
 * @csspart label - its name
 * @csspart control - the pause button
 * @csspart source - the line that says who gives the figures, and how fresh they are
 * @csspart item - one quote
 * @csspart link - the link in it, with `href-template`
 * @csspart symbol - its symbol
 * @csspart name - its name
 * @csspart price - its price
 * @csspart change - its change; a second name is its direction, as in `::part(change up)`
 * @csspart spark - the line of its former prices; a second name is the direction of its change
 * @csspart state - its state, where others do not share it
 * @csspart up - second name of a change that is a rise
 * @csspart down - second name of a change that is a fall
 * @csspart flat - second name of a change that is none
 *
 * @cssprop [--slugline-strip-size=44px] - height of the row of quotes
 * @cssprop [--slugline-strip-head-size=30px] - height of the line above it on a narrow strip
 * @cssprop [--slugline-strip-text=0.9375em] - size of the strip's text
 * @cssprop [--slugline-strip-gap=1.8em] - space between two quotes
 * @cssprop --slugline-up - colour of a rise
 * @cssprop --slugline-down - colour of a fall
 * @cssprop --slugline-flat - colour of no change
 * @cssprop [--slugline-fade=1em] - soft edge of the moving strip; `0px` for none
 */
export class SluglineTicker extends SluglineElement {
  static css = css;
  static sources = ["src", "stream"];
  static viewed = ["label", "symbols", "fields", "href-template", "palette", "flash", "motion", "speed", "direction", "pause-on", "max-rate", "interval", "stale-after", "hours"];
  static preferred = ["paused"];
  static properties = ["strip", "paused"];
  static observedAttributes = [...SluglineTicker.viewed, "src", "stream", "format", "theme"];

  #paused;
  #motion;
  #flash;
  /** Flushes a second at most. */
  #maxRate = 4;
  /** When the last flush was. */
  #flushed = 0;
  #isDirty = false;
  #isPending = false;
  /** Whether the element is in the viewport. */
  #isSeen = true;
  #seen;
  #listeners;
  /** The module. */
  #module;
  /** What is shown: the feed's, or its own. */
  #market;
  #feed;
  /** Whether the next snapshot is new content, and not a later state of what is there. */
  #isAwaited = false;
  /** Whether the snapshot that is there does not do. */
  #isAnew = false;
  /** Frames of the page for a strip that is not there yet. */
  #early = [];
  #interval = 60;
  #staleAfter = 60;
  #isOpen = () => true;
  /** What `slugline-feed` told last. */
  #state = "";
  /** Looks again how the feed is. */
  #clock = 0;
  #clockAt = 0;
  #lostSince = 0;
  #isLossTold = false;
  #asOf = "";
  /** What the view was told last. */
  #told = "";
  /** What `#asOf` was written for. */
  #timeKey;
  #tally = new Tally();
  #follower = {
    interval: () => this.#interval,
    staleAfter: () => this.#staleAfter,
    shown: (outcome) => this.#follow(outcome),
    changed: () => {
      if (this.#state !== "live") this.#judge();
      this.#changed();
    },
    turned: () => this.#judge(),
    failed: (failure) => this.fail(failure),
  };

  /**
   * The strip with its last values in the JSON of record; `undefined` before the first.
   * @type {Strip | undefined}
   */
  get strip() {
    return this.view && this.#market?.strip;
  }

  set strip(strip) {
    this.show({ strip }, "slugline");
  }

  /**
   * Whether the strip has been stopped, by the reader or by the page.
   * @type {boolean}
   */
  get paused() {
    return this.#paused ?? this.preferences.paused ?? false;
  }

  set paused(paused) {
    this.#paused = Boolean(paused);
    this.followPreferences();
  }

  /**
   * Stops the strip.
   * @returns {void}
   */
  pause() {
    this.paused = true;
  }

  /**
   * Lets it go on.
   * @returns {void}
   */
  play() {
    this.paused = false;
  }

  /**
   * Takes quotes of which only some members are there. Before the strip is there they are kept for it.
   * @param {Quote[] | { quotes: Quote[] } | string} quotes as a list, or a frame as an object or as JSON
   * @returns {void}
   */
  apply(quotes) {
    const frame = encode(Array.isArray(quotes) ? { quotes } : quotes);
    if (this.#market) return this.#take(frame);
    this.#early.push(frame);
    const bytes = () => this.#early.reduce((sum, { length }) => sum + length, 0);
    while (this.#early.length > MOST_EARLY || bytes() > MOST_EARLY_BYTES) this.#early.shift();
  }

  /** @internal */
  begin(module, shadow, lang) {
    this.#module = module;
    this.#told = "";
    const view = new module.Ticker(shadow, lang, () => {
      this.paused = !this.paused;
      this.prefer({ paused: this.paused });
      this.act("pause", this.paused);
    }, new Cells(shadow));
    this.#motion = new Motion(shadow, (call) => guarded(() => call(view)));
    this.#flash = new Flash(shadow, (row) => guarded(() => view.step(row)));
    listen(shadow, (row) => this.#choose(row));
    // Where nobody looks nothing is written; it catches up as soon as somebody does.
    this.#seen = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
      this.#isSeen = entries.at(-1).isIntersecting;
      this.#flushSoon();
    });
    this.#seen?.observe(this);
    this.#listeners = new AbortController();
    document.addEventListener("visibilitychange", () => this.#flushSoon(), { signal: this.#listeners.signal });
    return view;
  }

  /** What it shows. @internal */
  get market() {
    return this.#market;
  }

  /** Whether its figures are not as they should be. @internal */
  get isLost() {
    return LOST.includes(this.#state);
  }

  /** A list of some of its quotes, in a language, which nobody sees: for stories. @internal */
  copy(lang, symbols) {
    const nodes = document.createDocumentFragment();
    const view = new this.#module.Ticker(nodes, lang, () => {}, new Cells(nodes));
    const figures = this.getAttribute("fields")?.match(/\b(price|change|percent)\b/g) ?? ["percent", "price"];
    view.fields(`symbol ${figures.join(" ")}`);
    view.links(this.getAttribute("href-template") ?? "");
    view.symbols(symbols);
    view.follow(this.#market);
    return { nodes, view, market: this.#market };
  }

  /** @internal */
  end() {
    strips.delete(this);
    this.#motion.end();
    this.#flash.end();
    this.#seen?.disconnect();
    this.#listeners.abort();
    this.#market = undefined;
    this.#isSeen = true;
    tell(true);
  }

  /** @internal */
  attribute(name, value) {
    const motion = this.#motion;
    if (name === "label") return this.view.label(value ?? undefined);
    if (name === "symbols") return this.view.symbols(value ?? "");
    if (name === "fields") return this.view.fields(chosen(this, name, value, FIELDS).join(" "));
    if (name === "href-template") {
      const leads = this.view.links(value ?? "");
      if (value !== null && !leads) unknown(this, name, value, 'an address of http or https such as "/markets/{symbol}"');
    }
    // Which colours these are is the style sheet's.
    if (name === "palette") known(this, name, value, PALETTES);
    if (name === "flash") this.#flash.duration = number(this, name, value, 0, 5000, 500);
    if (name === "motion") motion.mode = known(this, name, value, ["scroll", "step", "none"]) ?? "scroll";
    if (name === "speed") motion.speed = number(this, name, value, 1, 2000, 50);
    if (name === "direction") motion.direction = known(this, name, value, ["auto", "left", "right"]) ?? "auto";
    if (name === "pause-on") motion.pausesOn = value === null ? HOLDS : chosen(this, name, value, HOLDS);
    if (name === "max-rate") this.#maxRate = number(this, name, value, 1, 60, 4);
    if (name === "interval") this.#interval = number(this, name, value, 1, 86400, 60);
    if (name === "stale-after") this.#staleAfter = number(this, name, value, 1, 86400, 60);
    if (name === "hours") {
      const hours = value === null ? undefined : readHours(value);
      if (value !== null && !hours) unknown(this, name, value, 'trading hours such as "Mon-Fri 09:30-16:00 America/New_York"');
      this.#isOpen = hours ?? (() => true);
    }
    motion.fit();
    this.#judge();
  }

  /** @internal */
  async showBytes(bytes, { format }, module, ended) {
    this.releaseSource();
    const market = new module.Market();
    const outcome = await reading(() => market.show(bytes, format, Date.now()), ended);
    if (outcome && !outcome.code) guarded(() => this.#showMarket(market));
    return outcome;
  }

  /** Joins the feed that the attributes name. It begins with the view. @internal */
  fetchSource(format, anew) {
    const feed = Feed.of({ src: this.getAttribute("src"), format, stream: this.getAttribute("stream") });
    if (feed !== this.#feed) this.releaseSource();
    feed.join(this.#follower);
    this.#feed = feed;
    this.#isAwaited = true;
    this.#isAnew = anew;
  }

  /** @internal */
  releaseSource() {
    clearTimeout(this.#clock);
    this.#clock = 0;
    this.#feed?.leave(this.#follower);
    this.#feed = undefined;
    this.#lostSince = 0;
    this.#isLossTold = false;
    this.#state = "";
    this.setState("stale", false);
  }

  /** Follows the feed; what it gives is told when it comes. @internal */
  async showOwn() {
    const feed = this.#feed;
    const begun = feed.begin(this.#module);
    this.#judge();
    const isThere = feed.outcome && !this.#isAnew;
    if (isThere) this.#follow(feed.outcome);
    await (this.#isAnew ? feed.refresh() : begun);
  }

  /** @internal */
  followPreferences() {
    this.setState("paused", this.paused);
    if (!this.view) return;
    this.#motion.paused = this.#flash.paused = this.paused;
    this.#motion.fit();
    // A paused strip holds its values too; they catch up when it goes on.
    this.#flushSoon();
    tell();
  }

  /** Shows the market of the feed, and tells so where it is new. */
  #follow(outcome) {
    if (!this.view) return;
    if (this.#market !== this.#feed.market) guarded(() => this.#showMarket(this.#feed.market));
    else if (this.#isAwaited) guarded(() => this.view.flush());
    else this.#changed();
    this.#judge();
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    this.tellReady(outcome);
  }

  #showMarket(market) {
    this.#market = market;
    this.view.follow(market);
    this.#isDirty = false;
    for (const frame of this.#early.splice(0)) this.#take(frame);
    this.#tell();
    strips.add(this);
    tell(true);
  }

  /** Takes a frame of the page. */
  #take(frame) {
    const fault = guarded(() => this.#market.apply(frame, Date.now()));
    const count = fault && this.#tally.add(fault.code);
    if (count) this.fail(new Failure(fault.code, fault.message, { count }));
    if (this.#market === this.#feed?.market) this.#feed.changed();
    else this.#changed();
  }

  #changed() {
    this.#isDirty = true;
    this.#flushSoon();
    tell();
  }

  /** Whether somebody can see what is written. */
  get #isWatched() {
    return this.#isSeen && !document.hidden;
  }

  /** Writes what has changed at the next frame that `max-rate` allows. */
  #flushSoon() {
    if (this.#isPending || this.paused || !this.#isDirty || !this.#isWatched) return;
    this.#isPending = true;
    const frame = () => requestAnimationFrame(() => this.#flush());
    // A frame comes half a frame late on average.
    const rest = this.#flushed + 1000 / this.#maxRate - HALF_FRAME - performance.now();
    if (rest > 0) setTimeout(frame, rest);
    else frame();
  }

  #flush() {
    this.#isPending = false;
    if (this.paused || !this.#isWatched || !this.view) return;
    this.#isDirty = false;
    this.#flushed = performance.now();
    guarded(() => {
      this.view.flush();
      this.#flash.mark();
      this.#tell();
    });
    this.#judge();
  }

  /** Tells the page which quote the reader chose; gives whether its link may be followed. */
  #choose(row) {
    const quote = guarded(() => this.#market.strip.quotes[this.view.place(row)]);
    if (!quote) return true;
    const follows = this.dispatch("slugline-select", { quote }, true);
    this.act("select", quote.symbol);
    return follows;
  }

  /** Says beside the figures when they were made, and how their feed is. */
  #tell() {
    const { view } = this;
    const feed = this.#feed;
    // A clock that is ahead does not make figures of tomorrow.
    const time = Math.min(view.time || (feed?.streams && feed.heard) || 0, Date.now());
    if (time) this.#asOf = this.#timeOf(time);
    else this.#asOf = this.#timeKey = "";
    this.#tellState();
  }

  #tellState() {
    // An empty strip has nothing to say but that. Where there are children they say more.
    const stands = Boolean(this.#feed) && this.children.length === 0;
    this.setState("empty", stands && !this.#market);
    guarded(() => {
      if (!this.view) return;
      const told = [this.#visibleState, this.#asOf, stands];
      if (`${told}` === this.#told) return;
      this.#told = `${told}`;
      this.view.tell(...told);
    });
  }

  /** Of figures that are fetched now and then nobody can say that they are live, unless they say so themselves. */
  get #visibleState() {
    return this.#state === "live" && !this.#feed?.streams && this.view.freshness !== "live" ? "" : this.#state;
  }

  /** A time as the reader's clock shows it, in the language of the element's place. */
  #timeOf(time) {
    const today = new Date().toDateString();
    // To write a time takes as long as to write all prices of a tick, and is new once a minute.
    const key = `${today} ${Math.floor(time / 60_000)}`;
    if (this.#timeKey === key) return this.#asOf;
    const isToday = new Date(time).toDateString() === today;
    const style = { timeStyle: "short", ...(!isToday && { dateStyle: "medium" }) };
    this.#timeKey = key;
    return new Date(time)[isToday ? "toLocaleTimeString" : "toLocaleString"](speaks(languageOf(this)), style);
  }

  /** How the feed is now, and when that may be otherwise by itself. */
  #stateAt(now) {
    const { phase, since, heard, streams } = this.#feed;
    const freshness = this.view.freshness;
    const due = (heard ?? since) + (this.#staleAfter + (streams ? 0 : this.#interval)) * 1000;
    if (!this.#isOpen(now)) return ["closed"];
    if (phase === "lost") return ["offline"];
    if (freshness === "closed") return ["closed"];
    if (now >= due) return ["stale"];
    if (phase === "connecting" || !this.#market) return ["connecting", due];
    return [freshness === "delayed" ? "delayed" : "live", due];
  }

  /** Finds out how the feed is, tells the page when that has changed, and the reader when it is lost for long. */
  #judge() {
    // Who sleeps is not lost.
    if (!this.#feed || this.#feed.isAsleep || !this.view) return;
    const now = Date.now();
    let [state, due = Infinity] = guarded(() => this.#stateAt(now)) ?? [this.#state];
    const isLost = LOST.includes(state);
    if (!isLost) this.#lostSince = 0;
    else this.#lostSince ||= now;
    if (isLost && !this.#isLossTold) {
      due = this.#lostSince + BEFORE_WORDS;
      if (now >= due) this.#announce(true, state);
    } else if (this.#isLossTold && (state === "live" || state === "delayed" || state === "closed")) {
      this.#announce(false, state);
    }
    if (state !== this.#state) {
      this.#state = state;
      this.setState("stale", isLost);
      tell();
      if (this.#isWatched) this.#tellState();
      else this.#isDirty = true;
      this.dispatch("slugline-feed", { state });
    }
    // Hours and days pass too. Frames put it off many times a second: a clock that runs then looks once more in vain.
    const at = Math.min(now + BEFORE_WORDS, Math.max(now + 250, due));
    if (this.#clock && this.#clockAt <= at) return;
    clearTimeout(this.#clock);
    this.#clockAt = at;
    this.#clock = setTimeout(() => {
      this.#clock = 0;
      this.#judge();
    }, at - now);
  }

  #announce(isLoss, state) {
    this.#isLossTold = isLoss;
    guarded(() => this.view.announce(state));
  }
}

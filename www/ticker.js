import css from "../src/style/ticker.css";
import { chosen, known, number, unknown } from "./attribute.js";
import { Cells } from "./cells.js";
import { SluglineElement } from "./element.js";
import { Failure } from "./failure.js";
import { expectAlive, unlessCrashed } from "./guard.js";
import { Flash } from "./flash.js";
import { isLoaded, reading } from "./module.js";
import { storedPreferences } from "./persistence.js";
import { textOf, wholeAddress } from "./source.js";
import { State } from "./state.js";
import { figuresOf, notify, strips } from "./strips.js";

const FIELDS = ["symbol", "name", "price", "change", "percent", "spark"];
const PALETTES = ["auto", "green-up", "red-up", "red-blue", "color-blind"];
const MOTIONS = ["auto", "scroll", "step", "none"];
const HOLDS = ["hover", "focus"];
/** Half of the time between two frames of most screens, in milliseconds. */
const HALF_FRAME = 8;
/** How many frames, and how many characters in total, are kept for a strip that is not there yet. */
const MOST_EARLY = 100;
const MOST_EARLY_SIZE = 1 << 20;

/**
 * `<slugline-ticker>`: a strip of quotes.
 *
 * @tagname slugline-ticker
 *
 * @attr {string} label - its name, shown and spoken; by default the strip's own
 * @attr {string} stream - where ticks come from: Server-Sent Events, or with `ws:` or `wss:` a WebSocket
 * @attr {number} [interval=60] - seconds between two snapshots of `src` without a `stream`, 1 to 86400
 * @attr {number} [stale-after=60] - seconds without a frame until the strip marks its figures as old, 1 to 86400
 * @attr {string} hours - trading hours, outside of which the strip says that the market is closed:
 *   `Mon-Fri 09:30-16:00 America/New_York`
 * @attr {string} symbols - which quotes, in which order: symbols, separated by spaces
 * @attr {Words<"symbol" | "name" | "price" | "change" | "percent" | "spark">} [fields=symbol percent price] - what is shown for each
 *   quote, in this order; `spark` is a line of former prices
 * @attr {string} href-template - where a quote leads: an address with `{symbol}`, and `{exchange}` if needed. Without it quotes are
 *   not links
 * @attr {number} [flash=500] - how long a changed price is marked, in milliseconds up to 5000; 0 for never
 * @attr {"auto" | "scroll" | "step" | "none"} [motion=auto] - `auto` scrolls if not all quotes fit, `scroll` always does; `step`
 *   shows groups of quotes in turn; `none` is scrolled by hand
 * @attr {number} [speed=50] - CSS pixels a second, 1 to 2000
 * @attr {"auto" | "left" | "right"} [direction=auto] - where it moves; `auto` follows the direction of the text
 * @attr {Words<"hover" | "focus"> | ""} [pause-on=hover focus] - when the strip pauses; the button is always there
 * @attr {number} [max-rate=4] - how often a second changed figures are written at most, 1 to 60
 * @attr {"auto" | "green-up" | "red-up" | "red-blue" | "color-blind"} [palette=auto] - the colours of rise and fall; `auto` takes
 *   those of the language's market
 *
 * @fires {CustomEvent<{ control: "pause", value: boolean } | { control: "select", value: string }>} slugline-action - the reader used
 *   a control, or chose the quote of a symbol
 *
 * @fires {CustomEvent<{ quote: Quote }>} slugline-select - the reader chose a quote; cancelling the event keeps its link from
 *   being followed
 *
 * @fires {CustomEvent<{ state: "connecting" | "live" | "delayed" | "stale" | "closed" | "offline" }>} slugline-feed - the
 *   state of the figures of `src` or `stream` has changed
 *
 * @cssState stale - no new figures arrive: the feed is stale or offline
 * @cssState paused - the strip is stopped
 *
 * @csspart strip - the whole strip
 * @csspart label - its name
 * @csspart control - the pause button
 * @csspart source - the line with the source of the figures and their freshness
 * @csspart item - one quote
 * @csspart link - the link in it, with `href-template`
 * @csspart symbol - its symbol
 * @csspart name - its name
 * @csspart price - its price
 * @csspart change - its change; a second name is its direction, as in `::part(change up)`
 * @csspart spark - the line of its former prices; a second name is the direction of its change
 * @csspart state - its state, if the others do not share it
 * @csspart up - second name of a change that is a rise
 * @csspart down - second name of a change that is a fall
 * @csspart flat - second name of a change that is none
 *
 * @cssprop [--slugline-strip-size=44px] - height of the row of quotes
 * @cssprop [--slugline-strip-head-size=34px] - height of the line above it on a narrow strip
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
  static properties = ["strip", "paused"];
  static observedAttributes = [...SluglineTicker.viewed, "src", "stream", "format", "theme"];

  #paused;
  #reader;
  #flash;
  /** Maximum number of flushes per second. */
  #maxRate = 4;
  /** When the last flush was. */
  #flushed = 0;
  #isDirty = false;
  /** Whether quotes out of view may be outdated. */
  #isBehind = false;
  #isPending = false;
  /** Whether the element is in the viewport. */
  #isSeen = true;
  #seen;
  #listeners;
  /** The module. */
  #module;
  /** The market that is shown: the feed's, or its own. */
  #market;
  /** The feed that it follows, its quotes, and the source that it was made from. */
  #feed;
  #feedMarket;
  #followed;
  /** The source in the attributes. */
  #source;
  /** Ends the wait for an attempt at the snapshot. */
  #attempted;
  /** Whether the next snapshot is new content, and not a later state of the same. */
  #isAwaited = false;
  /** Whether the current snapshot is outdated. */
  #isAnew = false;
  /** Frames from the page for a strip that is not there yet. */
  #early = [];
  /** The state of the figures. */
  #state = new State(this, () => {
    notify();
    if (this.#isWatched) this.#state.updateState();
    else this.#isDirty = true;
  });
  /** Counts faults in frames from the page. */
  #tally;

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
    return this.#paused ?? this.#preferred ?? false;
  }

  set paused(paused) {
    this.#paused = Boolean(paused);
    this.#followPreferences();
  }

  /**
   * Stops the strip.
   * @returns {void}
   */
  pause() {
    this.paused = true;
  }

  /**
   * Starts the strip again.
   * @returns {void}
   */
  play() {
    this.paused = false;
  }

  /**
   * Takes quotes; members may be missing. Before the strip is there, they are kept for it.
   * @param {Quote[] | { quotes: Quote[] } | string} quotes as a list, or a frame as an object or as JSON
   * @returns {void}
   */
  apply(quotes) {
    const frame = textOf(Array.isArray(quotes) ? { quotes } : quotes);
    if (this.#market) return this.#take(frame);
    this.#early.push(frame);
    const size = () => this.#early.reduce((sum, { length }) => sum + length, 0);
    while (this.#early.length > MOST_EARLY || size() > MOST_EARLY_SIZE) this.#early.shift();
  }

  /** @internal */
  begin(module, shadow, lang) {
    this.#module = module;
    this.#state.begin();
    const cells = new Cells(shadow, (rows) => this.view === view && view.fill(rows));
    const view = new module.Ticker(shadow, lang, () => {
      this.paused = !this.paused;
      this.#reader?.pause(this.paused);
      this.act("pause", this.paused);
    }, cells);
    // What follows looks for the nodes made here.
    expectAlive();
    view.beginMotion(shadow, (row) => this.#choose(row));
    expectAlive();
    this.#flash = new Flash(shadow, () => view.sight(0), (row) => view.step(row));
    // Nothing is written out of view; it catches up as soon as the strip is visible.
    this.#seen = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
      this.#isSeen = entries.at(-1).isIntersecting;
      this.#flushSoon();
    });
    this.#seen?.observe(this);
    this.#listeners = new AbortController();
    document.addEventListener("visibilitychange", () => this.#flushSoon(), { signal: this.#listeners.signal });
    return view;
  }

  /** @internal */
  begun(module) {
    this.#reader = new module.Reader(this, () => this.#followPreferences());
    this.#followPreferences();
  }

  /** The follower of the reader's preferences. @internal */
  get reader() {
    return this.view && this.#reader;
  }

  /** Its market. @internal */
  get market() {
    return this.#market;
  }

  /** Whether its figures are missing or old. @internal */
  get isLost() {
    return this.#state.isLost;
  }

  /** A hidden list of some of its quotes, in a language: for stories. @internal */
  copy(lang, symbols) {
    const nodes = document.createDocumentFragment();
    const view = new this.#module.Ticker(nodes, lang, () => {}, new Cells(nodes));
    view.fields(`symbol ${figuresOf(this).join(" ")}`);
    view.links(this.getAttribute("href-template") ?? "");
    view.symbols(symbols);
    view.follow(this.#market);
    return { nodes, view, market: this.#market };
  }

  /** @internal */
  speak(lang) {
    this.view.speak(lang);
    this.#state.update();
  }

  /** @internal */
  directionChanged() {
    this.view?.fit();
  }

  /** @internal */
  end() {
    strips.delete(this);
    this.#reader?.free();
    this.#reader = undefined;
    this.#flash.end();
    this.#seen?.disconnect();
    this.#listeners.abort();
    this.#market = undefined;
    this.#state.isThere = false;
    this.#state.hours = undefined;
    this.#isSeen = true;
    notify(true);
  }

  /** @internal */
  attribute(name, value) {
    const { view } = this;
    const state = this.#state;
    if (name === "label") return this.view.label(value ?? undefined);
    if (name === "symbols") return this.view.symbols(value ?? "");
    if (name === "fields") return this.view.fields(chosen(this, name, value, FIELDS).join(" "));
    if (name === "href-template") {
      const leads = this.view.links(value ?? "");
      if (value !== null && !leads) unknown(this, name, value, 'an address of http or https such as "/markets/{symbol}"');
      return undefined;
    }
    // The style sheet defines these colours.
    if (name === "palette") known(this, name, value, PALETTES);
    if (name === "flash") this.#flash.duration = number(this, name, value, 0, 5000, 500);
    if (name === "motion") view.setMode(known(this, name, value, MOTIONS) ?? "auto");
    if (name === "speed") view.setSpeed(number(this, name, value, 1, 2000, 50));
    if (name === "direction") view.setDirection(known(this, name, value, ["auto", "left", "right"]) ?? "auto");
    if (name === "pause-on") view.setPauseOn((value === null ? HOLDS : chosen(this, name, value, HOLDS)).join(" "));
    if (name === "max-rate") this.#maxRate = number(this, name, value, 1, 60, 4);
    if (name === "interval") state.interval = number(this, name, value, 1, 86400, 60);
    if (name === "stale-after") state.staleAfter = number(this, name, value, 1, 86400, 60);
    if (name === "hours") {
      const hours = value === null ? undefined : this.#module.TradingHours.parse(value);
      if (value !== null && !hours) unknown(this, name, value, 'trading hours such as "Mon-Fri 09:30-16:00 America/New_York"');
      state.hours = hours;
    }
    this.#feed?.expect(state.interval, state.staleAfter);
    view.fit();
    return state.judge();
  }

  /** @internal */
  async showBytes(bytes, { format }, module, ended) {
    this.releaseSource();
    const market = new module.Market();
    const outcome = await reading(() => market.show(bytes, format, Date.now()), ended);
    if (outcome && !outcome.code) this.#showMarket(market);
    return outcome;
  }

  /** Reads the source from the attributes. `src` is fetched here if the module is not loaded yet; otherwise by the feed. @internal */
  fetchSource(format, anew) {
    const [src, stream] = ["src", "stream"].map((name) => this.getAttribute(name) ?? undefined);
    this.#source = { src, stream, format };
    this.#isAnew = anew;
    if (src !== undefined && !isLoaded()) super.fetchSource(format, anew);
  }

  /** The feed reads it. @internal */
  readSource() {}

  /** Stops following the feed. @internal */
  releaseSource() {
    super.releaseSource();
    this.#feed?.free();
    this.#feed = this.#state.feed = this.#followed = undefined;
    this.#attempted?.();
  }

  /** Follows the feed of the attributes; what it delivers is reported when it arrives. @internal */
  async showOwn() {
    const source = JSON.stringify(this.#source);
    const isNew = source !== this.#followed;
    if (isNew) this.#followFeed(source);
    const feed = this.#feed;
    this.#isAwaited = true;
    this.#state.judge();
    if (feed.outcome && !this.#isAnew) this.#follow(feed.outcome);
    // A feed that has just begun is up to date.
    if (this.#isAnew && !(isNew && feed.isFetching)) feed.refresh();
    if (feed.isFetching) await unlessCrashed(new Promise((resolve) => (this.#attempted = resolve)));
  }

  /** Follows another feed than before. */
  #followFeed(source) {
    const { src, stream, format } = this.#source;
    const { interval, staleAfter } = this.#state;
    const url = wholeAddress(stream ?? src);
    const follower = {
      shown: (outcome) => this.#follow(outcome),
      changed: () => {
        this.#state.heard();
        this.#changed();
      },
      statusChanged: () => this.#state.judge(),
      attempted: () => this.#attempted?.(),
      failed: (code, message, count) => this.fail(new Failure(code, message, { url, count, isReported: true })),
    };
    let feed;
    try {
      feed = new this.#module.Feed(src, stream, format, interval, staleAfter, this.handOverRequest(), follower);
    } catch ({ code, message }) {
      throw new Failure(code, message, { url });
    }
    // The former one is left last: they may share a connection.
    this.releaseSource();
    this.#feed = this.#state.feed = feed;
    this.#feedMarket = feed.market();
    this.#followed = source;
  }

  /** Whether the reader has stopped strips. Before the module is loaded, from the stored record. */
  get #preferred() {
    if (this.#reader) return this.#reader.paused;
    return storedPreferences(this).paused;
  }

  #followPreferences() {
    this.setState("paused", this.paused);
    const { view } = this;
    if (!view) return;
    this.#flash.paused = this.paused;
    view.setPaused(this.paused);
    view.fit();
    // A paused strip holds its values too, all of one moment; it catches up when it continues.
    if (this.paused && this.#isBehind) this.#write();
    this.#flushSoon();
    notify();
  }

  /** Shows the market of the feed, and reports it if it is new. */
  #follow(outcome) {
    if (!this.view) return;
    if (this.#market !== this.#feedMarket) this.#showMarket(this.#feedMarket);
    else if (this.#isAwaited) this.#write();
    else this.#changed();
    this.#state.judge();
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    this.notifyReady(outcome);
  }

  #showMarket(market) {
    this.#market = market;
    this.#state.isThere = true;
    this.view?.follow(market);
    this.#isDirty = this.#isBehind = false;
    for (const frame of this.#early.splice(0)) this.#take(frame);
    this.#state.update();
    strips.add(this);
    notify(true);
  }

  /** Takes a frame from the page. */
  #take(frame) {
    const fault = this.#market.apply(frame, Date.now());
    if (fault) this.#tally ??= new this.#module.Tally();
    const count = fault && this.#tally.add(fault.code, Date.now());
    if (count) this.fail(new Failure(fault.code, fault.message, { count }));
    if (this.#feed && this.#market === this.#feedMarket) this.#feed.changed();
    else this.#changed();
  }

  #changed() {
    this.#isDirty = true;
    this.#flushSoon();
    notify();
  }

  /** Whether changes can be seen. */
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
    this.#write(this.view.sight(1));
    this.#flash.mark();
    this.#state.update();
    this.#state.judge();
    if (this.#isBehind) this.#changed();
  }

  /** Writes the visible quotes, and as many of the rest as fit into a frame; without `sight`, all of them. */
  #write(sight = [0, 1e9]) {
    this.#isBehind = this.view?.flush(...sight);
  }

  /** Notifies the page of the quote that the reader chose; returns whether its link may be followed. */
  #choose(row) {
    const quote = this.#market.strip?.quotes[this.view?.place(row)];
    if (!quote) return true;
    const follows = this.dispatch("slugline-select", { quote }, true);
    this.act("select", quote.symbol);
    return follows;
  }
}

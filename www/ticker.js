import css from "../src/style/ticker.css";
import { ticker } from "attributes:names";
import { Cells } from "./cells.js";
import { SluglineElement } from "./element.js";
import { Failure } from "./failure.js";
import { expectAlive, unlessCrashed } from "./guard.js";
import { Flash } from "./flash.js";
import { isLoaded, reading } from "./module.js";
import { storedPreferences } from "./persistence.js";
import { textOf, wholeAddress } from "./source.js";
import { figuresOf, notify, strips } from "./strips.js";

/** Children that nobody sees. */
const UNSEEN = "script, style, template";
/** Half of what passes between two frames of most screens, in milliseconds. */
const HALF_FRAME = 8;
/** So many frames, of so many characters together, are kept for a strip that is not there yet. */
const MOST_EARLY = 100;
const MOST_EARLY_SIZE = 1 << 20;

/**
 * `<slugline-ticker>`: a strip of quotes.
 *
 * @tagname slugline-ticker
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
  static observedAttributes = ticker;
  static properties = ["strip", "paused"];

  #paused;
  #reader;
  #flash;
  /** When the last flush was. */
  #flushed = 0;
  #isDirty = false;
  /** Whether what is out of sight may not be written yet. */
  #isBehind = false;
  #isPending = false;
  /** Whether the element is in the viewport. */
  #isSeen = true;
  #seen;
  #listeners;
  /** The module. */
  #module;
  /** What is shown: the feed's, or its own. */
  #market;
  /** The feed that it follows, its quotes, and the source that it was named by. */
  #feed;
  #feedMarket;
  #followed;
  /** The source that the attributes name. */
  #source;
  /** Ends the wait for an attempt at the snapshot. */
  #attempted;
  /** Whether the next snapshot is new content, and not a later state of what is there. */
  #isAwaited = false;
  /** Whether the snapshot that is there does not do. */
  #isAnew = false;
  /** Frames of the page for a strip that is not there yet. */
  #early = [];
  /** Counts what is wrong with frames of the page. */
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
    const frame = textOf(Array.isArray(quotes) ? { quotes } : quotes);
    if (this.#market) return this.#take(frame);
    this.#early.push(frame);
    const size = () => this.#early.reduce((sum, { length }) => sum + length, 0);
    while (this.#early.length > MOST_EARLY || size() > MOST_EARLY_SIZE) this.#early.shift();
  }

  /** @internal */
  begin(module, shadow, lang) {
    this.#module = module;
    const cells = new Cells(shadow, (rows) => this.view === view && view.fill(rows));
    const view = new module.Ticker(shadow, lang, () => {
      this.paused = !this.paused;
      this.#reader?.pause(this.paused);
      this.act("pause", this.paused);
    }, cells);
    // What follows looks for the nodes that this has made.
    expectAlive();
    view.beginMotion(shadow, (row) => this.#choose(row));
    expectAlive();
    this.#flash = new Flash(shadow, () => view.sight(0), (row) => view.step(row));
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

  /** @internal */
  begun(module) {
    this.#reader = new module.Reader(this, () => this.#followPreferences());
    this.#followPreferences();
  }

  /** What follows the reader's preferences. @internal */
  get reader() {
    return this.view && this.#reader;
  }

  /** What it shows. @internal */
  get market() {
    return this.#market;
  }

  /** Whether its figures are not as they should be. @internal */
  get isLost() {
    return Boolean(this.#feed?.isLost);
  }

  /** A list of some of its quotes, in a language, which nobody sees: for stories. @internal */
  copy(lang, symbols) {
    const nodes = document.createDocumentFragment();
    const view = new this.#module.Ticker(nodes, lang, () => {}, new Cells(nodes));
    view.setAttribute("fields", `symbol ${figuresOf(this).join(" ")}`);
    view.links(this.getAttribute("href-template") ?? "");
    view.symbols(symbols);
    view.follow(this.#market);
    return { nodes, view, market: this.#market };
  }

  /** @internal */
  speak(lang) {
    this.view.speak(lang);
    this.#updateStatus();
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
    this.#isSeen = true;
    notify(true);
  }

  /** @internal */
  attribute(name, value) {
    super.attribute(name, value);
    if (name === "flash") this.#flash.duration = this.view.flash;
    this.#feed?.expect(this.view);
    this.#judge();
  }

  /** @internal */
  async showBytes(bytes, { format }, module, ended) {
    this.releaseSource();
    const market = new module.Market();
    const outcome = await reading(() => market.show(bytes, format, Date.now()), ended);
    if (outcome && !outcome.code) this.#showMarket(market);
    return outcome;
  }

  /** Takes what the attributes name. `src` is fetched here where the module is not there yet; else by the feed. @internal */
  fetchSource(format, anew) {
    const [src, stream] = ["src", "stream"].map((name) => this.getAttribute(name) ?? undefined);
    this.#source = { src, stream, format };
    this.#isAnew = anew;
    if (src !== undefined && !isLoaded()) super.fetchSource(format, anew);
  }

  /** The feed reads it. @internal */
  readSource() {}

  /** Follows the feed no more. @internal */
  releaseSource() {
    super.releaseSource();
    this.#feed?.free();
    if (this.#feed) this.setState("stale", false);
    this.#feed = this.#followed = undefined;
    this.#attempted?.();
  }

  /** Follows the feed that the attributes name; what it gives is told when it comes. @internal */
  async showOwn() {
    const source = JSON.stringify(this.#source);
    const isNew = source !== this.#followed;
    if (isNew) this.#followFeed(source);
    const feed = this.#feed;
    this.#isAwaited = true;
    this.#judge();
    if (feed.outcome && !this.#isAnew) this.#follow(feed.outcome);
    // What has only begun is new.
    if (this.#isAnew && !(isNew && feed.isFetching)) feed.refresh();
    if (feed.isFetching) await unlessCrashed(new Promise((resolve) => (this.#attempted = resolve)));
  }

  /** Follows another feed than before. */
  #followFeed(source) {
    const { src, stream, format } = this.#source;
    const url = wholeAddress(stream ?? src);
    const follower = {
      shown: (outcome) => this.#follow(outcome),
      changed: () => {
        // What is live stays so, and needs no other look.
        if (this.#feed?.isToJudgeFigures) this.#judge();
        this.#changed();
      },
      judge: () => this.#judge(),
      attempted: () => this.#attempted?.(),
      failed: (code, message, count) => this.fail(new Failure(code, message, { url, count, isReported: true })),
    };
    let feed;
    try {
      feed = new this.#module.Feed(src, stream, format, this.view, this.handOverRequest(), follower);
    } catch ({ code, message }) {
      throw new Failure(code, message, { url });
    }
    // The former is left last: they may share a connection.
    this.releaseSource();
    this.#feed = feed;
    this.#feedMarket = feed.market();
    this.#followed = source;
  }

  /** Whether the reader has stopped strips. Before the module is there, what is stored says so. */
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
    // A paused strip holds its values too, of one moment; they catch up when it goes on.
    if (this.paused && this.#isBehind) this.#write();
    this.#flushSoon();
    notify();
  }

  /** Shows the market of the feed, and tells so where it is new. */
  #follow(outcome) {
    if (!this.view) return;
    if (this.#market !== this.#feedMarket) this.#showMarket(this.#feedMarket);
    else if (this.#isAwaited) this.#write();
    else this.#changed();
    this.#judge();
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    this.notifyReady(outcome);
  }

  #showMarket(market) {
    this.#market = market;
    this.view?.follow(market);
    this.#isDirty = this.#isBehind = false;
    for (const frame of this.#early.splice(0)) this.#take(frame);
    this.#updateStatus();
    strips.add(this);
    notify(true);
  }

  /** Finds out how its feed is, and tells the page where that is otherwise than before. */
  #judge() {
    if (!this.#feed || !this.view) return;
    const state = this.#feed.judge(this.view, Boolean(this.#market));
    if (!state) return;
    this.setState("stale", this.#feed.isLost);
    notify();
    if (this.#isWatched) this.#updateStatus();
    else this.#isDirty = true;
    this.dispatch("slugline-feed", { state });
  }

  /** Says beside the figures how they are. */
  #updateStatus() {
    // An empty strip has nothing to say but that. Where there are children to be seen they say more.
    const hasText = Array.from(this.children).some((child) => !child.matches(UNSEEN));
    const isEmptyShown = Boolean(this.#feed ?? this.#market) && !hasText;
    this.setState("empty", isEmptyShown && !this.#market);
    if (!this.view) return;
    if (this.#feed) this.#feed.updateStatus(this.view, isEmptyShown);
    else this.view.updateStatus(isEmptyShown);
  }

  /** Takes a frame of the page. */
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
    const rest = this.#flushed + 1000 / this.view.maxRate - HALF_FRAME - performance.now();
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
    this.#updateStatus();
    this.#judge();
    if (this.#isBehind) this.#changed();
  }

  /** Writes what is in sight, and of the rest so much that no frame is late for it; all of it where nothing is said of that. */
  #write(sight = [0, 1e9]) {
    this.#isBehind = this.view?.flush(...sight);
  }

  /** Tells the page which quote the reader chose; gives whether its link may be followed. */
  #choose(row) {
    const quote = this.#market.strip?.quotes[this.view?.place(row)];
    if (!quote) return true;
    const follows = this.dispatch("slugline-select", { quote }, true);
    this.act("select", quote.symbol);
    return follows;
  }
}

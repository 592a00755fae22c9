import css from "../src/style/ticker.css";
import { ticker } from "attributes:names";
import { Cells } from "./cells.js";
import { SluglineElement } from "./element.js";
import { Failure } from "./failure.js";
import { expectAlive, unlessCrashed } from "./guard.js";
import { isLoaded, reading } from "./module.js";
import { storedPreferences } from "./persistence.js";
import { textOf, wholeAddress } from "./source.js";

/** How many frames, and how many characters in total, are kept for a strip that is not there yet. */
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
  static observedAttributes = ticker;
  static properties = ["strip", "paused"];

  #paused;
  #reader;
  /** The source in the attributes. */
  #source;
  /** Ends the wait for an attempt at the snapshot. */
  #attempted;
  /** Whether the current snapshot is outdated. */
  #isAnew = false;
  /** Frames from the page for a strip that is not there yet. */
  #early = [];

  /**
   * The strip with its last values in the JSON of record; `undefined` before the first.
   * @type {Strip | undefined}
   */
  get strip() {
    return this.view?.strip;
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
    if (this.view?.hasMarket) return this.view.apply(frame);
    this.#early.push(frame);
    const size = () => this.#early.reduce((sum, { length }) => sum + length, 0);
    while (this.#early.length > MOST_EARLY || size() > MOST_EARLY_SIZE) this.#early.shift();
  }

  /** @internal */
  begin(module, shadow, lang) {
    const view = new module.Ticker(this, shadow, lang, new Cells(shadow, (rows) => this.view === view && view.fill(rows)));
    // What follows looks for the nodes made here.
    expectAlive();
    view.begin(shadow);
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

  /** @internal */
  directionChanged() {
    this.view?.fit();
  }

  /** @internal */
  end() {
    this.#reader?.free();
    this.#reader = undefined;
  }

  /** @internal */
  showBytes(bytes, { format }, _, ended) {
    this.releaseSource();
    return reading(() => this.view.show(bytes, format), ended);
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
    this.view?.leaveFeed();
  }

  /** Follows the feed of the attributes; what it delivers is reported when it arrives. @internal */
  async showOwn() {
    const { src, stream, format } = this.#source;
    try {
      this.view?.followFeed(src, stream, format, this.credentials, this.handOverRequest(), this.#isAnew);
    } catch ({ code, message }) {
      throw new Failure(code, message, { url: wholeAddress(stream ?? src) });
    }
    if (this.view?.isFetching) await unlessCrashed(new Promise((resolve) => (this.#attempted = resolve)));
  }

  /** Whether the reader has stopped strips. Before the module is loaded, from the stored record. */
  get #preferred() {
    if (this.#reader) return this.#reader.paused;
    return storedPreferences(this).paused;
  }

  #followPreferences() {
    this.setState("paused", this.paused);
    if (!this.view) return;
    this.view.setPaused(this.paused);
  }

  // What the module tells (src/element/host.rs).

  /** The reader has pressed the button. @internal */
  toggle() {
    this.paused = !this.paused;
    this.#reader?.pause(this.paused);
    this.act("pause", this.paused);
  }

  /** The reader has chosen a quote; gives whether its link may be followed. @internal */
  choose(symbol, quote) {
    const follows = this.dispatch("slugline-select", { quote }, true);
    this.act("select", symbol);
    return follows;
  }

  /** There are other quotes than before. @internal */
  marketShown() {
    for (const frame of this.#early.splice(0)) this.view?.apply(frame);
  }

  /** The feed is in another state. @internal */
  feedChanged(state, isLost) {
    this.setState("stale", isLost);
    this.dispatch("slugline-feed", { state });
  }

  /** An attempt at a snapshot is over. @internal */
  attempted() {
    this.#attempted?.();
  }

  /** Something is wrong with the feed, or with a frame of the page. @internal */
  failFeed(code, message, count, isReported) {
    const { src, stream } = this.#source ?? {};
    this.fail(new Failure(code, message, isReported ? { url: wholeAddress(stream ?? src), count, isReported } : { count }));
  }
}

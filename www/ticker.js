import css from "./ticker.css";
import { chosen, known, number } from "./attribute.js";
import { SluglineElement } from "./element.js";
import { guarded } from "./module.js";
import { Motion } from "./motion.js";
import { encode } from "./source.js";

const FIELDS = ["symbol", "name", "price", "change", "percent"];
const HOLDS = ["hover", "focus"];

/**
 * `<slugline-ticker>`: a strip of quotes.
 *
 * @tagname slugline-ticker
 *
 * @attr {string} label - its name, shown and spoken; where it is absent the strip's own
 * @attr {string} symbols - which quotes, in which order: symbols, parted by blanks
 * @attr {Words<"symbol" | "name" | "price" | "change" | "percent">} [fields=symbol percent price] - what is shown of each quote, in
 *   this order
 * @attr {"scroll" | "none"} [motion=scroll] - `none` is scrolled by hand
 * @attr {number} [speed=50] - CSS pixels a second, 1 to 2000
 * @attr {"auto" | "left" | "right"} [direction=auto] - where it moves; `auto` as text runs
 * @attr {Words<"hover" | "focus"> | ""} [pause-on=hover focus] - when the strip stands for a while; the button is there in any case
 * @attr {number} [max-rate=4] - how often a second changed figures are written at most, 1 to 60
 * @attr {"green-up" | "red-up" | "red-blue" | "color-blind"} palette - the colours of rise and fall; where it is absent those of
 *   the language
 *
 * @fires {CustomEvent<{ control: "pause", value: boolean }>} slugline-action - the reader used a control
 *
 * @cssState paused - the strip is stopped
 *
 * @csspart strip - the whole
 * @csspart label - its name
 * @csspart control - the pause button
 * @csspart source - the line that says who gives the figures
 * @csspart item - one quote
 * @csspart symbol - its symbol
 * @csspart name - its name
 * @csspart price - its price
 * @csspart change - its change; a second name is its direction, as in `::part(change up)`
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
  static viewed = ["label", "symbols", "fields", "motion", "speed", "direction", "pause-on", "max-rate"];
  static properties = ["strip", "paused"];
  static observedAttributes = [...SluglineTicker.viewed, "src", "format", "theme"];

  #paused;
  #motion;
  /** Flushes a second at most. */
  #maxRate = 4;
  /** When the last flush was. */
  #flushed = 0;
  #isDirty = false;
  #isPending = false;

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
   * Takes quotes of which only some members are there. Before the strip is there it does nothing.
   * @param {Quote[] | { quotes: Quote[] } | string} quotes as a list, or a frame as an object or as JSON
   * @returns {void}
   */
  apply(quotes) {
    const frame = encode(Array.isArray(quotes) ? { quotes } : quotes);
    if (!this.succeeds(guarded(() => this.view?.apply(frame)))) return;
    this.#isDirty = true;
    this.#flushSoon();
  }

  /** @internal */
  begin({ Ticker }, shadow, lang) {
    const view = new Ticker(shadow, lang, () => {
      this.paused = !this.paused;
      this.prefer({ paused: this.paused });
      this.act("pause", this.paused);
    });
    this.#motion = new Motion(shadow, (call) => guarded(() => call(view)));
    return view;
  }

  /** @internal */
  end() {
    this.#motion.end();
  }

  /** @internal */
  attribute(name, value) {
    const motion = this.#motion;
    if (name === "label") return this.view.label(value ?? undefined);
    if (name === "symbols") return this.view.symbols(value ?? "");
    if (name === "fields") return this.view.fields(chosen(this, name, value, FIELDS).join(" "));
    if (name === "motion") motion.wanted = known(this, name, value, ["scroll", "none"]) !== "none";
    if (name === "speed") motion.speed = number(this, name, value, 1, 2000, 50);
    if (name === "direction") motion.direction = known(this, name, value, ["auto", "left", "right"]) ?? "auto";
    if (name === "pause-on") motion.pausesOn = value === null ? HOLDS : chosen(this, name, value, HOLDS);
    if (name === "max-rate") this.#maxRate = number(this, name, value, 1, 60, 4);
    motion.fit();
  }

  /** @internal */
  showBytes(bytes, format) {
    this.#isDirty = false;
    return this.view.show(bytes, format);
  }

  /** @internal */
  followPreferences() {
    this.setState("paused", this.paused);
    if (!this.view) return;
    this.#motion.paused = this.paused;
    this.#motion.fit();
    // A paused strip holds its values too; they catch up when it goes on.
    this.#flushSoon();
  }

  /** Writes what has changed at the next frame that `max-rate` allows. In a hidden tab no frame comes. */
  #flushSoon() {
    if (this.#isPending || this.paused || !this.#isDirty) return;
    this.#isPending = true;
    const frame = () => requestAnimationFrame(() => this.#flush());
    const rest = this.#flushed + 1000 / this.#maxRate - performance.now();
    if (rest > 0) setTimeout(frame, rest);
    else frame();
  }

  #flush() {
    this.#isPending = false;
    if (this.paused) return;
    this.#isDirty = false;
    this.#flushed = performance.now();
    guarded(() => this.view?.flush());
  }
}

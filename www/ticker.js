import css from "./ticker.css";
import { SluglineElement } from "./element.js";
import { guarded } from "./module.js";
import { encode } from "./source.js";

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
  static view = "Ticker";
  static viewed = ["label", "symbols", "fields", "motion", "speed", "direction", "pause-on", "max-rate"];
  static properties = ["strip", "paused"];
  static observedAttributes = [...SluglineTicker.viewed, "src", "format", "theme"];

  #paused;

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
   * @param {Quote[]} quotes
   * @returns {void}
   */
  apply(quotes) {
    guarded(() => this.view?.apply(encode(quotes)));
  }

  /** @internal */
  followPreferences() {
    this.setState("paused", this.paused);
    guarded(() => this.view?.pause(this.paused));
  }

  /** @internal */
  keep(control, value) {
    if (control !== "pause") return;
    this.#paused = value;
    this.setState("paused", value);
    this.prefer({ paused: value });
  }
}

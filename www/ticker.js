import css from "./ticker.css";
import { chosen, known, number } from "./attribute.js";
import { SluglineElement } from "./element.js";
import { guarded } from "./module.js";
import { Motion } from "./motion.js";
import { encode } from "./source.js";

const FIELDS = ["symbol", "name", "price", "change", "percent"];
const HOLDS = ["hover", "focus"];

/** `<slugline-ticker>`: a strip of quotes. */
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

  /** The strip with its last values in the JSON of record; `undefined` before the first. */
  get strip() {
    return this.view?.strip;
  }

  set strip(strip) {
    this.show({ strip }, "slugline");
  }

  /** Whether the strip has been stopped, by the reader or by the page. */
  get paused() {
    return this.#paused ?? this.preferences.paused ?? false;
  }

  set paused(paused) {
    this.#paused = Boolean(paused);
    this.followPreferences();
  }

  pause() {
    this.paused = true;
  }

  play() {
    this.paused = false;
  }

  /**
   * Takes quotes of which only some members are there.
   * @param {object[] | object | string} quotes an array, or a frame `{ quotes }` as an object or as JSON
   */
  apply(quotes) {
    const frame = encode(Array.isArray(quotes) ? { quotes } : quotes);
    if (!this.succeeds(guarded(() => this.view?.apply(frame)))) return;
    this.#isDirty = true;
    this.#flushSoon();
  }

  begin({ Ticker }, shadow, lang) {
    const view = new Ticker(shadow, lang, () => {
      this.paused = !this.paused;
      this.prefer({ paused: this.paused });
      this.act("pause", this.paused);
    });
    this.#motion = new Motion(shadow, (call) => guarded(() => call(view)));
    return view;
  }

  end() {
    this.#motion.end();
  }

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

  showBytes(bytes, format) {
    this.#isDirty = false;
    return this.view.show(bytes, format);
  }

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

import css from "./ticker.css";
import { SluglineElement } from "./element.js";
import { guarded } from "./module.js";
import { encode } from "./source.js";

/** `<slugline-ticker>`: a strip of quotes. */
export class SluglineTicker extends SluglineElement {
  static css = css;
  static view = "Ticker";
  static viewed = ["label", "symbols", "fields", "motion", "speed", "direction", "pause-on", "max-rate"];
  static properties = ["strip", "paused"];
  static observedAttributes = [...SluglineTicker.viewed, "src", "format", "theme"];

  #paused;

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

  /** Takes quotes of which only some members are there. */
  apply(quotes) {
    guarded(() => this.view?.apply(encode(quotes)));
  }

  followPreferences() {
    this.setState("paused", this.paused);
    guarded(() => this.view?.pause(this.paused));
  }

  keep(control, value) {
    if (control !== "pause") return;
    this.#paused = value;
    this.setState("paused", value);
    this.prefer({ paused: value });
  }
}

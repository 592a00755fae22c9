// How the keyboard travels through the quotes. They are one stop of the tab key: the arrows go from quote to quote as these are
// seen, and the strip moves so that the quote with the focus is seen too. Copies never have it.

import { stopOf } from "./cells.js";
import { partOf } from "./places.js";

export class KeyboardNavigation {
  #viewport;
  #track;
  #motion;
  /** The quote that is the stop of the tab key. */
  #at = 0;
  #name;
  #hasFocus = false;

  constructor(viewport, track, motion) {
    this.#viewport = viewport;
    this.#track = track;
    this.#motion = motion;
    // To Firefox whatever scrolls is a stop of its own.
    viewport.tabIndex = -1;
    viewport.addEventListener("keydown", (event) => this.#press(event));
    viewport.addEventListener("focusin", ({ target }) => this.#enter(target));
    viewport.addEventListener("focusout", ({ target }) => this.#leave(target));
  }

  /** Sees to it that one quote is the stop of the tab key: the same as before, wherever it stands now. */
  settle() {
    const { places } = this.#motion;
    const same = places.findIndex(({ name }) => name === this.#name);
    this.#at = Math.max(0, same < 0 ? Math.min(this.#at, places.length - 1) : same);
    const list = this.#track.firstElementChild;
    const quote = list.children[this.#at];
    const stop = quote && stopOf(quote);
    for (const former of list.querySelectorAll('[tabindex="0"]')) if (former !== stop) former.tabIndex = -1;
    if (stop?.tabIndex) stop.tabIndex = 0;
    const active = this.#viewport.getRootNode().activeElement;
    if (!this.#hasFocus || active === stop) return;
    // The quote has another place now, or is gone.
    if (active || document.activeElement === document.body) stop?.focus({ preventScroll: true });
    else this.#hasFocus = false;
  }

  get #stops() {
    return Array.from(this.#track.firstElementChild.children, stopOf);
  }

  #enter(target) {
    const stops = this.#stops;
    const at = stops.indexOf(target);
    if (at < 0) {
      // Copies are hidden from assistive technology, unless one has the focus: then browsers show all of its list.
      const copy = target.closest(".slugline-quote");
      if (copy) stops[[...copy.parentNode.children].indexOf(copy)]?.focus({ preventScroll: true });
      return;
    }
    this.#at = at;
    this.#name = this.#motion.places[at]?.name;
    this.#hasFocus = true;
    this.settle();
    // A pointer that clicks says where it is by itself.
    this.#motion.hold("focus", this.#motion.pausesOn.includes("focus") && target.matches(":focus-visible"));
    this.#show();
  }

  #leave(target) {
    this.#motion.hold("focus", false);
    // What is taken out of the list has not been left.
    queueMicrotask(() => (this.#hasFocus = !target.isConnected || this.#viewport.matches(":focus-within")));
  }

  #press(event) {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    const stops = this.#stops;
    const at = stops.indexOf(target);
    const [ahead, back] = this.#motion.isRightToLeft ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const to = { [ahead]: at + 1, [back]: at - 1, Home: 0, End: stops.length - 1 }[key];
    if (at < 0 || to === undefined || altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    if (this.#showMore(key === ahead, key === back)) return;
    stops[to]?.focus({ preventScroll: true });
  }

  /** Moves the strip by as little as brings the quote into view; of one that is too wide, its beginning. */
  #show() {
    const { places, place, width } = this.#motion;
    const { start, size } = places[this.#at] ?? {};
    const shown = Math.min(Math.max(place, start + size - width), start);
    if (shown !== place) this.#motion.place = shown;
  }

  /** Shows another part of a quote that is wider than the viewport, if there is one on that side. */
  #showMore(ahead, back) {
    const { places, place, width } = this.#motion;
    const { start, size } = places[this.#at];
    const end = start + size - width;
    const shown = ahead ? Math.min(place + partOf(width), end) : back ? Math.max(place - partOf(width), start) : place;
    if (size <= width || Math.abs(shown - place) < 1 || shown < start || shown > end) return false;
    this.#motion.place = shown;
    return true;
  }
}

// How the strip moves: one transform animation that the compositor runs. A tick never touches it.
//
// The track holds the list and its copies, all of one width. It travels by the width of one list and begins again, which
// nobody sees. Where it does not move by itself it is scrolled by hand, as the browser does that.

import { followPointer } from "./pointer.js";
import { Timeline, scrolling, stepping } from "./timeline.js";
import { groupsOf, measure, namesOf, sameSight } from "./places.js";
import { KeyboardNavigation } from "./keyboard.js";
import { checkRoom } from "./room.js";
import { Widths } from "./widths.js";

/** What is free below the line of a quote, in pixels: its padding in ticker.css. */
const FREE = 4;
/** More lists than these are not laid behind one another, however short they are. */
const MOST_COPIES = 64;

/** How many quotes begin before a place: they are in their order, and one is found in a few steps where all would cost more than a tick. */
function countBefore(places, place) {
  let [least, most] = [0, places.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (places[middle].start < place) least = middle + 1;
    else most = middle;
  }
  return least;
}

export class Motion {
  /** What the page wants: `auto`, `scroll`, `step` or `none`. */
  mode = "auto";
  /** CSS pixels a second. */
  speed = 50;
  /** `auto` is against the direction of the text: the beginning leaves first. */
  direction = "auto";
  paused = false;
  pausesOn = ["hover", "focus"];

  #host;
  #viewport;
  #track;
  #width = 0;
  #cells;
  #onMove;
  #keyboard;
  #widths;
  /** Whether there are other quotes than when it was looked at them last. */
  #isNew = true;
  /** What the quotes are called. */
  #names = [];
  /** The list as it was when its width was looked at: `places` of the quotes, and the `way`, which is the whole of it. */
  #list = { places: [], way: 0 };
  #isRightToLeft = false;
  #animation;
  /** What the animation does. */
  #timeline;
  #holds = new Set();
  #fit = () => this.fit();
  /** A page that the browser kept may come back with a motion that waits for a frame of before. */
  #back = () => {
    this.#stop();
    this.fit();
  };
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  /** Before the frame is drawn: what is seen does not jump, not even for one. */
  #observer = new ResizeObserver(this.#fit);
  #frame;
  /** What is observed anew is told of in any case. */
  #watch = () => {
    this.#observer.disconnect();
    this.#observer.observe(this.#viewport);
    this.#observer.observe(this.#track);
  };

  /**
   * The motion of the strip in a shadow root.
   * @param {Cells} cells the lists
   * @param {(moves: boolean) => void} onMove called when the strip begins or stops to move
   */
  constructor(shadow, cells, onMove) {
    this.#host = shadow.host;
    this.#cells = cells;
    this.#onMove = onMove;
    const strip = shadow.querySelector(".strip");
    const viewport = (this.#viewport = strip.querySelector(".viewport"));
    this.#track = strip.querySelector(".track");
    strip.addEventListener("pointerenter", () => this.hold("hover", this.pausesOn.includes("hover")));
    strip.addEventListener("pointerleave", () => this.hold("hover", false));
    // A browser that shows something (what has the focus, what was searched for) scrolls also what is none to be scrolled.
    viewport.addEventListener("scroll", () => {
      if (!this.#animation || !viewport.scrollLeft) return;
      this.move(viewport.scrollLeft);
      viewport.scrollLeft = 0;
    });
    followPointer(viewport, this);
    this.#widths = new Widths(this.#track);
    this.#keyboard = new KeyboardNavigation(viewport, this.#track, this);
    this.look();
    this.#reduced.addEventListener("change", this.#fit);
    addEventListener("pageshow", this.#back);
  }

  /** Ends it. The listeners on the strip go with the strip. */
  end() {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#widths.end();
    this.#reduced.removeEventListener("change", this.#fit);
    removeEventListener("pageshow", this.#back);
    this.#animation?.cancel();
  }

  /** Looks at the strip before the next frame is drawn: there are other quotes. */
  look() {
    this.#isNew = true;
    this.#widths.forget();
    this.#watch();
  }

  /** Lays as many lists as the width needs and sets the strip going, or stops it. What is seen stays where it is. */
  fit() {
    const { place, share } = this.#here;
    const seen = this.#look(place);
    const { way, places } = this.#list;
    const viewport = (this.#width = this.width);
    checkRoom(this.#host);
    const moves = this.mode !== "none" && !this.#reduced.matches;
    const stops = moves && this.mode === "step" && viewport && groupsOf(places, viewport, seen);
    // What is seen as a whole stands: one group, or all quotes.
    const isWhole = stops.length === 1 || (this.mode === "auto" && way && way <= viewport);
    const goes = moves && !isWhole;
    this.#onMove(goes);
    // Nothing is known of a strip that is hidden, or empty.
    if (!goes) this.#layOutCopies(1, 0);
    else if (way && viewport)
      this.#layOutCopies(Math.min(Math.ceil(viewport / way) + 1, MOST_COPIES), places.filter(({ start }) => start < viewport).length);
    if (!goes || this.paused) this.#stop(seen);
    else if (way && viewport) {
      const points = stops ? stepping(stops, way, this.speed) : scrolling(way, this.speed);
      this.#run(points, seen, share);
    }
    if (!this.#animation && seen !== place) this.place = seen;
    // A scroll bar that takes room has what is free below the letters: in its own size a strip that stops is as high as it was.
    const bar = this.#animation ? 0 : this.#viewport.offsetHeight - this.#viewport.clientHeight;
    this.#track.style.marginBlockEnd = `${-Math.min(bar, FREE)}px`;
    this.#keyboard.settle();
  }

  /** The width of what is seen, in the element's own pixels. */
  get width() {
    return this.#viewport.offsetWidth;
  }

  get places() {
    return this.#list.places;
  }

  get isRightToLeft() {
    return this.#isRightToLeft;
  }

  /** Whether it is moved by an animation, for a while standing or not; otherwise it is scrolled. */
  get isMoved() {
    return Boolean(this.#animation);
  }

  /** How much of the list has left, or is scrolled away, in the element's own pixels. */
  get place() {
    return this.#here.place;
  }

  set place(place) {
    if (this.#animation) this.#animation.currentTime = this.#timeline.timeOf(place, 0);
    else this.#viewport.scrollLeft = this.#isRightToLeft ? -place : place;
  }

  /** Which quotes are in sight, or so many widths of the strip from that: the row of the first, and how many. */
  sight(widths) {
    const { places, way } = this.#list;
    const wide = (1 + 2 * widths) * this.#width;
    // Nothing is known yet, or all of it is seen.
    if (!(way > wide)) return [0, 1e9];
    const begin = (((this.place - widths * this.#width) % way) + way) % way;
    const first = Math.max(0, countBefore(places, begin) - 1);
    const end = begin + wide;
    return [first, countBefore(places, end) + (end > way ? countBefore(places, end - way) : 0) - first];
  }

  /** Moves by pixels of the screen to the right, as scrolling does. */
  move(distance) {
    const { way } = this.#list;
    const place = this.place + (this.#isRightToLeft ? -distance : distance);
    this.place = ((place % way) + way) % way;
  }

  /** Lets the strip stand for a reason, or not any more. */
  hold(reason, holds) {
    if (holds) this.#holds.add(reason);
    else this.#holds.delete(reason);
    this.#keepHold();
  }

  #keepHold() {
    if (this.#holds.size) this.#animation?.pause();
    else this.#animation?.play();
  }

  get #here() {
    if (this.#animation) return this.#timeline.at(this.#animation.currentTime);
    return { place: Math.abs(this.#viewport.scrollLeft) % this.#list.way || 0, share: 0 };
  }

  /** Looks where the quotes are now; gives where the strip has to stand so that the reader sees the same. */
  #look(place) {
    this.#isRightToLeft = getComputedStyle(this.#viewport).direction === "rtl";
    const before = this.#list;
    const list = this.#track.firstElementChild;
    this.#widths.follow(list);
    if (this.#isNew || this.#names.length !== list.childElementCount) this.#names = namesOf(list);
    this.#isNew = false;
    const now = measure(list, this.#names, this.#isRightToLeft);
    if (!now.way) return place;
    this.#list = now;
    this.#widths.keep(now.places);
    // Who is at the beginning of what is scrolled stays there, as on any page.
    const seen = before.way && (place || this.#animation) ? sameSight(place, before, now) : place;
    return Math.abs(seen - place) < 0.01 ? place : seen;
  }

  #layOutCopies(copies, span) {
    if (this.#cells.has(copies, span)) return;
    // What is laid while sizes are told changes sizes, of which would be told in vain, at the page's `onerror`: not in this frame.
    this.#observer.disconnect();
    this.#cells.copy(copies, span);
    this.#watchSoon();
  }

  #watchSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#watch);
  }

  /** Sets the strip going from a place, or changes its timeline. */
  #run(points, place, share) {
    const isRightToLeft = this.#isRightToLeft;
    const toRight = this.direction === "auto" ? isRightToLeft : this.direction === "right";
    const timeline = new Timeline(points, this.#track.children.length, isRightToLeft, toRight !== isRightToLeft);
    const { keyframes, timing } = timeline;
    if (!this.#animation) {
      this.#viewport.scrollLeft = 0;
      this.#animation = this.#track.animate(keyframes, timing);
    } else if (timeline.key !== this.#timeline.key) {
      this.#animation.effect.updateTiming(timing);
      this.#animation.effect.setKeyframes(keyframes);
    } else if (this.place === place) return;
    this.#timeline = timeline;
    this.#animation.currentTime = timeline.timeOf(place, share);
    this.#keepHold();
  }

  /** Stops the strip where it is and lets the reader scroll it. */
  #stop(place = this.place) {
    if (!this.#animation) return;
    this.#animation.cancel();
    this.#animation = undefined;
    this.place = place;
    // It has its scroll bar by then.
    this.#watchSoon();
  }
}

// How the strip moves: one transform animation that the compositor runs. A tick never touches it.
//
// The track holds the list and its copies, all of one width. It travels by the width of one list and begins again, which
// nobody sees. The way is a percentage of the track, so it follows the width of the cells without being set anew.

/** More lists than these are not laid behind one another, however short they are. */
const MOST_COPIES = 64;

export class Motion {
  /** CSS pixels a second. */
  speed = 50;
  /** `auto` is against the direction of the text: the beginning leaves first. */
  direction = "auto";
  /** Whether the page wants it to move. */
  wanted = true;
  paused = false;
  pausesOn = ["hover", "focus"];

  #viewport;
  #track;
  #tell;
  #copies = 1;
  #animation;
  /** What the animation was made for. */
  #course;
  #holds = new Set();
  #fit = () => this.fit();
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #frame;
  /** In a frame of its own: lists that were laid while sizes are told would be told of in vain, at the page's `onerror`. */
  #observer = new ResizeObserver(() => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#fit);
  });

  /**
   * The motion of the strip in a shadow root.
   * @param {(call: (view: object) => void) => void} tell calls the view, which learns how many lists are needed, and
   *   whether they move
   */
  constructor(shadow, tell) {
    this.#tell = tell;
    const strip = shadow.querySelector(".strip");
    this.#viewport = strip.querySelector(".viewport");
    this.#track = strip.querySelector(".track");
    this.#holdBetween(strip, "hover", "pointerenter", "pointerleave");
    this.#holdBetween(this.#viewport, "focus", "focusin", "focusout");
    // Also calls back at the beginning.
    this.#observer.observe(this.#viewport);
    this.#observer.observe(this.#track);
    this.#reduced.addEventListener("change", this.#fit);
  }

  /** Ends it. The listeners on the strip go with the strip. */
  end() {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#reduced.removeEventListener("change", this.#fit);
    this.#animation?.cancel();
  }

  /** Lays as many lists as the width needs and sets the strip going, or stops it. */
  fit() {
    const moves = this.wanted && !this.#reduced.matches;
    this.#tell((view) => view.run(moves, this.paused));
    const runs = moves && !this.paused;
    if (!runs) this.#stop();
    const needed = moves ? this.#needed() : 1;
    if (!needed) return;
    // One more than is needed does no harm; taking it away for a tick that narrows a cell would.
    const copies = moves && this.#copies === needed + 1 ? this.#copies : needed;
    if (copies !== this.#copies) {
      this.#copies = copies;
      // The track changes its size with its lists: that calls here again.
      this.#tell((view) => view.copies(copies));
    } else if (runs) {
      this.#run();
    }
  }

  /** How many lists cover the viewport wherever the strip stands; nothing while it has no width, hidden or empty. */
  #needed() {
    const way = this.#way;
    const viewport = this.#viewport.offsetWidth;
    return way && viewport && Math.min(Math.ceil(viewport / way) + 1, MOST_COPIES);
  }

  /**
   * The width of one list, in the element's own pixels, as the speed is, whatever zoom or transformation it stands in. (A
   * dialog that opens with an animation is scaled to nothing at first, and no observer tells when it no longer is.)
   */
  get #way() {
    return this.#track.firstElementChild.offsetWidth;
  }

  /** Sets the strip going, or changes its course where it stands: what is seen does not jump. */
  #run() {
    const way = this.#way;
    const isRightToLeft = getComputedStyle(this.#viewport).direction === "rtl";
    const toRight = this.direction === "auto" ? isRightToLeft : this.direction === "right";
    const course = { duration: (way / this.speed) * 1000, copies: this.#copies, isRightToLeft, isReverse: toRight !== isRightToLeft };
    if (this.#animation && Object.keys(course).every((key) => course[key] === this.#course[key])) return;
    const phase = this.#phase();
    this.#course = course;
    const { duration, copies, isReverse } = course;
    const transform = ["translateX(0)", `translateX(calc(${isRightToLeft ? "" : "-"}100% / ${copies}))`];
    const timing = { duration, iterations: Infinity, direction: isReverse ? "reverse" : "normal" };
    if (this.#animation) {
      this.#animation.effect.updateTiming(timing);
      this.#animation.effect.setKeyframes({ transform });
    } else {
      this.#animation = this.#track.animate({ transform }, timing);
    }
    this.#animation.currentTime = phase * duration;
    this.#keepHold();
  }

  /** Stops the strip where it is and lets the reader scroll it. */
  #stop() {
    if (!this.#animation) return;
    const { isRightToLeft, isReverse } = this.#course;
    const phase = this.#phase();
    this.#animation.cancel();
    this.#animation = undefined;
    // A course against the text's direction runs its way backwards.
    const left = (isReverse ? 1 - phase : phase) * this.#way;
    this.#viewport.scrollLeft = isRightToLeft ? -left : left;
  }

  /** How much of its round the strip has behind it, 0 to 1: by the animation, or by the reader's scrolling. */
  #phase() {
    if (this.#animation) {
      const { duration } = this.#course;
      return (this.#animation.currentTime % duration) / duration;
    }
    const scrolled = Math.abs(this.#viewport.scrollLeft) / this.#way;
    this.#viewport.scrollLeft = 0;
    return scrolled % 1;
  }

  #holdBetween(target, reason, begin, end) {
    target.addEventListener(begin, () => this.#hold(reason, this.pausesOn.includes(reason)));
    target.addEventListener(end, () => this.#hold(reason, false));
  }

  /** Lets the strip stand for a reason, or not any more. */
  #hold(reason, holds) {
    if (holds) this.#holds.add(reason);
    else this.#holds.delete(reason);
    this.#keepHold();
  }

  #keepHold() {
    if (this.#holds.size) this.#animation?.pause();
    else this.#animation?.play();
  }
}

// What moves a strip, and what tells of the reader's hand: one transform animation that the compositor runs, or the browser's scrolling;
// pointer, wheel and keyboard. Where the strip goes and stands is decided by src/motion/, which also holds what is made here.

/** What is free below the line of a quote, in pixels: its padding in ticker.css. */
const FREE = 4;
/** A pointer that goes no further, in pixels, has clicked. */
const CLICK = 4;
/** A line of a wheel that turns by lines, in pixels. */
const LINE = 16;
/** What opens with an animation has its width after this many milliseconds. */
const PATIENCE = 1000;
const reported = new WeakSet();

/** What takes the focus in a quote. */
const stopOf = (quote) => quote.querySelector("a") ?? quote;
const rowOf = (quote) => [...quote.parentNode.children].indexOf(quote);

export class Driver {
  #host;
  #viewport;
  #track;
  #animation;
  #frame;
  /** The least widths that each list has. */
  #kept = new WeakMap();
  /** Whether a quote has the focus, or had it when it was taken out of the list. */
  #hadFocus = false;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #listeners = new AbortController();
  /** Before the frame is drawn: what is seen does not jump, not even for one. */
  #observer;

  /**
   * Drives the strip in a shadow root.
   * @param {ShadowRoot} shadow
   * @param {() => void} onChange sizes are others, or what the reader wants of motion
   * @param {() => void} onReturn a page that the browser kept comes back: its animation may wait for a frame of before
   * @param {() => void} onFonts fonts have come: the one that stood for another may have been a wider one
   * @param {(reason: "hover" | "focus" | "hand", holds: boolean) => void} onHold the strip may have to stand for a reason, or not any more
   * @param {(distance: number) => void} onMove the reader moves it so many pixels to the right, as scrolling does
   * @param {(row: number, isVisible: boolean) => void} onFocus a quote has the focus, as the keyboard gives it or by a pointer
   * @param {(row: number, key: string) => boolean} onKey a key is pressed there; gives whether it has done something
   * @param {(row: number, event: Event) => boolean} onChoose a quote is chosen; gives whether its link may not be followed
   */
  constructor(shadow, onChange, onReturn, onFonts, onHold, onMove, onFocus, onKey, onChoose) {
    this.#host = shadow.host;
    this.#viewport = shadow.querySelector(".viewport");
    this.#track = shadow.querySelector(".track");
    this.#observer = new ResizeObserver(onChange);
    this.#on(this.#reduced, "change", onChange);
    this.#on(globalThis, "pageshow", onReturn);
    this.#on(document.fonts, "loadingdone", onFonts);
    const strip = shadow.querySelector(".strip");
    this.#on(strip, "pointerenter", () => onHold("hover", true));
    this.#on(strip, "pointerleave", () => onHold("hover", false));
    // A browser that shows something (what has the focus, what was searched for) scrolls also what is none to be scrolled.
    this.#on(this.#viewport, "scroll", () => {
      if (!this.#animation || !this.#viewport.scrollLeft) return;
      onMove(this.#viewport.scrollLeft);
      this.#viewport.scrollLeft = 0;
    });
    this.#followPointer(onHold, onMove);
    this.#followWheel(onMove);
    this.#followFocus(onHold, onFocus, onKey);
    this.#followChoice(onChoose);
  }

  #on(target, type, listener, options) {
    target.addEventListener(type, listener, { signal: this.#listeners.signal, ...options });
  }

  /** Ends it. */
  end() {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#listeners.abort();
    this.#animation?.cancel();
  }

  // Sizes.

  /** Tells of sizes before the next frame is drawn: what is observed anew is told of in any case. */
  watch() {
    this.#observer.disconnect();
    this.#observer.observe(this.#viewport);
    this.#observer.observe(this.#track);
  }

  /**
   * Tells of sizes from the next frame on. What is laid while sizes are told changes sizes, of which would be told in vain, at the page's
   * `onerror`.
   */
  rest() {
    this.#observer.disconnect();
    this.#watchSoon();
  }

  #watchSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.watch());
  }

  get #list() {
    return this.#track.firstElementChild;
  }

  get #letters() {
    return getComputedStyle(this.#list.firstElementChild ?? this.#list);
  }

  /** The width of what is seen, in the element's own pixels. */
  get width() {
    return this.#viewport.offsetWidth;
  }

  get isRightToLeft() {
    return getComputedStyle(this.#viewport).direction === "rtl";
  }

  /** Whether the reader wants less motion. */
  get isReduced() {
    return this.#reduced.matches;
  }

  /** The fonts of the quotes. */
  get fonts() {
    return this.#letters.fontFamily;
  }

  /** The size of their letters, in pixels. */
  get em() {
    return parseFloat(this.#letters.fontSize);
  }

  /**
   * Where the quotes of the list stand, in the element's own pixels from where it begins, whatever zoom or transformation it stands in: how
   * wide the list is, then of each quote where it begins and how wide it is.
   */
  measure(isRightToLeft) {
    const list = this.#list;
    const { offsetWidth } = list;
    const whole = list.getBoundingClientRect();
    // Whole pixels are what is rounded, and tell how the element is scaled. (A dialog that opens with an animation is scaled to nothing
    // at first, and no observer tells when it no longer is.)
    const ratio = whole.width / offsetWidth;
    const scale = Math.abs(ratio - 1) < 0.01 ? 1 : ratio;
    const way = scale ? whole.width / scale : offsetWidth;
    const sizes = Array.from(list.children, (quote) => {
      const { left, width } = quote.getBoundingClientRect();
      const size = scale ? width / scale : quote.offsetWidth;
      const start = scale ? (left - whole.left) / scale : quote.offsetLeft - list.offsetLeft;
      return [isRightToLeft ? way - start - size : start, size];
    });
    return Float64Array.of(way, ...sizes.flat());
  }

  /**
   * Keeps the quotes, in all lists, at least so many em wide as they are in the first. Written at each: rules for every quote in a style
   * sheet would be asked for every quote that is marked.
   */
  keepWidths(least) {
    for (const list of this.#track.children) {
      const kept = this.#kept.get(list);
      least.forEach((size, at) => {
        if (size !== kept?.[at] && list.children[at]) list.children[at].style.minInlineSize = `${size}em`;
      });
      this.#kept.set(list, least);
    }
  }

  /** Lets all quotes be as wide as they are by themselves. */
  forgetWidths() {
    this.#kept = new WeakMap();
    for (const quote of this.#track.querySelectorAll(".slugline-quote")) quote.style.minInlineSize = "";
  }

  /** A scroll bar that takes room has what is free below the letters: in its own size a strip that stops is as high as it was. */
  fitScrollBar() {
    const bar = this.#animation ? 0 : this.#viewport.offsetHeight - this.#viewport.clientHeight;
    this.#track.style.marginBlockEnd = `${-Math.min(bar, FREE)}px`;
  }

  /** Warns once of a strip that is shown, and has no room to be seen in. */
  checkRoom() {
    const host = this.#host;
    const hasNoRoom = () => host.isConnected && host.getClientRects().length > 0 && host.clientWidth === 0;
    if (reported.has(host) || !hasNoRoom()) return;
    reported.add(host);
    setTimeout(() => {
      if (hasNoRoom()) console.warn(`slugline: ${host.localName} is 0 px wide: give its place a width (docs/problems.md#a-strip-is-0-px-wide)`);
      else reported.delete(host);
    }, PATIENCE);
  }

  // The animation. Where it does not move by itself the strip is scrolled by hand, as the browser does that.

  /**
   * Sets the strip going, or the animation that runs to other keyframes: which part of the round, and how many percent of the track's
   * width, in turn.
   */
  run(keyframes, duration, isReverse) {
    const timing = { duration, iterations: Infinity, direction: isReverse ? "reverse" : "normal" };
    const frames = [];
    for (let at = 0; at < keyframes.length; at += 2) frames.push({ offset: keyframes[at], transform: `translateX(${keyframes[at + 1]}%)` });
    if (this.#animation) {
      this.#animation.effect.updateTiming(timing);
      this.#animation.effect.setKeyframes(frames);
    } else {
      this.#viewport.scrollLeft = 0;
      this.#animation = this.#track.animate(frames, timing);
    }
  }

  /** Ends the animation. */
  stop() {
    this.#animation?.cancel();
    this.#animation = undefined;
    // It has its scroll bar by then.
    this.#watchSoon();
  }

  /** Lets the animation stand, or go on. */
  hold(holds) {
    if (holds) this.#animation?.pause();
    else this.#animation?.play();
  }

  /** The time of the animation, in milliseconds; nothing where none runs. */
  get time() {
    return this.#animation?.currentTime ?? undefined;
  }

  seek(time) {
    if (this.#animation) this.#animation.currentTime = time;
  }

  /** How far the strip is scrolled to the right, in pixels. */
  get scrolled() {
    return this.#viewport.scrollLeft;
  }

  scrollTo(left) {
    this.#viewport.scrollLeft = left;
  }

  // The reader moves by hand what moves by itself: by dragging, and by a wheel that turns sideways. What stands is scrolled, and the browser
  // does that; touch and a wheel that turns upright are always left to it.

  #followPointer(onHold, onMove) {
    const viewport = this.#viewport;
    /** Where the pointer was; nothing while it drags nothing. */
    let last;
    let drags = false;
    const release = () => {
      last = undefined;
      onHold("hand", false);
      // The click that ends a drag comes before this.
      setTimeout(() => (drags = false));
    };
    this.#on(viewport, "pointerdown", ({ pointerType, button, clientX }) => {
      drags = false;
      last = this.#animation && pointerType !== "touch" && button === 0 ? clientX : undefined;
    });
    this.#on(viewport, "pointermove", ({ pointerId, buttons, clientX }) => {
      if (last === undefined) return;
      // It was let go somewhere else, or what moved stands now.
      if (!(buttons & 1) || !this.#animation) return release();
      if (!drags && Math.abs(clientX - last) <= CLICK) return;
      if (!drags) {
        drags = true;
        viewport.setPointerCapture(pointerId);
        onHold("hand", true);
      }
      // On a page that is zoomed or scaled the quotes stay under the pointer.
      onMove(((last - clientX) * this.width) / viewport.getBoundingClientRect().width);
      last = clientX;
    });
    for (const end of ["pointerup", "pointercancel"]) this.#on(viewport, end, release);
    // A link that was dragged is not followed, and not dragged out of the page.
    const refuse = (event) => {
      if (!drags) return;
      event.preventDefault();
      event.stopPropagation();
    };
    this.#on(viewport, "click", refuse, { capture: true });
    this.#on(viewport, "dragstart", (event) => {
      if (last !== undefined) event.preventDefault();
    });
  }

  #followWheel(onMove) {
    const turn = (event) => {
      const { deltaX, deltaY, deltaMode, shiftKey, ctrlKey } = event;
      const sideways = deltaX || (shiftKey ? deltaY : 0);
      if (!this.#animation || ctrlKey || Math.abs(sideways) < Math.abs(deltaY)) return;
      event.preventDefault();
      onMove(sideways * [1, LINE, this.width][deltaMode]);
    };
    this.#on(this.#viewport, "wheel", turn, { passive: false });
  }

  // The quotes are one stop of the tab key. Copies never have the focus.

  get #stops() {
    return Array.from(this.#list.children, stopOf);
  }

  #followFocus(onHold, onFocus, onKey) {
    const viewport = this.#viewport;
    // To Firefox whatever scrolls is a stop of its own.
    viewport.tabIndex = -1;
    this.#on(viewport, "focusin", ({ target }) => {
      const stops = this.#stops;
      const row = stops.indexOf(target);
      if (row < 0) {
        // Copies are hidden from assistive technology, unless one has the focus: then browsers show all of its list.
        const copy = target.closest(".slugline-quote");
        if (copy) stops[rowOf(copy)]?.focus({ preventScroll: true });
        return;
      }
      this.#hadFocus = true;
      // A pointer that clicks says where it is by itself.
      onFocus(row, target.matches(":focus-visible"));
    });
    this.#on(viewport, "focusout", ({ target }) => {
      onHold("focus", false);
      // What is taken out of the list has not been left.
      queueMicrotask(() => (this.#hadFocus = !target.isConnected || viewport.matches(":focus-within")));
    });
    this.#on(viewport, "keydown", (event) => {
      const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
      const row = this.#stops.indexOf(target);
      if (row < 0 || altKey || ctrlKey || metaKey || shiftKey) return;
      if (onKey(row, key)) event.preventDefault();
    });
  }

  /** Gives the focus to the quote of a row. */
  focus(row) {
    this.#stops[row]?.focus({ preventScroll: true });
  }

  /** Makes the quote of a row the stop of the tab key, and of the focus, where another has that which stood in its place. */
  settle(row) {
    const stops = this.#stops;
    const stop = stops[row];
    for (const former of stops) if (former !== stop && former.tabIndex === 0) former.tabIndex = -1;
    if (stop?.tabIndex) stop.tabIndex = 0;
    const active = this.#viewport.getRootNode().activeElement;
    if (!this.#hadFocus || active === stop) return;
    // The quote has another place now, or is gone.
    if (active || document.activeElement === document.body) stop?.focus({ preventScroll: true });
    else this.#hadFocus = false;
  }

  // The reader chooses a quote: by a click, or from the keyboard.

  #followChoice(onChoose) {
    const viewport = this.#viewport;
    const choose = (event) => {
      // With one of these keys the reader tells the browser what to do with the link.
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const quote = this.#quoteAt(event);
      if (quote && onChoose(rowOf(quote), event)) event.preventDefault();
    };
    this.#on(viewport, "click", choose);
    // A link hears Enter as a click; a quote that is none and has the focus does not.
    this.#on(viewport, "keydown", (event) => {
      if (!event.target.matches(".slugline-quote, a:not([href])") || (event.key !== "Enter" && event.key !== " ")) return;
      choose(event);
      event.preventDefault();
    });
    // A copy is not there for assistive technology: the focus does not go there.
    this.#on(viewport, "mousedown", (event) => {
      if (event.target.closest("[aria-hidden]")) event.preventDefault();
    });
  }

  /** The quote at which an event is; of a copy that is inert only the place is known. */
  #quoteAt({ target, clientX, detail }) {
    const quote = target.closest(".slugline-quote");
    if (quote || !detail) return quote;
    return [...this.#track.querySelectorAll(".slugline-quote")].find((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left <= clientX && clientX < right;
    });
  }
}

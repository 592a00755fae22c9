// Moves a strip, and reports the reader's input: one transform animation that runs on the compositor, or the browser's scrolling;
// pointer, wheel and keyboard. src/motion/ decides the position of the strip, and also owns the objects made here.

/** The free space below the line of a quote, in pixels: its padding in ticker.css. */
const FREE = 4;
/** A pointer that moves less than this, in pixels, is a click. */
const CLICK = 4;
/** A line of a wheel that scrolls by lines, in pixels. */
const LINE = 16;

/** The focusable element in a quote. */
const stopOf = (quote) => quote.querySelector("a") ?? quote;
const rowOf = (quote) => [...quote.parentNode.children].indexOf(quote);

export class Driver {
  #viewport;
  #track;
  #animation;
  #frame;
  /** The minimum widths that each list has. */
  #kept = new WeakMap();
  /** Whether a quote has the focus, or had it when it was removed from the list. */
  #hadFocus = false;
  #reduced = matchMedia("(prefers-reduced-motion: reduce)");
  #listeners = new AbortController();
  /** Before the frame is drawn: what is visible does not jump, not even for one frame. */
  #observer;

  /**
   * Drives the strip in a shadow root.
   * @param {ShadowRoot} shadow
   * @param {() => void} onChange sizes have changed, or the reader's preference for reduced motion
   * @param {() => void} onReturn the page comes back from the back/forward cache: its animation may wait for an old frame
   * @param {() => void} onFonts fonts have loaded: the fallback may have been wider
   * @param {(reason: "hover" | "focus" | "hand", holds: boolean) => void} onHold a reason to pause the strip begins or ends
   * @param {(distance: number) => void} onMove the reader moves it by this many pixels to the right, as scrolling does
   * @param {(row: number, isVisible: boolean) => void} onFocus a quote has the focus, from the keyboard or from a pointer
   * @param {(row: number, key: string) => boolean} onKey a key is pressed there; returns whether it was handled
   * @param {(row: number, event: Event) => boolean} onChoose a quote is chosen; returns whether its link may not be followed
   */
  constructor(shadow, onChange, onReturn, onFonts, onHold, onMove, onFocus, onKey, onChoose) {
    this.#viewport = shadow.querySelector(".viewport");
    this.#track = shadow.querySelector(".track");
    this.#observer = new ResizeObserver(onChange);
    this.#on(this.#reduced, "change", onChange);
    this.#on(globalThis, "pageshow", onReturn);
    this.#on(document.fonts, "loadingdone", onFonts);
    const strip = shadow.querySelector(".strip");
    this.#on(strip, "pointerenter", () => onHold("hover", true));
    this.#on(strip, "pointerleave", () => onHold("hover", false));
    // To show something (the focused element, a search result) a browser also scrolls containers that are not scrollable.
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

  /** Reports sizes before the next frame is drawn: newly observed elements are reported in any case. */
  watch() {
    this.#observer.disconnect();
    this.#observer.observe(this.#viewport);
    this.#observer.observe(this.#track);
  }

  /**
   * Reports sizes from the next frame on. Rendering while sizes are reported changes sizes, which the browser would report as an error at
   * the page's `onerror`.
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

  /** The width of the visible part, in the element's own pixels. */
  get width() {
    return this.#viewport.offsetWidth;
  }

  get isRightToLeft() {
    return getComputedStyle(this.#viewport).direction === "rtl";
  }

  /** Whether the reader prefers reduced motion. */
  get isReduced() {
    return this.#reduced.matches;
  }

  /** The fonts of the quotes. */
  get fonts() {
    return this.#letters.fontFamily;
  }

  /** Their font size, in pixels. */
  get em() {
    return parseFloat(this.#letters.fontSize);
  }

  /**
   * The positions of the quotes in the list, in the element's own pixels from its beginning, whatever zoom or transformation applies: the
   * width of the list, then the beginning and width of each quote.
   */
  measure(isRightToLeft) {
    const list = this.#list;
    const { offsetWidth } = list;
    const whole = list.getBoundingClientRect();
    // Whole pixels are rounded, and show how the element is scaled. (A dialog that opens with an animation is scaled to nothing
    // at first, and no observer reports when it no longer is.)
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
   * Keeps the quotes, in all lists, at least as wide in em as they are in the first. Written to each quote: rules in a style
   * sheet would be evaluated whenever a quote is marked.
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

  /** Lets all quotes have their natural width. */
  forgetWidths() {
    this.#kept = new WeakMap();
    for (const quote of this.#track.querySelectorAll(".slugline-quote")) quote.style.minInlineSize = "";
  }

  /** A scroll bar uses the free space below the letters, so that a strip that stops keeps its height. */
  fitScrollBar() {
    const bar = this.#animation ? 0 : this.#viewport.offsetHeight - this.#viewport.clientHeight;
    this.#track.style.marginBlockEnd = `${-Math.min(bar, FREE)}px`;
  }

  // The animation. A strip that does not move by itself is scrolled natively.

  /**
   * Starts the strip, or changes the keyframes of the running animation: the share of the round, and the percentage of the track's
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
    // By then it has its scroll bar.
    this.#watchSoon();
  }

  /** Pauses the animation, or continues it. */
  hold(holds) {
    if (holds) this.#animation?.pause();
    else this.#animation?.play();
  }

  /** The time of the animation, in milliseconds; `undefined` if none runs. */
  get time() {
    return this.#animation?.currentTime ?? undefined;
  }

  seek(time) {
    if (this.#animation) this.#animation.currentTime = time;
  }

  /** The scroll position of the strip from the left, in pixels. */
  get scrolled() {
    return this.#viewport.scrollLeft;
  }

  scrollTo(left) {
    this.#viewport.scrollLeft = left;
  }

  // The reader moves a moving strip by dragging, and by a horizontal wheel. A strip that does not move is scrolled by the browser.
  // Touch and a vertical wheel are always left to the browser.

  #followPointer(onHold, onMove) {
    const viewport = this.#viewport;
    /** The last position of the pointer; `undefined` if it drags nothing. */
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
      // It was released somewhere else, or the strip does not move any more.
      if (!(buttons & 1) || !this.#animation) return release();
      if (!drags && Math.abs(clientX - last) <= CLICK) return;
      if (!drags) {
        drags = true;
        viewport.setPointerCapture(pointerId);
        onHold("hand", true);
      }
      // On a zoomed or scaled page the quotes stay under the pointer.
      onMove(((last - clientX) * this.width) / viewport.getBoundingClientRect().width);
      last = clientX;
    });
    for (const end of ["pointerup", "pointercancel"]) this.#on(viewport, end, release);
    // A dragged link is not followed, and not dragged out of the page.
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

  // The quotes are one tab stop. Copies never have the focus.

  get #stops() {
    return Array.from(this.#list.children, stopOf);
  }

  #followFocus(onHold, onFocus, onKey) {
    const viewport = this.#viewport;
    // In Firefox every scroll container is a tab stop.
    viewport.tabIndex = -1;
    this.#on(viewport, "focusin", ({ target }) => {
      const stops = this.#stops;
      const row = stops.indexOf(target);
      if (row < 0) {
        // Copies are hidden from assistive technology, unless one has the focus: then browsers expose all of its list.
        const copy = target.closest(".slugline-quote");
        if (copy) stops[rowOf(copy)]?.focus({ preventScroll: true });
        return;
      }
      this.#hadFocus = true;
      // A pointer that clicks shows where it is by itself.
      onFocus(row, target.matches(":focus-visible"));
    });
    this.#on(viewport, "focusout", ({ target }) => {
      onHold("focus", false);
      // Removal from the list does not count as leaving.
      queueMicrotask(() => (this.#hadFocus = !target.isConnected || viewport.matches(":focus-within")));
    });
    this.#on(viewport, "keydown", (event) => {
      const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
      const row = this.#stops.indexOf(target);
      if (row < 0 || altKey || ctrlKey || metaKey || shiftKey) return;
      if (onKey(row, key)) event.preventDefault();
    });
  }

  /** Focuses the quote of a row. The browser scrolls to one that is not on a line that moves. */
  focus(row, scrolls) {
    this.#stops[row]?.focus({ preventScroll: !scrolls });
  }

  /** Makes the quote of a row the tab stop, and focuses it if the former one had the focus. */
  settle(row) {
    const stops = this.#stops;
    const stop = stops[row];
    for (const former of stops) if (former !== stop && former.tabIndex === 0) former.tabIndex = -1;
    if (stop?.tabIndex) stop.tabIndex = 0;
    const active = this.#viewport.getRootNode().activeElement;
    if (!this.#hadFocus || active === stop) return;
    // The quote has another position now, or is gone.
    if (active || document.activeElement === document.body) stop?.focus({ preventScroll: true });
    else this.#hadFocus = false;
  }

  // The reader chooses a quote: by a click, or from the keyboard.

  #followChoice(onChoose) {
    const viewport = this.#viewport;
    const choose = (event) => {
      // With one of these keys the browser handles the link.
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const quote = this.#quoteAt(event);
      if (quote && onChoose(rowOf(quote), event)) event.preventDefault();
    };
    this.#on(viewport, "click", choose);
    // A link gets Enter as a click; a focused quote without a link does not.
    this.#on(viewport, "keydown", (event) => {
      if (!event.target.matches(".slugline-quote, a:not([href])") || (event.key !== "Enter" && event.key !== " ")) return;
      choose(event);
      event.preventDefault();
    });
    // Copies do not exist for assistive technology: they do not get the focus.
    this.#on(viewport, "mousedown", (event) => {
      if (event.target.closest("[aria-hidden]")) event.preventDefault();
    });
  }

  /** The quote of an event; of an inert copy only the position is known. */
  #quoteAt({ target, clientX, detail }) {
    const quote = target.closest(".slugline-quote");
    if (quote || !detail) return quote;
    return [...this.#track.querySelectorAll(".slugline-quote")].find((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left <= clientX && clientX < right;
    });
  }
}

// What has moved is marked for a moment.

/**
 * Between two marks, in milliseconds: never more than three flashes in any second, of the whole strip (WCAG 2.3.1). Prices that
 * move in between are marked together when that time is over.
 */
const REST = 340;

export class Flash {
  /** How long a change is marked, in milliseconds; 0 for never. */
  duration = 500;
  /** Nothing is marked while the strip is paused. */
  paused = false;

  #track;
  #moves;
  /** Whether rows have been written since the last marks. */
  #isDue = false;
  /** When rows were marked last. */
  #last = -REST;
  /** The marked rows, those first whose mark ends first, each with when it ends. */
  #marked = new Map();
  #timer;

  /**
   * The marks of the strip in a shadow root.
   * @param {() => Iterable<number> | undefined} moves gives the rows whose price has moved since it was called last: their numbers,
   *   beginning with 1, below nought for those that fell
   */
  constructor(shadow, moves) {
    this.#track = shadow.querySelector(".track");
    this.#moves = moves;
  }

  /** Marks what has moved, now or as soon as it may. */
  mark() {
    if (!this.duration) return;
    this.#isDue = true;
    this.#beat();
  }

  /** Forgets what has moved. */
  forget() {
    this.#isDue = false;
    this.#moves();
  }

  end() {
    clearTimeout(this.#timer);
  }

  /** One clock for the whole strip. */
  #beat() {
    clearTimeout(this.#timer);
    const now = performance.now();
    for (const [row, end] of this.#marked) {
      if (end > now) break;
      this.#marked.delete(row);
      row.removeAttribute("data-flash");
    }
    if (this.paused) this.#isDue = false;
    if (this.#isDue && now >= this.#last + REST) {
      this.#isDue = false;
      for (const move of this.#moves() ?? []) {
        this.#last = now;
        for (const list of this.#track.children) this.#set(list.children[Math.abs(move) - 1], move > 0 ? "up" : "down", now);
      }
    }
    const [next = Infinity] = this.#marked.values();
    const due = Math.min(next, this.#isDue ? this.#last + REST : Infinity);
    if (due < Infinity) this.#timer = setTimeout(() => this.#beat(), due - now);
  }

  #set(row, direction, now) {
    if (!row) return;
    // Taken out first: it stands last then.
    this.#marked.delete(row);
    this.#marked.set(row, now + this.duration);
    row.setAttribute("data-flash", direction);
  }
}

// Marks changed prices for a moment.

/**
 * The time between two marks, in milliseconds: never more than three flashes in any second, for the whole strip (WCAG 2.3.1), even if
 * some frames are late. Prices that change in between are marked together when that time is over.
 */
const REST = 360;

export class Flash {
  /** Nothing is marked while the strip is paused. */
  paused = false;

  #duration = 500;
  #track;
  #sight;
  #step;
  /** Whether rows have been written since the last marks. */
  #isDue = false;
  /** When rows were marked last. */
  #last = -REST;
  /** The marked rows, each with the time at which its mark ends. */
  #marked = new Map();
  #timer;

  /**
   * The marks of the strip in a shadow root.
   * @param {() => Iterable<number>} sight returns which quotes are visible: the row of the first, and how many. No others are marked
   * @param {(row: number) => number | undefined} step returns the direction of a row's price since the last call: 1, -1 or 0
   */
  constructor(shadow, sight, step) {
    this.#sight = sight;
    this.#track = shadow.querySelector(".track");
    this.#step = step;
  }

  /** How long a change is marked, in milliseconds; 0 for never. Changes before it is set are not marked. */
  set duration(duration) {
    for (let row = 0; row < this.#rows; row += 1) this.#step(row);
    this.#duration = duration;
  }

  get #rows() {
    return this.#track.firstElementChild?.childElementCount ?? 0;
  }

  /** Marks what has changed, now or as soon as it is allowed. */
  mark() {
    if (!this.#duration) return;
    this.#isDue = true;
    this.#beat();
  }

  end() {
    clearTimeout(this.#timer);
  }

  /** One timer for the whole strip. */
  #beat() {
    clearTimeout(this.#timer);
    const now = performance.now();
    for (const [row, end] of this.#marked) {
      if (end > now) continue;
      this.#marked.delete(row);
      row.removeAttribute("data-flash");
    }
    if (this.paused) this.#isDue = false;
    if (this.#isDue && now >= this.#last + REST) {
      this.#isDue = false;
      const lists = [...this.#track.children];
      const rows = this.#rows;
      const [first, seen] = this.#sight();
      for (let row = 0; row < rows; row += 1) {
        // Called in any case: a change that is not marked now is not marked later.
        const step = this.#step(row);
        if (!step || (row - first + rows) % rows >= seen) continue;
        this.#last = now;
        for (const list of lists) this.#set(list.children[row], step > 0 ? "up" : "down", now + this.#duration);
      }
    }
    const due = Math.min(...this.#marked.values(), this.#isDue ? this.#last + REST : Infinity);
    if (due < Infinity) this.#timer = setTimeout(() => this.#beat(), due - now);
  }

  #set(row, direction, end) {
    // Lists that are being rendered may lack it.
    if (!row) return;
    this.#marked.set(row, end);
    row.setAttribute("data-flash", direction);
  }
}

// Quotes grow with their text and do not shrink again: a price that goes up and down between 99 and 100 pushes the others once.

/** Less than browsers lay out by: the least width must not itself make a quote wider. */
const HAIR = 0.03;

export class Widths {
  #track;
  /** By quote, in em. */
  #least = [];
  /** The same as each list has it. */
  #kept = new WeakMap();
  /** In which font they are. */
  #font;
  /** The size of its letters in pixels: widths are kept in em, and follow it. */
  #em;
  /** Forgets them: of quotes that are no more, of other letters. */
  forget = () => {
    this.#least = [];
    this.#kept = new WeakMap();
    for (const quote of this.#track.querySelectorAll(".slugline-quote")) quote.style.minInlineSize = "";
  };

  constructor(track) {
    this.#track = track;
    // The font that stood for another may have been a wider one.
    document.fonts.addEventListener("loadingdone", this.forget);
  }

  end() {
    document.fonts.removeEventListener("loadingdone", this.forget);
  }

  /** Forgets the widths of other letters than a list has now. */
  follow(list) {
    const { fontFamily, fontSize } = getComputedStyle(list.firstElementChild ?? list);
    this.#em = parseFloat(fontSize);
    if (fontFamily === this.#font) return;
    this.forget();
    this.#font = fontFamily;
  }

  /**
   * Keeps the quotes, in all lists, at least as wide as they are in the first. Written at each: rules for every quote in a style
   * sheet would be asked for every quote that is marked.
   */
  keep(places) {
    const hair = HAIR / this.#em;
    this.#least = places.map(({ size }, at) => {
      const least = this.#least[at] ?? 0;
      return size / this.#em - 2 * hair <= least ? least : size / this.#em - hair;
    });
    for (const list of this.#track.children) {
      const kept = this.#kept.get(list);
      this.#least.forEach((size, at) => {
        if (size !== kept?.[at] && list.children[at]) list.children[at].style.minInlineSize = `${size}em`;
      });
      this.#kept.set(list, this.#least);
    }
  }
}

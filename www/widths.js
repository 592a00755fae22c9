// Quotes grow with their text and do not shrink again: a price that goes up and down between 99 and 100 pushes the others once.

/** Less than browsers lay out by: the least width must not itself make a quote wider. */
const HAIR = 0.03;

export class Widths {
  #sheet = new CSSStyleSheet();
  #least = [];
  /** What the widths are of. */
  #list;
  /** The size of its letters in pixels: widths are kept in em, and follow it. */
  #em;
  #forget = () => {
    this.#least = [];
    this.#sheet.replaceSync("");
  };

  constructor(shadow) {
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, this.#sheet];
    // The font that stood for another may have been a wider one.
    document.fonts.addEventListener("loadingdone", this.#forget);
  }

  end() {
    document.fonts.removeEventListener("loadingdone", this.#forget);
  }

  /** Forgets the widths of other quotes, other cells, or other letters than a list has now. */
  follow(list) {
    const texts = list.querySelectorAll(".slugline-symbol, .slugline-name");
    const cells = list.querySelectorAll(".slugline-quote:first-child [part]");
    const { fontFamily, fontSize } = getComputedStyle(list.firstElementChild ?? list);
    this.#em = parseFloat(fontSize);
    const now = [fontFamily, ...Array.from(cells, ({ classList }) => classList[0]), ...Array.from(texts, ({ textContent }) => textContent)].join();
    if (now !== this.#list) this.#forget();
    this.#list = now;
  }

  /** Keeps the quotes of a list, in all its copies, at least as wide as they are. */
  keep(places) {
    const sizes = places.map(({ size }) => (size - HAIR) / this.#em);
    if (sizes.every((size, at) => size - HAIR / this.#em <= this.#least[at])) return;
    this.#least = sizes.map((size, at) => Math.max(size, this.#least[at] ?? 0));
    this.#sheet.replaceSync(this.#least.map((size, at) => `.slugline-quote:nth-child(${at + 1}){min-inline-size:${size}em}`).join(""));
  }
}

// Quotes next to the words of a story: for symbols that its author marked, and for words such as $ABC if a strip of the page knows
// the symbol. The text stays as it was written: quotes are added without text, so copying, search and reader views ignore them.
import { hasCrashed } from "./guard.js";
import { figuresOf, readers, strips } from "./strips.js";

/**
 * `$`, then a symbol with a letter in it, and optionally `@` and its exchange with a capital in it. The same as in
 * src/components/story/quotes_in_text.rs.
 */
const WORDS = /(?<![\w$])\$(?=[\w.-]*[A-Za-z])(\w(?:[\w.-]*\w)?(?:@(?=\w*[A-Z])\w+)?)/g;
const TEXTS = ".slugline-standfirst, .slugline-body";
/** What is not running text, and what is a link already. */
const APART = "a, code, pre, h1, h2, h3, h4, h5, h6";
/** Elements with lines. */
const BLOCKS = "p, li, td, th, figcaption, caption, cite, div";
/** Space for the figures of a quote that is declared, but not there yet. */
const usual = (figure) => (figure === "price" ? "$000.00" : "+00.00%");
/** The minimum time between two updates, in milliseconds. */
const REST = 250;
/** Quotes are written before they are visible, while they may still take more space. */
const NEAR = "50%";

/**
 * Space for a figure and its changes within a day: a change gets a sign and one more digit, a price that begins with 8 or 9 one more
 * digit, and a thousands separator if needed. All digits have the same width. The same as in Rust.
 */
const widen = (figure, isChange) =>
  (isChange && !/[+\u2212]/.test(figure) ? "+" : "") +
  figure.replace(/\p{Nd}+/u, (whole) => (!isChange && whole < "8" ? "" : whole.length > 2 ? "0," : "0") + whole).replace(/\d/g, "0");

/** Adds an empty quote after each word that may be a symbol. */
function find(root) {
  for (const { firstChild: text, dataset } of root.querySelectorAll(".slugline-ref"))
    if (text && !text.parentElement.closest(APART)) join(text.splitText(text.data.trimEnd().lastIndexOf(" ") + 1), dataset.symbol);
  for (const place of root.matches(TEXTS) ? [root] : root.querySelectorAll(TEXTS)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
      const [found] = text.parentElement.closest(`${APART}, .slugline-ref, .slugline-pair`) ? [] : text.data.matchAll(WORDS);
      if (!found) continue;
      const word = text.splitText(found.index);
      // The split-off part is the next text.
      word.splitText(found[0].length);
      join(word, found[1]);
    }
  }
}

/** Joins a word and an empty quote, without a line break between them. */
function join(word, name) {
  const pair = document.createElement("span");
  pair.className = "slugline-pair";
  const quote = document.createElement("a");
  quote.className = "slugline-quote";
  quote.dataset.symbol = name;
  word.replaceWith(pair);
  pair.append(word, quote);
}

/** Allows a line break between a word and its quote if both together are wider than the lines. */
function part(pairs) {
  for (const pair of pairs) pair.classList.remove("slugline-parted");
  const widthOf = (element) => element.getBoundingClientRect().width;
  // A page may have moved them elsewhere.
  const wide = pairs.filter((pair) => pair.closest(BLOCKS) && widthOf(pair) > widthOf(pair.closest(BLOCKS)));
  for (const pair of wide) pair.classList.add("slugline-parted");
}

/** Isolates a figure from the direction of the text around it, as <bdi> does. */
const apart = (figure) => `\u2068${figure}\u2069`;

/** Whether the line of a quote is out of view. */
const isBelow = (quote) => quote.parentElement.getBoundingClientRect().top > innerHeight;

/**
 * Writes a quote as in its strip; empty if the strip no longer has it. One that `isNew` has not been painted. Returns whether it has
 * more space than before.
 */
function write(quote, { item, strip } = {}, isNew) {
  const figures = Array.from(item?.querySelectorAll(":is(.slugline-price, .slugline-change) bdi:not(:empty, [aria-label])") ?? []);
  const written = (wide) => figures.map((cell) => apart(wide(cell.textContent, cell.closest(".slugline-change")))).join(" ");
  const text = written((figure) => figure);
  const isWide = () => text.length > (quote.dataset.widest?.length ?? 0);
  const isGrown = isWide() && (isNew || isBelow(quote));
  if (isGrown) quote.dataset.widest = written(widen);
  if (!quote.dataset.widest) return false;
  const turn = item?.querySelector(".slugline-change")?.classList[1];
  set(quote, "class", ["slugline-quote", turn, strip?.isLost && "slugline-stale"].filter(Boolean).join(" "));
  set(quote, "data-quote", text);
  // Figures wider than their space are made smaller, and never take more lines.
  quote.style.setProperty("--_fit", "");
  quote.style.setProperty("--_space", isWide() ? "pre" : "");
  // Letters do not shrink evenly if they are placed on whole pixels: each size is measured.
  for (let fit = 1, tries = 0; isWide() && quote.scrollWidth > quote.clientWidth && tries < 4; tries += 1) {
    fit *= quote.clientWidth / quote.scrollWidth;
    quote.style.setProperty("--_fit", `${100 * fit}%`);
  }
  set(quote, "palette", strip?.getAttribute("palette"));
  // A name that never changes: ticks are not announced.
  const link = item?.querySelector("[href]");
  set(quote, "href", link?.getAttribute("href"));
  set(quote, "aria-label", link && quote.dataset.symbol);
  set(quote, "aria-hidden", !link && "true");
  return isGrown;
}

function set(element, name, value) {
  if (!value) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export class Mentions {
  #story;
  /** By strip, a hidden list of the requested quotes. */
  #copies = new Map();
  #quotes = [];
  #seen = new Set();
  #observer;
  #widths;
  #timer;
  /** Whether there may be new symbols. */
  #isNew = false;
  #refresh = (isNew) => {
    this.#isNew ||= isNew;
    if (this.#seen.size || this.#isNew) this.#timer ??= setTimeout(() => requestAnimationFrame(() => this.#write()), REST);
  };

  constructor(story) {
    this.#story = story;
    readers.add(this.#refresh);
  }

  end() {
    readers.delete(this.#refresh);
    clearTimeout(this.#timer);
    this.#clear();
  }

  #clear() {
    for (const strip of this.#copies.keys()) this.#drop(strip);
    this.#observer?.disconnect();
    this.#widths?.disconnect();
    this.#seen.clear();
  }

  #drop(strip) {
    this.#copies.get(strip).quotes.free();
    this.#copies.delete(strip);
  }

  /** Finds the words of a story that was just rendered, and adds their quotes before it is painted. */
  place() {
    this.#clear();
    if (strips.size || document.querySelector("slugline-ticker"))
      for (const root of this.#story.querySelectorAll(':scope > [data-slugline="story"]:not(:has(.slugline-quote))')) find(root);
    this.#quotes = [...this.#story.querySelectorAll(".slugline-quote[data-symbol]")];
    if (!this.#quotes.length) return;
    const known = this.#known();
    this.#observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#seen[isIntersecting ? "add" : "delete"](target);
      this.#refresh();
    }, { rootMargin: NEAR });
    for (const quote of this.#quotes) {
      const { symbol } = quote.dataset;
      if (known.has(symbol)) write(quote, known.get(symbol), !quote.dataset.widest);
      else {
        const strip = document.querySelector(`slugline-ticker[symbols~="${CSS.escape(symbol)}"]`);
        if (strip) quote.dataset.widest ??= figuresOf(strip).map((figure) => apart(usual(figure))).join(" ");
      }
      this.#observer.observe(quote.parentElement);
    }
    const pairs = this.#quotes.map(({ parentElement }) => parentElement);
    part(pairs);
    // Separating a word makes its block higher: never in the same round in which that is observed.
    this.#widths = new ResizeObserver(() => requestAnimationFrame(() => part(pairs)));
    for (const block of new Set(pairs.map((pair) => pair.closest(BLOCKS)))) if (block) this.#widths.observe(block);
  }

  /** What the strips know: by the name of a quote, the item of its list, and the strip. */
  #known() {
    const names = new Set(this.#quotes.map(({ dataset }) => dataset.symbol));
    for (const [strip, { quotes }] of this.#copies) if (!strip.view || !quotes.isOf(strip.view)) this.#drop(strip);
    for (const strip of strips) {
      const copy = this.#copies.get(strip) ?? strip.copy(this.#story.language, [...names].join(" "));
      this.#copies.set(strip, copy);
      // A paused strip holds its values.
      if (!strip.paused) copy.quotes.flush();
    }
    const known = new Map();
    for (const [strip, { nodes, quotes }] of this.#copies) {
      const items = nodes.querySelectorAll("li");
      for (const name of names) {
        const item = items[quotes.rowOf(name)];
        if (item && !known.has(name)) known.set(name, { item, strip });
      }
    }
    return known;
  }

  #write() {
    this.#timer = undefined;
    if (hasCrashed() || !this.#quotes.length) return;
    this.#isNew = false;
    const known = this.#known();
    const due = this.#quotes.filter((quote) => !quote.dataset.widest || this.#seen.has(quote.parentElement));
    const grown = due.filter((quote) => write(quote, known.get(quote.dataset.symbol)));
    part(grown.map(({ parentElement }) => parentElement));
  }
}

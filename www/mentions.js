// Quotes beside the words of a story: of symbols that its author marked, and of words such as $ABC where a strip of the page knows
// the symbol. The text stays as it was written: what is added has none of its own, and no copy, search or reader view finds it.
import { hasCrashed } from "./guard.js";
import { figuresOf, readers, strips } from "./strips.js";

/**
 * `$`, then a symbol with a letter in it, and behind an `@` its exchange with a capital in it. The same as in
 * src/components/story/quotes_in_text.rs.
 */
const WORDS = /(?<![\w$])\$(?=[\w.-]*[A-Za-z])(\w(?:[\w.-]*\w)?(?:@(?=\w*[A-Z])\w+)?)/g;
const TEXTS = ".slugline-standfirst, .slugline-body";
/** What is no running text, and what is a link already. */
const APART = "a, code, pre, h1, h2, h3, h4, h5, h6";
/** What has lines. */
const BLOCKS = "p, li, td, th, figcaption, caption, cite, div";
/** Room for the figures of a quote that is declared, but not there yet. */
const usual = (figure) => (figure === "price" ? "$000.00" : "+00.00%");
/** How often values are written at most, in milliseconds. */
const REST = 250;
/** Quotes are written before they are seen, while they may still take more room. */
const NEAR = "50%";

/**
 * Room for a figure and for what a day makes of it: a change has a sign and a digit more, a price that begins with 8 or 9 has that
 * digit, and a mark where thousands begin. Digits are as wide as one another. The same as there.
 */
const widen = (figure, isChange) =>
  (isChange && !/[+\u2212]/.test(figure) ? "+" : "") +
  figure.replace(/\p{Nd}+/u, (whole) => (!isChange && whole < "8" ? "" : whole.length > 2 ? "0," : "0") + whole).replace(/\d/g, "0");

/** Puts an empty quote behind each word that may be a symbol. */
function find(root) {
  for (const { firstChild: text, dataset } of root.querySelectorAll(".slugline-ref"))
    if (text && !text.parentElement.closest(APART)) join(text.splitText(text.data.trimEnd().lastIndexOf(" ") + 1), dataset.symbol);
  for (const place of root.matches(TEXTS) ? [root] : root.querySelectorAll(TEXTS)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
      const [found] = text.parentElement.closest(`${APART}, .slugline-ref, .slugline-pair`) ? [] : text.data.matchAll(WORDS);
      if (!found) continue;
      const word = text.splitText(found.index);
      // What is split off is the next text.
      word.splitText(found[0].length);
      join(word, found[1]);
    }
  }
}

/** Joins a word and an empty quote: no line ends between them. */
function join(word, name) {
  const pair = document.createElement("span");
  pair.className = "slugline-pair";
  const quote = document.createElement("a");
  quote.className = "slugline-quote";
  quote.dataset.symbol = name;
  word.replaceWith(pair);
  pair.append(word, quote);
}

/** Lets a line end between a word and its quote where both together are wider than the lines that there are. */
function part(pairs) {
  for (const pair of pairs) pair.classList.remove("slugline-parted");
  const widthOf = (element) => element.getBoundingClientRect().width;
  // A page may have moved them elsewhere.
  const wide = pairs.filter((pair) => pair.closest(BLOCKS) && widthOf(pair) > widthOf(pair.closest(BLOCKS)));
  for (const pair of wide) pair.classList.add("slugline-parted");
}

/** Sets a figure apart from the direction of the text around it, as <bdi> does. */
const apart = (figure) => `\u2068${figure}\u2069`;

/** Whether nobody sees the line of a quote move. */
const isBelow = (quote) => quote.parentElement.getBoundingClientRect().top > innerHeight;

/**
 * Writes a quote as its strip has it; nothing where that has it no more. One that `isNew` has not been painted. Tells whether it has
 * more room than before.
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
  // What is wider than its room is set so much smaller, and never in more lines.
  quote.style.setProperty("--_fit", "");
  quote.style.setProperty("--_space", isWide() ? "pre" : "");
  // Letters do not shrink evenly where they stand on whole pixels: each size is measured.
  for (let fit = 1, tries = 0; isWide() && quote.scrollWidth > quote.clientWidth && tries < 4; tries += 1) {
    fit *= quote.clientWidth / quote.scrollWidth;
    quote.style.setProperty("--_fit", `${100 * fit}%`);
  }
  set(quote, "palette", strip?.getAttribute("palette"));
  // A name that never changes: nobody is told of ticks.
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
  /** By strip a list of those of its quotes that are asked for, which nobody sees. */
  #copies = new Map();
  #quotes = [];
  #seen = new Set();
  #observer;
  #widths;
  #timer;
  /** Whether there may be symbols that were not known before. */
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

  /** Finds the words of a story that was just laid, and gives them their quotes before it is painted. */
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
    // What is parted makes its block higher: never in the round in which that is observed.
    this.#widths = new ResizeObserver(() => requestAnimationFrame(() => part(pairs)));
    for (const block of new Set(pairs.map((pair) => pair.closest(BLOCKS)))) if (block) this.#widths.observe(block);
  }

  /** What the strips know: by the name of a quote the item of its list, and the strip. */
  #known() {
    const names = new Set(this.#quotes.map(({ dataset }) => dataset.symbol));
    for (const [strip, { quotes }] of this.#copies) if (!strip.view || !quotes.isOf(strip.view)) this.#drop(strip);
    for (const strip of strips) {
      const copy = this.#copies.get(strip) ?? strip.copy(this.#story.language, [...names].join(" "));
      this.#copies.set(strip, copy);
      // A strip that is paused holds its values.
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

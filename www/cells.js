// The lists of a strip, and the cells in them. The module makes a quote without figures; all others are clones of it. A
// tick only writes text and attributes into cells. The module determines what is new.
import { writeText } from "./text.js";

const MINUS = "\u2212";
/** How many quotes are added in one frame: hundreds of new ones at once would block the page. */
const MOST_NEW = 64;
/** The directions, in the order of `Direction`. */
const DIRECTIONS = [["up", "\u25b2"], ["down", "\u25bc"], ["flat", "\u25a0"]];
/** The classes of a kind of cell by direction, the last without one. Made once: browsers recognise strings they have seen before. */
const looks = (kind) => [
  ...DIRECTIONS.map(([word, sign]) => [`slugline-${kind} slugline-${word}`, `${kind} ${word}`, sign]),
  [`slugline-${kind}`, kind, ""],
];
const LOOKS = { change: looks("change"), spark: looks("spark") };

/** What is around a number's digits and between them: see `Form` in src/locale/number.rs. */
class Form {
  constructor(before, between, after, marks, digits) {
    // By sign, which is -1, 0 or 1.
    this.before = [MINUS, "", "+"].map((sign) => before + sign + between);
    this.after = after;
    [this.decimal, this.group] = marks;
    const [least, second, zero] = digits;
    this.least = least === "2" ? 5 : 4;
    this.second = second === "2" ? 2 : 3;
    this.zero = zero === "0" ? 0 : zero.codePointAt(0);
  }

  /**
   * Formats the number whose digits are those of `high` and the nine of `low`, of which the last `scale` are decimals.
   * Gives the same text as `Form::write` in Rust.
   */
  write(sign, high, low, scale) {
    let digits = high ? high + `${low}`.padStart(9, "0") : `${low}`;
    if (digits.length <= scale) digits = digits.padStart(scale + 1, "0");
    const end = digits.length - scale;
    let text = digits.slice(0, end);
    if (this.group && end >= this.least) {
      let at = end - 3;
      text = digits.slice(at, end);
      for (; at > 0; at -= this.second) text = digits.slice(Math.max(0, at - this.second), at) + this.group + text;
    }
    if (scale) text += this.decimal + digits.slice(end);
    if (this.zero) text = text.replace(/\d/g, (digit) => String.fromCodePoint(this.zero + Number(digit)));
    return this.before[sign + 1] + text + this.after;
  }
}

export class Cells {
  #shadow;
  #onFilled;
  /** How many quotes there should be. */
  #wanted = 0;
  #frame;
  /** The quote without figures. */
  #blank;
  #lists = [];
  /** By row, once it is written, its cells in each list that contains it. */
  #rows = [];
  #copies = 1;
  #span = 0;
  #forms = [];
  /** The names of the directions in the strip's language. */
  #labels;

  /**
   * @param {(rows: number) => void} [onFilled] is called when there are more, with their number; without it all are added at once
   */
  constructor(shadow, onFilled) {
    this.#shadow = shadow;
    this.#onFilled = onFilled;
  }

  /**
   * Makes this many quotes: the first of them at once, the others in the next frames. Existing ones of the
   * same kind are kept. Returns how many there are.
   */
  layOut(blank, rows, ...labels) {
    this.#labels = labels;
    this.#wanted = rows;
    const list = this.#shadow.querySelector(".track > ul");
    if (!this.#blank?.isEqualNode(blank)) list.replaceChildren();
    this.#blank = blank;
    while (list.childElementCount > rows) list.lastChild.remove();
    const there = this.#grow(list);
    this.#copy();
    return there;
  }

  #grow(list) {
    const rows = Math.min(this.#wanted, this.#onFilled ? list.childElementCount + MOST_NEW : Infinity);
    while (list.childElementCount < rows) list.append(this.#blank.cloneNode(true));
    cancelAnimationFrame(this.#frame);
    if (rows < this.#wanted) this.#frame = requestAnimationFrame(() => this.#onFilled(this.#grow(list)));
    return rows;
  }

  /** Makes this many lists, each but the first with this many quotes: as many as are visible of it. */
  copy(copies, span) {
    this.#copies = copies;
    this.#span = span;
    this.#copy();
  }

  #copy() {
    const list = this.#shadow.querySelector(".track > ul");
    const link = list.querySelector("a");
    const quotes = [...list.children].slice(0, this.#span);
    while (list.nextSibling) list.nextSibling.remove();
    for (let count = 1; count < this.#copies; count += 1) {
      const copy = list.cloneNode();
      copy.setAttribute("aria-hidden", "true");
      // Inert content cannot be clicked either: docs/decisions/0007-copies-that-are-links.md.
      copy.inert = !link;
      copy.append(...quotes.map((quote) => quote.cloneNode(true)));
      for (const quote of copy.children) {
        quote.removeAttribute("data-flash");
        stopOf(quote).tabIndex = -1;
      }
      list.after(copy);
    }
    this.#lists = [...list.parentNode.children];
    this.#rows = [];
  }

  /** The cells of a row, in each list. */
  #of(row) {
    return (this.#rows[row] ??= this.#lists.flatMap(({ children }) => (children[row] ? [cellsOf(children[row])] : [])));
  }

  /** Sets how the numbers of a form are written. */
  form(form, before, between, after, marks, digits) {
    this.#forms[form] = new Form(before, between, after, marks, digits);
  }

  /** Writes a number. */
  number(row, place, form, sign, high, low, scale) {
    this.text(row, place, this.#forms[form].write(sign, high, low, scale));
  }

  /** Writes a text. */
  text(row, place, text) {
    for (const { [place]: cell } of this.#of(row)) {
      // A translator or an extension may have put its own nodes in place of the text.
      if (cell.text?.parentNode === cell.number) cell.text.data = text;
      else cell.text = writeText(cell.number, text);
      if (cell.word) nameSign(cell, undefined);
    }
  }

  /** Writes a sign with a label. */
  sign(row, place, sign, word) {
    this.text(row, place, sign);
    for (const { [place]: cell } of this.#of(row)) nameSign(cell, word);
  }

  /** Sets where a quote leads, if anywhere. */
  link(row, address) {
    for (const { children } of this.#lists) {
      const link = children[row]?.firstChild;
      if (address) link?.setAttribute("href", address);
      else link?.removeAttribute("href");
    }
  }

  /** Draws the line of a quote. */
  draw(row, place, points) {
    for (const { [place]: cell } of this.#of(row)) {
      const line = cell.element.querySelector("polyline");
      if (line.getAttribute("points") === points) continue;
      line.setAttribute("points", points);
      // Without a line it takes no space.
      cell.element.hidden = !points;
    }
  }

  /** Writes a direction: the class and the part of its cell, and if there is an arrow, the arrow and its name. */
  turn(row, place, direction) {
    const label = this.#labels[direction];
    for (const { [place]: cell } of this.#of(row)) {
      const { element, kind, arrow } = cell;
      const [look, part, sign] = LOOKS[kind][direction];
      element.className = look;
      element.setAttribute("part", part);
      if (!arrow) continue;
      writeText(arrow, sign);
      arrow.hidden = !label;
      if (label) arrow.setAttribute("aria-label", label);
      else arrow.removeAttribute("aria-label");
    }
  }
}

/** The focusable element in a quote, which contains its cells. */
export const stopOf = (quote) => quote.querySelector("a") ?? quote;

/** Gives the text of a cell a label for screen readers, or none. */
function nameSign(cell, word) {
  cell.word = word;
  for (const [name, value] of [["role", "img"], ["aria-label", word]]) {
    if (word) cell.number.setAttribute(name, value);
    else cell.number.removeAttribute(name);
  }
}

/** The cells of a quote. */
const cellsOf = (quote) =>
  Array.from(stopOf(quote).children, (element) => ({
    element,
    kind: element.getAttribute("part").split(" ")[0],
    /** The element with its text. */
    number: element.querySelector("bdi") ?? element,
    /** The label of its text. */
    word: element.querySelector("bdi")?.getAttribute("aria-label"),
    arrow: element.querySelector(".slugline-arrow"),
  }));

// The cells of a strip. A tick writes text and attributes into them, and nothing else. The module says what is new.

const MINUS = "\u2212";

/** What stands around a number's digits and between them: see `Form` in src/locale/number.rs. */
class Form {
  constructor(before, between, after, marks, digits) {
    [this.before, this.between, this.after] = [before, between, after];
    [this.decimal, this.group] = marks;
    const [least, second, zero] = digits;
    this.least = least === "2" ? 5 : 4;
    this.second = second === "2" ? 2 : 3;
    this.zero = zero === "0" ? 0 : zero.codePointAt(0);
  }

  /**
   * Writes the number whose digits are those of `high` and the nine of `low`, of which the last `scale` stand behind the point.
   * The same text as `Form::write` in Rust makes.
   */
  write(sign, high, low, scale) {
    const digits = (high ? high + `${low}`.padStart(9, "0") : `${low}`).padStart(scale + 1, "0");
    const end = digits.length - scale;
    let text = digits.slice(0, end);
    if (this.group && end >= this.least) {
      let at = end - 3;
      text = digits.slice(at, end);
      for (; at > 0; at -= this.second) text = digits.slice(Math.max(0, at - this.second), at) + this.group + text;
    }
    if (scale) text += this.decimal + digits.slice(end);
    if (this.zero) text = text.replace(/\d/g, (digit) => String.fromCodePoint(this.zero + Number(digit)));
    return this.before + (sign < 0 ? MINUS : sign > 0 ? "+" : "") + this.between + text + this.after;
  }
}

export class Cells {
  #shadow;
  /** List by list the rows, and their cells once they are written. */
  #lists = [];
  #forms = [];

  constructor(shadow) {
    this.#shadow = shadow;
  }

  /** The lists are laid anew. */
  forget() {
    this.#lists = [];
  }

  /** Finds so many lists of so many rows, which come a moment after they are described. */
  find(lists, rows) {
    if (this.#lists.length === lists && this.#lists.every(({ items }) => items.length === rows)) return;
    const track = this.#shadow.querySelector(".track");
    this.#lists = Array.from(track.children, (list) => ({ items: [...list.children], cells: [] }));
  }

  /** Says how the numbers of a form are written. */
  form(form, before, between, after, marks, digits) {
    this.#forms[form] = new Form(before, between, after, marks, digits);
  }

  /** Writes a number. */
  number(row, place, form, sign, high, low, scale) {
    this.text(row, place, this.#forms[form].write(sign, high, low, scale));
  }

  /** Writes a text. The last cell, which says the state, has no text node of its own while it is empty. */
  text(row, place, text) {
    for (const list of this.#lists) {
      const cell = (list.cells[row] ?? cellsOf(list, row))[place];
      if (cell?.text) cell.text.data = text;
      else if (cell) cell.element.textContent = text;
    }
  }

  /** The elements of a cell, one a list. */
  elements(row, place) {
    return this.#lists.map((list) => (list.cells[row] ?? cellsOf(list, row))[place]?.element).filter(Boolean);
  }

  /** Writes a direction: the class and the part of its cell, and where there is an arrow, that and its name. */
  turn(row, place, name, part, arrow, label) {
    for (const list of this.#lists) {
      const cell = (list.cells[row] ?? cellsOf(list, row))[place];
      if (!cell) continue;
      cell.element.className = name;
      cell.element.setAttribute("part", part);
      if (!cell.arrow) continue;
      cell.arrow.textContent = arrow;
      if (label) cell.arrow.setAttribute("aria-label", label);
      else cell.arrow.removeAttribute("aria-label");
    }
  }
}

/** The cells of a row, which are looked for when it is first written. */
function cellsOf({ items, cells }, row) {
  // They stand in a link where the quote has one.
  const link = items[row]?.querySelector(":scope > [href]");
  return (cells[row] = Array.from((link ?? items[row])?.children ?? [], (element) => ({
    element,
    text: element.querySelector("bdi")?.firstChild,
    arrow: element.querySelector(".slugline-arrow"),
  })));
}

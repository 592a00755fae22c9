// The nodes of the reader's panel: one row where it is wide, one button and a sheet where it is narrow. Both are the same nodes. The
// module has made the row, with the size of the text in it; the rest is here, where only stories that ask for more load it.
//
// A sheet is a popover, which closes on Escape and on a press elsewhere and gives the focus back. On a wide panel the style sheet
// makes it part of the row; what it holds of settings is a popover of its own then.
import * as words from "words:names";

/** In the order of their bits in article.js. */
const [THEME, FONT, SPACING, MEASURE, LISTEN, SHARE, PRINT] = [2, 4, 8, 16, 32, 64, 128];
/** Settings of which one value holds; the empty value is the page's own. */
const CHOICES = [
  [THEME, "theme", words.theme, [["", words.usual], ["light", words.light], ["dark", words.dark], ["sepia", words.sepia]]],
  [FONT, "font", words.font, [["", words.usual], ["serif", words.serif], ["sans", words.sans]]],
];
/** Settings of which there is less or more. */
const SLIDERS = [
  [SPACING, "lineSpacing", words.line_spacing],
  [SPACING, "letterSpacing", words.letter_spacing],
  [SPACING, "wordSpacing", words.word_spacing],
  [MEASURE, "measure", words.measure],
];

function node(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

const button = (name, attributes, ...children) => node("button", { class: `button ${name}`, part: "button", type: "button", ...attributes }, ...children);

export class Controls {
  #toolbar;
  #word;
  #shown;
  #nodes = [];

  /** The controls of a shadow root; `word` gives a word by its place. */
  constructor(root, word) {
    this.#toolbar = root.querySelector(".toolbar");
    this.#word = word;
  }

  /** Shows these controls. What is open stays so where only voices come or go. */
  show(bits) {
    const sheet = this.#toolbar.querySelector(".sheet");
    if ((bits & ~LISTEN) !== this.#shown) this.#lay(sheet, bits);
    this.#shown = bits & ~LISTEN;
    const [more, close, listen, player] = this.#nodes;
    // It comes when the browser has told its voices, and nothing makes room for it.
    if (bits & LISTEN && !listen.isConnected) {
      close.before(listen);
      this.#toolbar.append(player);
    } else if (!(bits & LISTEN)) {
      listen.remove();
      player.remove();
    }
    // A single control is not folded away.
    const isSingle = !(bits & (bits - 1));
    more.hidden = close.hidden = isSingle;
    for (const [name, value] of [["popover", "auto"], ["role", "group"], ["aria-label", this.#word(words.options)]]) {
      if (isSingle) sheet.removeAttribute(name);
      else if (!sheet.hasAttribute(name)) sheet.setAttribute(name, value);
    }
  }

  #lay(sheet, bits) {
    for (const old of this.#nodes) old.remove();
    const word = this.#word;
    const opener = (name, target, attributes, ...children) => button(name, { popovertarget: target, ...attributes }, node("span", {}, "Aa"), ...children);
    const close = button("close", { popovertarget: "sheet" }, word(words.close));
    const parts = [];
    if (bits & (THEME | FONT | SPACING | MEASURE)) {
      // What is seen is part of the name, for those who speak it (WCAG 2.5.3).
      parts.push(opener("open", "settings", { "aria-label": `Aa ${word(words.options)}` }), this.#settings(bits));
    }
    if (bits & SHARE) parts.push(button("share", {}, word(words.share)));
    if (bits & PRINT) parts.push(button("print", {}, word(words.print)));
    if (bits & SHARE) {
      const address = node("input", { class: "address", readonly: "", dir: "ltr", "aria-labelledby": "note" });
      parts.push(node("div", { class: "note", part: "panel", popover: "auto" }, node("p", { id: "note" }), address));
    }
    const more = opener("more", "sheet", {}, " ", node("span", {}, word(words.options)));
    this.#nodes = [more, close, button("listen", {}, word(words.listen)), this.#player(), ...parts];
    sheet.before(more);
    sheet.append(...parts, close);
  }

  #settings(bits) {
    const word = this.#word;
    const choices = CHOICES.filter(([control]) => bits & control).map(([, name, title, values]) =>
      node("fieldset", {}, node("legend", {}, word(title)), ...values.map(([value, face]) =>
        node("label", { class: name }, node("input", { type: "radio", name, value }), node("span", {}, word(face))))));
    // The figure is for the eye: readers of the screen have the slider's own value.
    const sliders = SLIDERS.filter(([control]) => bits & control).map(([, name, title]) =>
      node("div", { class: "slider" }, node("label", { for: name }, word(title)), node("span", { "aria-hidden": "true" }), node("input", { type: "range", id: name, name, min: 0 })));
    const attributes = { class: "settings", part: "panel", id: "settings", popover: "auto", role: "group", "aria-label": word(words.options) };
    return node("div", attributes, ...choices, ...sliders, button("restore", {}, word(words.restore)));
  }

  /** Where the story is read aloud: it stays in sight while the story moves and the sheet is closed. */
  #player() {
    const word = this.#word;
    const named = (place) => ({ "aria-label": word(place) });
    return node(
      "div",
      { class: "player", part: "panel", popover: "manual", role: "group", ...named(words.listen) },
      button("previous", named(words.previous), "\u2039"),
      button("halt", {}, word(words.halt)),
      button("next", named(words.next), "\u203a"),
      node("select", { class: "rate", ...named(words.rate) }),
      node("select", { class: "voice", ...named(words.voice) }),
      button("stop", {}, word(words.close)),
      node("p", { class: "fault" }),
    );
  }
}

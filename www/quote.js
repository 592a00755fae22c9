import { quote } from "attributes:names";
import { SluglineElement } from "./element.js";
import { loadRoom, reading } from "./module.js";

/**
 * `<slugline-quote>`: one quote in a text, with the figures of a strip of the page. Text in it is a word for the quote, which the figures
 * follow; without one its symbol is shown.
 *
 * @tagname slugline-quote
 *
 * @slot - your own word for the quote
 *
 * @cssprop --slugline-up - colour of a rise
 * @cssprop --slugline-down - colour of a fall
 * @cssprop --slugline-flat - colour of no change
 */
export class SluglineQuote extends SluglineElement {
  static css = "";
  static sources = [];
  static isOwnSource = true;
  static observedAttributes = quote;

  /**
   * The quote that is shown, in the JSON of record; `undefined` before there are figures.
   * @type {Quote | undefined}
   * @readonly
   */
  get quote() {
    return this.view?.quote;
  }

  /** @internal */
  loadRooms() {
    return loadRoom("quotes");
  }

  /** @internal */
  begin(module, shadow, lang) {
    return new module.Quote(this, shadow, lang);
  }

  /** @internal */
  showBytes(bytes, { format }, _, ended) {
    return reading(() => this.view.show(bytes, format), ended);
  }

  /** Ready once a strip of the page has figures for it. @internal */
  async showOwn() {
    await new Promise((shown) => this.view?.whenShown(shown));
    return { format: "children", warnings: [] };
  }
}

// Defines the elements. The first copy on a page wins: a later one, of any version, defines nothing.
import { SluglineArticle } from "./article.js";
import { own } from "./markup.js";
import { keepPreferences } from "./persistence.js";
import { SluglineQuote } from "./quote.js";
import { SluglineTicker } from "./ticker.js";

// Together with the rest, so that elements and `slugline/api` share one module.
export { convert, init } from "./convert.js";
export { Failure as SluglineError } from "./failure.js";
export { SluglineArticle, SluglineQuote, SluglineTicker };

const ELEMENTS = { "slugline-article": SluglineArticle, "slugline-quote": SluglineQuote, "slugline-ticker": SluglineTicker };

/**
 * Defines `<slugline-article>`, `<slugline-quote>` and `<slugline-ticker>`, unless the page has them already. On a server it does nothing.
 * @param {{ persist?: "local" | "none" }} [options] where the reader's preferences are stored
 * @returns {void}
 */
export function define({ persist = "local", sheet } = {}) {
  if (!globalThis.customElements) return;
  if (Object.keys(ELEMENTS).some((name) => customElements.get(name))) return;
  keepPreferences(persist, sheet);
  own();
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
}

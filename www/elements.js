// Defines the elements. The first copy on a page wins: a later one, of whatever version, defines nothing.
import { SluglineArticle } from "./article.js";
import { keepPreferences } from "./element.js";
import { SluglineTicker } from "./ticker.js";

export { SluglineArticle, SluglineTicker };

/**
 * Defines `<slugline-article>` and `<slugline-ticker>`.
 * @param {{ persist?: "local" | "none" }} [options] where the reader's preferences are kept
 */
export function define({ persist = "local" } = {}) {
  if (customElements.get("slugline-article") || customElements.get("slugline-ticker")) return;
  keepPreferences(persist);
  customElements.define("slugline-article", SluglineArticle);
  customElements.define("slugline-ticker", SluglineTicker);
}

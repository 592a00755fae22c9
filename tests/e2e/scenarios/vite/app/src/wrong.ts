import type { Article, SluglineArticle, SluglineTicker } from "slugline";
import { SluglineError } from "slugline/api";
// @ts-expect-error: not one of the package's entries
import type {} from "slugline/element.js";

/** What must not pass the check of types. */
export function wrong(article: SluglineArticle, ticker: SluglineTicker, story: Article): void {
  // @ts-expect-error: a price is a text
  ticker.apply([{ symbol: "EBB", price: 12.5 }]);
  // @ts-expect-error: a block that there is not
  article.article = { body: [{ type: "iframe", url: "https://example.org/" }] };
  // @ts-expect-error: a format that there is not
  void article.show("text", "markdown");
  // @ts-expect-error: read only
  article.ready = Promise.resolve();
  // @ts-expect-error: the strip of a ticker is no story
  ticker.strip = story;
  // @ts-expect-error: a story has a size, no pause
  article.addEventListener("slugline-action", ({ detail }) => detail.control === "pause");
  // @ts-expect-error: it tells no reason
  document.addEventListener("slugline-ready", ({ detail }) => detail.reason);
  // @ts-expect-error: nobody else makes one
  new SluglineError("code", "message");
}

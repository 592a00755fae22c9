// Made from the comments in www/ (xtask/face.mjs), not by hand.
export { SluglineArticle, SluglineQuote, SluglineTicker, define } from "./elements.js";
export type { SluglineArticleActionEvent, SluglineLinkEvent, SluglineBreakEvent, SluglineReadyEvent, SluglineErrorEvent, SluglineTickerActionEvent, SluglineSelectEvent, SluglineFeedEvent, SluglineArticleEventMap, SluglineQuoteEventMap, SluglineTickerEventMap, Format } from "./elements.js";
export type * from "./record.js";

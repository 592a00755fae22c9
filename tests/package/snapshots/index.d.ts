// Made from the comments in www/ (xtask/face.mjs), not by hand.
export { SluglineArticle, SluglineTicker, define } from "./elements.js";
export type { SluglineArticleActionEvent, SluglineLinkEvent, SluglineBreakEvent, SluglineReadyEvent, SluglineErrorEvent, SluglineTickerActionEvent, SluglineSelectEvent, SluglineFeedEvent, SluglineArticleEventMap, SluglineTickerEventMap, Format } from "./elements.js";
export type * from "./record.js";

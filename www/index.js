// `import "slugline"` defines the elements. On a server it does nothing.
import { define } from "./elements.js";

define();

export { SluglineArticle, SluglineQuote, SluglineTicker, define } from "./elements.js";

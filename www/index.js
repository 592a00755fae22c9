// `import "slugline"` defines the elements. On a server it does nothing.
import { define } from "./elements.js";

define();

export { SluglineArticle, SluglineTicker, define } from "./elements.js";

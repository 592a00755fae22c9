// `import "slugline"` defines the elements.
import { define } from "./elements.js";

define();

export * from "./elements.js";

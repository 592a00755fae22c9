import type { JSX } from "solid-js";
import type { Article, SluglineReadyEvent, Strip } from "slugline";

// The tags, properties and events that this project uses.
declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "slugline-article": JSX.HTMLAttributes<HTMLElement> & { controls?: string; "headline-level"?: number };
      "slugline-ticker": JSX.HTMLAttributes<HTMLElement>;
    }
    interface ExplicitProperties {
      article: Article;
      strip: Strip;
    }
    interface CustomEvents {
      "slugline-ready": SluglineReadyEvent;
    }
  }
}

import css from "./article.css";
import { SluglineElement } from "./element.js";

/** `<slugline-article>`: a story, and the reader's controls. */
export class SluglineArticle extends SluglineElement {
  static css = css;
  static view = "Article";
  static takesChildren = true;
  static viewed = ["controls", "text-size", "headline-level"];
  static properties = ["article"];
  static observedAttributes = [...SluglineArticle.viewed, "src", "format", "theme"];

  /** The story in the JSON of record; `undefined` where it is the element's own children. */
  get article() {
    return this.view?.article;
  }

  set article(article) {
    this.show({ article }, "slugline");
  }

  showChildren() {
    this.view?.adopt();
  }

  followPreferences() {
    this.view?.prefer(this.preferences.textSize?.toString());
  }

  keep(control, value) {
    if (control === "text-size") this.prefer({ textSize: value });
  }
}

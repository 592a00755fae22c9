import css from "./article.css";
import { chosen, known, number } from "./attribute.js";
import { SluglineElement } from "./element.js";
import { guarded } from "./module.js";
import { SIZES } from "./preferences.js";

/** `<slugline-article>`: a story, and the reader's controls. */
export class SluglineArticle extends SluglineElement {
  static css = css;
  static takesChildren = true;
  static viewed = ["controls", "text-size", "headline-level"];
  static properties = ["article"];
  static observedAttributes = [...SluglineArticle.viewed, "src", "format", "theme"];

  #hasTextSize = true;
  #startSize = 100;

  constructor() {
    super();
    this.addEventListener("click", (event) => this.#follow(event));
  }

  /** The story in the JSON of record; `undefined` where it is the element's own children. */
  get article() {
    return this.view?.article;
  }

  set article(article) {
    this.show({ article }, "slugline");
  }

  begin({ Article }, shadow, lang) {
    const view = new Article(this, shadow, lang, (control, value) => {
      this.prefer({ textSize: value });
      this.act(control, value);
    });
    // A clone of an element brings a copy of its story along, to be seen until its own is there.
    view.cover(this.#copies().length > 0);
    return view;
  }

  attribute(name, value) {
    if (name === "headline-level") return this.view.headline_level(number(this, name, value, 1, 6, 2));
    if (name === "text-size") this.#startSize = Number(known(this, name, value, SIZES.map(String)) ?? 100);
    else this.#hasTextSize = !chosen(this, name, value, ["text-size", "none"]).every((control) => control === "none") || !value;
    this.followPreferences();
  }

  showBytes(bytes, format) {
    const copies = this.#copies();
    const outcome = this.view.show(bytes, format, Date.now());
    // What could not be read changes nothing; what may not be shown stays nowhere.
    if (!outcome.code || outcome.code === "withheld") for (const copy of copies) copy.remove();
    return outcome;
  }

  showChildren() {
    return { format: "children", warnings: [] };
  }

  followPreferences() {
    const size = this.preferences.textSize ?? this.#startSize;
    guarded(() => this.view?.controls(this.#hasTextSize, this.#startSize * 10, size * 10));
  }

  /** The nodes of a story among the children: the view's, or those that a clone brought along. */
  #copies() {
    return this.querySelectorAll(':scope > [data-slugline="story"]');
  }

  /** Tells the page of links that are followed in the story; it may prevent that. */
  #follow(event) {
    const link = event.target.closest("a[href]");
    if (!link || !this.view) return;
    const detail = { href: link.getAttribute("href"), text: link.textContent };
    if (!this.dispatch("slugline-link", detail, true)) event.preventDefault();
  }
}

import css from "./article.css";
import { SluglineElement } from "./element.js";

/**
 * `<slugline-article>`: a story, and the reader's controls.
 *
 * @tagname slugline-article
 *
 * @attr {Words<"text-size" | "none">} [controls=text-size] - the reader's controls
 * @attr {87.5 | 100 | 112.5 | 125 | 150 | 175 | 200 | 250} [text-size=100] - the size to begin with, in percent, where the reader
 *   has not chosen another
 * @attr {1 | 2 | 3 | 4 | 5 | 6} [headline-level=2] - level of the headline; crossheads are one lower
 *
 * @fires {CustomEvent<{ control: "text-size", value: number }>} slugline-action - the reader used a control
 * @fires {CustomEvent<{ href: string, text: string }>} slugline-link - a link in the story is about to be followed; when the page
 *   cancels the event it is not
 *
 * @slot header - headline, picture, standfirst: what stands above the controls
 * @slot - the story
 * @slot footer - what stands below it; the size of its text is not changed
 *
 * @csspart toolbar - the row of controls
 * @csspart button - each of its buttons
 *
 * @cssprop [--slugline-text-scale=1] - written by the text-size control, 0.875 to 2.5; scales text, not pictures
 * @cssprop [--slugline-measure=38em] - longest line of the story
 * @cssprop [--slugline-line-height=1.6] - leading of the body
 * @cssprop [--slugline-paragraph-gap=1.15em] - space between paragraphs
 * @cssprop --slugline-headline-size - the headline, fluid from 1.6em to 2.75em
 * @cssprop [--slugline-headline-weight=700] - the headline
 * @cssprop [--slugline-toolbar-size=92px] - height of the controls with the space around them
 * @cssprop --slugline-accent - bar above the kicker, rule beside a quotation, bullets
 * @cssprop --slugline-link - links, only where `theme` is `light`, `dark` or `sepia`
 * @cssprop --slugline-rule - hairlines
 * @cssprop --slugline-tint - ground of code, hovered buttons
 * @cssprop --slugline-mark - ground of marked text
 * @cssprop [--slugline-bleed=1em] - how far a themed story's ground reaches beyond its text
 */
export class SluglineArticle extends SluglineElement {
  static css = css;
  static view = "Article";
  static takesChildren = true;
  static viewed = ["controls", "text-size", "headline-level"];
  static properties = ["article"];
  static observedAttributes = [...SluglineArticle.viewed, "src", "format", "theme"];

  /**
   * The story in the JSON of record; `undefined` where it is the element's own children.
   * @type {Article | undefined}
   */
  get article() {
    return this.view?.article;
  }

  set article(article) {
    this.show({ article }, "slugline");
  }

  /** @internal */
  showChildren() {
    this.view?.adopt();
  }

  /** @internal */
  followPreferences() {
    this.view?.prefer(this.preferences.textSize?.toString());
  }

  /** @internal */
  keep(control, value) {
    if (control === "text-size") this.prefer({ textSize: value });
  }
}

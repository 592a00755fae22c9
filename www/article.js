import css from "../src/style/article.css";
import { article } from "attributes:names";
import { SluglineElement } from "./element.js";
import { report } from "./failure.js";
import { hasRoom, loadRoom, reading } from "./module.js";
import { wholeAddress } from "./source.js";
import { learn, wordsOf } from "./words.js";

/** The one control that is always there, and what names none. */
const ALWAYS_THERE = ["", "text-size", "none"];

/**
 * `<slugline-article>`: a story, and the reader's controls.
 *
 * @tagname slugline-article
 *
 * @fires {CustomEvent<{ control: "text-size", value: number } | { control: "theme" | "font" | "spacing" | "measure" | "listen" | "share" | "print" | "reset", value: number | string | boolean | { line: number | "auto", letter: number | "auto", word: number | "auto" } }>} slugline-action -
 *   the reader used a control
 * @fires {CustomEvent<{ href: string, text: string }>} slugline-link - a link in the story is about to be followed; cancelling the
 *   event prevents that
 * @fires {CustomEvent<{ after: number, element: HTMLElement }>} slugline-break - a room that `breaks` asks for is there and
 *   empty: fill it with an advertisement
 *
 * @slot header - headline, picture, standfirst: above the controls
 * @slot - the story
 * @slot paywall - your offer to subscribers, below the story; not shown below a story that is free
 * @slot footer - below the story; its text size is not changed
 *
 * @csspart toolbar - the row of controls
 * @csspart panel - each sheet that opens from it: settings, the player, the result of sharing
 * @csspart button - each of its buttons
 *
 * @cssprop [--slugline-text-scale=1] - written by the text-size control, 0.875 to 2.5; scales text, not pictures
 * @cssprop --slugline-preferred-scale - the platform's own text scale, `env(preferred-text-scale)`; 1 if the page applies it itself
 * @cssprop [--slugline-measure=38em] - maximum line length of the story
 * @cssprop [--slugline-line-height=1.6] - line height of the body
 * @cssprop [--slugline-paragraph-gap=1.15em] - space between paragraphs
 * @cssprop --slugline-headline-size - the headline, fluid from 1.6em to 2.75em
 * @cssprop [--slugline-headline-weight=700] - the headline
 * @cssprop [--slugline-break-size=250px] - height of a room for an advertisement
 * @cssprop [--slugline-toolbar-size=92px] - height of the controls including the space around them
 * @cssprop --slugline-accent - bar above the kicker, rule beside a quotation, bullets
 * @cssprop --slugline-link - links, only where `theme` is `light`, `dark` or `sepia`
 * @cssprop [--slugline-quote-size=.8125em] - text of a quote next to its word
 * @cssprop --slugline-mark - background of marked text, and of the sentence that is read aloud
 * @cssprop --slugline-mark-ink - text on it
 * @cssprop [--slugline-bleed=1em] - how far a themed story's background extends beyond its text
 */
export class SluglineArticle extends SluglineElement {
  static css = css;
  static takesChildren = true;
  static observedAttributes = article;
  static properties = ["article"];

  /**
   * The story in the JSON of record; `undefined` if the element's own children are the story.
   * @type {Article | undefined}
   */
  get article() {
    return this.view?.article;
  }

  set article(article) {
    this.show({ article }, "slugline");
  }

  /** @internal */
  begin({ Article }, shadow, lang) {
    return new Article(this, shadow, lang);
  }

  /** Loads the controls beyond the text size, a separate file. If it does not load, the story does without them. @internal */
  async loadRooms() {
    const named = (this.getAttribute("controls") ?? "").split(/\s+/);
    if (named.every((control) => ALWAYS_THERE.includes(control)) || hasRoom("controls")) return;
    try {
      await loadRoom("controls");
      this.view?.addControls();
    } catch (failure) {
      report(failure, [this]);
    }
  }

  /** @internal */
  async showBytes(bytes, { format, isRemote }, module, ended) {
    const address = isRemote ? wholeAddress(this.getAttribute("src")) : undefined;
    const outcome = await reading(() => this.view.read(bytes, format, Date.now(), address), ended);
    if (!outcome || outcome.code) return outcome;
    // A story may be in another language than its place.
    learn(module, await wordsOf(this.view?.lang ?? "", this));
    this.view?.render();
    return outcome;
  }

  /** @internal */
  showOwn() {
    this.view.decorate();
    return { format: "children", warnings: [] };
  }

  /** The follower of the reader's preferences. @internal */
  get reader() {
    return this.view;
  }

  // What the module tells (src/element/host.rs).

  /** A link is about to be followed; gives whether it may be. @internal */
  linkFollowed(href, text) {
    return this.dispatch("slugline-link", { href, text }, true);
  }

  /** A room for something of the page is there and empty. @internal */
  breakShown(after, element) {
    this.dispatch("slugline-break", { after, element });
  }
}

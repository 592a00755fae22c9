// Made from the comments in www/ (xtask/face.mjs), not by hand.
import type { Strip, Quote, Article } from "./record.js";
import type { Format } from "./api.js";

export { convert, init, SluglineError } from "./api.js";
export type { Format } from "./api.js";
export type * from "./record.js";

/** the reader used a control */
export type SluglineArticleActionEvent = CustomEvent<{ control: "text-size", value: number } | { control: "theme" | "font" | "spacing" | "measure" | "listen" | "share" | "print" | "reset", value: number | string | boolean | { line: number | "auto", letter: number | "auto", word: number | "auto" } }>;

/** a link in the story is about to be followed; cancelling the event prevents that */
export type SluglineLinkEvent = CustomEvent<{ href: string, text: string }>;

/** a room that `breaks` asks for is there and empty: fill it with an advertisement */
export type SluglineBreakEvent = CustomEvent<{ after: number, element: HTMLElement }>;

/** content is shown: the format that was read, and its warnings */
export type SluglineReadyEvent = CustomEvent<{ format: Exclude<Format, "auto"> | "children", warnings: string[] }>;

/** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
export type SluglineErrorEvent = CustomEvent<{ code: string, message: string, fatal: boolean, url: string, version: string, count?: number }>;

/** the reader used a control, or chose the quote of a symbol */
export type SluglineTickerActionEvent = CustomEvent<{ control: "pause", value: boolean } | { control: "select", value: string }>;

/** the reader chose a quote; cancelling the event keeps its link from being followed */
export type SluglineSelectEvent = CustomEvent<{ quote: Quote }>;

/** the state of the figures of `src` or `stream` has changed */
export type SluglineFeedEvent = CustomEvent<{ state: "connecting" | "live" | "delayed" | "stale" | "closed" | "offline" }>;

/** What `SluglineArticle` dispatches. */
export interface SluglineArticleEventMap {
  /** the reader used a control */
  "slugline-action": CustomEvent<{ control: "text-size", value: number } | { control: "theme" | "font" | "spacing" | "measure" | "listen" | "share" | "print" | "reset", value: number | string | boolean | { line: number | "auto", letter: number | "auto", word: number | "auto" } }>;
  /** a link in the story is about to be followed; cancelling the event prevents that */
  "slugline-link": CustomEvent<{ href: string, text: string }>;
  /** a room that `breaks` asks for is there and empty: fill it with an advertisement */
  "slugline-break": CustomEvent<{ after: number, element: HTMLElement }>;
  /** content is shown: the format that was read, and its warnings */
  "slugline-ready": CustomEvent<{ format: Exclude<Format, "auto"> | "children", warnings: string[] }>;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
  "slugline-error": CustomEvent<{ code: string, message: string, fatal: boolean, url: string, version: string, count?: number }>;
}

/** `<slugline-article>`: a story, and the reader's controls. */
export declare class SluglineArticle extends HTMLElement {
  /** The story in the JSON of record; `undefined` if the element's own children are the story. */
  article: Article | undefined;
  /** Resolves when the element shows its content; rejects with the error that `slugline-error` reports. */
  readonly ready: Promise<void>;
  /** Fetches `src` again, or reads the children again. */
  reload(): Promise<void>;
  /** Shows text, bytes of text, or an object of the JSON of record. Resolves when the attempt is over. */
  show(source: string | Uint8Array | object, format?: Format): Promise<void>;
  addEventListener<K extends keyof SluglineArticleEventMap>(type: K, listener: (this: SluglineArticle, event: SluglineArticleEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SluglineArticle, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof SluglineArticleEventMap>(type: K, listener: (this: SluglineArticle, event: SluglineArticleEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SluglineArticle, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** What `SluglineQuote` dispatches. */
export interface SluglineQuoteEventMap {
  /** content is shown: the format that was read, and its warnings */
  "slugline-ready": CustomEvent<{ format: Exclude<Format, "auto"> | "children", warnings: string[] }>;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
  "slugline-error": CustomEvent<{ code: string, message: string, fatal: boolean, url: string, version: string, count?: number }>;
}

/** `<slugline-quote>`: one quote in a text, with the figures of a strip of the page. Text in it is a word for the quote, which the figures follow; without one its symbol is shown. */
export declare class SluglineQuote extends HTMLElement {
  /** The quote that is shown, in the JSON of record; `undefined` before there are figures. */
  readonly quote: Quote | undefined;
  /** Resolves when the element shows its content; rejects with the error that `slugline-error` reports. */
  readonly ready: Promise<void>;
  /** Fetches `src` again, or reads the children again. */
  reload(): Promise<void>;
  /** Shows text, bytes of text, or an object of the JSON of record. Resolves when the attempt is over. */
  show(source: string | Uint8Array | object, format?: Format): Promise<void>;
  addEventListener<K extends keyof SluglineQuoteEventMap>(type: K, listener: (this: SluglineQuote, event: SluglineQuoteEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SluglineQuote, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof SluglineQuoteEventMap>(type: K, listener: (this: SluglineQuote, event: SluglineQuoteEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SluglineQuote, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** What `SluglineTicker` dispatches. */
export interface SluglineTickerEventMap {
  /** the reader used a control, or chose the quote of a symbol */
  "slugline-action": CustomEvent<{ control: "pause", value: boolean } | { control: "select", value: string }>;
  /** the reader chose a quote; cancelling the event keeps its link from being followed */
  "slugline-select": CustomEvent<{ quote: Quote }>;
  /** the state of the figures of `src` or `stream` has changed */
  "slugline-feed": CustomEvent<{ state: "connecting" | "live" | "delayed" | "stale" | "closed" | "offline" }>;
  /** content is shown: the format that was read, and its warnings */
  "slugline-ready": CustomEvent<{ format: Exclude<Format, "auto"> | "children", warnings: string[] }>;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
  "slugline-error": CustomEvent<{ code: string, message: string, fatal: boolean, url: string, version: string, count?: number }>;
}

/** `<slugline-ticker>`: a strip of quotes. */
export declare class SluglineTicker extends HTMLElement {
  /** The strip with its last values in the JSON of record; `undefined` before the first. */
  strip: Strip | undefined;
  /** Whether the strip has been stopped, by the reader or by the page. */
  paused: boolean;
  /** Stops the strip. */
  pause(): void;
  /** Starts the strip again. */
  play(): void;
  /**
   * Takes quotes; members may be missing. Before the strip is there, they are kept for it.
   * @param quotes as a list, or a frame as an object or as JSON
   */
  apply(quotes: Quote[] | { quotes: Quote[] } | string): void;
  /** Resolves when the element shows its content; rejects with the error that `slugline-error` reports. */
  readonly ready: Promise<void>;
  /** Fetches `src` again, or reads the children again. */
  reload(): Promise<void>;
  /** Shows text, bytes of text, or an object of the JSON of record. Resolves when the attempt is over. */
  show(source: string | Uint8Array | object, format?: Format): Promise<void>;
  addEventListener<K extends keyof SluglineTickerEventMap>(type: K, listener: (this: SluglineTicker, event: SluglineTickerEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SluglineTicker, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof SluglineTickerEventMap>(type: K, listener: (this: SluglineTicker, event: SluglineTickerEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: SluglineTicker, event: HTMLElementEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/**
 * Defines `<slugline-article>`, `<slugline-quote>` and `<slugline-ticker>`, unless the page has them already. On a server it does nothing.
 * @param options where the reader's preferences are stored
 */
export declare function define(options?: { persist?: "local" | "none" }): void;

declare global {
  interface HTMLElementTagNameMap {
    "slugline-article": SluglineArticle;
    "slugline-quote": SluglineQuote;
    "slugline-ticker": SluglineTicker;
  }
  interface GlobalEventHandlersEventMap {
    "slugline-action": CustomEvent<{ control: "text-size", value: number } | { control: "theme" | "font" | "spacing" | "measure" | "listen" | "share" | "print" | "reset", value: number | string | boolean | { line: number | "auto", letter: number | "auto", word: number | "auto" } }> | CustomEvent<{ control: "pause", value: boolean } | { control: "select", value: string }>;
    "slugline-link": CustomEvent<{ href: string, text: string }>;
    "slugline-break": CustomEvent<{ after: number, element: HTMLElement }>;
    "slugline-ready": CustomEvent<{ format: Exclude<Format, "auto"> | "children", warnings: string[] }>;
    "slugline-error": CustomEvent<{ code: string, message: string, fatal: boolean, url: string, version: string, count?: number }>;
    "slugline-select": CustomEvent<{ quote: Quote }>;
    "slugline-feed": CustomEvent<{ state: "connecting" | "live" | "delayed" | "stale" | "closed" | "offline" }>;
  }
}

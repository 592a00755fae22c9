// Made from the comments in www/ (xtask/face.mjs), not by hand.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SluglineArticle, SluglineQuote, SluglineTicker, SluglineArticleActionEvent, SluglineLinkEvent, SluglineBreakEvent, SluglineReadyEvent, SluglineErrorEvent, SluglineTickerActionEvent, SluglineSelectEvent, SluglineFeedEvent, Article, Quote, Strip } from "./elements.js";

/** Some of these words, parted by blanks. */
type Words<W extends string> = W | `${W} ${string}`;

type Tag<E extends HTMLElement, Props> = DetailedHTMLProps<Omit<HTMLAttributes<E>, keyof Props>, E> & Props;

/** What `<slugline-article>` takes in JSX. */
export interface SluglineArticleProps {
  /** where the content is */
  "src"?: string;
  /** how to read it */
  "format"?: "auto" | "slugline" | "wire" | "ninjs" | "jsonld" | "wordpress" | "ghost" | "html";
  /** to which servers requests take the reader's cookies along: `include` to any, for a paid source on another origin, `omit` to none */
  "credentials"?: "same-origin" | "include" | "omit";
  /** colours; `auto` takes those of the page */
  "theme"?: "auto" | "light" | "dark" | "sepia";
  /** `none` neither uses nor stores the reader's preferences, and deletes what was stored */
  "persist"?: "local" | "none";
  /** the reader's controls, or `none` */
  "controls"?: Words<"text-size" | "theme" | "font" | "spacing" | "measure" | "listen" | "share" | "print" | "none">;
  /** the initial size, in percent, unless the reader has chosen another */
  "text-size"?: 87.5 | 100 | 112.5 | 125 | 150 | 175 | 200 | 250 | `${87.5 | 100 | 112.5 | 125 | 150 | 175 | 200 | 250}`;
  /** after which blocks of the body there is a room for an advertisement: numbers, separated by spaces, 1 to 1000 */
  "breaks"?: string;
  /** level of the headline; crossheads are one lower */
  "headline-level"?: 1 | 2 | 3 | 4 | 5 | 6 | `${1 | 2 | 3 | 4 | 5 | 6}`;
  /** `lazy` fetches `src` when the element comes near the viewport */
  "loading"?: "eager" | "lazy";
  /** The story in the JSON of record; `undefined` if the element's own children are the story. */
  article?: Article | undefined;
  /** the reader used a control */
  "onslugline-action"?: (event: SluglineArticleActionEvent) => void;
  /** a link in the story is about to be followed; cancelling the event prevents that */
  "onslugline-link"?: (event: SluglineLinkEvent) => void;
  /** a room that `breaks` asks for is there and empty: fill it with an advertisement */
  "onslugline-break"?: (event: SluglineBreakEvent) => void;
  /** content is shown: the format that was read, and its warnings */
  "onslugline-ready"?: (event: SluglineReadyEvent) => void;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
  "onslugline-error"?: (event: SluglineErrorEvent) => void;
}

/** What `<slugline-quote>` takes in JSX. */
export interface SluglineQuoteProps {
  /** whose quote it is, with its exchange if several have it: `RIO@XLON` */
  "symbol"?: string;
  /** what is shown for each quote, in this order; `spark` is a line of former prices */
  "fields"?: Words<"symbol" | "name" | "price" | "change" | "percent" | "spark">;
  /** where a quote leads: an address with `{symbol}`, and `{exchange}` if needed. Without it quotes are not links */
  "href-template"?: string;
  /** the colours of rise and fall; `auto` takes those of the language's market */
  "palette"?: "auto" | "green-up" | "red-up" | "red-blue" | "color-blind";
  /** content is shown: the format that was read, and its warnings */
  "onslugline-ready"?: (event: SluglineReadyEvent) => void;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
  "onslugline-error"?: (event: SluglineErrorEvent) => void;
}

/** What `<slugline-ticker>` takes in JSX. */
export interface SluglineTickerProps {
  /** where the content is */
  "src"?: string;
  /** where ticks come from: Server-Sent Events, or with `ws:` or `wss:` a WebSocket */
  "stream"?: string;
  /** how to read it */
  "format"?: "auto" | "slugline" | "wire" | "ninjs" | "jsonld" | "wordpress" | "ghost" | "html";
  /** to which servers requests take the reader's cookies along: `include` to any, for a paid source on another origin, `omit` to none */
  "credentials"?: "same-origin" | "include" | "omit";
  /** colours; `auto` takes those of the page */
  "theme"?: "auto" | "light" | "dark" | "sepia";
  /** its name, shown and spoken; by default the strip's own */
  "label"?: string;
  /** seconds between two snapshots of `src` without a `stream`, 1 to 86400 */
  "interval"?: number | `${number}`;
  /** seconds without a frame until the strip marks its figures as old, 1 to 86400 */
  "stale-after"?: number | `${number}`;
  /** trading hours, outside of which the strip says that the market is closed: `Mon-Fri 09:30-16:00 America/New_York` */
  "hours"?: string;
  /** which quotes, in which order: symbols, separated by spaces */
  "symbols"?: string;
  /** what is shown for each quote, in this order; `spark` is a line of former prices */
  "fields"?: Words<"symbol" | "name" | "price" | "change" | "percent" | "spark">;
  /** `strip` is one line of quotes; `list` has columns with headings by which the reader sorts them; `cards` are boxes side by side */
  "layout"?: "strip" | "list" | "cards";
  /** where a quote leads: an address with `{symbol}`, and `{exchange}` if needed. Without it quotes are not links */
  "href-template"?: string;
  /** how long a changed price is marked, in milliseconds; 0 for never, 0 to 5000 */
  "flash"?: number | `${number}`;
  /** `auto` scrolls if not all quotes fit, `scroll` always does; `step` shows groups of quotes in turn; `none` is scrolled by hand */
  "motion"?: "auto" | "scroll" | "step" | "none";
  /** CSS pixels a second, 1 to 2000 */
  "speed"?: number | `${number}`;
  /** where it moves; `auto` follows the direction of the text */
  "direction"?: "auto" | "left" | "right";
  /** when the strip pauses; the button is always there */
  "pause-on"?: Words<"hover" | "focus"> | "";
  /** how often a second changed figures are written at most, 1 to 60 */
  "max-rate"?: number | `${number}`;
  /** the colours of rise and fall; `auto` takes those of the language's market */
  "palette"?: "auto" | "green-up" | "red-up" | "red-blue" | "color-blind";
  /** `lazy` fetches `src` when the element comes near the viewport */
  "loading"?: "eager" | "lazy";
  /** `none` neither uses nor stores the reader's preferences, and deletes what was stored */
  "persist"?: "local" | "none";
  /** The strip with its last values in the JSON of record; `undefined` before the first. */
  strip?: Strip | undefined;
  /** Whether the strip has been stopped, by the reader or by the page. */
  paused?: boolean;
  /** the reader used a control, or chose the quote of a symbol */
  "onslugline-action"?: (event: SluglineTickerActionEvent) => void;
  /** the reader chose a quote; cancelling the event keeps its link from being followed */
  "onslugline-select"?: (event: SluglineSelectEvent) => void;
  /** the state of the figures of `src` or `stream` has changed */
  "onslugline-feed"?: (event: SluglineFeedEvent) => void;
  /** content is shown: the format that was read, and its warnings */
  "onslugline-ready"?: (event: SluglineReadyEvent) => void;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is reported at most once a minute, with how many there were so far */
  "onslugline-error"?: (event: SluglineErrorEvent) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "slugline-article": Tag<SluglineArticle, SluglineArticleProps>;
      "slugline-quote": Tag<SluglineQuote, SluglineQuoteProps>;
      "slugline-ticker": Tag<SluglineTicker, SluglineTickerProps>;
    }
  }
}

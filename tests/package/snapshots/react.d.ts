// Made from the comments in www/ (xtask/face.mjs), not by hand.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SluglineArticle, SluglineTicker, SluglineArticleActionEvent, SluglineLinkEvent, SluglineReadyEvent, SluglineErrorEvent, SluglineTickerActionEvent, SluglineSelectEvent, SluglineFeedEvent, Article, Strip } from "./elements.js";

/** Some of these words, parted by blanks. */
type Words<W extends string> = W | `${W} ${string}`;

type Tag<E extends HTMLElement, Props> = DetailedHTMLProps<Omit<HTMLAttributes<E>, keyof Props>, E> & Props;

/** What `<slugline-article>` takes in JSX. */
export interface SluglineArticleProps {
  /** where the content is */
  "src"?: string;
  /** how to read it */
  "format"?: "auto" | "slugline" | "wire" | "ninjs" | "jsonld" | "wordpress" | "ghost" | "html";
  /** colours; `auto` takes those of the page */
  "theme"?: "auto" | "light" | "dark" | "sepia";
  /** `none` neither takes nor keeps the reader's preferences, and deletes what was kept */
  "persist"?: "local" | "none";
  /** the reader's controls, or `none` */
  "controls"?: Words<"text-size" | "theme" | "font" | "spacing" | "measure" | "listen" | "share" | "print" | "none">;
  /** the size to begin with, in percent, where the reader has not chosen another */
  "text-size"?: 87.5 | 100 | 112.5 | 125 | 150 | 175 | 200 | 250 | `${87.5 | 100 | 112.5 | 125 | 150 | 175 | 200 | 250}`;
  /** level of the headline; crossheads are one lower */
  "headline-level"?: 1 | 2 | 3 | 4 | 5 | 6 | `${1 | 2 | 3 | 4 | 5 | 6}`;
  /** `lazy` fetches `src` when the element comes near the viewport */
  "loading"?: "eager" | "lazy";
  /** The story in the JSON of record; `undefined` where it is the element's own children. */
  article?: Article | undefined;
  /** the reader used a control */
  "onslugline-action"?: (event: SluglineArticleActionEvent) => void;
  /** a link in the story is about to be followed; when the page cancels the event it is not */
  "onslugline-link"?: (event: SluglineLinkEvent) => void;
  /** content is shown: the format that was read, and what was at fault in it */
  "onslugline-ready"?: (event: SluglineReadyEvent) => void;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is told once a minute at most, with how many there were so far */
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
  /** colours; `auto` takes those of the page */
  "theme"?: "auto" | "light" | "dark" | "sepia";
  /** its name, shown and spoken; where it is absent the strip's own */
  "label"?: string;
  /** seconds between two snapshots of `src` where there is no `stream`, 1 to 86400 */
  "interval"?: number | `${number}`;
  /** seconds without a frame until the strip says that its figures are old, 1 to 86400 */
  "stale-after"?: number | `${number}`;
  /** trading hours, outside of which the strip says that the market is closed: `Mon-Fri 09:30-16:00 America/New_York` */
  "hours"?: string;
  /** which quotes, in which order: symbols, parted by blanks */
  "symbols"?: string;
  /** what is shown of each quote, in this order; `spark` is a line of former prices */
  "fields"?: Words<"symbol" | "name" | "price" | "change" | "percent" | "spark">;
  /** where a quote leads: an address with `{symbol}`, and `{exchange}` if need be. Without it quotes are no links */
  "href-template"?: string;
  /** how long a price that has moved is marked, in milliseconds; 0 for never, 0 to 5000 */
  "flash"?: number | `${number}`;
  /** `auto` scrolls where not all quotes have room, `scroll` in any case; `step` shows groups of quotes in turn; `none` is scrolled by hand */
  "motion"?: "auto" | "scroll" | "step" | "none";
  /** CSS pixels a second, 1 to 2000 */
  "speed"?: number | `${number}`;
  /** where it moves; `auto` as text runs */
  "direction"?: "auto" | "left" | "right";
  /** when the strip stands for a while; the button is there in any case */
  "pause-on"?: Words<"hover" | "focus"> | "";
  /** how often a second changed figures are written at most, 1 to 60 */
  "max-rate"?: number | `${number}`;
  /** the colours of rise and fall; `auto` takes those of the market that the language names */
  "palette"?: "auto" | "green-up" | "red-up" | "red-blue" | "color-blind";
  /** `lazy` fetches `src` when the element comes near the viewport */
  "loading"?: "eager" | "lazy";
  /** `none` neither takes nor keeps the reader's preferences, and deletes what was kept */
  "persist"?: "local" | "none";
  /** The strip with its last values in the JSON of record; `undefined` before the first. */
  strip?: Strip | undefined;
  /** Whether the strip has been stopped, by the reader or by the page. */
  paused?: boolean;
  /** the reader used a control, or chose the quote of a symbol */
  "onslugline-action"?: (event: SluglineTickerActionEvent) => void;
  /** the reader chose a quote; when the page cancels the event its link is not followed */
  "onslugline-select"?: (event: SluglineSelectEvent) => void;
  /** how the figures of `src` or `stream` are has changed */
  "onslugline-feed"?: (event: SluglineFeedEvent) => void;
  /** content is shown: the format that was read, and what was at fault in it */
  "onslugline-ready"?: (event: SluglineReadyEvent) => void;
  /** something is wrong; docs/problems.md explains the codes. On a feed each is told once a minute at most, with how many there were so far */
  "onslugline-error"?: (event: SluglineErrorEvent) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "slugline-article": Tag<SluglineArticle, SluglineArticleProps>;
      "slugline-ticker": Tag<SluglineTicker, SluglineTickerProps>;
    }
  }
}

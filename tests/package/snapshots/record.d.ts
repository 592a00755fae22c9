// The JSON of record. Made from record.schema.json, not by hand.

/** The whole of what a source holds: a site's strip and its story. Either may be missing. */
export interface Document {
  /** The name of the site. */
  site?: string;
  /** The strip above the story. */
  strip?: Strip;
  /** The story. */
  article?: Article;
}

/** The quotes of a page under one name. */
export interface Strip {
  /** The name, such as `NYSE - LSE`. */
  label?: string;
  /** The source of the figures. */
  source?: string;
  /** The quotes, in order. */
  quotes?: Quote[];
}

/** The quote of a symbol. A tick is a quote with only some members. */
export interface Quote {
  /** The symbol, as its exchange writes it. */
  symbol: string;
  /** The exchange, a code such as `XNYS`. */
  exchange?: string;
  /** The name of the security. */
  name?: string;
  /** The price, in `currency`. */
  price?: string;
  /** ISO 4217, or `GBX`, `GBp`, `ZAc`, `ILA` for hundredths, or `%` for rates. */
  currency?: string;
  /** The price minus the previous close. */
  change?: string;
  /** The change as a percentage of the previous close. */
  change_percent?: string;
  /** The price at the end of the trading day before. */
  previous_close?: string;
  /** When the price was made: milliseconds since 1970. */
  time?: number;
  /** Whether the price still moves. */
  state?: State;
  /** By how many minutes a delayed price lags. */
  delay?: number;
  /** Former prices, oldest first. */
  history?: string[];
}

/** Whether a price still moves. */
export type State =
  /** It does. */
  | "live"
  /** It does, and is shown late. */
  | "delayed"
  /** Its market is closed. */
  | "closed"
  /** Its trading is halted. */
  | "halted";

/** A news story. */
export interface Article {
  /** What identifies the story at its agency. */
  uri?: string;
  /** Where the story is published. */
  url?: string;
  /** The language, a BCP 47 tag. */
  lang?: string;
  /** The direction of the text: `ltr` or `rtl`. */
  dir?: string;
  /** The line above the headline. */
  kicker?: string;
  /** The headline. */
  headline?: string;
  /** The summary between headline and body. */
  standfirst?: Inline[];
  /** Where the story was written. */
  dateline?: string;
  /** Who wrote it. */
  bylines?: Byline[];
  /** The agency's signature at its end, such as `bur-rl/tt`. */
  signature?: string;
  /** Who publishes it. */
  publisher?: Publisher;
  /** When it was first published. */
  published?: string;
  /** When it was last changed. */
  updated?: string;
  /** Who may read it. */
  access?: Access;
  /** The picture that leads it. */
  hero?: Figure;
  /** The text. */
  body?: Block[];
  /** Whether, when and on whose terms it may be shown. */
  rights?: Rights;
}

/** A piece of text. In JSON plain text is a string, everything else an object whose `type` names it. */
export type Inline =
  /** Plain text. */
  | string
  /** Text of strong importance. */
  | {
    type: "strong";
    text?: Inline[];
  }
  /** Stressed text. */
  | {
    type: "em";
    text?: Inline[];
  }
  /** Marked text. */
  | {
    type: "mark";
    text?: Inline[];
  }
  /** Subscript. */
  | {
    type: "sub";
    text?: Inline[];
  }
  /** Superscript. */
  | {
    type: "sup";
    text?: Inline[];
  }
  /** Code. */
  | {
    type: "code";
    text: string;
  }
  /** A link. */
  | {
    type: "link";
    /** Its address. It is checked when it is shown (`components::address`). */
    href: string;
    /** Its text. */
    text?: Inline[];
  }
  /** A line break. */
  | {
    type: "break";
  }
  /** The symbol of a quote. */
  | {
    type: "symbol";
    /** The symbol on the board. */
    symbol: string;
    /** The word in the text. */
    text: string;
  };

/** An author. */
export interface Byline {
  /** The name as it is printed. */
  name: string;
  /** A page about the author. */
  url?: string;
}

/** A publisher. */
export interface Publisher {
  /** Its name. */
  name: string;
  /** Its site. */
  url?: string;
  /** The address of its logo. */
  logo?: string;
}

/** Who may read a story. */
export type Access =
  /** Everybody. */
  | "free"
  /** Everybody, but only its first part. */
  | "preview"
  /** Subscribers. */
  | "subscriber";

/** A picture with its caption and credit. Wire copy names a credit without sending the picture. */
export interface Figure {
  /** The address of the picture. */
  src?: string;
  /** The same picture in other widths. */
  srcset?: Rendition[];
  /** Its width in pixels. */
  width?: number;
  /** Its height in pixels. */
  height?: number;
  /** The alternative text. */
  alt?: string;
  /** The point that stays visible when it is cropped. */
  focal?: [number, number];
  /** The text below it. */
  caption?: Inline[];
  /** The credit. Always shown. */
  credit?: string;
}

/** A picture in one width. */
export interface Rendition {
  /** The address of the picture. */
  src: string;
  /** Its width in pixels. */
  width: number;
}

/** One block of a body. */
export type Block =
  /** A paragraph. */
  | {
    type: "paragraph";
    /** Its text. */
    text?: Inline[];
  }
  /** A heading within the body. */
  | {
    type: "crosshead";
    /** 1 for the body's own headings, 2 for those below one, up to 5. */
    level?: number;
    /** Its text. */
    text?: Inline[];
  }
  /** A list. */
  | {
    type: "list";
    /** Whether its items are numbered. */
    ordered?: boolean;
    /** The number of the first item, if not 1. */
    start?: number;
    /** The blocks of each item. */
    items?: Block[][];
  }
  /** A quotation. */
  | {
    type: "quote";
    /** What is quoted. */
    body?: Block[];
    /** Who or what is quoted. */
    cite?: string;
    /** Whether it repeats words of the story to draw the eye. */
    pull?: boolean;
  }
  /** A picture. */
  | Figure & {
    type: "figure";
  }
  /** Pictures that belong together. */
  | {
    type: "gallery";
    /** The pictures. */
    figures?: Figure[];
  }
  /** A table. */
  | {
    type: "table";
    /** Its caption. */
    caption?: string;
    /** Its rows, cell by cell. */
    rows?: Cell[][];
  }
  /** Preformatted code. */
  | {
    type: "code";
    /** Its text, line ends kept. */
    text: string;
    /** The language it is written in. */
    lang?: string;
  }
  /** A break between two parts of the story. */
  | {
    type: "rule";
  }
  /** Content on another site, shown as a link, never as a frame. */
  | {
    type: "embed";
    /** Its address. */
    url: string;
    /** Its title. */
    title?: string;
  }
  /** An entry of a live blog. */
  | {
    type: "entry";
    /** When it was published. */
    published?: string;
    /** Who wrote it. */
    bylines?: Byline[];
    /** Its headline. */
    headline?: string;
    /** Its text. */
    body?: Block[];
  };

/** A cell of a table. */
export interface Cell {
  /** Its text. */
  text?: Inline[];
  /** Whether it is the header of its row or column. */
  header?: boolean;
  /** How many columns it spans, if not 1. */
  colspan?: number;
  /** How many rows it spans, if not 1. */
  rowspan?: number;
}

/** On whose terms a story may be shown, and when. */
export interface Rights {
  /** Whether it may be shown at all. */
  status?: Status;
  /** Not to be shown before. */
  embargo?: string;
  /** Not to be shown after. */
  expires?: string;
  /** The copyright notice. Always shown. */
  copyright?: string;
  /** The terms of use. */
  terms?: string;
}

/** The publication status of IPTC's newscode `pubstatus`. */
export type Status =
  /** May be shown. */
  | "usable"
  /** Withheld by its agency. */
  | "withheld"
  /** Withdrawn by its agency. */
  | "canceled";

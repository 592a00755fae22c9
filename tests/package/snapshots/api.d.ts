// Made from the comments in www/ (xtask/face.mjs), not by hand.
import type { Document } from "./record.js";

/** How a source is read. */
export type Format = "auto" | "slugline" | "wire" | "ninjs" | "jsonld" | "wordpress" | "ghost" | "html";

export type * from "./record.js";

/** What is wrong, with a code that docs/problems.md explains. */
export declare class SluglineError extends Error {
  private constructor();
  /** Which failure it is. */
  readonly code: string;
  /** Whether nothing can work on this page at all. */
  readonly fatal: boolean;
  /** What could not be had, if it is that. */
  readonly url: string;
  /** How many of the kind there were so far on a feed, which is not told of each. */
  readonly count: number | undefined;
}

/**
 * Reads a document, and shows nothing. Throws a `SluglineError` where nothing can be read.
 * @param source a text, its bytes, or an object of the JSON of record
 * @param format how to read it
 */
export declare function convert(source: string | Uint8Array | object, format?: Format): { document: Document, format: Exclude<Format, "auto">, warnings: string[] };

/**
 * Loads the module; `convert` works from then on. Elements of the same page use the one that is loaded first.
 * @param source the address of `slugline_bg.wasm`, or what is in it; without one it is looked for beside the scripts
 * @param formats the same of `formats.wasm`
 */
export declare function init(source?: string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>, formats?: string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>): Promise<void>;

/** The version of the package. */
export declare const version: string;

declare global {
  namespace WebAssembly {
    interface Module {}
  }
}

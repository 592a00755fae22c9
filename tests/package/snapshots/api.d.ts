// Made from the comments in www/ (xtask/face.mjs), not by hand.
import type { Document } from "./record.js";

/** How a source is read. */
export type Format = "auto" | "slugline" | "wire" | "ninjs" | "jsonld" | "wordpress" | "ghost" | "html";

export type * from "./record.js";

/** An error, with a code that docs/problems.md explains. */
export declare class SluglineError extends Error {
  private constructor();
  /** The code. */
  readonly code: string;
  /** Whether nothing can work on this page at all. */
  readonly fatal: boolean;
  /** The address of the file or source that failed, if any. */
  readonly url: string;
  /** How many of this kind there were so far on a feed, where not each one is reported. */
  readonly count: number | undefined;
}

/**
 * Reads a document, without showing it. Throws a `SluglineError` if nothing can be read.
 * @param source a text, its bytes, or an object of the JSON of record
 * @param format how to read it
 */
export declare function convert(source: string | Uint8Array | object, format?: Format): { document: Document, format: Exclude<Format, "auto">, warnings: string[] };

/**
 * Loads the module; `convert` works after that. Elements of the same page share the module that is loaded first.
 * @param source the address of `slugline_bg.wasm`, or its content; by default it is next to the scripts
 * @param formats the same for `formats.wasm`
 */
export declare function init(source?: string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>, formats?: string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>): Promise<void>;

/** The version of the package. */
export declare const version: string;

declare global {
  namespace WebAssembly {
    interface Module {}
  }
}

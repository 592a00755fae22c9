// Reading without elements: what `slugline/api` gives.
import { Failure } from "./failure.js";
import { expectAlive } from "./guard.js";
import { load, loadRoom } from "./module.js";
import { encode } from "./source.js";

let module;

/**
 * Loads the module; `convert` works from then on. Elements of the same page use the one that is loaded first.
 * @param {string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>} [source] the address
 *   of `slugline_bg.wasm`, or what is in it; without one it is looked for beside the scripts
 * @param {string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>} [formats] the same of
 *   `formats.wasm`
 * @returns {Promise<void>}
 */
export async function init(source, formats) {
  const loaded = await load(source);
  await loadRoom("formats", formats);
  module = loaded;
}

/**
 * Reads a document, and shows nothing. Throws a `SluglineError` where nothing can be read.
 * @param {string | Uint8Array | object} source a text, its bytes, or an object of the JSON of record
 * @param {Format} [format=auto] how to read it
 * @returns {{ document: Document, format: Exclude<Format, "auto">, warnings: string[] }}
 */
export function convert(source, format = "auto") {
  if (!module) throw new Failure("load-failed", "the module is not there yet: wait for init()");
  const bytes = source instanceof Uint8Array ? source : encode(source);
  expectAlive();
  const outcome = module.convert(bytes, format, Date.now());
  expectAlive();
  const { code, message, ...read } = outcome;
  if (code) throw new Failure(code, message);
  return read;
}

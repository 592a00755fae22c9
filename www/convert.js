// Reading without elements: the exports of `slugline/api`.
import { Failure } from "./failure.js";
import { expectAlive } from "./guard.js";
import { load, loadRoom } from "./module.js";
import { encode } from "./source.js";

let module;

/**
 * Loads the module; `convert` works after that. Elements of the same page share the module that is loaded first.
 * @param {string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>} [source] the address
 *   of `slugline_bg.wasm`, or its content; by default it is next to the scripts
 * @param {string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module | Promise<Response>} [formats] the same for
 *   `formats.wasm`
 * @returns {Promise<void>}
 */
export async function init(source, formats) {
  const loaded = await load(source);
  await loadRoom("formats", formats);
  module = loaded;
}

/**
 * Reads a document, without showing it. Throws a `SluglineError` if nothing can be read.
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

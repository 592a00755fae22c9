// A program on a server: there is no window and there are no elements. Says what it met as JSON.

import { readFile } from "node:fs/promises";
import * as slugline from "slugline";
import { SluglineError, convert, init, version } from "slugline/api";

const address = new URL(import.meta.resolve("slugline/slugline_bg.wasm"));
const sources = {
  nothing: () => undefined,
  url: () => address,
  bytes: () => readFile(address),
  module: async () => new WebAssembly.Module(await readFile(address)),
  response: async () => new Response(await readFile(address), { headers: { "content-type": "application/wasm" } }),
};

const code = (call) => {
  try {
    call();
  } catch (error) {
    if (error instanceof SluglineError) return error;
    throw error;
  }
  return undefined;
};

const tooSoon = code(() => convert("A headline")).code;
await init(await sources[process.argv[2]](), process.argv[2] === "bytes" ? readFile(new URL("formats.wasm", address)) : undefined);
const { document, format } = convert("A headline\n\nA paragraph.");
const { warnings } = convert(new TextEncoder().encode('{ "headline": 3, "body": [] }'), "slugline");
const refused = code(() => convert("{"));
console.log(
  JSON.stringify({
    exports: Object.keys(slugline),
    version,
    tooSoon,
    headline: document.article.headline,
    format,
    warnings,
    refused: [refused.name, refused.code, refused.fatal],
  }),
);

// Prints the bytes of files, as they are and as Brotli at its best, as JSON: {"NAME": [raw, brotli]}.
//
//     node xtask/weigh.mjs FILE...

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

const weights = process.argv.slice(2).map((path) => {
  const bytes = readFileSync(path);
  return [basename(path), [bytes.length, brotli(bytes)]];
});
console.log(JSON.stringify(Object.fromEntries(weights)));

// Serves what is measured as a publisher would: with Brotli, and a stream of quotes; and counts what goes over the wire.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const FOLDERS = { '/pkg/': new URL('../../../pkg/', import.meta.url), '/': new URL('../../../target/peers/', import.meta.url) };
const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };

/** The best that Brotli does, as for files that are compressed once. */
const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** The server; `requests` are those since it was last emptied. `replaced` gives other files for some paths. */
export async function serve({ board, replaced = {} }) {
  const cache = new Map();
  const requests = [];
  const load = (path) => {
    if (!cache.has(path)) {
      const [prefix, folder] = Object.entries(FOLDERS).find(([start]) => path.startsWith(start));
      const bytes = readFileSync(replaced[path] ?? fileURLToPath(new URL(path.slice(prefix.length), folder)));
      cache.set(path, compressed(bytes));
    }
    return cache.get(path);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/stream') return stream(response, board);
    try {
      const bytes = load(pathname);
      requests.push({ path: pathname, bytes: bytes.length });
      response.writeHead(200, { 'Content-Type': TYPES[extname(pathname)] ?? 'text/plain', 'Content-Encoding': 'br', 'Content-Length': bytes.length, 'Cache-Control': 'max-age=3600' });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    forget: () => cache.clear(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The whole board, and four frames a second. */
function stream(response, { whole, frames }) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(`data: ${whole}\n\n`);
  let at = 0;
  const timer = setInterval(() => response.write(`data: ${frames[at++ % frames.length]}\n\n`), 250);
  response.on('close', () => clearInterval(timer));
}

// A static server with headers of a test's own, on this machine only. All else is served by `slugline serve`.

import { createServer } from 'node:http';
import { resolve } from 'node:path';
import sirv from 'sirv';

/** Text that browsers show or parse, with its encoding named; sirv knows the types of the rest. */
const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  ndjson: 'text/plain; charset=utf-8',
  rs: 'text/plain; charset=utf-8',
  toml: 'text/plain; charset=utf-8',
  ts: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
};

/**
 * Serves a folder.
 *
 * @param {object} options
 * @param {string} options.root The folder.
 * @param {(pathname: string) => Record<string, string>} [options.headers] More headers for a path, such as a
 *   `Content-Security-Policy`; they win over the server's own.
 * @returns {Promise<{url: string, close: () => Promise<void>}>} The address, with a slash at its end.
 */
export async function serve({ root, headers = () => ({}) }) {
  // `dev` reads the disk for every request, so that a new build is seen.
  const files = sirv(resolve(root), { dev: true, etag: true });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const type = /\/LICENSE-\w+$/.test(pathname) ? TYPES.txt : TYPES[/\.(\w+)$/.exec(pathname)?.[1]];
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (type) response.setHeader('Content-Type', type);
    for (const [name, value] of Object.entries(headers(pathname))) response.setHeader(name, value);
    const missing = () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`Not found: ${pathname}\n`);
    };
    // Any page may read what is served here: not what stands in hidden files.
    if (/(^|\/)(\.|%2e)/i.test(pathname)) missing();
    else files(request, response, missing);
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

// A static server for the demonstration and for tests.
//
//     node xtask/serve.mjs [FOLDER] [--port N]
//
// Without --port it takes 8080, or the next port that is free. It listens on this machine only.

import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const FIRST_PORT = 8080;
const PORTS_TRIED = 100;

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
 * @param {number} [options.port] The port; 0, as without it, takes any that is free.
 * @param {(pathname: string) => Record<string, string>} [options.headers] More headers for a path, such as a
 *   `Content-Security-Policy`; they win over the server's own.
 * @returns {Promise<{url: string, close: () => Promise<void>}>} The address, with a slash at its end.
 */
export async function serve({ root, port = 0, headers = () => ({}) }) {
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
    server.listen(port, '127.0.0.1', listening);
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

async function main() {
  const { values, positionals } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: true });
  const root = positionals[0] ?? '.';
  if (values.port !== undefined) return serve({ root, port: Number(values.port) });
  for (let port = FIRST_PORT; ; port += 1) {
    try {
      return await serve({ root, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port >= FIRST_PORT + PORTS_TRIED) throw error;
    }
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { url } = await main();
    console.log(`serving ${url}`);
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}

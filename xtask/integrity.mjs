// Subresource Integrity values of the package's files: what a publisher writes into tags, and into the import map of a page.
//
//     node xtask/integrity.mjs FILE
//
// Reads pkg/, writes FILE as JSON, and prints its lines. How a page uses them: docs/embedding.md.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a browser loads; not the types, documents and licences. */
const LOADED = /\.(css|js|wasm)$/;
/** The scripts that the script tag imports. It requests them with the version, so that no cache mixes versions: `www/assets.js`. */
const IMPORTED = /^(elements\.js|slugline\.js|words\/.+\.js)$/;

/** The value for the bytes of a file (W3C Subresource Integrity, section 3.1). */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** The values of the package in a folder: `files` by their paths, `modules` by the addresses that the script tag imports. */
export function integrity(folder) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!readFileSync(join(folder, 'embed.js'), 'utf8').includes(`./elements.js?v=${version}`))
    throw new Error(`embed.js does not request elements.js?v=${version}: an import map with that address would check nothing`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
  const values = paths.filter((path) => LOADED.test(path)).sort().map((path) => [path, integrityOf(readFileSync(join(folder, path)))]);
  const modules = values.filter(([path]) => IMPORTED.test(path)).map(([path, value]) => [`${path}?v=${version}`, value]);
  return { version, files: Object.fromEntries(values), modules: Object.fromEntries(modules) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = integrity(fileURLToPath(new URL('../pkg', import.meta.url)));
  writeFileSync(process.argv[2], `${JSON.stringify(made, null, 2)}\n`);
  for (const [path, value] of Object.entries(made.files)) console.log(`${path.padEnd(18)} ${value}`);
}

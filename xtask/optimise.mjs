// Optimises both halves of the module, and marks them as halves of one build.
//
//     node xtask/optimise.mjs VERSION
//
// Reads target/pkg/ (what wasm-pack made) and target/split/ (the halves), writes target/optimised/.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optimise, strip } from './binaryen.mjs';
import { marked } from './build-mark.mjs';

const [version] = process.argv.slice(2);
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const HALVES = ['slugline_bg.wasm', 'formats.wasm'];
const optimised = (half) => join('target/optimised', half);
/** With the names of functions, for whoever measures or debugs. */
const named = (half) => optimised(half.replace('.wasm', '.named.wasm'));

rmSync('target/optimised', { recursive: true, force: true });
mkdirSync('target/optimised');
for (const half of HALVES) {
  optimise(join('target/split', half), named(half));
  strip(named(half), optimised(half));
}

// Halves of two builds might link all the same, with other meanings for the same addresses.
const hash = createHash('sha256').update(readFileSync('target/pkg/slugline_bg.js'));
for (const half of HALVES) hash.update(readFileSync(optimised(half)));
const build = `${version} ${hash.digest('hex').slice(0, 8)}`;
for (const path of HALVES.flatMap((half) => [named(half), optimised(half)])) writeFileSync(path, marked(readFileSync(path), build));

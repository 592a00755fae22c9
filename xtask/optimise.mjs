// Optimises the parts of the module, and marks them as parts of one build.
//
//     node xtask/optimise.mjs VERSION
//
// Reads target/pkg/ (what wasm-pack made) and target/split/ (the parts), writes target/optimised/.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optimise, strip } from './binaryen.mjs';
import { marked } from './build-mark.mjs';

const [version] = process.argv.slice(2);
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const PARTS = readdirSync('target/split').sort();
const optimised = (part) => join('target/optimised', part);
/** With function names, for measuring and debugging. */
const named = (part) => optimised(part.replace('.wasm', '.named.wasm'));

rmSync('target/optimised', { recursive: true, force: true });
mkdirSync('target/optimised');
for (const part of PARTS) {
  optimise(join('target/split', part), named(part));
  strip(named(part), optimised(part));
}

// Parts of two builds might link anyway, with different meanings for the same addresses.
const hash = createHash('sha256').update(readFileSync('target/pkg/slugline_bg.js'));
for (const part of PARTS) hash.update(readFileSync(optimised(part)));
const build = `${version} ${hash.digest('hex').slice(0, 8)}`;
for (const path of PARTS.flatMap((part) => [named(part), optimised(part)])) writeFileSync(path, marked(readFileSync(path), build));

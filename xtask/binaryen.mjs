// Binaryen's `wasm-opt`, from npm: another one on the search path would be of another version.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The features that the compiler uses and every browser with WebAssembly's reference types has. `--all-features` would let
 * wasm-opt write what browsers refuse.
 */
const FEATURES = [
  'bulk-memory',
  'bulk-memory-opt',
  'call-indirect-overlong',
  'multivalue',
  'mutable-globals',
  'nontrapping-float-to-int',
  'reference-types',
  'sign-ext',
].map((name) => `--enable-${name}`);

const SKIPPED = ['dae-optimizing', 'local-cse', 'merge-similar-functions', 'simplify-locals'].map((name) => `--skip-pass=${name}`);
/** Leaves the names of functions where they are, for the next step. */
const NAMED = '-g';
const STRIP = ['--strip-debug', '--strip-producers', '--strip-target-features'];

function run(options, input, output) {
  const program = fileURLToPath(new URL('../node_modules/binaryen/bin/wasm-opt', import.meta.url));
  if (!existsSync(program)) throw new Error(`${program} is missing; remove node_modules and run \`cargo xtask setup\``);
  execFileSync(process.execPath, [program, ...FEATURES, ...options, input, '-o', output], { stdio: 'inherit' });
}

/**
 * Optimises the module for size.
 *
 * `--low-memory-unused` says that nothing is in the first kilobyte: rustc puts the stack's far end there, which no code
 * reaches without an overflow. `--traps-never-happen` would be wrong: panics are traps. The skipped passes make code shorter,
 * but the download longer: Brotli finds repetitions better. (Merged functions are also slower.) For the same reason functions
 * are sorted by name: those of one type or module are alike.
 */
export const optimise = (input, output) =>
  run([NAMED, '-Oz', '--converge', '--low-memory-unused', ...SKIPPED, '--reorder-functions-by-name'], input, output);

/** Drops names for debuggers, and notes on the module's origin. */
export const strip = (input, output) => run(STRIP, input, output);

// Binaryen's `wasm-opt`, as npm brings it: another on the search path would be of another version.

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
 * Makes the module small.
 *
 * `--low-memory-unused` says that nothing is in the first kilobyte: rustc puts the stack's far end there, which no code
 * reaches short of an overflow. `--traps-never-happen` would be wrong: panics are traps. The passes that are skipped make code shorter,
 * but the download longer: Brotli knows better what occurs twice. (Merged functions are slower besides.) For the same reason functions
 * stand by their names: those of one type or room are alike.
 */
export const optimise = (input, output) =>
  run([NAMED, '-Oz', '--converge', '--low-memory-unused', ...SKIPPED, '--reorder-functions-by-name'], input, output);

/** Drops names that only debuggers read, and notes on the module's making. */
export const strip = (input, output) => run(STRIP, input, output);

// The program, for tests that compare what it reads with what a browser reads.

import { execFileSync, spawnSync } from 'node:child_process';

import { REPOSITORY } from './repository.js';

let program;

/** Where the program is, built if it has changed. */
function path() {
  const call = ['build', '--quiet', '--package', 'slugline-cli', '--message-format', 'json'];
  const lines = execFileSync('cargo', call, { cwd: REPOSITORY, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).split('\n');
  return lines.map((line) => line && JSON.parse(line).executable).findLast(Boolean);
}

/** The program's output for these arguments and this input. */
export function slugline(words, input) {
  program ??= path();
  const { stdout, stderr, status } = spawnSync(program, [...words, '-'], { cwd: REPOSITORY, input, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 });
  // A text without a story ends with 1, and prints an empty document.
  if (status !== 0 && stdout.trim() !== '{}') throw new Error(stderr);
  return stdout;
}

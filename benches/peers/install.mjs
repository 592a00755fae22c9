// The peers' own npm packages, in target/peers: what is measured is not among the tools of the repository.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('./', import.meta.url));
export const MADE = fileURLToPath(new URL('../../target/peers/', import.meta.url));
const STAMP = `${MADE}node_modules/.slugline`;

/** `npm ci`, if the lock file has changed since the last time. */
export function install() {
  const lock = readFileSync(`${HERE}package-lock.json`, 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  mkdirSync(MADE, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) cpSync(`${HERE}${name}`, `${MADE}${name}`);
  // npm is a batch file on Windows: it needs a shell there.
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: MADE, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  writeFileSync(STAMP, lock);
}

/** A package of theirs. */
export const packaged = createRequire(`${MADE}package.json`);

/** The version of a package of theirs. */
export const versionOf = (name) => JSON.parse(readFileSync(`${MADE}node_modules/${name}/package.json`, 'utf8')).version;

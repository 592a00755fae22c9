// What Slugline is compared with (`cargo xtask bench peers`) can be built. Measuring takes a quarter of an hour; this takes seconds, once their packages are
// installed in target/peers.
//
// When this fails, the comparison cannot be repeated.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';

import { ENTRIES, build } from '../../benches/peers/build.mjs';
import { MADE } from '../../benches/peers/install.mjs';
import { read } from './support.js';

test('peers build for production', async () => {
  await build();
  for (const [name, entries] of Object.entries(ENTRIES)) for (const entry of Object.keys(entries)) assert.ok(statSync(`${MADE}${name}/${entry}.js`).size > 0, `${name}/${entry}.js`);
});

test('the lock file of the peers names no host', () => {
  assert.doesNotMatch(read('benches/peers/package-lock.json'), /"resolved"/);
});
